"""Choosing two reports to put side by side."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from rapportage.models import Rapport
from toegang.models import Gebruiker
from vormgeving.formulier import Formulier


class Rapportkeuze(forms.ModelChoiceField):
    """A report that is ready, by what it is about, its period and its version."""

    def label_from_instance(self, obj: Any) -> str:
        return naam_van(obj)


def naam_van(rapport: Rapport) -> str:
    """A report in one line: "Werkmakerij, derde kwartaal 2026 (definitief, versie 2)"."""
    return f"{rapport.onderwerp}, {rapport.periode} ({rapport.get_staat_display().lower()}, versie {rapport.versie})"


class VergelijkFormulier(Formulier):
    """Two reports of one kind (`soort`, a Rapportsoort) that `gebruiker` may see."""

    een = Rapportkeuze(Rapport.objects.none(), label="Eerste rapport", empty_label="Kies een rapport")
    ander = Rapportkeuze(Rapport.objects.none(), label="Tweede rapport", empty_label="Kies een rapport")

    def __init__(self, *args: Any, soort: str, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        klaar = Rapport.objects.zichtbaar_voor(gebruiker).filter(soort=soort, status=Rapport.Status.KLAAR)
        for naam in ("een", "ander"):
            self.fields[naam].queryset = klaar.voor_lijst()  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """Below each other: the names are long."""
        helper = super().helper
        helper.layout = Layout("een", "ander")
        return helper

    def clean(self) -> dict[str, Any]:
        """A report beside itself says nothing."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("een") is not None and gegevens.get("een") == gegevens.get("ander"):
            self.add_error("ander", "Kies twee verschillende rapporten.")
        return gegevens
