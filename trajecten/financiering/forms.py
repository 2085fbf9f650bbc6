"""The form of a project that pays along."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from trajecten.models import Subsidieproject
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld


class FinancieringFormulier(Formulier):
    """Which project pays along, from when up to and including when."""

    subsidieproject = forms.ModelChoiceField(
        Subsidieproject.objects.order_by("naam"),
        label="Subsidieproject",
        empty_label="Kies een subsidieproject",
        error_messages={"required": "Kies een subsidieproject.", "invalid_choice": "Kies een project uit de lijst."},
    )
    van = DatumVeld(label="Betaalt vanaf")
    tot = DatumVeld(label="Betaalt tot en met", required=False, help_text="Leeg: zo lang het project loopt.")

    def clean(self) -> dict[str, Any]:
        """`tot` becomes the first day on which it no longer pays."""
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De einddatum ligt voor de begindatum.")
        elif tot:
            gegevens["tot"] = tot + timedelta(days=1)
        return gegevens


class StopFormulier(Formulier):
    """Until when a project pays along."""

    tot = DatumVeld(label="Betaalt tot en met")
