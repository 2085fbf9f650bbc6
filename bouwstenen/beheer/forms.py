"""Forms of a route: parse and translate; the diensten decide."""

from __future__ import annotations

from typing import Any, cast

from crispy_forms.layout import HTML, Column, Field, Layout, Row
from django import forms
from django.core.validators import MaxValueValidator

from bouwstenen.models import Bouwsteen, Route
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.taal import getal
from vormgeving.velden import Keuze

HOOGSTENS = {
    "norm_aantal": 1000,
    "weken": 260,
    "coach_uren_per_week": 60,
    "deelnemer_uren_per_week": 60,
    "coach_uren_totaal": 5000,
    "deelnemer_uren_totaal": 5000,
}
DEEL_ICOON = {"fundament": "stairs", "opbouw": "building", "dak": "home-up"}


class WoordFormulier(Formulier):
    """What a part of this route is called."""

    woord = forms.ChoiceField(
        label="Hoe noem je een onderdeel van deze route?", choices=Route.Woord.choices, widget=Keuze
    )


class SteenFormulier(MetVersie, ModelFormulier):
    """A bouwsteen: its name and goal, its place in the house, how long it takes and which hours it asks."""

    doel = forms.CharField(
        label="Waar werkt iemand hier naartoe?", required=False, max_length=500, widget=forms.Textarea({"rows": 3})
    )

    class Meta:
        model = Bouwsteen
        fields = (
            "naam",
            "doel",
            "deel",
            "plaats",
            "weken",
            "norm_aantal",
            "norm_eenheid",
            "coach_uren_per_week",
            "coach_uren_totaal",
            "deelnemer_uren_per_week",
            "deelnemer_uren_totaal",
            "keuze",
        )
        widgets = {"deel": Keuze(kolommen=3), "plaats": Keuze(kolommen=2)}
        localized_fields = (
            "coach_uren_per_week",
            "coach_uren_totaal",
            "deelnemer_uren_per_week",
            "deelnemer_uren_totaal",
        )
        labels = {
            "deel": "Welk deel van het huis is het?",
            "plaats": "Waar is het?",
            "norm_aantal": "Zoveel telt het huis",
            "norm_eenheid": "Waarin telt het huis?",
            "coach_uren_per_week": "Begeleiding, uren per week",
            "coach_uren_totaal": "Begeleiding, uren in totaal",
            "deelnemer_uren_per_week": "Deelnemer, uren per week",
            "deelnemer_uren_totaal": "Deelnemer, uren in totaal",
            "keuze": "Alleen voor wie dit in het persoonlijk plan heeft",
        }
        help_texts = {
            "plaats": "Extern ligt boven de grond, intern eronder.",
            "weken": "Duurt het langer, dan komt er een signaal.",
            "norm_aantal": "Zoals 12 weken of 10 uur.",
            "norm_eenheid": "Elke steen van het huis is er één.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # the choices without the empty one: there is always a default
        for naam, keuzes in (("deel", Bouwsteen.Deel), ("plaats", Bouwsteen.Plaats)):
            cast(forms.ChoiceField, self.fields[naam]).choices = keuzes.choices
        if not self.instance.pk:
            del self.fields["versie"]
        for naam in self._meta.localized_fields:
            if self.initial.get(naam) is not None:
                self.initial[naam] = getal(self.initial[naam])
        for naam, hoogste in HOOGSTENS.items():
            veld = self.fields[naam]
            veld.validators.append(MaxValueValidator(hoogste, f"Dit is wel erg veel. Hoogstens {hoogste}."))
            veld.widget.attrs["inputmode"] = "decimal" if "uren" in naam else "numeric"

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.layout = Layout(
            Field("naam"),
            Field("doel"),
            Field("deel"),
            Field("plaats"),
            _kop("Hoe lang?"),
            Field("weken"),
            Row(Column("norm_aantal"), Column("norm_eenheid")),
            _kop("Hoeveel uren?"),
            Row(Column("coach_uren_per_week"), Column("coach_uren_totaal")),
            Row(Column("deelnemer_uren_per_week"), Column("deelnemer_uren_totaal")),
            _kop("Voor wie?"),
            Field("keuze"),
            *([Field("versie")] if "versie" in self.fields else []),
        )
        return helper

    def velden(self) -> dict[str, Any]:
        """What was filled in, without the version."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}


class RegelFormulier(Formulier):
    """The text of a goal or a module."""

    tekst = forms.CharField(label="Tekst", max_length=200)
    was = forms.CharField(required=False, widget=forms.HiddenInput)
    bijzonder = forms.BooleanField(label="Gaat over gezondheid of justitie", required=False)


def _kop(tekst: str) -> HTML:
    """A heading within the form."""
    return HTML(f'<h2 class="nl-heading nl-heading--level-3 beheer__kop">{tekst}</h2>')
