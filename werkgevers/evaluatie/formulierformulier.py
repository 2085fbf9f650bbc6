"""The form with which a beheerder makes the next version of an evaluation form."""

from __future__ import annotations

from typing import Any

from django import forms

from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import KeuzeMeer
from werkgevers.evaluatie.regels import (
    NIVEAUS_HOOGSTENS,
    NIVEAUS_MINSTENS,
    REGELS_HOOGSTENS,
    Partij,
    regels_passen,
    schaal_past,
)
from werkgevers.models import Evaluatieformulier
from werkgevers.models.evaluatieformulier import NIVEAU_LENGTE, REGEL_LENGTE

CONCEPT_FORMULIER = "evaluatieformulier"
# what a draft of the form for all programmes is about
ALGEMEEN = "algemeen"


class RegelsVeld(forms.CharField):
    """Short texts, one per line. The value is a list of them, without empty ones."""

    def __init__(self, *, lengte: int, rijen: int, **kwargs: Any) -> None:
        """`lengte` is how long one of them may be."""
        self.lengte = lengte
        super().__init__(max_length=2000, widget=forms.Textarea({"rows": rijen}), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The lines. Raises ValidationError for one that is too long."""
        regels = [" ".join(regel.split()) for regel in str(value or "").splitlines()]
        regels = [regel for regel in regels if regel]
        for regel in regels:
            if len(regel) > self.lengte:
                raise forms.ValidationError(f"“{regel[:30]}…” is te lang: hoogstens {self.lengte} tekens.")
        return regels

    def prepare_value(self, value: Any) -> Any:
        """A list as lines; what was typed stays as it was."""
        return "\n".join(value) if isinstance(value, list) else value

    def run_validators(self, value: Any) -> None:
        """Those of a text, for all lines together; the length of each line is looked at already."""
        super().run_validators("\n".join(value))


class FormulierFormulier(MetVersie, Formulier):
    """Name, lines, scale and who signs."""

    naam = forms.CharField(label="Hoe heet het formulier?", max_length=80)
    regels = RegelsVeld(
        label="Wat beoordeel je?",
        lengte=REGEL_LENGTE,
        rijen=8,
        help_text=f"Eén regel per onderwerp, hoogstens {REGELS_HOOGSTENS} regels. Alleen over het werk: niets over "
        "gezondheid, zorg of justitie. De werkgever leest het. Een andere tekst is een nieuwe regel.",
    )
    niveaus = RegelsVeld(
        label="Welke schaal gebruik je?",
        lengte=NIVEAU_LENGTE,
        rijen=5,
        help_text=f"Van laag naar hoog, {NIVEAUS_MINSTENS} tot en met {NIVEAUS_HOOGSTENS} regels. Bijvoorbeeld van "
        "“Nooit” tot “Altijd”.",
    )
    ondertekenaars = forms.MultipleChoiceField(
        label="Wie tekenen de evaluatie?",
        choices=Partij.choices,
        widget=KeuzeMeer(kolommen=3),
        error_messages={"required": "Kies wie de evaluatie tekent."},
    )

    def __init__(self, *args: Any, formulier: Evaluatieformulier, versie: int, **kwargs: Any) -> None:
        """`formulier` is what to begin with; `versie` the number of the version that this replaces, 0 for none."""
        super().__init__(*args, versie=versie, **kwargs)
        self.van = {regel.tekst.casefold(): regel.code for regel in formulier.regels.all()}
        begin = {
            "naam": formulier.naam,
            "regels": [regel.tekst for regel in formulier.regels.all()],
            "niveaus": formulier.niveaus,
            "ondertekenaars": formulier.ondertekenaars,
        }
        self.initial.update(begin)

    def clean_regels(self) -> list[str]:
        """The lines, when a form can have them."""
        return _mits(self.cleaned_data["regels"], regels_passen(self.cleaned_data["regels"]))

    def clean_niveaus(self) -> list[str]:
        """The scale, when a form can have it."""
        return _mits(self.cleaned_data["niveaus"], schaal_past(self.cleaned_data["niveaus"]))

    def argumenten(self) -> dict[str, Any]:
        """What `maak_versie` asks, apart from programma and door; a line with the same words keeps its code."""
        velden = self.cleaned_data
        return {
            "verwacht": velden["versie"],
            "naam": velden["naam"],
            "regels": [(self.van.get(tekst.casefold(), ""), tekst) for tekst in velden["regels"]],
            "niveaus": velden["niveaus"],
            "ondertekenaars": velden["ondertekenaars"],
        }


def _mits(regels: list[str], reden: str) -> list[str]:
    if reden:
        raise forms.ValidationError(reden)
    return regels
