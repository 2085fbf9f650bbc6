"""Form fields that employers, werkplekken and wishes share."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django import forms

from trajecten.models import Code, Codelijst
from vormgeving.velden import TE_LANG, Decimaalveld, KeuzeMeer
from werkgevers.werkplek.begrippen import Dag, Niveau

TEKST_HOOGSTENS = 5000


class Urenveld(Decimaalveld):
    """Hours in a week, at least a quarter and at most 168."""

    def __init__(self, **kwargs: Any) -> None:
        fouten = {"invalid": "Schrijf de uren als een getal, zoals 24 of 7,5.", "min_value": "Schrijf meer dan 0 uur."}
        super().__init__(
            hoogstens=168,
            decimalen=2,
            minstens=Decimal("0.25"),
            te_veel="Een week heeft 168 uur.",
            error_messages=fouten | kwargs.pop("error_messages", {}),
            **kwargs,
        )


def dagenveld(label: str, help_text: str) -> forms.TypedMultipleChoiceField:
    """Days of the week as buttons."""
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=[(dag.value, dag.label.capitalize()) for dag in Dag],
        coerce=int,
        required=False,
        help_text=help_text,
        widget=KeuzeMeer(kolommen=2),
    )


def niveauveld(label: str, leeg: str) -> forms.TypedChoiceField:
    """A level, or `leeg`."""
    return forms.TypedChoiceField(
        label=label, choices=[("", leeg), *Niveau.choices], coerce=int, empty_value=None, required=False
    )


def groot_tekstveld(label: str, *, rows: int, required: bool = False, **kwargs: Any) -> forms.CharField:
    """A text of at most 5,000 characters."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=TEKST_HOOGSTENS,
        error_messages={"max_length": TE_LANG} | kwargs.pop("error_messages", {}),
        widget=forms.Textarea(attrs={"rows": rows}),
        **kwargs,
    )


def codes(lijst: Codelijst, ook: Collection[str] = ()) -> list[tuple[str, str]]:
    """What a form offers of one list, and what was chosen before; never what tells of health or justice."""
    gewoon = Code.objects.te_kiezen(lijst, ook).filter(bijzonder=False)
    return [(code.code, code.naam) for code in gewoon]
