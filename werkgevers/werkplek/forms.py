"""The form of a werkplek: parse and translate; the dienst decides."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone

from trajecten.models import Codelijst
from trajecten.versies import MetVersie
from vormgeving.formulier import ModelFormulier
from vormgeving.velden import TE_LANG, DatumVeld, KeuzeMeer
from werkgevers.models import Vestiging, Werkplek
from werkgevers.werkplek.velden import Urenveld, codes, dagenveld, groot_tekstveld, niveauveld

# the kinds of drafts
CONCEPT_WERKPLEK = "werkplek"
CONCEPT_WERKPLEK_WIJZIGEN = "werkplek_wijzigen"


class WerkplekFormulier(MetVersie, ModelFormulier):
    """What an employer offers: which work, how many places, when, and what is asked."""

    soort = forms.ChoiceField(label="Wat voor plek is het?", error_messages={"required": "Kies wat voor plek het is."})
    sector = forms.ChoiceField(label="Sector", error_messages={"required": "Kies een sector."})
    vestiging = forms.ModelChoiceField(
        label="Op welke vestiging?",
        queryset=Vestiging.objects.none(),
        required=False,
        empty_label="Nog niet bekend",
        help_text="Met de postcode van de vestiging kijken we of iemand dichtbij woont.",
    )
    aantal = forms.IntegerField(
        label="Hoeveel plekken?",
        min_value=1,
        max_value=500,
        error_messages={
            "required": "Schrijf hoeveel plekken er zijn.",
            "invalid": "Schrijf een getal, zoals 2.",
            "min_value": "Schrijf minstens 1.",
            "max_value": "Hoogstens 500 plekken.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 500}),
    )
    dagen = dagenveld("Op welke dagen?", "Kies niets als dat in overleg is.")
    uren_per_week = Urenveld(
        label="Hoeveel uur per week?", required=False, help_text="Laat leeg als dat in overleg is."
    )
    niveau = niveauveld("Voor welk niveau?", "Maakt niet uit")
    vaardigheden = forms.MultipleChoiceField(
        label="Wat moet iemand al kunnen of hebben?", required=False, widget=KeuzeMeer(kolommen=2)
    )
    taken = groot_tekstveld("Wat ga je er doen?", rows=4, help_text="De taken in gewone woorden.")
    eisen = groot_tekstveld(
        "Wat is er nog meer nodig?",
        rows=3,
        help_text="Bijvoorbeeld werkkleding of begintijden. Hier zoeken we niet op.",
    )
    vanaf = DatumVeld(
        label="Vanaf wanneer?", error_messages={"required": "Schrijf vanaf welke dag iemand kan beginnen."}
    )
    tot = DatumVeld(
        label="Tot wanneer?",
        required=False,
        help_text="De eerste dag dat de werkgever de plek niet meer biedt.",
    )

    class Meta:
        model = Werkplek
        fields = (
            "naam",
            "soort",
            "sector",
            "vestiging",
            "aantal",
            "dagen",
            "uren_per_week",
            "niveau",
            "vaardigheden",
            "taken",
            "eisen",
            "vanaf",
            "tot",
        )
        labels = {"naam": "Welk werk is het?"}
        help_texts = {"naam": "Bijvoorbeeld: Medewerker groen."}
        error_messages = {"naam": {"required": "Schrijf op welk werk het is.", "max_length": TE_LANG}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rij = self.instance
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [("", "Kies een soort"), *codes(Codelijst.PLAATSINGSOORT, [rij.soort])]
        velden["sector"].choices = [("", "Kies een sector"), *codes(Codelijst.SECTOR, [rij.sector])]
        velden["vaardigheden"].choices = codes(Codelijst.VAARDIGHEID, rij.vaardigheden)
        velden["vestiging"].queryset = Vestiging.objects.van(rij.werkgever).order_by("naam", "pk")
        velden["vanaf"].initial = timezone.localdate
        if not velden["vestiging"].queryset.exists():
            del self.fields["vestiging"]
        if not velden["vaardigheden"].choices:
            del self.fields["vaardigheden"]

    @property
    def helper(self) -> Any:
        """Kind and sector, number and hours, and the period beside each other."""
        helper = super().helper
        helper.layout = Layout(
            "naam",
            Row(Column("soort"), Column("sector")),
            *self._als_het_er_is("vestiging"),
            Row(Column("aantal"), Column("uren_per_week")),
            "dagen",
            "niveau",
            *self._als_het_er_is("vaardigheden"),
            "taken",
            "eisen",
            Row(Column("vanaf"), Column("tot")),
            "versie",
        )
        return helper

    def _als_het_er_is(self, naam: str) -> list[str]:
        return [naam] if naam in self.fields else []
