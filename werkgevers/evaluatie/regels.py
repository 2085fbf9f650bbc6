"""Rules of evaluations. Pure: values in, values or reasons out (an empty reason means yes)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices

WEEK = timedelta(days=7)
WERKWEEK = timedelta(days=5)
# Our own choice: bouwsteen 3 takes 12 weeks; a longer list nobody checks on a phone in 3 minutes.
WEKEN_HOOGSTENS = 13
NIVEAUS_MINSTENS, NIVEAUS_HOOGSTENS = 2, 5
REGELS_HOOGSTENS = 15
UREN_PER_WEEK_HOOGSTENS = 80


class Moment(TextChoices):
    """When in the placement."""

    NUL = "nul", "Nulevaluatie"
    TUSSEN = "tussen", "Tussenevaluatie"
    EIND = "eind", "Eindevaluatie"
    EXTRA = "extra", "Extra evaluatie"


EENMALIG = frozenset({Moment.NUL.value, Moment.EIND.value})


class Partij(TextChoices):
    """Who signs."""

    WERKGEVER = "werkgever", "De werkgever"
    JOBCOACH = "jobcoach", "De jobcoach"
    DEELNEMER = "deelnemer", "De deelnemer"


class Staat(TextChoices):
    """Where an evaluation stands."""

    CONCEPT = "concept", "Concept"
    KLAAR = "klaar", "Klaar om te versturen"
    WACHT = "wacht", "Wacht op handtekening"
    GETEKEND = "getekend", "Getekend"
    BETWIST = "betwist", "Niet akkoord"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


STAAT_OVERGANGEN: dict[Staat, frozenset[Staat]] = {
    Staat.CONCEPT: frozenset({Staat.KLAAR}),
    Staat.KLAAR: frozenset({Staat.WACHT, Staat.INGETROKKEN}),
    Staat.WACHT: frozenset({Staat.GETEKEND, Staat.BETWIST, Staat.INGETROKKEN}),
    # after talking it over it may be right after all, and is sent again as it was
    Staat.BETWIST: frozenset({Staat.WACHT, Staat.INGETROKKEN}),
    Staat.GETEKEND: frozenset(),
    Staat.INGETROKKEN: frozenset(),
}


@dataclass(frozen=True)
class Week:
    """Worked time over the days [van, tot), at most one week."""

    van: date
    tot: date
    minuten: int


def mag_naar_staat(van: str, naar: str) -> str:
    """Why an evaluation cannot go from one state to another; empty when it can."""
    if Staat(naar) in STAAT_OVERGANGEN[Staat(van)]:
        return ""
    return f"Deze evaluatie is “{Staat(van).label.lower()}”. Dat kan niet veranderen in “{Staat(naar).label.lower()}”."


def wacht_in_woorden(partij: str, dagen: int) -> str:
    """For whom an evaluation waits, and how many days it has."""
    wie = Partij(partij).label.lower()
    if dagen < 1:
        return f"Wacht op {wie}, sinds vandaag"
    return f"Wacht op {wie}, al {dagen} {'dag' if dagen == 1 else 'dagen'}"


def datum_past(datum: date, *, start: date, vandaag: date) -> str:
    """Why an evaluation of a placement from `start` cannot be about a talk on `datum`; empty when it can."""
    if datum > vandaag:
        return "Deze datum ligt in de toekomst."
    if datum < start:
        return f"Kies een datum vanaf {start:%d-%m-%Y}: toen begon de plaatsing."
    return ""


def moment_past(moment: str, er_al: Collection[str]) -> str:
    """Why a placement with evaluations at `er_al` gets no other at `moment`; empty when it can."""
    if moment in EENMALIG and moment in er_al:
        return f"Deze plaatsing heeft al een {Moment(moment).label.lower()}."
    return ""


def weken_tussen(van: date, tot: date, gewerkt: Collection[date] = ()) -> list[tuple[date, date]]:
    """The weeks that have a working day in [van, tot), each half-open: the last WEKEN_HOOGSTENS, in order of time.

    A week goes from Monday up to Saturday; with a day in its weekend in `gewerkt`, up to the next Monday.
    """
    weken = []
    maandag = van - timedelta(days=van.weekday())
    while maandag < tot:
        weekend = any(dag in gewerkt for dag in (maandag + timedelta(days=5), maandag + timedelta(days=6)))
        begin = max(maandag, van)
        eind = min(maandag + (WEEK if weekend else WERKWEEK), tot)
        if begin < eind:
            weken.append((begin, eind))
        maandag += WEEK
    return weken[-WEKEN_HOOGSTENS:]


def hele_weken(weken: Iterable[Week], *, start: date, einde: date | None) -> dict[date, int]:
    """Minutes by Monday of the weeks of a placement [start, einde) of which each working day is in `weken`.

    Parts of a week add up; of two that begin on the same day the last one counts.
    """
    per_maandag: dict[date, dict[date, Week]] = {}
    for week in weken:
        per_maandag.setdefault(week.van - timedelta(days=week.van.weekday()), {})[week.van] = week
    heel = {}
    for maandag, delen in per_maandag.items():
        werkdagen = (maandag + timedelta(days=nummer) for nummer in range(WERKWEEK.days))
        nodig = [dag for dag in werkdagen if start <= dag and (einde is None or dag < einde)]
        if all(any(deel.van <= dag < deel.tot for deel in delen.values()) for dag in nodig):
            heel[maandag] = sum(deel.minuten for deel in delen.values())
    return heel


def is_compleet(oordelen: Sequence[tuple[int | None, bool]]) -> bool:
    """Whether each line has a judgement or was said not to be discussed, and at least one has a judgement."""
    return all(oordeel is not None or overgeslagen for oordeel, overgeslagen in oordelen) and any(
        oordeel is not None for oordeel, _ in oordelen
    )


def schaal_past(niveaus: Sequence[str]) -> str:
    """Why a form cannot have this scale, from the lowest to the highest; empty when it can."""
    if not NIVEAUS_MINSTENS <= len(niveaus) <= NIVEAUS_HOOGSTENS:
        return f"Vul {NIVEAUS_MINSTENS} tot en met {NIVEAUS_HOOGSTENS} niveaus in."
    if len({niveau.casefold() for niveau in niveaus}) < len(niveaus):
        return "Elk niveau heeft een eigen naam."
    return ""


def regels_passen(teksten: Sequence[str]) -> str:
    """Why a form cannot have these lines; empty when it can."""
    if not teksten:
        return "Vul minstens één regel in."
    if len(teksten) > REGELS_HOOGSTENS:
        return f"Een formulier heeft hoogstens {REGELS_HOOGSTENS} regels."
    if len({tekst.casefold() for tekst in teksten}) < len(teksten):
        return "Twee regels zijn hetzelfde."
    return ""
