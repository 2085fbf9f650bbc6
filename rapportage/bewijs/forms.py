"""How large the sample is and which one."""

from django import forms

from vormgeving.formulier import Formulier

HOOGSTENS = 50


class ProefFormulier(Formulier):
    """The size of the sample, and a word that fixes which one is drawn."""

    aantal = forms.IntegerField(label="Hoeveel trajecten?", min_value=1, max_value=HOOGSTENS, initial=10)
    woord = forms.CharField(
        label="Controlewoord",
        help_text="Hetzelfde woord geeft dezelfde steekproef. Een accountant kan zelf een woord kiezen.",
        max_length=40,
        initial="proef",
    )
