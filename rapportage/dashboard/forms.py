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

    # nothing is chosen by itself: a target of the wrong programme or figure is easily missed
    programma: forms.ModelChoiceField = forms.ModelChoiceField(
        Programma.objects.none(),
        label="Programma",
        empty_label="Kies een programma",
        error_messages={"required": "Kies een programma."},
    )
    jaar = forms.TypedChoiceField(label="Jaar", coerce=int)
    cijfer = forms.ChoiceField(
        label="Welk cijfer?",
        choices=[("", "Kies een cijfer"), *Kerncijfer.choices],
        error_messages={"required": "Kies een cijfer."},
    )
    aantal = forms.IntegerField(
        label="Doel", help_text="Hoeveel deelnemers in dat jaar?", min_value=1, max_value=DOEL_HOOGSTENS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = timezone.localdate().year
        self.fields["programma"].queryset = Programma.objects.filter(actief=True)  # type: ignore[attr-defined]
        jaar = self.fields["jaar"]
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
