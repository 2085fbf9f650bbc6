"""Rules about urenstaten. Pure: values in, reasons in words out (an empty reason means yes)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from django.db.models import TextChoices

from trajecten.regels import MINUTEN_PER_CONTACT_HOOGSTENS

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
# The states in which the hours of a week can no longer be written.
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


def is_te_laat(maandag: date, staat: str | None, *, vandaag: date, dagen: int) -> bool:
    """Whether a week with hours should have been handed in on `vandaag`: more than `dagen` days after its Sunday.

    `staat` is None when there is no urenstaat yet. A week that was sent back waits for its owner as an open one does.
    """
    return staat not in OP_SLOT and vandaag > maandag + timedelta(days=6 + dagen)


def volle_dagen(per_dag: Iterable[tuple[date, int]]) -> list[date]:
    """The days on which more minutes are claimed than a day has: an hour is never claimed twice."""
    return sorted(dag for dag, minuten in per_dag if minuten > MINUTEN_PER_DAG_HOOGSTENS)


def minuten_passen(al: int, erbij: int) -> str:
    """Why `erbij` minutes do not fit on a day that has `al` minutes already; empty when they do."""
    over = al + erbij - MINUTEN_PER_DAG_HOOGSTENS
    return f"Op deze dag staan dan {over} minuten meer dan er in een dag zitten." if over > 0 else ""


class Bezwaar(NamedTuple):
    """Why something cannot be, and the field of the form that it is about."""

    zin: str
    veld: str


def urenregel_kan(datum: date, minuten: int, *, vandaag: date) -> Bezwaar | None:
    """Why other hours of `minuten` cannot be written on `datum`; None when they can."""
    if datum > vandaag:
        return Bezwaar("Deze datum ligt in de toekomst.", "datum")
    if not 0 < minuten <= MINUTEN_PER_CONTACT_HOOGSTENS:
        return Bezwaar("Vul minstens 1 minuut in en hoogstens 12 uur.", "minuten")
    return None


class Project(Protocol):
    """What the rules need of a subsidieproject; it runs from `van` up to and including `tot`."""

    van: date | None
    tot: date | None


def project_loopt(project: Project | None, datum: date) -> str:
    """Why an hour of `datum` cannot count for `project`; empty when it can, or counts for none."""
    if project is None:
        return ""
    if project.van is not None and datum < project.van:
        return f"Dit subsidieproject begint pas op {project.van:%d-%m-%Y}."
    if project.tot is not None and datum > project.tot:
        return f"Dit subsidieproject liep tot en met {project.tot:%d-%m-%Y}."
    return ""


def tegenboeking_kan(*, eigen: bool, goedgekeurd: bool, verandert: bool, reden: str) -> str:
    """Why an hour cannot be corrected by a counter-entry; empty when it can."""
    if not eigen:
        return "Een tegenboeking maak je van je eigen uren."
    if not goedgekeurd:
        return "Deze week is nog niet goedgekeurd. Verbeter het uur zelf."
    if not verandert:
        return "Er verandert niets. Vul in hoe lang het echt was, of kies een ander subsidieproject."
    if not reden.strip():
        return "Schrijf op waarom je tegenboekt."
    return ""
