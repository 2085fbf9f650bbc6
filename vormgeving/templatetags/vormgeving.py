"""Tags and filters for templates: `{% load vormgeving %}`."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving import taal
from vormgeving.formulier import fouten_van, kop_van
from vormgeving.huis import Huis
from vormgeving.svg.grafiek import gestapelde_staaf, huis_en_staven
from vormgeving.svg.huis import LEEG, VOORBEELD, Maat, svg_huis
from vormgeving.svg.icoon import icoon as svg_icoon
from vormgeving.svg.merk import merk as svg_merk
from vormgeving.svg.meter import svg_meter, svg_voortgang
from vormgeving.svg.zrm import NIVEAUS
from vormgeving.svg.zrm import zrm as svg_zrm

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
def huis(huis: Huis, maat: Maat = "s", verborgen: bool = False) -> SafeString:
    """`{% huis traject_huis maat="l" %}`; `verborgen=True` when the same words stand beside it."""
    return svg_huis(huis, maat, verborgen=verborgen)


@register.simple_tag
def huis_beeld() -> SafeString:
    """The decorative house of the login page."""
    return svg_huis(VOORBEELD, "l", verborgen=True)


@register.simple_tag
def leeg_huis() -> SafeString:
    """The house without stones, for pages that are still empty."""
    return svg_huis(LEEG, "m", verborgen=True)


@register.simple_tag
def voortgangsbalk(procent: int) -> SafeString:
    """The bar of work that runs in the background, 0 to 100."""
    return svg_voortgang(procent)


@register.inclusion_tag("_componenten/meter.html")
def meter(
    gedaan: int,
    norm: int | None,
    eenheid: str = "uur",
    label: str = "",
    zin: str | None = None,
    toelichting: str = "",
    compact: bool = False,
) -> dict[str, Any]:
    """`{% meter minuten_gedaan minuten_norm label="Begeleiding deze week" %}`.

    With `eenheid="uur"` (the default) both numbers are minutes; with any other unit they are that unit.
    `zin` replaces the sentence below (“Nog 30 minuten.”); `compact` leaves label and sentence out, for tables.
    Without a norm there is nothing to compare with, so there is a number and no bar.
    """
    deler = 60 if eenheid == "uur" else 1
    return {
        "gedaan": taal.getal(Decimal(gedaan) / deler),
        "norm": taal.getal(Decimal(norm) / deler) if norm else "",
        "eenheid": eenheid,
        "label": label,
        "zin": _meterzin(gedaan, norm, eenheid) if zin is None else zin,
        "toelichting": toelichting,
        "compact": compact,
        "balk": svg_meter(float(gedaan), float(norm)) if norm else "",
    }


def _meterzin(gedaan: int, norm: int | None, eenheid: str) -> str:
    if not norm:
        return ""
    if gedaan >= norm:
        return "Norm gehaald"
    rest = norm - gedaan
    return f"Nog {taal.minuten(rest) if eenheid == 'uur' else f'{taal.getal(rest)} {eenheid}'}"


@register.simple_tag
def zrm(score: int | None, met_tekst: bool = False) -> SafeString:
    """`{% zrm 3 %}`, `{% zrm score met_tekst=True %}`; None is “nog niet gemeten”."""
    return svg_zrm(score, met_tekst)


@register.simple_tag
def zrm_niveau(score: int | None) -> str:
    """The name of a level alone: “beperkt zelfredzaam”."""
    return NIVEAUS.get(score, "") if score else ""


@register.inclusion_tag("_componenten/zrm_legenda.html")
def zrm_legenda() -> dict[str, Any]:
    """The five levels with their names."""
    return {"cellen": [svg_zrm(score, met_tekst=True) for score in NIVEAUS]}


@register.simple_tag
def score_verschil(nu: int, vorige: int) -> SafeString:
    """The direction between two scores."""
    return richting(nu - vorige)


RICHTINGEN = {1: ("vooruit", "arrow-up-right"), 0: ("gelijk", "equal"), -1: ("achteruit", "arrow-down-right")}


GEEN_VERSCHIL = "geen verschil te zien"


def _verborgen(woorden: str) -> SafeString:
    """Words for screen readers only."""
    return format_html('<span class="vh">{}</span>', woorden)


@register.simple_tag
def richting(verschil: int | None) -> SafeString:
    """`{% richting 1 %}`: arrow and number with its sign; None (nothing to compare) is a dash."""
    if verschil is None:
        return format_html(
            '<span class="richting"><span aria-hidden="true">–</span>{}</span>', _verborgen(GEEN_VERSCHIL)
        )
    woord, pijl = RICHTINGEN[(verschil > 0) - (verschil < 0)]
    getal = "gelijk" if verschil == 0 else f"{'+' if verschil > 0 else '−'}{abs(verschil)}"
    extra = _verborgen(f" {woord}") if verschil else ""
    return format_html('<span class="richting richting--{}">{} {}{}</span>', woord, svg_icoon(pijl, 16), getal, extra)


@register.simple_tag
def richting_aantal(woord: str, aantal: int) -> SafeString:
    """`{% richting_aantal "vooruit" 7 %}`: how many leefgebieden went that way, for the list."""
    pijl = dict(RICHTINGEN.values())[woord]
    klasse = woord if aantal else "geen"
    extra = _verborgen(f" {woord}")
    return format_html('<span class="richting richting--{}">{} {}{}</span>', klasse, svg_icoon(pijl, 16), aantal, extra)


@register.simple_tag
def staven(rijen: Any) -> SafeString:
    """Stacked bars of svg.grafiek.Verschil rows."""
    return gestapelde_staaf(rijen)


@register.simple_tag
def huisstaven(stenen: Any) -> SafeString:
    """House with bars of svg.grafiek.Verdeling rows."""
    return huis_en_staven(stenen)


@register.simple_tag
def fouten(formulier: Any) -> dict[str, Any]:
    """`{% fouten form as fouten %}`: `fouten.kop` and `fouten.regels` of a form that was sent."""
    regels = fouten_van(formulier) if formulier else []
    return {"kop": kop_van(regels), "regels": regels}


def _filter(functie: Callable[[Any], str], waarde: Any) -> str:
    """An empty value stays an empty string: a template asks a date that may not be there."""
    return "" if waarde is None or waarde == "" else functie(waarde)


@register.filter
def datum(waarde: Any) -> str:
    """“24 november 2026”."""
    return _filter(taal.datum, waarde)


@register.filter
def datum_kort(waarde: Any) -> str:
    """“24 nov”."""
    return _filter(taal.datum_kort, waarde)


@register.filter
def dag_en_datum(waarde: Any) -> str:
    """“Dinsdag 24 november 2026”."""
    return _filter(taal.dag_en_datum, waarde)


@register.filter
def tijd(waarde: Any) -> str:
    """“10.58 uur”."""
    return _filter(taal.tijd, waarde)


@register.filter
def getal(waarde: Any) -> str:
    """“1,5”."""
    return _filter(taal.getal, waarde)


@register.filter
def hoeveel(waarde: Any, eenheid: str) -> str:
    """“1 dag”, “3 dagen”."""
    return _filter(lambda aantal: taal.hoeveel(aantal, eenheid), waarde)


@register.filter
def uren(waarde: Any) -> str:
    """Minutes as “1,5 uur”."""
    return _filter(taal.uren, waarde)


@register.filter
def minuten(waarde: Any) -> str:
    """Minutes as “45 minuten” or “1,5 uur”."""
    return _filter(taal.minuten, waarde)
