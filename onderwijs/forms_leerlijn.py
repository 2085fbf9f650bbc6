"""Forms of leerlijnen: what is offered, and which modules somebody follows."""

from __future__ import annotations

from typing import Any

from django import forms

from onderwijs.models import Leerlijn, Module
from onderwijs.models.leerlijn import AFWIJKING_HOOGSTENS
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier, ModelFormulier


class LeerlijnFormulier(MetVersie, ModelFormulier):
    """A leerlijn as it is offered."""

    class Meta:
        model = Leerlijn
        fields = ("naam", "doel", "programma", "leeftijd_van", "modules_tegelijk", "per_halfjaar", "actief")
        help_texts = {
            "programma": "Leeg: voor alle programma's.",
            "modules_tegelijk": "Aanschuifonderwijs: twee modules in een halfjaar.",
            "per_halfjaar": "Dan telt een module die eerder klaar is een halfjaar mee.",
            "actief": "Wat niet in gebruik is, kun je niet meer kiezen. Wat er al is, blijft.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programma"].empty_label = "Alle programma's"  # type: ignore[attr-defined]


class ModuleFormulier(MetVersie, ModelFormulier):
    """A module of a leerlijn."""

    class Meta:
        model = Module
        fields = ("naam", "uren", "bijeenkomsten", "basis", "volgorde", "actief")
        # 24,5 uur
        localized_fields = ("uren",)
        help_texts = {"volgorde": "De laagste staat bovenaan.", "basis": "Zoals de coaching in vitaal burgerschap."}


def afwijkveld(*, required: bool) -> forms.CharField:
    """Why somebody follows a leerlijn otherwise than it is meant."""
    return forms.CharField(
        label="Waarom doe je het toch?",
        required=required,
        max_length=AFWIJKING_HOOGSTENS,
        help_text="Kort, en niet over gezondheid of justitie. Je reden blijft bij de module staan.",
        error_messages={"required": "Schrijf kort op waarom.", "max_length": "Dit is te lang. Er passen 300 tekens."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AfwijkFormulier(Formulier):
    """Why somebody comes into a group otherwise than its leerlijn is meant."""

    afwijking = afwijkveld(required=True)
    traject = forms.CharField(required=False, widget=forms.HiddenInput)


class ModulekeuzeFormulier(Formulier):
    """Which modules are in the personal plan of a traject."""

    modules = forms.ModelMultipleChoiceField(
        label="Welke modules volgt deze deelnemer?", queryset=Module.objects.none(), required=False
    )
    afwijking = afwijkveld(required=False)

    def __init__(self, *args: Any, mogelijk: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["modules"].queryset = mogelijk  # type: ignore[attr-defined]
