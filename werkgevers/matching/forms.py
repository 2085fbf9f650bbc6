"""Forms of a wish and of a klikgesprek: parse and translate; the diensten decide."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone

from trajecten.forms import TijdVeld
from trajecten.models import Codelijst
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import TE_LANG, DatumVeld, Keuze, KeuzeMeer
from werkgevers.matching.stand import Uitkomst
from werkgevers.models import Contactpersoon, Klikgesprek, Werkplek, Werkwens
from werkgevers.werkplek.velden import TEKST_HOOGSTENS, Urenveld, codes, dagenveld, groot_tekstveld, niveauveld

# the kinds of drafts
CONCEPT_WENS = "werkwens"
CONCEPT_UITKOMST = "klikgesprek_uitkomst"
WENSLIJSTEN = {
    "sectoren": Codelijst.SECTOR,
    "soorten": Codelijst.PLAATSINGSOORT,
    "vaardigheden": Codelijst.VAARDIGHEID,
}


class WensFormulier(MetVersie, ModelFormulier):
    """What somebody looks for and can do, as agreed with them."""

    sectoren = forms.MultipleChoiceField(label="In welke sectoren?", required=False, widget=KeuzeMeer(kolommen=2))
    soorten = forms.MultipleChoiceField(
        label="Wat voor plek?",
        required=False,
        help_text="Kies niets als dat niet uitmaakt.",
        widget=KeuzeMeer(kolommen=2),
    )
    dagen = dagenveld("Op welke dagen kan het?", "Kies niets als alle dagen kunnen.")
    uren_per_week = Urenveld(label="Hoeveel uur per week hoogstens?", required=False)
    niveau = niveauveld("Op welk niveau?", "Nog niet gekozen")
    vaardigheden = forms.MultipleChoiceField(
        label="Wat kan of heeft iemand al?",
        required=False,
        help_text="Geldige certificaten uit het dossier tellen vanzelf mee.",
        widget=KeuzeMeer(kolommen=2),
    )
    postcodegebied = forms.RegexField(
        r"^[1-9][0-9]{3}$",
        label="Vier cijfers van de postcode",
        required=False,
        help_text="Van waar iemand reist, zoals 3083.",
        error_messages={"invalid": "Schrijf alleen de vier cijfers van de postcode, zoals 3083."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
    )
    wens = groot_tekstveld(
        "Wat wil iemand zelf?",
        rows=3,
        help_text="In eigen woorden. Schrijf niets over gezondheid of justitie. Hier zoeken we niet op.",
    )

    class Meta:
        model = Werkwens
        fields = (
            "sectoren",
            "soorten",
            "dagen",
            "uren_per_week",
            "niveau",
            "vaardigheden",
            "postcodegebied",
            "plaats",
            "reizen",
            "wens",
        )
        labels = {"plaats": "Plaats", "reizen": "Hoe ver wil iemand reizen?"}
        widgets = {"reizen": Keuze(kolommen=1)}
        error_messages = {"plaats": {"max_length": TE_LANG}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        for naam, lijst in WENSLIJSTEN.items():
            velden[naam].choices = codes(lijst, getattr(self.instance, naam))
            if not velden[naam].choices:
                del self.fields[naam]
        velden["reizen"].choices = Werkwens._meta.get_field("reizen").choices

    @property
    def helper(self) -> Any:
        """Postcode and place beside each other."""
        helper = super().helper
        gewoon = [naam for naam in self.fields if naam not in {"postcodegebied", "plaats", "reizen", "wens", "versie"}]
        helper.layout = Layout(*gewoon, Row(Column("postcodegebied"), Column("plaats")), "reizen", "wens", "versie")
        return helper


class GespreksFormulier(MetVersie, Formulier):
    """When a klikgesprek is, and with whom at the employer; `argumenten()` is what the diensten ask."""

    datum = DatumVeld(label="Welke dag?", error_messages={"required": "Kies een dag."})
    begin = TijdVeld(label="Hoe laat?", error_messages={"required": "Schrijf hoe laat het begint."})
    contactpersoon = forms.ModelChoiceField(
        label="Met wie van de werkgever?",
        queryset=Contactpersoon.objects.none(),
        required=False,
        empty_label="Nog niet bekend",
    )

    def __init__(self, *args: Any, werkplek: Werkplek, gesprek: Klikgesprek | None = None, **kwargs: Any) -> None:
        begin = _van_gesprek(gesprek) if gesprek else {}
        super().__init__(*args, versie=gesprek.versie if gesprek else None, initial=begin, **kwargs)
        alle, nu = Contactpersoon.objects.van(werkplek.werkgever), timezone.localdate()
        gekozen = gesprek.contactpersoon_id if gesprek else None
        keuze: Any = self.fields["contactpersoon"]
        keuze.queryset = alle.filter(Q(pk__in=alle.op(nu).values("pk")) | Q(pk=gekozen)).order_by("naam", "pk")

    @property
    def helper(self) -> Any:
        """Day and time beside each other."""
        helper = super().helper
        helper.layout = Layout(Row(Column("datum"), Column("begin")), "contactpersoon", "versie")
        return helper

    def argumenten(self) -> dict[str, Any]:
        """The moment on the clock here, and the contactpersoon."""
        velden = self.cleaned_data
        moment = timezone.make_aware(datetime.combine(velden["datum"], velden["begin"]))
        return {"gepland_op": moment, "contactpersoon": velden["contactpersoon"]}


def _van_gesprek(gesprek: Klikgesprek) -> dict[str, Any]:
    moment = timezone.localtime(gesprek.gepland_op)
    return {"datum": moment.date(), "begin": moment.time(), "contactpersoon": gesprek.contactpersoon_id}


class UitkomstFormulier(MetVersie, Formulier):
    """What came of a klikgesprek."""

    gehouden_op = DatumVeld(label="Wanneer was het gesprek?", error_messages={"required": "Kies een dag."})
    uitkomst = forms.ChoiceField(
        label="Was er een klik?",
        choices=Uitkomst.choices,
        widget=Keuze(kolommen=3),
        error_messages={"required": "Kies of er een klik was."},
    )
    afspraken = forms.CharField(
        label="Wat hebben jullie afgesproken?",
        required=False,
        max_length=TEKST_HOOGSTENS,
        help_text="Bij een klik nodig: taken, dagen, begeleiding en wie wat doet. De werkgever mag dit lezen.",
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, gesprek: Klikgesprek, **kwargs: Any) -> None:
        begin: dict[str, Any] = {
            "gehouden_op": gesprek.gehouden_op or _dag_van(gesprek),
            "uitkomst": gesprek.uitkomst or None,
            "afspraken": gesprek.afspraken,
        }
        super().__init__(*args, versie=gesprek.versie, initial=begin, **kwargs)

    def argumenten(self) -> dict[str, Any]:
        """What `leg_uitkomst_vast` asks, apart from gesprek and door."""
        velden = self.cleaned_data
        return {
            "verwacht": velden["versie"],
            "gehouden_op": velden["gehouden_op"],
            "uitkomst": velden["uitkomst"],
            "afspraken": velden["afspraken"],
        }


def _dag_van(gesprek: Klikgesprek) -> date:
    """The planned day, or today for one that is still to come."""
    return min(timezone.localdate(gesprek.gepland_op), timezone.localdate())
