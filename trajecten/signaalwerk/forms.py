"""Forms of signals: parse and translate; the diensten decide."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from trajecten.models import Signaalinstelling
from trajecten.signaalsoorten import Signaalsoort
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld

EEN_WEEK = timedelta(days=7)


class UitstelFormulier(Formulier):
    """Until when a signal waits, and why."""

    tot = DatumVeld(label="Wanneer moet dit terugkomen?", help_text="Hoogstens over vier weken.")
    reden = forms.CharField(
        label="Waarom kan dit wachten?",
        max_length=500,
        help_text="Collega's die dit signaal zien, lezen dit ook.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"tot": timezone.localdate() + EEN_WEEK}, **kwargs)


class InstellingFormulier(MetVersie, Formulier):
    """Whether one kind of signal is shown, and from which numbers on."""

    aan = forms.BooleanField(label="Dit signaal tonen", required=False)

    def __init__(self, *args: Any, soort: Signaalsoort, instelling: Signaalinstelling | None, **kwargs: Any) -> None:
        self.soort = soort
        ingesteld = instelling.drempels if instelling else {}
        begin = {"aan": instelling.aan if instelling else True}
        begin |= {f"drempel_{d.naam}": ingesteld.get(d.naam, d.standaard) for d in soort.drempels}
        super().__init__(*args, initial=begin, versie=instelling.versie if instelling else 0, **kwargs)
        for drempel in soort.drempels:
            self.fields[f"drempel_{drempel.naam}"] = forms.IntegerField(
                label=drempel.label,
                min_value=drempel.minst,
                max_value=drempel.hoogst,
                help_text=f"Van {drempel.minst} tot en met {drempel.hoogst} {drempel.eenheid}".rstrip() + ". "
                f"Gewoon is {drempel.standaard}.",
                widget=forms.NumberInput({"inputmode": "numeric", "size": 6}),
                error_messages={
                    "invalid": "Schrijf een heel getal.",
                    "min_value": "Kies minstens %(limit_value)s.",
                    "max_value": "Kies hoogstens %(limit_value)s.",
                },
            )

    def drempels(self) -> dict[str, int]:
        """What was filled in, by name of the threshold."""
        return {d.naam: self.cleaned_data[f"drempel_{d.naam}"] for d in self.soort.drempels}
