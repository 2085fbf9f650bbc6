"""One traject against what the project asks of it (uitwisselformaat, "Arithmetic: MDT"; domein §4)."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapportage.mdt.rijen import Eisen, Rijen, TrajectRij, UurRij
from rapportage.periode import Periode
from trajecten.regels import leeftijd_op, plus_maanden
from vormgeving.taal import datum, getal

JA = "ja"


@dataclass(frozen=True, slots=True)
class Jongere:
    """A traject with all its hours and what the project asks."""

    traject: TrajectRij
    uren: tuple[UurRij, ...]
    eisen: Eisen

    @property
    def id(self) -> int:
        """The key of the traject."""
        return self.traject.id

    @property
    def minuten(self) -> int:
        """All hours that somebody made, in minutes."""
        return sum(uur.minuten for uur in self.uren)

    @property
    def uiterlijk(self) -> date | None:
        """The last day on which it may end; None when there is no limit."""
        return self._na(self.eisen.max_maanden)

    @property
    def op_zijn_vroegst(self) -> date | None:
        """The first day on which it may end; None when there is no limit."""
        return self._na(self.eisen.min_maanden)

    def _na(self, maanden: int | None) -> date | None:
        start = self.traject.startdatum
        return None if start is None or maanden is None else plus_maanden(start, maanden)

    @property
    def leeftijd(self) -> int | None:
        """In full years on the first day; None when either is unknown."""
        t = self.traject
        if t.geboortedatum is None or t.startdatum is None:
            return None
        return leeftijd_op(t.geboortedatum, t.startdatum)

    @property
    def past_bij_leeftijd(self) -> bool:
        """Whether the age on the first day is one that the project takes; one that is unknown is no objection."""
        if self.leeftijd is None:
            return True
        van, tot = self.eisen.leeftijd_van, self.eisen.leeftijd_tot
        return (van is None or self.leeftijd >= van) and (tot is None or self.leeftijd < tot)

    @property
    def tekort(self) -> tuple["Eis", ...]:
        """What the project asks and somebody who ended did not do; of who never began, only that."""
        return (NIET_BEGONNEN,) if self.traject.startdatum is None else tuple(e for e in EISEN if not e.voldaan(self))

    def loopt_op(self, dag: date) -> bool:
        """Whether the traject had started on `dag` and had not ended on it."""
        t = self.traject
        return t.startdatum is not None and t.startdatum <= dag and (t.einddatum is None or t.einddatum > dag)

    def eindigt_in(self, periode: Periode) -> bool:
        """Whether the traject ended in the period."""
        return self.traject.einddatum in periode

    def uren_tot_en_met(self, dag: date) -> tuple[UurRij, ...]:
        """The hours up to and including `dag`; of a traject that had ended by then all of them, as the norm counts."""
        if self.traject.einddatum is not None and self.traject.einddatum <= dag:
            return self.uren
        return tuple(uur for uur in self.uren if uur.datum <= dag)


def jongeren(rijen: Rijen) -> tuple[Jongere, ...]:
    """Everybody in the project, in the order of their keys."""
    uren: dict[int, list[UurRij]] = defaultdict(list)
    for uur in rijen.uren:
        uren[uur.traject_id].append(uur)
    volgorde = sorted(rijen.trajecten, key=lambda traject: traject.id)
    return tuple(Jongere(traject, tuple(uren[traject.id]), rijen.eisen) for traject in volgorde)


@dataclass(frozen=True, slots=True)
class Eis:
    """One thing that is asked for a traject to be finished: whether it was done, and the fact that decides.

    The fact is empty where the project asks nothing.
    """

    code: str
    naam: str
    voldaan: Callable[[Jongere], bool]
    feit: Callable[[Jongere], str]


def in_uren(minuten: int | Decimal) -> str:
    """Minutes as a number of hours in words: “62,5”."""
    return getal(Decimal(minuten) / 60)


def _genoeg_uren(j: Jongere) -> bool:
    return j.minuten >= j.eisen.norm_minuten


def uren_feit(j: Jongere, minuten: int | None = None) -> str:
    """How many hours somebody made, of how many; `minuten` when only a part of them is meant."""
    gemaakt = in_uren(j.minuten if minuten is None else minuten)
    return f"{gemaakt} uur" if j.eisen.norm_uren is None else f"{gemaakt} van {getal(j.eisen.norm_uren)} uur"


def _uitgevoerd(j: Jongere) -> bool:
    return j.traject.activiteiten == JA


def _activiteiten_feit(j: Jongere) -> str:
    return f"activiteiten uitgevoerd: {j.traject.activiteiten or 'niet ingevuld'}"


def _op_tijd(j: Jongere) -> bool:
    einde = j.traject.einddatum
    return einde is None or j.uiterlijk is None or einde <= j.uiterlijk


def _lang_genoeg(j: Jongere) -> bool:
    einde = j.traject.einddatum
    return einde is None or j.op_zijn_vroegst is None or einde >= j.op_zijn_vroegst


def _op_tijd_feit(j: Jongere) -> str:
    return f"uiterste dag {datum(j.uiterlijk)}" if j.uiterlijk else ""


def _lang_genoeg_feit(j: Jongere) -> str:
    return f"vroegste dag {datum(j.op_zijn_vroegst)}" if j.op_zijn_vroegst else ""


def _begonnen(j: Jongere) -> bool:
    return j.traject.startdatum is not None


NIET_BEGONNEN = Eis("niet_begonnen", "Niet begonnen", _begonnen, lambda j: "" if _begonnen(j) else "niet begonnen")
EISEN: tuple[Eis, ...] = (
    NIET_BEGONNEN,
    Eis("uren", "Te weinig uren", _genoeg_uren, uren_feit),
    Eis(
        "activiteiten",
        "Activiteiten niet uitgevoerd of niet ingevuld",
        _uitgevoerd,
        _activiteiten_feit,
    ),
    Eis("te_lang", "Duurde te lang", _op_tijd, _op_tijd_feit),
    Eis("te_kort", "Duurde te kort", _lang_genoeg, _lang_genoeg_feit),
)
EIS_PER_CODE: Mapping[str, Eis] = {eis.code: eis for eis in EISEN}
