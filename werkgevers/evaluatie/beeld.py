"""How an evaluation looks: a judgement with its sign, beside the one before, and the state in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vormgeving.taal import datum
from werkgevers.evaluatie.inhoud import Inhoud, Regel
from werkgevers.evaluatie.regels import Staat, Week

DAG = timedelta(days=1)
# the kind of a label for each state: never by colour alone, the words stand in it
SOORT_VAN_STAAT = {
    Staat.CONCEPT: "stil",
    Staat.KLAAR: "info",
    Staat.WACHT: "letop",
    Staat.GETEKEND: "goed",
    Staat.BETWIST: "kritiek",
    Staat.INGETROKKEN: "stil",
}
ICOON_VAN_STAAT = {Staat.KLAAR: "clipboard-check", Staat.WACHT: "clock", Staat.GETEKEND: "signature"}


@dataclass(frozen=True)
class Label:
    """What the component label shows."""

    tekst: str
    soort: str
    icoon: str = ""


@dataclass(frozen=True)
class Regelbeeld:
    """A line with its judgement, and the one of the evaluation before where that has the same line."""

    regel: Regel
    oordeel: Label
    vorige: Label | None


def staatlabel(staat: str) -> Label:
    """The state as a label."""
    bekend = Staat(staat)
    return Label(bekend.label, SOORT_VAN_STAAT[bekend], ICOON_VAN_STAAT.get(bekend, ""))


def oordeellabel(regel: Regel, aantal: int) -> Label:
    """The judgement of a line on a scale of so many places; the lowest asks attention, the highest is best."""
    if regel.oordeel is None:
        return Label(regel.oordeel_tekst, "stil", "minus")
    if regel.oordeel == aantal:
        return Label(regel.oordeel_tekst, "goed", "checks")
    if regel.oordeel == 1:
        return Label(regel.oordeel_tekst, "kritiek", "x")
    if regel.oordeel * 2 > aantal + 1:
        return Label(regel.oordeel_tekst, "goed", "check")
    return Label(regel.oordeel_tekst, "letop", "tilde")


def regelbeelden(inhoud: Inhoud, vorige: Inhoud | None = None) -> list[Regelbeeld]:
    """The lines of `inhoud`, each beside the line of `vorige` with the same code."""
    eerder = {regel.code: regel for regel in vorige.regels} if vorige else {}
    return [
        Regelbeeld(
            regel,
            oordeellabel(regel, len(inhoud.schaal)),
            oordeellabel(eerder[regel.code], len(vorige.schaal)) if vorige and regel.code in eerder else None,
        )
        for regel in inhoud.regels
    ]


def weeknaam(week: Week) -> str:
    """The days of a week as people say them: “2 – 6 november 2026”, “30 november – 4 december 2026”."""
    begin, eind = week.van, week.tot - DAG
    if begin == eind:
        return datum(begin)
    if (begin.year, begin.month) == (eind.year, eind.month):
        return f"{begin.day} – {datum(eind)}"
    if begin.year == eind.year:
        return f"{datum(begin).rsplit(' ', 1)[0]} – {datum(eind)}"
    return f"{datum(begin)} – {datum(eind)}"


def weekregels(weken: Sequence[Week]) -> list[tuple[str, int]]:
    """The weeks by name, with their minutes."""
    return [(weeknaam(week), week.minuten) for week in weken]


def tot_en_met(tot: date | None) -> date | None:
    """The last day of a half-open period; None while it is open."""
    return None if tot is None else tot - DAG
