"""Forms of targets, entered numbers and lists with a BSN: parse and translate; the diensten decide."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Field, Layout, Row
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import TextChoices

from rapportage.esf.indicatoren import OPGEGEVEN, PER_CODE, VOLUIT
from rapportage.esf.tabellen import ORGANISATIES
from rapportage.models import EsfOpgave
from trajecten.bsn.forms import RedenVeld
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import Keuze
from vormgeving.versies import MetVersie, versie_uit

HOOGSTENS = 99_999


class BsnLijst(TextChoices):
    """Which list with a BSN; the value is also the beginning of the name of the file."""

    RAPPORTAGE = "bsn-rapportage", "BSN-rapportage: alleen BSN, instroom en uitstroom"
    STEEKPROEF = "deelnemerslijst-met-bsn", "Deelnemerslijst voor de steekproef, met namen en BSN"


class Waarvoor(TextChoices):
    """What a funder asks a list with a BSN for (domein §3.5)."""

    JAAR = "jaar", "Jaarlijkse rapportage"
    EINDE = "einde", "Einddeclaratie"
    CONTROLE = "controle", "Steekproef of controle"
    ANDERS = "anders", "Iets anders"


def _aantalveld(**velden: Any) -> forms.IntegerField:
    """A whole number from 0, typed on a phone with the digits alone."""
    return forms.IntegerField(
        validators=[
            MinValueValidator(0, "Een aantal is nul of hoger."),
            MaxValueValidator(HOOGSTENS, f"Dit is wel erg veel. Hoogstens {HOOGSTENS}."),
        ],
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 6}),
        error_messages={"invalid": "Schrijf een heel getal, zoals 25."},
        **velden,
    )


class DoelenFormulier(MetVersie, Formulier):
    """The target of each indicator; empty is none. A form that was not sent is given the `doelen` there are."""

    def __init__(self, *args: Any, doelen: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, versie=versie_uit(dict(doelen)), initial=dict(doelen), **kwargs)
        for code, voluit in VOLUIT.items():
            naam = PER_CODE[code].naam if code in PER_CODE else OPGEGEVEN[code]
            self.fields[code] = _aantalveld(label=naam, help_text=f"{code} · {voluit}", required=False)

    @property
    def helper(self) -> FormHelper:
        """The fields below the moment at which an indicator is asked, in the order of the report."""
        helper = super().helper
        delen: list[Any] = []
        for kop, codes in groupby([*PER_CODE, *OPGEGEVEN], key=_kop):
            delen += [HTML(f'<h2 class="nl-heading nl-heading--level-3 formulier-kop">{kop}</h2>'), *map(Field, codes)]
        helper.layout = Layout(*delen, Field("versie"))
        return helper

    @property
    def doelen(self) -> dict[str, int]:
        """What was filled in, of a valid form."""
        return {code: self.cleaned_data[code] for code in VOLUIT if self.cleaned_data[code] is not None}


def _kop(code: str) -> str:
    return PER_CODE[code].moment if code in PER_CODE else ORGANISATIES


class OpgaveFormulier(MetVersie, ModelFormulier):
    """How many organisations got support in a period."""

    overheden = _aantalveld(label="Overheden en publieke diensten", help_text=f"EECO18 · {VOLUIT['EECO18']}")
    bedrijven = _aantalveld(label="Kleine en middelgrote bedrijven", help_text=f"EECO19 · {VOLUIT['EECO19']}")

    class Meta:
        model = EsfOpgave
        fields = ("van", "tot", "overheden", "bedrijven")
        labels = {"van": "Eerste dag", "tot": "Laatste dag"}
        help_texts = {"van": "Deze dag telt mee.", "tot": "Deze dag telt mee."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["versie"]

    @property
    def helper(self) -> FormHelper:
        """Both days beside each other."""
        helper = super().helper
        versie = [Field("versie")] if "versie" in self.fields else []
        helper.layout = Layout(Row(Column("van"), Column("tot")), Field("overheden"), Field("bedrijven"), *versie)
        return helper

    def velden(self) -> dict[str, Any]:
        """What was filled in, without the version."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}


class BsnLijstFormulier(Formulier):
    """Which list with a BSN somebody takes, and why."""

    lijst = forms.ChoiceField(
        label="Welke lijst heb je nodig?",
        choices=BsnLijst.choices,
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies welke lijst je nodig hebt."},
    )
    formaat = forms.ChoiceField(
        label="Als wat voor bestand?",
        choices=[("xlsx", "Excel"), ("csv", "CSV")],
        initial="xlsx",
        widget=Keuze(kolommen=2),
        help_text="In het Excel-bestand staat ook wie nog geen BSN heeft.",
        error_messages={"required": "Kies Excel of CSV."},
    )
    waarvoor = forms.ChoiceField(
        label="Waarvoor heb je de lijst nodig?",
        choices=Waarvoor.choices,
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies waarvoor je de lijst nodig hebt."},
    )
    toelichting = RedenVeld(
        label="Leg het uit in één zin",
        help_text="Bijvoorbeeld: gevraagd in de brief van 12 januari. Dit komt in het logboek.",
        error_messages={"required": "Schrijf op waarom."},
    )

    @property
    def waarom(self) -> str:
        """The reason as the logboek keeps it, of a valid form."""
        return f"{Waarvoor(self.cleaned_data['waarvoor']).label}: {self.cleaned_data['toelichting'].strip()}"
