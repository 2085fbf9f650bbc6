"""The small forms around a measurement: beginning, giving back, correcting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from trajecten.models import Traject
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze
from zelfredzaamheid.models import Meting
from zelfredzaamheid.regels import REDEN_HOOGSTENS, soort_voorstel


class BeginFormulier(Formulier):
    """Which measurement begins, and of what day it is."""

    soort = forms.ChoiceField(label="Welke meting?", choices=Meting.Soort.choices, widget=Keuze(kolommen=1))
    datum = DatumVeld(label="Datum van het gesprek")

    def __init__(self, *args: Any, traject: Traject, bestaand: set[str], **kwargs: Any) -> None:
        vandaag = timezone.localdate()
        begin = {"soort": soort_voorstel(bestaand, loopt=traject.loopt_op(vandaag)), "datum": vandaag}
        super().__init__(*args, initial=begin, **kwargs)


class TerugFormulier(Formulier):
    """What is still to do before a measurement can be fixed."""

    omdat = forms.CharField(
        label="Wat moet er nog gebeuren?",
        help_text="Je collega leest dit bij de meting.",
        max_length=REDEN_HOOGSTENS,
        widget=forms.Textarea({"rows": 3}),
    )


class RedenFormulier(Formulier):
    """Why a fixed measurement is corrected."""

    reden = forms.CharField(
        label="Waarom verbeter je de meting?",
        max_length=REDEN_HOOGSTENS,
        help_text="De oude meting blijft te lezen, met deze reden erbij.",
        widget=forms.Textarea({"rows": 3}),
    )
