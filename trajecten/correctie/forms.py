"""Forms to correct or withdraw a contact: parse and translate; the diensten decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from trajecten.contactonderwerp import Onderwerpen, sleutel_van
from trajecten.forms import ContactFormulier
from trajecten.models import Afspraak, Contactmoment
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier


class WijzigFormulier(MetVersie, ContactFormulier):
    """A contact as it stands, to correct; `cleaned_data` is what diensten.wijzig_contact asks."""

    afspraak = None
    sleutel = None

    def __init__(self, *args: Any, contact: Contactmoment, onderwerpen: Onderwerpen, **kwargs: Any) -> None:
        begin = timezone.localtime(contact.tijdvak.lower).time() if contact.tijdvak else None
        namen = ("soort", "minuten", "aanwezigheid", "onderwerp", "datum", "alleen_collegas")
        vooraf = {naam: getattr(contact, naam) for naam in namen} | {
            "begin": begin,
            "over": sleutel_van(contact),
            "project": contact.subsidieproject_id,
        }
        super().__init__(
            *args,
            traject=contact.traject,
            afspraken=Afspraak.objects.none(),
            onderwerpen=onderwerpen,
            vooraf=vooraf,
            versie=contact.versie,
            **kwargs,
        )


class IntrekFormulier(Formulier):
    """Why a contact is withdrawn; `cleaned_data` is what the diensten that withdraw ask."""

    reden = forms.CharField(
        label="Waarom trek je dit contact in?",
        max_length=300,
        help_text="Bijvoorbeeld: bij de verkeerde deelnemer gelogd.",
        error_messages={"required": "Schrijf kort op waarom."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)
