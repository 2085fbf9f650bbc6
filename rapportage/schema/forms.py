"""Making and changing a schedule: parse and translate; the diensten decide."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone

from rapportage.models import Rapportschema
from rapportage.onderwerpen import te_kiezen_onderwerpen
from rapportage.schema.regels import BEWAAR_MAANDEN_HOOGSTENS, DAGEN_NA_HOOGSTENS, INHALEN_HOOGSTENS
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Programma
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze, KeuzeMeer


def _getal(hoogste: int, wat: str, **kwargs: Any) -> forms.IntegerField:
    """A whole number from 1 up to and including `hoogste`."""
    zin = f"Kies 1 tot en met {hoogste} {wat}."
    fouten = {"invalid": "Schrijf een heel getal, zoals 5.", "min_value": zin, "max_value": zin}
    invoer = forms.NumberInput({"inputmode": "numeric", "size": 4})
    return forms.IntegerField(min_value=1, max_value=hoogste, error_messages=fouten, widget=invoer, **kwargs)


class _Tempoformulier(Formulier):
    """When it is made, who hears of it and how long it is kept."""

    vanaf = DatumVeld(
        label="Vanaf welke dag?",
        help_text="Het eerste rapport gaat over de periode waarin deze dag ligt. Zijn er al periodes voorbij? "
        f"Dan komen die rapporten binnen een paar minuten: hoogstens de laatste {INHALEN_HOOGSTENS}.",
    )
    dagen_na = _getal(
        DAGEN_NA_HOOGSTENS,
        "dagen",
        label="Hoeveel dagen na de periode?",
        help_text="1 is de eerste dag erna. Kies meer dagen als collega's nog tijd nodig hebben om alles in te vullen.",
    )
    ontvangers: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Gebruiker.objects.none(),
        label="Wie krijgt een mail?",
        required=False,
        widget=KeuzeMeer(kolommen=2),
        help_text="In de mail staat alleen een link. Wie erop klikt, logt eerst in.",
    )
    bewaar_maanden = _getal(
        BEWAAR_MAANDEN_HOOGSTENS,
        "maanden",
        label="Hoeveel maanden bewaren we de bestanden?",
        required=False,
        help_text="Leeg: tot de bewaardatum van het subsidieproject. Is die er niet, dan blijven ze staan.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wie = Gebruiker.objects.actief().met_recht(Recht.RAPPORT_INZIEN).order_by("achternaam", "voornaam", "pk")
        self.fields["ontvangers"].queryset = wie  # type: ignore[attr-defined]

    def velden(self) -> dict[str, Any]:
        """What was filled in about the schedule itself."""
        return {naam: self.cleaned_data[naam] for naam in ("vanaf", "dagen_na", "bewaar_maanden")}


class NieuwSchemaFormulier(_Tempoformulier):
    """A schedule for a kind of report (`soort`, of DEFINITIES)."""

    onderwerp: forms.ModelChoiceField = forms.ModelChoiceField(Programma.objects.none(), empty_label=None)
    ritme = forms.ChoiceField(
        label="Hoe vaak?",
        choices=Rapportschema.Ritme.choices,
        widget=Keuze(kolommen=3),
        error_messages={"invalid_choice": "Kies elke maand, elk kwartaal of elk jaar."},
    )

    def __init__(self, *args: Any, soort: str, **kwargs: Any) -> None:
        begin = {"ritme": Rapportschema.Ritme.MAAND, "dagen_na": 1, "vanaf": timezone.localdate().replace(day=1)}
        super().__init__(*args, initial=begin, **kwargs)
        self.soort = soort
        veld = self.fields["onderwerp"]
        veld.queryset = te_kiezen_onderwerpen(soort)  # type: ignore[attr-defined]
        self.veld_in_schema = str(veld.queryset.model._meta.model_name)  # type: ignore[attr-defined]
        veld.label = self.veld_in_schema.capitalize()

    @property
    def heeft_keuze(self) -> bool:
        """Whether there is anything that this kind of report could be about."""
        return bool(self.fields["onderwerp"].queryset.exists())  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """What it is first, then when."""
        helper = super().helper
        helper.layout = Layout("onderwerp", "ritme", "vanaf", "dagen_na", "ontvangers", "bewaar_maanden")
        return helper

    def velden(self) -> dict[str, Any]:
        """All of a new schedule but who hears of it."""
        wat = {"soort": self.soort, "ritme": self.cleaned_data["ritme"]}
        return {**super().velden(), **wat, self.veld_in_schema: self.cleaned_data["onderwerp"]}


class SchemaFormulier(MetVersie, _Tempoformulier):
    """Changing `schema`; another kind, subject or rhythm is another schedule."""

    def __init__(self, *args: Any, schema: Rapportschema, **kwargs: Any) -> None:
        nu = {naam: getattr(schema, naam) for naam in ("vanaf", "dagen_na", "bewaar_maanden")}
        ontvangers = list(schema.ontvangers.values_list("pk", flat=True))
        super().__init__(*args, versie=schema.versie, initial={**nu, "ontvangers": ontvangers}, **kwargs)
