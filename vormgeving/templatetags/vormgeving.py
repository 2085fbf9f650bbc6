"""Tags and filters for templates: `{% load vormgeving %}`."""

from django import template
from django.utils.safestring import SafeString

from vormgeving import taal
from vormgeving.huis import Huis
from vormgeving.svg.huis import VOORBEELD, svg_huis
from vormgeving.svg.icoon import icoon as svg_icoon
from vormgeving.svg.merk import merk as svg_merk

register = template.Library()


@register.simple_tag
def icoon(naam: str, maat: int = 20, label: str = "") -> SafeString:
    """`{% icoon "check" %}`, `{% icoon "lock" 24 label="Op slot" %}`."""
    return svg_icoon(naam, maat, label)


@register.simple_tag
def merk() -> SafeString:
    """The mark beside the name of the organisation."""
    return svg_merk()


@register.simple_tag
def huis(huis: Huis, maat: str = "s", verborgen: bool = False) -> SafeString:
    """`{% huis traject_huis maat="l" %}`; `verborgen=True` when the same words stand beside it."""
    return svg_huis(huis, maat, verborgen=verborgen)


@register.simple_tag
def huis_beeld() -> SafeString:
    """The decorative house of the login page."""
    return svg_huis(VOORBEELD, "l", verborgen=True)


def _filter(functie, waarde):  # noqa: ANN001, ANN202
    """An empty value stays an empty string: a template asks a date that may not be there."""
    return "" if waarde is None or waarde == "" else functie(waarde)


@register.filter
def datum(waarde) -> str:  # noqa: ANN001
    """“24 november 2026”."""
    return _filter(taal.datum, waarde)


@register.filter
def datum_kort(waarde) -> str:  # noqa: ANN001
    """“24 nov”."""
    return _filter(taal.datum_kort, waarde)


@register.filter
def dag_en_datum(waarde) -> str:  # noqa: ANN001
    """“Dinsdag 24 november 2026”."""
    return _filter(taal.dag_en_datum, waarde)


@register.filter
def tijd(waarde) -> str:  # noqa: ANN001
    """“10.58 uur”."""
    return _filter(taal.tijd, waarde)


@register.filter
def getal(waarde) -> str:  # noqa: ANN001
    """“1,5”."""
    return _filter(taal.getal, waarde)


@register.filter
def uren(waarde) -> str:  # noqa: ANN001
    """Minutes as “1,5 uur”."""
    return _filter(taal.uren, waarde)


@register.filter
def minuten(waarde) -> str:  # noqa: ANN001
    """Minutes as “45 minuten” or “1,5 uur”."""
    return _filter(taal.minuten, waarde)
