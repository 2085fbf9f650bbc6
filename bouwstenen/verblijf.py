"""A stay: one phase with the ones that it extended, without a gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from bouwstenen.models import Fase
from bouwstenen.queries import FaseQuerySet


def verblijf(fases: Sequence[Fase]) -> Sequence[Fase]:
    """The last of `fases`, which are of one bouwsteen and in order, together with the ones that it extended."""
    eerste = len(fases) - 1
    while eerste > 0 and fases[eerste].reden == Fase.Reden.VERLENGD:
        eerste -= 1
    return fases[eerste:]


def lopende_verblijven(
    fases: FaseQuerySet, trajecten: Iterable[int] | QuerySet[Any, Any], vandaag: date
) -> list[Sequence[Fase]]:
    """The stays in which these trajecten are on `vandaag`, in one query; the last phase of each is the running one."""
    per_traject: dict[int, list[Fase]] = {}
    begonnen = fases.filter(traject__in=trajecten, startdatum__lte=vandaag).geldig().in_volgorde()
    for fase in begonnen:
        eerder = per_traject.setdefault(fase.traject_id, [])
        if eerder and eerder[-1].bouwsteen_id != fase.bouwsteen_id:
            eerder.clear()
        eerder.append(fase)
    return [verblijf(fases_) for fases_ in per_traject.values() if fases_[-1].loopt_op(vandaag)]


def verwacht_einde(stay: Sequence[Fase]) -> date | None:
    """When this stay is expected to be over: as extended, as agreed at a step back, or after the weeks of its norm."""
    laatste = stay[-1]
    afgesproken = laatste.verwacht_tot or laatste.verwachte_terugkeer
    if afgesproken is not None:
        return afgesproken
    weken = laatste.bouwsteen.weken
    return None if weken is None else stay[0].startdatum + timedelta(weeks=weken)
