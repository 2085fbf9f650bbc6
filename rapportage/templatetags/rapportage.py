"""Filters for tables of figures: `{% load rapportage %}`."""

from datetime import date

from django import template

from rapportage.deelnemer.beeld import NAAM
from rapportage.models import Rapport
from rapportage.tabel import Telling, Waarde, als_tekst

register = template.Library()


@register.filter
def waarde(inhoud: Waarde) -> str:
    """A cell as a Dutch reader writes it: “1.714,50”, a dash for nothing."""
    return als_tekst(inhoud)


@register.filter
def is_tekst(inhoud: Waarde) -> bool:
    """Whether a cell holds words or a day: those stand on the left."""
    return isinstance(inhoud, str | date)


@register.simple_tag
def rapportadres(rapport: Rapport, naam: str, *argumenten: object) -> str:
    """The address of a page of a report of any kind: {% rapportadres rapport "cijfer" code %}."""
    return rapport.adres(naam, *argumenten)


@register.filter
def op_naam(zin: str, naam: str) -> str:
    """A sentence of a report about one deelnemer with the first name where it comes."""
    return zin.replace(NAAM, naam)


@register.filter
def post(inhoud: Waarde) -> str:
    """The code of the figure that a cell stands for; empty for a cell that stands for none."""
    return inhoud.post if isinstance(inhoud, Telling) else ""
