"""Rules about people, ages and dates. Pure: values in, values or reasons out."""

from calendar import monthrange
from datetime import date, datetime

# Ontwerp §4: minutes of a contact are more than 0 and at most 12 hours.
MINUTEN_PER_CONTACT_HOOGSTENS = 12 * 60
# What two ways of writing a telephone number have in common: +31 6 1234 5678 and 06-12345678.
TELEFOON_CIJFERS = 9
# Our own choice: five full pages, so that a timeline with many reports stays quick to open.
TEKST_HOOGSTENS = 10_000


def leeftijd_op(geboortedatum: date, peildatum: date) -> int:
    """Age in full years on `peildatum`.

    Born on 29 February, the birthday is 1 March in other years (uitwisselformaat, ESF+).
    """
    jarig = (peildatum.month, peildatum.day) >= (geboortedatum.month, geboortedatum.day)
    return peildatum.year - geboortedatum.year - (not jarig)


def plus_maanden(datum: date, maanden: int) -> date:
    """`datum` moved by calendar months; the day number stays, clamped to the month's last day.

    31 August plus 6 months is 28 February (uitwisselformaat, ESF+).
    """
    jaar, maand = divmod(datum.year * 12 + datum.month - 1 + maanden, 12)
    dag = datum.day
    # every month has 28 days: only after those its length matters
    return date(jaar, maand + 1, dag if dag <= 28 else min(dag, monthrange(jaar, maand + 1)[1]))


def contact_past_in_traject(datum: date, *, startdatum: date | None, einddatum: date | None, vandaag: date) -> str:
    """Why a contact or hours on `datum` cannot be written on a traject [startdatum, einddatum); empty when it can."""
    if datum > vandaag:
        return "Deze datum ligt in de toekomst."
    if startdatum is None:
        return "Dit traject is nog niet gestart."
    if datum < startdatum:
        return f"Het traject startte pas op {startdatum:%d-%m-%Y}."
    if einddatum is not None and datum >= einddatum:
        return f"Het traject stopte op {einddatum:%d-%m-%Y}."
    return ""


def contact_is_begonnen(begin: datetime, nu: datetime) -> str:
    """Why a contact that begins at `begin` cannot be written at `nu`; empty when it has begun."""
    return "Dit tijdstip ligt in de toekomst." if begin > nu else ""


def contactduur_kan(minuten: int) -> str:
    """Why a contact cannot last `minuten`; empty when it can."""
    if 0 < minuten <= MINUTEN_PER_CONTACT_HOOGSTENS:
        return ""
    return "Een contact duurt minstens 1 minuut en hoogstens 12 uur."


def dagen_zonder_contact(peildatum: date, *, laatste: date | None, startdatum: date) -> int:
    """Full days without contact on `peildatum`: since the last one held, or since the start when there was none."""
    return (peildatum - max(laatste or startdatum, startdatum)).days


def contact_is_kritiek(dagen: int, norm: int, keer: int) -> bool:
    """Whether it is high time: `keer` times the norm has passed without contact. Within it is a warning."""
    return dagen >= keer * norm
