"""Forms of stagevragen: parse and translate; the diensten decide."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Column, Field, Layout, Row
from django import forms

from onderwijs.models import Onderwijsinstelling, Stagevraag
from onderwijs.stagevraag.diensten import Gegevens
from onderwijs.stagevraag.regels import AANTAL_HOOGSTENS, TOELICHTING_HOOGSTENS, Urgentie
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Code, Codelijst
from trajecten.plaatsvragen import NIVEAUS
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import TE_LANG, DatumVeld, Decimaalveld, Keuze, KeuzeMeer

CONCEPT = "stagevraag"
CONCEPT_WIJZIGEN = "stagevraag_wijzigen"
STAGE = "stage"


class CollegaVeld(forms.ModelChoiceField):
    """A colleague by name."""

    def label_from_instance(self, obj: Gebruiker) -> str:
        return obj.naam_met_namens


class StagevraagFormulier(MetVersie, Formulier):
    """What a school asks."""

    instelling = forms.ModelChoiceField(
        label="Welke school?",
        queryset=Onderwijsinstelling.objects.none(),
        required=False,
        empty_label="Kies een school",
        error_messages={"invalid_choice": "Kies een school uit de lijst."},
    )
    nieuwe_school = forms.CharField(
        label="Staat de school er niet bij? Schrijf de naam op",
        required=False,
        max_length=160,
        error_messages={"max_length": TE_LANG},
    )
    contact = forms.CharField(
        label="Wie belde of mailde er?",
        required=False,
        max_length=160,
        help_text="Naam en telefoon of e-mail van de school. Schrijf hier geen namen van leerlingen.",
        error_messages={"max_length": TE_LANG},
    )
    soort = forms.ChoiceField(label="Wat voor plek?")
    aantal = forms.IntegerField(
        label="Hoeveel plekken?",
        min_value=1,
        max_value=AANTAL_HOOGSTENS,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "invalid": "Schrijf een getal, zoals 5.",
            "min_value": "Een school zoekt minstens 1 plek.",
            "max_value": "Een school zoekt hoogstens %(limit_value)s plekken.",
        },
    )
    niveau = forms.TypedChoiceField(
        label="Welk niveau?",
        choices=[("", "Maakt niet uit"), *NIVEAUS.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )
    sectoren = forms.MultipleChoiceField(
        label="In welke sectoren?",
        required=False,
        widget=KeuzeMeer(kolommen=2),
        help_text="Kies niets als elke sector goed is.",
    )
    dagen_per_week = Decimaalveld(
        label="Dagen per week",
        required=False,
        hoogstens=7,
        decimalen=1,
        minstens=Decimal("0.5"),
        te_veel="Een week heeft hoogstens 7 dagen.",
        error_messages={
            "invalid": "Schrijf een getal, zoals 3 of 2,5.",
            "min_value": "Het zijn minstens 0,5 dagen.",
            "max_digits": "Schrijf een getal, zoals 3 of 2,5.",
            "max_decimal_places": "Schrijf een getal, zoals 3 of 2,5.",
        },
    )
    vanaf = DatumVeld(label="Vanaf")
    laatste_dag = DatumVeld(label="Tot en met", required=False)
    urgentie = forms.ChoiceField(
        label="Hoe dringend?",
        choices=Urgentie.choices,
        widget=Keuze(kolommen=3),
        error_messages={"required": "Kies hoe dringend het is."},
    )
    behandelaar = CollegaVeld(
        label="Wie zoekt de plekken?",
        queryset=Gebruiker.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": "Kies een collega uit de lijst.", "required": "Kies wie de plekken zoekt."},
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=TOELICHTING_HOOGSTENS,
        help_text="Wat vraagt de school verder? Schrijf niets op over een leerling.",
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, door: Gebruiker, vraag: Stagevraag | None = None, **kwargs: Any) -> None:
        begin = _van(vraag) if vraag else {"behandelaar": door.pk, "soort": STAGE}
        super().__init__(*args, initial=begin, versie=vraag.versie if vraag else None, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["instelling"].queryset = Onderwijsinstelling.objects.te_kiezen(vraag.instelling_id if vraag else None)
        velden["soort"].choices = _codes(Codelijst.PLAATSINGSOORT, [vraag.soort] if vraag else [])
        velden["sectoren"].choices = _codes(Codelijst.SECTOR, vraag.sectoren if vraag else [])
        velden["behandelaar"].queryset = _collegas(vraag)

    @property
    def helper(self) -> Any:
        """Numbers and dates beside each other."""
        helper = super().helper
        helper.layout = Layout(
            "instelling",
            "nieuwe_school",
            "contact",
            Row(Column("soort"), Column("niveau")),
            Row(Column("aantal"), Column("dagen_per_week")),
            "sectoren",
            Row(Column("vanaf"), Column("laatste_dag")),
            "urgentie",
            "behandelaar",
            "toelichting",
            Field("versie"),
        )
        return helper

    def clean(self) -> dict[str, Any]:
        """One school: chosen, or written down."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        gekozen, nieuw = velden.get("instelling"), velden.get("nieuwe_school", "").strip()
        if bool(gekozen) == bool(nieuw) and "instelling" not in self.errors:
            self.add_error("instelling", "Kies een school of schrijf een nieuwe op." if not gekozen else EEN_SCHOOL)
        return velden

    def gegevens(self) -> Gegevens:
        """What the dienst asks; a last day becomes the first day after it."""
        velden = self.cleaned_data
        laatste = velden["laatste_dag"]
        gelijk = ("contact", "soort", "sectoren", "niveau", "aantal", "dagen_per_week", "vanaf", "urgentie")
        return Gegevens(
            instelling=velden["instelling"] or velden["nieuwe_school"],
            tot=laatste + timedelta(days=1) if laatste else None,
            toelichting=velden["toelichting"],
            behandelaar=velden["behandelaar"],
            **{naam: velden[naam] for naam in gelijk},
        )


EEN_SCHOOL = "Kies een school uit de lijst, of schrijf een nieuwe op. Niet allebei."


class ToezegFormulier(Formulier):
    """How many places of one employer are for the school."""

    kenmerk = forms.CharField(max_length=60)
    aantal = forms.IntegerField(
        min_value=1,
        max_value=AANTAL_HOOGSTENS,
        error_messages={
            "required": "Schrijf hoeveel plekken je toezegt.",
            "invalid": "Schrijf een getal, zoals 2.",
            "min_value": "Zeg minstens 1 plek toe.",
            "max_value": "Zeg hoogstens %(limit_value)s plekken toe.",
        },
    )


def _van(vraag: Stagevraag) -> dict[str, Any]:
    namen = "instelling contact soort sectoren niveau aantal dagen_per_week vanaf laatste_dag urgentie toelichting"
    return {naam: getattr(vraag, naam) for naam in [*namen.split(), "behandelaar"]}


def _codes(lijst: str, ook: list[str]) -> list[tuple[str, str]]:
    return list(Code.objects.te_kiezen(lijst, ook).order_by("volgorde", "pk").values_list("code", "naam"))


def _collegas(vraag: Stagevraag | None) -> Any:
    wie = Gebruiker.objects.actief().met_recht(Recht.STAGEVRAAG_WIJZIGEN)
    if vraag:
        wie = wie | Gebruiker.objects.filter(pk=vraag.behandelaar_id)
    return wie.order_by("achternaam", "voornaam", "pk")
