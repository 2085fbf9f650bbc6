"""The weeks of each employee on paper: a row for each month with its weeks beside each other. Pure.

A week stands in the month of its Thursday, as week numbers do (ISO 8601). Only the days in the period count.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapportage.tabel import Getal, als_uren
from rapportage.uren.cijfers import Uren, Weekcijfers
from rapportage.uren.stand import WOORDEN, Stand
from vormgeving.taal import MAANDEN_KORT, datum_kort, opsomming

WEKEN_HOOGSTENS = 5
DONDERDAG = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Weekcel:
    """The minutes of a week, with its number; `is_open` when they are not approved."""

    nummer: int
    minuten: int
    is_open: bool

    @property
    def uren(self) -> Getal:
        """In hours with two decimals."""
        return als_uren(self.minuten)


@dataclass(frozen=True, slots=True)
class Maandregel:
    """The weeks of a month at their place, None where somebody has no hours; `akkoord` says who approved what."""

    naam: str
    weken: tuple[Weekcel | None, ...]
    akkoord: str

    @property
    def minuten(self) -> int:
        """Of all its weeks."""
        return sum(week.minuten for week in self.weken if week is not None)

    @property
    def uren(self) -> Getal:
        """In hours with two decimals."""
        return als_uren(self.minuten)


@dataclass(frozen=True, slots=True)
class Medewerkerblok:
    """The months of one employee."""

    naam: str
    maanden: tuple[Maandregel, ...]

    @property
    def minuten(self) -> int:
        """Of all months: what the table of employees says of this one."""
        return sum(maand.minuten for maand in self.maanden)

    @property
    def uren(self) -> Getal:
        """In hours with two decimals."""
        return als_uren(self.minuten)


def maandblad(uren: Uren) -> tuple[Medewerkerblok, ...]:
    """All weeks of the report, by employee and month."""
    per_medewerker: dict[int, list[Weekcijfers]] = defaultdict(list)
    for week in uren.weken:
        per_medewerker[week.medewerker_id].append(week)
    return tuple(Medewerkerblok(weken[0].naam, _maanden(weken)) for weken in per_medewerker.values())


def _maanden(weken: Iterable[Weekcijfers]) -> tuple[Maandregel, ...]:
    per_maand: dict[tuple[int, int], list[Weekcijfers]] = defaultdict(list)
    for week in weken:
        dag = week.week + DONDERDAG
        per_maand[dag.year, dag.month].append(week)
    return tuple(_maand(*sleutel, per_maand[sleutel]) for sleutel in sorted(per_maand))


def _maand(jaar: int, maand: int, weken: Sequence[Weekcijfers]) -> Maandregel:
    cellen: list[Weekcel | None] = [None] * WEKEN_HOOGSTENS
    for week in weken:
        plek = ((week.week + DONDERDAG).day - 1) // 7
        cellen[plek] = Weekcel(week.week.isocalendar().week, week.delen.totaal.waarde, not _is_goed(week))
    return Maandregel(f"{MAANDEN_KORT[maand - 1]} {jaar}", tuple(cellen), _akkoord(weken))


def _akkoord(weken: Sequence[Weekcijfers]) -> str:
    """ "Petra Vos, laatst op 9 feb 2026. 1 week: wacht op goedkeuring." """
    goed = [week for week in weken if _is_goed(week)]
    namen = dict.fromkeys(week.goedgekeurd_door for week in goed if week.goedgekeurd_door)
    dagen = [week.goedgekeurd_op for week in goed if week.goedgekeurd_op is not None]
    zinnen = [f"{opsomming([*namen]) if namen else 'Goedgekeurd'}, laatst op {_dag(max(dagen))}"] if dagen else []
    standen = Counter(week.stand for week in weken if not _is_goed(week))
    zinnen += [
        f"{aantal} {'week' if aantal == 1 else 'weken'}: {WOORDEN[Stand(stand)].lower()}"
        for stand, aantal in standen.items()
    ]
    return ". ".join(zinnen)


def _is_goed(week: Weekcijfers) -> bool:
    return week.stand == Stand.GOEDGEKEURD


def _dag(dag: date) -> str:
    return f"{datum_kort(dag)} {dag.year}"
