"""A stay: one phase with the ones that it extended, and after a step back the part that came before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from django.db.models import QuerySet

from bouwstenen.models import Fase
from bouwstenen.queries import FaseQuerySet


class Deel(Protocol):
    """What a stay is put together by: the stone of a phase and why it began. A Fase, or a row of a report."""

    @property
    def bouwsteen_id(self) -> int: ...

    @property
    def reden(self) -> str: ...


D = TypeVar("D", bound=Deel)


def verblijf(fases: Sequence[D]) -> Sequence[D]:
    """The stay that the last of `fases` belongs to; `fases` are the valid ones of one traject, in order.

    An extension goes on with what it extended. Who fell back from a stone and returns goes on where they were, for
    nothing that was laid is taken away (ontwerptaal §7); a stone that was finished and is done anew counts anew.
    """
    plek = len(fases) - 1
    stay = [fases[plek]]
    while (vorige := _vervolgt(fases, plek)) is not None:
        plek = vorige
        stay.insert(0, fases[plek])
    return stay


def _vervolgt(fases: Sequence[Deel], plek: int) -> int | None:
    """The place of the phase of the same stone that this one goes on with."""
    fase = fases[plek]
    zelfde = [i for i in range(plek) if fases[i].bouwsteen_id == fase.bouwsteen_id]
    if not zelfde:
        return None
    vorige = zelfde[-1]
    if fase.reden == Fase.Reden.VERLENGD:
        return vorige if vorige == plek - 1 else None
    verlaten_omlaag = fases[vorige + 1].reden == Fase.Reden.TERUGVAL
    return vorige if fase.reden == Fase.Reden.STABIEL and verlaten_omlaag else None


def lopende_verblijven(
    fases: FaseQuerySet, trajecten: Iterable[int] | QuerySet[Any, Any], vandaag: date
) -> list[Sequence[Fase]]:
    """The stays in which these trajecten are on `vandaag`, in one query; the last phase of each is the running one."""
    per_traject: dict[int, list[Fase]] = {}
    begonnen = fases.filter(traject__in=trajecten, startdatum__lte=vandaag).geldig().in_volgorde()
    for fase in begonnen:
        per_traject.setdefault(fase.traject_id, []).append(fase)
    return [verblijf(van_traject) for van_traject in per_traject.values() if van_traject[-1].loopt_op(vandaag)]


def dagen_in(stay: Sequence[Fase], vandaag: date) -> int:
    """How many days of `stay` were spent in the stone before `vandaag`; what lay between its parts does not count."""
    return sum((min(fase.einddatum or vandaag, vandaag) - fase.startdatum).days for fase in stay)


def verwacht_einde(stay: Sequence[Fase]) -> date | None:
    """When this stay is expected to be over: as extended, as agreed at a step back, or after the weeks of its norm."""
    laatste = stay[-1]
    afgesproken = laatste.verwacht_tot or laatste.verwachte_terugkeer
    if afgesproken is not None:
        return afgesproken
    weken = laatste.bouwsteen.weken
    if weken is None:
        return None
    eerder = dagen_in(stay[:-1], laatste.startdatum)
    return laatste.startdatum + max(timedelta(0), timedelta(weeks=weken) - timedelta(days=eerder))
