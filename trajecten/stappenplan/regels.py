"""Rules of the stappenplan and of referrals. Pure: values in, values or reasons out (an empty reason means yes)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices

# Our own choice: level 3 has no acute problem any more, so that no organisation calls it that.
ACUUT_HOOGSTENS = 2
# A step without a score stands in the middle: after what is urgent, before what goes well. Our own choice.
SCORE_ONBEKEND = 3
# Our own choice: further ahead a date is a slip of the finger.
DEADLINE_HOOGSTENS = timedelta(days=3 * 365)
BINNENKORT = timedelta(days=7)


class Wie(TextChoices):
    """Who does a step."""

    DEELNEMER = "deelnemer", "De deelnemer"
    MEDEWERKER = "medewerker", "Een collega"
    PARTNER = "partner", "Een partner"


class Stapstand(TextChoices):
    """Where a step stands."""

    OPEN = "open", "Open"
    GEDAAN = "gedaan", "Gedaan"
    VERVALLEN = "vervallen", "Vervallen"


STAP_OVERGANGEN: dict[Stapstand, frozenset[Stapstand]] = {
    Stapstand.OPEN: frozenset({Stapstand.GEDAAN, Stapstand.VERVALLEN}),
    # closed too soon, or needed after all
    Stapstand.GEDAAN: frozenset({Stapstand.OPEN}),
    Stapstand.VERVALLEN: frozenset({Stapstand.OPEN}),
}


class Verwijsstand(TextChoices):
    """Where a referral stands."""

    AANGEVRAAGD = "aangevraagd", "Aangevraagd"
    AANGENOMEN = "aangenomen", "Aangenomen"
    WACHTLIJST = "wachtlijst", "Op de wachtlijst"
    LOOPT = "loopt", "Loopt"
    AFGEROND = "afgerond", "Afgerond"
    GESTOPT = "gestopt", "Eerder gestopt"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


VERWIJS_OVERGANGEN: dict[Verwijsstand, frozenset[Verwijsstand]] = {
    Verwijsstand.AANGEVRAAGD: frozenset(
        {
            Verwijsstand.AANGENOMEN,
            Verwijsstand.WACHTLIJST,
            Verwijsstand.LOOPT,
            Verwijsstand.AFGEWEZEN,
            Verwijsstand.INGETROKKEN,
        }
    ),
    Verwijsstand.AANGENOMEN: frozenset({Verwijsstand.WACHTLIJST, Verwijsstand.LOOPT, Verwijsstand.INGETROKKEN}),
    Verwijsstand.WACHTLIJST: frozenset(
        {Verwijsstand.AANGENOMEN, Verwijsstand.LOOPT, Verwijsstand.AFGEWEZEN, Verwijsstand.INGETROKKEN}
    ),
    Verwijsstand.LOOPT: frozenset({Verwijsstand.AFGEROND, Verwijsstand.GESTOPT}),
    # what ended goes on again by a new referral: then both are counted
    Verwijsstand.AFGEROND: frozenset(),
    Verwijsstand.GESTOPT: frozenset(),
    Verwijsstand.AFGEWEZEN: frozenset(),
    Verwijsstand.INGETROKKEN: frozenset(),
}
EINDSTANDEN = frozenset(str(staat.value) for staat, verder in VERWIJS_OVERGANGEN.items() if not verder)


@dataclass(frozen=True)
class Grenzen:
    """Up to and including which score (1 up to 5) a leefgebied is acute, and urgent; what is acute is urgent too.

    1 asks for an action at once, 1 and 2 come first (ontwerp §4); an organisation may set it otherwise.
    """

    acuut: int = 1
    dringend: int = 2

    def is_acuut(self, score: int | None) -> bool:
        """Whether a score asks for an action at once."""
        return score is not None and score <= self.acuut

    def is_dringend(self, score: int | None) -> bool:
        """Whether a score calls for a step."""
        return score is not None and score <= max(self.acuut, self.dringend)

    @property
    def dringend_in_woorden(self) -> str:
        """The urgent scores: “1”, “1 of 2”, “1, 2 of 3”."""
        *eerder, laatste = (str(score) for score in range(1, max(self.acuut, self.dringend) + 1))
        return f"{', '.join(eerder)} of {laatste}" if eerder else laatste


GEWONE_GRENZEN = Grenzen()


@dataclass(frozen=True)
class Plek:
    """What decides where an open step stands: its id, the score of its leefgebied, its deadline, its set place.

    `dringend` says whether the organisation calls that score urgent.
    """

    stap: int
    score: int | None
    deadline: date | None
    volgorde: int | None
    dringend: bool = False

    @property
    def urgentie(self) -> tuple[bool, int, date, int]:
        """Smaller is more urgent: urgent or not, the score, the deadline (none comes last), then the oldest."""
        return (not self.dringend, self.score or SCORE_ONBEKEND, self.deadline or date.max, self.stap)


def op_volgorde(plekken: Iterable[Plek]) -> list[Plek]:
    """The open steps of one plan in the order in which to do them.

    What was set by hand keeps its order. Each other step comes, by urgency, before the first of those that is less
    urgent than it: a new acute step is never hidden under an older agreement. Without set places the order is that of
    urgency alone.
    """
    alle = list(plekken)
    gezet = sorted((p for p in alle if p.volgorde is not None), key=lambda p: (p.volgorde, p.stap))
    rij: list[Plek] = []
    los = sorted((p for p in alle if p.volgorde is None), key=lambda p: p.urgentie)
    for vast in gezet:
        while los and los[0].urgentie < vast.urgentie:
            rij.append(los.pop(0))
        rij.append(vast)
    return rij + los


def verschuif(volgorde: Sequence[int], stap: int, plaatsen: int) -> list[int]:
    """`volgorde` with `stap` moved by so many places (below 0 is up); at the ends it stays.

    Raises ValueError when the step is not in it.
    """
    rest = [ander for ander in volgorde if ander != stap]
    if len(rest) == len(volgorde):
        raise ValueError(f"stap {stap} staat niet in de volgorde")
    plek = min(max(0, list(volgorde).index(stap) + plaatsen), len(rest))
    return [*rest[:plek], stap, *rest[plek:]]


def eerste_stap_tekst(leefgebied: str, *, acuut: bool, bijzonder: bool) -> str:
    """The words of a step made in one click from a low score, to be made concrete later.

    No number: the step is also printed for the deelnemer, without scores. On health and justice they tell nothing:
    whoever takes the step over may read it without knowing its subject.
    """
    if bijzonder:
        return "Samen bespreken wat er nodig is"
    return f"{'Meteen aandacht' if acuut else 'Aandacht'} voor {leefgebied}: samen afspreken wat we doen"


def deadline_past(deadline: date | None, *, was: date | None, vandaag: date) -> str:
    """Why `deadline` cannot be agreed on `vandaag`; empty when it can. What it `was` may stay, also when it passed."""
    if deadline is None or deadline == was:
        return ""
    if deadline < vandaag:
        return "Kies een datum vanaf vandaag."
    if deadline > vandaag + DEADLINE_HOOGSTENS:
        return "Deze datum ligt te ver vooruit. Kies een datum binnen 3 jaar."
    return ""


def mag_naar_stapstand(van: str, naar: str) -> str:
    """Why a step cannot go from one state to another; empty when it can."""
    if Stapstand(naar) in STAP_OVERGANGEN[Stapstand(van)]:
        return ""
    if van == Stapstand.OPEN:
        return "Deze stap is al open."
    return f"Deze stap is al afgesloten: {Stapstand(van).label.lower()}."


def mag_naar_verwijsstand(van: str, naar: str) -> str:
    """Why a referral cannot go from one state to another; empty when it can."""
    if Verwijsstand(naar) in VERWIJS_OVERGANGEN[Verwijsstand(van)]:
        return ""
    if van in EINDSTANDEN:
        return "Deze doorverwijzing is afgesloten. Maak een nieuwe als er weer hulp nodig is."
    return f"Van “{Verwijsstand(van).label.lower()}” kan niet naar “{Verwijsstand(naar).label.lower()}”."


def verwijsdatum_past(datum: date, *, vanaf: date | None, vandaag: date) -> str:
    """Why a referral cannot enter a state on `datum`, the one before having begun on `vanaf`; empty when it can."""
    if datum > vandaag:
        return "Deze datum ligt in de toekomst."
    if vanaf is not None and datum < vanaf:
        return f"Kies een datum vanaf {vanaf:%d-%m-%Y}: toen begon de vorige staat."
    return ""
