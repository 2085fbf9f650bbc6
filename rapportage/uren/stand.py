"""How far a week of somebody is, in the eyes of a report: approved on its peildatum, or not yet."""

from datetime import date
from enum import StrEnum

from rapportage.uren.rijen import WeekRij
from vormgeving.taal import datum, datum_kort


class Stand(StrEnum):
    """The words for a week; the values are those of an urenstaat, and never change."""

    CONCEPT = "concept"
    INGEDIEND = "ingediend"
    TERUGGESTUURD = "teruggestuurd"
    GOEDGEKEURD = "goedgekeurd"


WOORDEN = {
    Stand.CONCEPT: "Nog niet ingediend",
    Stand.INGEDIEND: "Wacht op goedkeuring",
    Stand.TERUGGESTUURD: "Teruggestuurd",
    Stand.GOEDGEKEURD: "Goedgekeurd",
}


def stand_van(week: WeekRij, peildatum: date) -> Stand:
    """How far the week was on `peildatum`: what was approved later was still waiting then."""
    stand = Stand(week.staat)
    if stand == Stand.GOEDGEKEURD and (week.goedgekeurd_op is None or week.goedgekeurd_op > peildatum):
        return Stand.INGEDIEND
    return stand


def weeknaam(maandag: date) -> str:
    """“2026 week 12 (16 mrt)”: in order also where it is sorted as a text."""
    jaar, week, _ = maandag.isocalendar()
    return f"{jaar} week {week:02} ({datum_kort(maandag)})"


def standzin(stand: Stand, op: date | None, door: str) -> str:
    """The stand of a week with who approved it when."""
    if stand == Stand.GOEDGEKEURD and op is not None:
        return f"Goedgekeurd op {datum(op)}{f' door {door}' if door else ''}"
    return WOORDEN[stand]
