"""Filters for tables of figures: `{% load rapportage %}`."""

from django import template

from rapportage.tabel import Waarde, als_tekst

register = template.Library()


@register.filter
def waarde(inhoud: Waarde) -> str:
    """A cell as a Dutch reader writes it: “1.714,50”, a dash for nothing."""
    return als_tekst(inhoud)
