"""The form that plans guidance: which day of the week, what time, how long and for how many weeks."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from crispy_forms.layout import Column, Layout, Row
from django import forms

from trajecten.agenda.regels import WEKEN_HOOGSTENS
from trajecten.forms import TijdVeld, contactsoorten
from trajecten.werkdelen import Werkdeel
from vormgeving.formulier import Formulier
from vormgeving.velden import Keuze, MinutenVeld
from werkgevers.models import Plaatsing
from werkgevers.plaatsing.begeleiding import weken_om_te_plannen
from werkgevers.werkplek.begrippen import Dag

MINUTEN_VOORAF, MINUTEN_HOOGSTENS = 60, 720
# the kind of contact that Stapsteen comes with for a visit to the place of work
OP_DE_WERKPLEK = "werkplekbezoek"


class BegeleidingFormulier(Formulier):
    """A weekly series; `argumenten()` is what `plan_begeleiding` asks, apart from plaatsing and door."""

    weekdag = forms.TypedChoiceField(
        label="Op welke dag?",
        coerce=int,
        choices=[(dag.value, dag.label.capitalize()) for dag in Dag],
        widget=Keuze(kolommen=3),
        error_messages={"required": "Kies een dag."},
    )
    begin = TijdVeld(label="Hoe laat?", error_messages={"required": "Schrijf hoe laat het begint."})
    weken = forms.IntegerField(
        label="Hoeveel weken achter elkaar?",
        min_value=1,
        max_value=WEKEN_HOOGSTENS,
        error_messages={
            "required": "Schrijf hoeveel weken.",
            "invalid": "Schrijf een getal, zoals 6.",
            "min_value": "Schrijf minstens 1.",
            "max_value": f"Hoogstens {WEKEN_HOOGSTENS} weken.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": WEKEN_HOOGSTENS}),
    )
    minuten = MinutenVeld(label="Hoe lang?", error_messages={"required": "Kies hoe lang het duurt."})
    soort = forms.ChoiceField(label="Soort contact", error_messages={"required": "Kies wat voor contact het is."})
    plek = forms.CharField(
        label="Waar?", required=False, max_length=120, widget=forms.TextInput({"autocomplete": "off"})
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plaatsing: Plaatsing, deel: Werkdeel | None, vandaag: date, **kwargs: Any) -> None:
        per_week = deel.begeleiding_per_week if deel else None
        soorten = contactsoorten()
        begin = {
            "minuten": min(per_week or MINUTEN_VOORAF, MINUTEN_HOOGSTENS),
            "weken": weken_om_te_plannen(plaatsing, deel, vandaag),
            "soort": OP_DE_WERKPLEK if OP_DE_WERKPLEK in dict(soorten) else "",
            "plek": str(plaatsing.werkgever)[:120],
            "sleutel": uuid4(),
        }
        super().__init__(*args, initial=begin, **kwargs)
        soortveld: Any = self.fields["soort"]
        soortveld.choices = [("", "Kies een soort"), *soorten]

    @property
    def helper(self) -> Any:
        """What belongs together beside each other."""
        helper = super().helper
        helper.layout = Layout("weekdag", Row(Column("begin"), Column("weken")), "minuten", "soort", "plek", "sleutel")
        return helper

    def argumenten(self) -> dict[str, Any]:
        """Only after is_valid()."""
        return dict(self.cleaned_data)
