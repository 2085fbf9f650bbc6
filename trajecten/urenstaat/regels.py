"""Rules about urenstaten. Pure: values in, reasons in words out (an empty reason means yes)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import TextChoices

# Nobody works longer in a day than a day lasts: more minutes claim an hour twice (ontwerp §4).
MINUTEN_PER_DAG_HOOGSTENS = 24 * 60


class Staat(TextChoices):
    """How far an urenstaat is."""

    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    TERUGGESTUURD = "teruggestuurd", "Teruggestuurd"
    GOEDGEKEURD = "goedgekeurd", "Goedgekeurd"


class Stap(TextChoices):
    """What can be done with an urenstaat, with the words of its button."""

    INDIENEN = "indienen", "Week indienen"
    TERUGHALEN = "terughalen", "Week terughalen"
    TERUGSTUREN = "terugsturen", "Week terugsturen"
    GOEDKEUREN = "goedkeuren", "Week goedkeuren"


STAAT_UITLEG: dict[Staat, str] = {
    Staat.CONCEPT: "De week is open: contact en andere uren komen er vanzelf op",
    Staat.INGEDIEND: "De week wacht op een collega en zit op slot",
    Staat.TERUGGESTUURD: "De week is weer open, met een reden",
    Staat.GOEDGEKEURD: "De week zit voorgoed op slot; verbeteren kan met een tegenboeking in een open week",
}

# From where which steps are possible, and where each leads.
TOEGESTANE_STAPPEN: dict[Staat, dict[Stap, Staat]] = {
    Staat.CONCEPT: {Stap.INDIENEN: Staat.INGEDIEND},
    Staat.INGEDIEND: {
        Stap.TERUGHALEN: Staat.CONCEPT,
        Stap.TERUGSTUREN: Staat.TERUGGESTUURD,
        Stap.GOEDKEUREN: Staat.GOEDGEKEURD,
    },
    Staat.TERUGGESTUURD: {Stap.INDIENEN: Staat.INGEDIEND},
    Staat.GOEDGEKEURD: {},
}
OP_SLOT = frozenset({Staat.INGEDIEND, Staat.GOEDGEKEURD})


def maandag_van(dag: date) -> date:
    """The Monday of the week in which `dag` lies; a week is [Monday, Monday + 7 days)."""
    return dag - timedelta(days=dag.weekday())


def mag_stap(staat: str, stap: Stap) -> str:
    """Why `stap` is not possible from `staat`; empty when it is."""
    if stap in TOEGESTANE_STAPPEN[Staat(staat)]:
        return ""
    redenen = {
        Staat.CONCEPT: "Deze week is nog niet ingediend.",
        Staat.TERUGGESTUURD: "Deze week is teruggestuurd en nog niet opnieuw ingediend.",
        Staat.INGEDIEND: "Deze week is al ingediend.",
        Staat.GOEDGEKEURD: "Deze week is al goedgekeurd. Verbeter hem met een tegenboeking in een open week.",
    }
    return redenen[Staat(staat)]


def week_voorbij(maandag: date, vandaag: date) -> str:
    """Why the week of `maandag` cannot be handed in on `vandaag`; empty when it has begun."""
    return "" if maandag <= vandaag else "Deze week moet nog beginnen."


def volle_dagen(per_dag: Iterable[tuple[date, int]]) -> list[date]:
    """The days on which more minutes are claimed than a day has: an hour is never claimed twice."""
    return sorted(dag for dag, minuten in per_dag if minuten > MINUTEN_PER_DAG_HOOGSTENS)


def minuten_passen(al: int, erbij: int) -> str:
    """Why `erbij` minutes do not fit on a day that has `al` minutes already; empty when they do."""
    over = al + erbij - MINUTEN_PER_DAG_HOOGSTENS
    return f"Op deze dag staan dan {over} minuten meer dan er in een dag zitten." if over > 0 else ""
