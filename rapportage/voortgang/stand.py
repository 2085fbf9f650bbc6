"""The rows of a voortgang report beside its period, with what several figures ask of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from bouwstenen.verblijf import verblijf
from rapportage.periode import Periode
from rapportage.voortgang.rijen import BouwsteenRij, FaseRij, PlaatsingRij, Rijen, TrajectRij, UrenRij

VERLENGD, TERUGVAL = "verlengd", "terugval"


@dataclass(frozen=True, slots=True)
class Verblijf:
    """A stay in a bouwsteen, named after the last of its phases; `volgende` is the phase after it, if any.

    `dagen` were spent in the stone itself; [van, tot) includes what lay between its parts, and is open while it runs.
    """

    laatste: FaseRij
    volgende: FaseRij | None
    van: date
    dagen: int

    @property
    def tot(self) -> date | None:
        return self.laatste.einddatum


@dataclass(frozen=True)
class Stand:
    """Rows of a programme, the period of the report and the day as of which it is made."""

    rijen: Rijen
    periode: Periode
    peildatum: date

    @cached_property
    def gestart(self) -> tuple[TrajectRij, ...]:
        """The trajecten that have begun."""
        return tuple(t for t in self.rijen.trajecten if t.startdatum is not None)

    @cached_property
    def per_id(self) -> Mapping[int, TrajectRij]:
        """Everybody in the rows, also who waits."""
        return {t.id: t for t in (*self.rijen.wachtend, *self.rijen.trajecten)}

    @cached_property
    def gestarte_ids(self) -> frozenset[int]:
        """The ids of the trajecten that have begun."""
        return frozenset(t.id for t in self.gestart)

    @cached_property
    def stenen(self) -> Mapping[int, BouwsteenRij]:
        """The bouwstenen by their number."""
        return {steen.nummer: steen for steen in self.rijen.bouwstenen}

    @cached_property
    def fases(self) -> Mapping[int, list[FaseRij]]:
        """Of each started traject its phases, from the first to the last."""
        return op_volgorde(f for f in self.rijen.fases if f.traject_id in self.gestarte_ids)

    @cached_property
    def overgangen(self) -> tuple[tuple[FaseRij, FaseRij], ...]:
        """Each phase after another one of the same traject, with the one before it first."""
        return tuple(paar for reeks in self.fases.values() for paar in pairwise(reeks))

    @cached_property
    def verblijven(self) -> tuple[Verblijf, ...]:
        """For each phase the stay up to and including it, as the dossier puts them together."""
        return tuple(_verblijf(reeks, plek) for reeks in self.fases.values() for plek in range(len(reeks)))

    @cached_property
    def plaatsingen(self) -> tuple[PlaatsingRij, ...]:
        """The placements of started trajecten."""
        return tuple(p for p in self.rijen.plaatsingen if p.traject_id in self.gestarte_ids)

    @cached_property
    def contactminuten(self) -> Mapping[int, list[UrenRij]]:
        """Contact that was held, per traject."""
        return _per_traject(self.rijen.contacturen)

    @cached_property
    def meedoenminuten(self) -> Mapping[int, list[UrenRij]]:
        """Hours of deelnemers, per traject."""
        return _per_traject(self.rijen.meedoenuren)

    def op(self, dag: date | None) -> bool:
        """Whether a day lies in the period."""
        return dag is not None and dag in self.periode

    def loopt(self, van: date | None, tot: date | None) -> bool:
        """Whether the last day of the period lies in [van, tot)."""
        return van is not None and van <= self.periode.tot and (tot is None or self.periode.tot < tot)

    @property
    def dag_erna(self) -> date:
        """The day after the period."""
        return self.periode.tot + timedelta(days=1)


def op_volgorde(fases: Iterable[FaseRij]) -> dict[int, list[FaseRij]]:
    """Phases per traject, from the first to the last."""
    per_traject: dict[int, list[FaseRij]] = defaultdict(list)
    for fase in fases:
        per_traject[fase.traject_id].append(fase)
    for reeks in per_traject.values():
        reeks.sort(key=lambda f: (f.startdatum, f.einddatum or date.max, f.id))
    return per_traject


def _verblijf(reeks: list[FaseRij], plek: int) -> Verblijf:
    delen = verblijf(reeks[: plek + 1])
    volgende = reeks[plek + 1] if plek + 1 < len(reeks) else None
    dagen = sum((f.einddatum - f.startdatum).days for f in delen if f.einddatum is not None)
    return Verblijf(reeks[plek], volgende, delen[0].startdatum, dagen)


def _per_traject(uren: Iterable[UrenRij]) -> dict[int, list[UrenRij]]:
    per_traject: dict[int, list[UrenRij]] = defaultdict(list)
    for rij in uren:
        per_traject[rij.traject_id].append(rij)
    return per_traject
