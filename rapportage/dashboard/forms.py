"""The forms of targets: a new one, and another number for one that is there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from rapportage.models import Kerncijfer, Programmadoel
from rapportage.models.programmadoel import DOEL_HOOGSTENS
from trajecten.models import Programma
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.versies import MetVersie

JAREN_TERUG, JAREN_VOORUIT = 2, 2


class NieuwDoelFormulier(Formulier):
    """Which figure of which programme, in which year, and how many."""

    programma: forms.ModelChoiceField = forms.ModelChoiceField(Programma.objects.none(), empty_label=None)
    jaar = forms.TypedChoiceField(label="Jaar", coerce=int)
    cijfer = forms.ChoiceField(label="Welk cijfer?", choices=Kerncijfer.choices)
    aantal = forms.IntegerField(
        label="Doel", help_text="Hoeveel deelnemers in dat jaar?", min_value=1, max_value=DOEL_HOOGSTENS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = timezone.localdate().year
        programma, jaar = self.fields["programma"], self.fields["jaar"]
        programma.label, programma.queryset = "Programma", Programma.objects.filter(actief=True)  # type: ignore[attr-defined]
        jaar.choices = [(keuze, str(keuze)) for keuze in range(nu - JAREN_TERUG, nu + JAREN_VOORUIT + 1)]  # type: ignore[attr-defined]
        jaar.initial = nu


class DoelFormulier(MetVersie, ModelFormulier):
    """Another number for a target."""

    class Meta:
        model = Programmadoel
        fields = ("aantal",)
        labels = {"aantal": "Doel"}
        help_texts = {"aantal": "Hoeveel deelnemers in dat jaar?"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aantal"] = forms.IntegerField(
            label="Doel", help_text="Hoeveel deelnemers in dat jaar?", min_value=1, max_value=DOEL_HOOGSTENS
        )
