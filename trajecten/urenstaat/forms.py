"""Forms of hours of staff: parse and translate; the diensten decide."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.db.models import Q, QuerySet

from trajecten.models import Subsidieproject, Urenregel
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.schrijven import Werk
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze, MinutenVeld

if TYPE_CHECKING:
    from toegang.models import Gebruiker

ICONEN = {"reistijd": "arrow-up-right", "voorbereiding": "file-text", "overleg": "users", "overig": "dots"}
PERIODE_HOOGSTENS_DAGEN = 366


def lopend_in(van: date, tot: date) -> QuerySet[Subsidieproject]:
    """The projects that run on some day in [van, tot)."""
    begonnen = Q(van__isnull=True) | Q(van__lt=tot)
    return Subsidieproject.objects.filter(begonnen, Q(tot__isnull=True) | Q(tot__gte=van)).order_by("naam")


class Projectkeuze(forms.ModelChoiceField):
    """One subsidieproject, or none."""

    def __init__(self, **kwargs: Any) -> None:
        standaard = {
            "label": "Subsidieproject",
            "required": False,
            "empty_label": "Geen subsidieproject",
            "error_messages": {"invalid_choice": "Kies een subsidieproject uit de lijst."},
        }
        super().__init__(Subsidieproject.objects.order_by("naam"), **standaard | kwargs)


class WerkFormulier(MetVersie, Formulier):
    """Other hours on a day; `werk` is what diensten ask."""

    soort = forms.ChoiceField(
        label="Wat deed je?",
        choices=Urenregel.Soort,
        widget=Keuze(iconen=ICONEN, kolommen=1),
        error_messages={"required": "Kies wat je deed."},
    )
    minuten = MinutenVeld(label="Hoe lang?")
    datum = DatumVeld(label="Datum")
    subsidieproject = Projectkeuze(help_text="Een uur telt voor één project. Contact telt al vanzelf mee.")
    toelichting = forms.CharField(label="Toelichting", max_length=200, required=False)
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, door: Gebruiker, datum: date, regel: Urenregel | None = None, **kwargs: Any) -> None:
        """`datum` is filled in beforehand; `regel` are hours that are changed."""
        super().__init__(*args, initial=_voorgevuld(door, datum, regel), versie=regel.versie if regel else 1, **kwargs)
        maandag = maandag_van(datum)
        projecten = lopend_in(maandag, maandag + timedelta(days=7))
        # hours of another week may be typed here too, and what is chosen already stays in the list
        self.fields["subsidieproject"].queryset = (
            projecten if not self.is_bound and regel is None else (Subsidieproject.objects.order_by("naam"))
        )

    @property
    def werk(self) -> Werk:
        """What was filled in; only after is_valid()."""
        velden = ("datum", "minuten", "soort", "subsidieproject", "toelichting")
        return Werk(**{naam: self.cleaned_data[naam] for naam in velden})


def _voorgevuld(door: Gebruiker, datum: date, regel: Urenregel | None) -> dict[str, Any]:
    if regel is None:
        vorige = Urenregel.objects.filter(medewerker=door).order_by("-pk").values_list("subsidieproject", flat=True)
        return {"datum": datum, "subsidieproject": vorige.first(), "sleutel": uuid4()}
    velden = ("datum", "minuten", "soort", "subsidieproject", "toelichting", "sleutel")
    return {naam: getattr(regel, naam) for naam in velden}


class TegenboekFormulier(Formulier):
    """What an hour in an approved week should have been."""

    minuten = forms.IntegerField(
        label="Hoeveel minuten was het echt?",
        help_text="Schrijf 0 als het uur er niet had moeten staan.",
        min_value=0,
        max_value=720,
        error_messages={
            "invalid": "Schrijf het aantal minuten als een getal, zoals 40.",
            "min_value": "Vul 0 of meer minuten in.",
            "max_value": "Meer dan 12 uur (720 minuten) kan niet.",
        },
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    subsidieproject = Projectkeuze()
    reden = forms.CharField(label="Waarom?", max_length=200, help_text="Een collega leest dit bij het goedkeuren.")
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, minuten: int, project_id: int | None, **kwargs: Any) -> None:
        """`minuten` and `project_id` are what counts now."""
        voorgevuld = {"minuten": minuten, "subsidieproject": project_id, "sleutel": uuid4()}
        super().__init__(*args, initial=voorgevuld, **kwargs)


class TerugFormulier(Formulier):
    """Why a week is sent back."""

    reden = forms.CharField(
        label="Wat moet er anders?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op wat er anders moet."},
    )


class PeriodeFormulier(Formulier):
    """The days of a download, both included."""

    van = DatumVeld(label="Van")
    tot = DatumVeld(label="Tot en met")

    def clean(self) -> dict[str, Any]:
        """The days in order, and a year at the most."""
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and van > tot:
            self.add_error("tot", "De einddatum ligt voor de begindatum.")
        elif van and tot and (tot - van).days >= PERIODE_HOOGSTENS_DAGEN:
            self.add_error("tot", "Kies hoogstens een jaar.")
        return gegevens
