"""Numbers, dates and times as our screens and documents write them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

MAANDEN = ("januari februari maart april mei juni juli augustus september oktober november december").split()
MAANDEN_KORT = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
ENKELVOUD = {"weken": "week", "maanden": "maand", "dagen": "dag", "modules": "module"}
DAGEN = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()


def _dag(waarde: date) -> date:
    """The day on the wall clock here; a datetime is stored in UTC."""
    if isinstance(waarde, datetime):
        return (timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde).date()
    return waarde


def datum(waarde: date) -> str:
    """“24 november 2026”."""
    dag = _dag(waarde)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(waarde: date) -> str:
    """“24 nov”, for tables."""
    dag = _dag(waarde)
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]}"


def dag_en_datum(waarde: date) -> str:
    """“Dinsdag 24 november 2026”, above a page of one day."""
    return f"{DAGEN[_dag(waarde).weekday()].capitalize()} {datum(waarde)}"


def tijd(waarde: datetime) -> str:
    """“10.58 uur” on the wall clock here."""
    lokaal = timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde
    return f"{lokaal.hour}.{lokaal.minute:02d} uur"


def getal(waarde: int | float | Decimal) -> str:
    """A number with a decimal comma, two decimals at most and none that say nothing: “1,5”, “2,25”, “−18”."""
    afgerond = Decimal(str(waarde)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    heel, _, decimalen = f"{afgerond:f}".replace("-", "−").partition(".")
    decimalen = decimalen.rstrip("0")
    return f"{heel},{decimalen}" if decimalen else heel


def hoeveel(aantal: int, eenheid: str) -> str:
    """A whole number with what it counts, the first word of `eenheid` in the plural: “1 week te lang”, “3 dagen”.

    Without `eenheid` it is the number alone.
    """
    woord, spatie, rest = eenheid.partition(" ")
    return f"{aantal} {ENKELVOUD.get(woord, woord) if aantal == 1 else woord}{spatie}{rest}".rstrip()


def uren(minuten: int) -> str:
    """Minutes as hours: 90 is “1,5 uur”."""
    return f"{getal(Decimal(minuten) / 60)} uur"


def minuten(aantal: int) -> str:
    """Minutes as one says them: “45 minuten”, “1 minuut”, and from an hour on “1,5 uur”."""
    if aantal >= 60 and aantal % 15 == 0:
        return uren(aantal)
    return "1 minuut" if aantal == 1 else f"{aantal} minuten"


def opsomming(delen: Sequence[str]) -> str:
    """Words in a row: "a, b en c"."""
    *eerste, laatste = delen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste
