"""Choosing two reports to put side by side."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from rapportage.models import Rapport
from rapportage.queries import RapportQuerySet
from toegang.models import Gebruiker
from vormgeving.formulier import Formulier

# so many of the newest to choose from, and so many beside each that is chosen
HOOGSTENS = 100
# of the digits of a key in an address
SLEUTEL_HOOGSTENS = 19
KIES = "Kies een rapport"
OUDER = (
    f"Hier staan de nieuwste {HOOGSTENS}. Zoek je een ouder rapport? Open het bij Rapporten en kies daar "
    "“Met een ander rapport vergelijken”."
)
VELDEN = ("een", "ander")


def naam_van(rapport: Rapport) -> str:
    """A report in one line: "Werkmakerij, derde kwartaal 2026 (definitief, versie 2)"."""
    return f"{rapport.onderwerp}, {rapport.periode} ({rapport.get_staat_display().lower()}, versie {rapport.versie})"


class VergelijkFormulier(Formulier):
    """Two reports of one kind (`soort`, a Rapportsoort) that `gebruiker` may see."""

    een = forms.ModelChoiceField(Rapport.objects.none(), label="Eerste rapport")
    ander = forms.ModelChoiceField(Rapport.objects.none(), label="Tweede rapport")

    def __init__(self, *args: Any, soort: str, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        klaar = Rapport.objects.zichtbaar_voor(gebruiker).filter(soort=soort, status=Rapport.Status.KLAAR).voor_lijst()
        nieuwste = list(klaar[:HOOGSTENS])
        if len(nieuwste) == HOOGSTENS:
            self.fields["een"].help_text = OUDER
        keuzes = {rapport.pk: rapport for rapport in (*nieuwste, *_erbij(klaar, self._gekozen()))}
        namen = [(pk, naam_van(keuzes[pk])) for pk in sorted(keuzes, reverse=True)]
        for veld in VELDEN:
            # any report that is ready may be asked for; what is shown stays a list that one can read
            self.fields[veld].queryset = klaar  # type: ignore[attr-defined]
            self.fields[veld].choices = [("", KIES), *namen]  # type: ignore[attr-defined]

    def _gekozen(self) -> set[int]:
        """The keys that were asked for, of reports that may not exist."""
        gevraagd = (str(self.data.get(veld) or self.initial.get(veld, "")) for veld in VELDEN)
        return {int(pk) for pk in gevraagd if pk.isdecimal() and len(pk) < SLEUTEL_HOOGSTENS}

    @property
    def helper(self) -> FormHelper:
        """Below each other: the names are long."""
        helper = super().helper
        helper.layout = Layout(*VELDEN)
        return helper

    def clean(self) -> dict[str, Any]:
        """A report beside itself says nothing."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("een") is not None and gegevens.get("een") == gegevens.get("ander"):
            self.add_error("ander", "Kies twee verschillende rapporten.")
        return gegevens


def _erbij(klaar: RapportQuerySet, gekozen: set[int]) -> list[Rapport]:
    """Those that are chosen, and what one puts beside them: of the same subject, or over the same period."""
    if not gekozen:
        return []
    zelf = list(klaar.filter(pk__in=gekozen))
    return [*zelf, *(ander for rapport in zelf for ander in klaar.naast(rapport)[:HOOGSTENS])]
