"""The form of one choice: what it is called, and whether it tells of health or justice."""

from __future__ import annotations

from typing import Any

from django import forms

from trajecten.keuzelijsten.regels import KAN_BIJZONDER
from trajecten.models import Code
from trajecten.versies import MetVersie
from vormgeving.formulier import ModelFormulier


class KeuzeFormulier(MetVersie, ModelFormulier):
    """A choice of a list, new or there already; the diensten decide."""

    class Meta:
        model = Code
        fields = ("naam", "bijzonder")
        labels = {"naam": "Naam van de keuze", "bijzonder": "Dit gaat over gezondheid of justitie"}
        help_texts = {
            "naam": "Zo staat het in formulieren en in het dossier.",
            "bijzonder": "Dan ziet alleen wie dat mag deze keuze bij een deelnemer. Dit zet je niet meer uit.",
        }
        widgets = {"naam": forms.TextInput({"autocomplete": "off"})}

    def __init__(self, *args: Any, lijst: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lijst = lijst
        if lijst not in KAN_BIJZONDER:
            del self.fields["bijzonder"]
        if not self.instance.pk:
            del self.fields["versie"]

    def invoer(self) -> dict[str, Any]:
        """What diensten ask, without the version; only after is_valid()."""
        return {"naam": self.cleaned_data["naam"], "bijzonder": self.cleaned_data.get("bijzonder", False)}
