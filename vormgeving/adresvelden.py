"""Fields for how to reach somebody: a postcode and a telephone number, however they were typed."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

POSTCODE = re.compile(r"([1-9][0-9]{3}) ?((?!SA|SD|SS)[A-Z]{2})")
TELEFOON = re.compile(r"\+?[0-9]{9,15}")


class PostcodeVeld(forms.CharField):
    """A Dutch postcode; the value is "1234 AB", or empty (domein §6.6)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Postcode")
        super().__init__(max_length=10, **kwargs)

    def clean(self, value: Any) -> str:
        """1234 AB, however it was typed; raises ValidationError for what is none."""
        tekst = " ".join(str(super().clean(value)).upper().split())
        if not tekst:
            return ""
        past = POSTCODE.fullmatch(tekst)
        if past is None:
            raise ValidationError("Schrijf de postcode zo: 1234 AB.")
        return f"{past[1]} {past[2]}"


class TelefoonVeld(forms.CharField):
    """A telephone number; the value is digits, with a + in front for another country, or empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Telefoon")
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}))
        super().__init__(max_length=25, **kwargs)

    def clean(self, value: Any) -> str:
        """The digits; raises ValidationError for what is no number."""
        kaal = re.sub(r"[\s().-]", "", str(super().clean(value)))
        if kaal and not TELEFOON.fullmatch(kaal):
            raise ValidationError("Schrijf het nummer zo: 06 12345678 of +31 6 12345678.")
        return kaal
