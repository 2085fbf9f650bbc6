"""Rules about appointments. Pure: values in, values or reasons out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

# The appointment of now is the one that a contact form begins with: just over, going on, or about to begin.
NET_GEWEEST = timedelta(hours=2)
ZO_METEEN = timedelta(minutes=15)
# Our own choice: a series is for the weeks ahead; half a year is as far as a phase goes.
WEKEN_HOOGSTENS = 26
# A hint to plan the next contact another way; our own default, an organisation sets its own (Signaalsoort).
NIET_GEKOMEN_OP_RIJ = 3


class Moment(StrEnum):
    """Where an appointment stands in time."""

    STRAKS = "straks"
    BEZIG = "bezig"
    NET_GEWEEST = "net geweest"
    VOORBIJ = "voorbij"


def moment_van(van: datetime, tot: datetime, nu: datetime) -> Moment:
    """Where [van, tot) stands at `nu`."""
    if nu < van:
        return Moment.STRAKS
    if nu < tot:
        return Moment.BEZIG
    return Moment.NET_GEWEEST if nu < tot + NET_GEWEEST else Moment.VOORBIJ


def is_van_nu(van: datetime, tot: datetime, nu: datetime) -> bool:
    """Whether who opens a contact form at `nu` most likely comes from, or goes to, the appointment [van, tot)."""
    return van - ZO_METEEN <= nu < tot + NET_GEWEEST


def tijdvak_op(dag: date, begin: time, minuten: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """[van, tot) of an appointment that begins at `begin` on the clock of `zone`, and lasts `minuten` of real time.

    Counted in UTC: in the night in which the clock changes, the clock does not tell how long something lasts.
    """
    van = datetime.combine(dag, begin, zone).astimezone(UTC)
    return van, van + timedelta(minutes=minuten)


def dagen_van_reeks(eerste: date, weken: int) -> list[date]:
    """The days of a weekly series of `weken` appointments, the first one included."""
    return [eerste + timedelta(weeks=nummer) for nummer in range(weken)]


def afspraak_kan(van: datetime, minuten: int, *, vandaag_begon: datetime) -> str:
    """Why an appointment cannot begin at `van` and last `minuten`; empty when it can.

    `vandaag_begon` is midnight of today: an appointment of earlier today may still be written down.
    """
    if van < vandaag_begon:
        return "Deze dag is al voorbij. Was er contact? Leg dat dan meteen vast."
    if not 0 < minuten <= 12 * 60:
        return "Een afspraak duurt minstens 1 minuut en hoogstens 12 uur."
    return ""


def traject_kan_afspreken(dag: date, *, einddatum: date | None, naam: str) -> str:
    """Why there can be no appointment on `dag` in a traject that ends on `einddatum` (exclusive); empty when it can.

    One that has not started yet can: the first talk comes before the start.
    """
    if einddatum is not None and dag >= einddatum:
        return f"Het traject van {naam} stopte op {einddatum:%d-%m-%Y}."
    return ""
