"""Forms of koppels: who with whom, what is learned, and what the leermeester learned from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Column, Field, Layout, Row
from django import forms
from django.utils import timezone

from onderwijs.koppel.regels import TEKST_HOOGSTENS, Uitkomst
from onderwijs.models import Koppel
from trajecten.models import Traject
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import TE_LANG, DatumVeld, Keuze

CONCEPT = "koppel"
CONCEPT_WIJZIGEN = "koppel_wijzigen"
CONCEPT_AFSLUITEN = "koppel_afsluiten"
LEERMEESTER, GEZEL = "leermeester", "gezel"
GEEN_ZORG = "Schrijf niets op over gezondheid, schulden of justitie."


class DeelnemerVeld(forms.ModelChoiceField):
    """A traject by the name of its deelnemer."""

    def label_from_instance(self, obj: Traject) -> str:
        return f"{obj.deelnemer.naam} ({obj.deelnemer.deelnemernummer})"


def _vak() -> forms.CharField:
    return forms.CharField(
        label="Wat leert de gezel?",
        max_length=120,
        help_text="Bijvoorbeeld: fietsen maken.",
        error_messages={"max_length": TE_LANG},
    )


def _doelen() -> forms.CharField:
    return forms.CharField(
        label="Met welke doelen?",
        max_length=TEKST_HOOGSTENS,
        help_text=f"Wat kan de gezel straks zelf? {GEEN_ZORG}",
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea({"rows": 4}),
    )


def eerste_dag_erna(laatste: date | None) -> date | None:
    """The end of the half-open period of which `laatste` is the last day."""
    return laatste + timedelta(days=1) if laatste else None


class KoppelFormulier(Formulier):
    """A new koppel of the deelnemer of a dossier and somebody else within reach."""

    rol = forms.ChoiceField(widget=Keuze(kolommen=2), error_messages={"required": "Kies wie het vak leert aan wie."})
    ander = DeelnemerVeld(
        label="Met wie?",
        queryset=Traject.objects.none(),
        empty_label="Kies een deelnemer",
        error_messages={"required": "Kies een deelnemer.", "invalid_choice": "Kies een deelnemer uit de lijst."},
    )
    vak = _vak()
    doelen = _doelen()
    van = DatumVeld(label="Eerste dag")
    laatste_dag = DatumVeld(label="Laatste dag", required=False)

    def __init__(self, *args: Any, traject: Traject, kandidaten: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"van": timezone.localdate()}, **kwargs)
        naam = traject.deelnemer.roepnaam
        velden: dict[str, Any] = self.fields
        velden["rol"].label = f"Wat is {naam}?"
        velden["rol"].choices = [
            (LEERMEESTER, "Leermeester: leert het vak aan een ander"),
            (GEZEL, "Gezel: leert het vak"),
        ]
        velden["ander"].queryset = kandidaten

    @property
    def helper(self) -> Any:
        """Dates beside each other."""
        helper = super().helper
        helper.layout = Layout("rol", "ander", "vak", "doelen", Row(Column("van"), Column("laatste_dag")))
        return helper


class WijzigFormulier(MetVersie, Formulier):
    """What is learned and until when."""

    vak = _vak()
    doelen = _doelen()
    van = DatumVeld(label="Eerste dag")
    laatste_dag = DatumVeld(label="Laatste dag", required=False)

    def __init__(self, *args: Any, koppel: Koppel, **kwargs: Any) -> None:
        begin = {naam: getattr(koppel, naam) for naam in ("vak", "doelen", "van", "laatste_dag")}
        super().__init__(*args, initial=begin, versie=koppel.versie, **kwargs)

    @property
    def helper(self) -> Any:
        """Dates beside each other."""
        helper = super().helper
        helper.layout = Layout("vak", "doelen", Row(Column("van"), Column("laatste_dag")), Field("versie"))
        return helper


class AfsluitFormulier(MetVersie, Formulier):
    """How it ended, and what teaching taught the leermeester."""

    uitkomst = forms.ChoiceField(
        label="Hoe eindigt het koppel?",
        choices=Uitkomst.choices,
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies hoe het koppel eindigt."},
    )
    laatste_dag = DatumVeld(label="Laatste dag")
    leermeester_leerde = forms.CharField(
        required=False,
        max_length=TEKST_HOOGSTENS,
        help_text=f"Bijvoorbeeld: uitleggen in stappen, geduld, feedback geven. {GEEN_ZORG}",
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, koppel: Koppel, **kwargs: Any) -> None:
        begin = {"laatste_dag": timezone.localdate(), "leermeester_leerde": koppel.leermeester_leerde}
        super().__init__(*args, initial=begin, versie=koppel.versie, **kwargs)
        naam = koppel.leermeester.deelnemer.roepnaam
        self.fields["leermeester_leerde"].label = f"Wat leerde {naam} van het lesgeven?"
