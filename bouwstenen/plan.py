"""Which bouwstenen and modules of the route a traject follows: the personal plan, read for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bouwstenen.models import Bouwsteen, PersoonlijkPlan, Planonderdeel


@dataclass(frozen=True)
class Modules:
    """How many modules of a bouwsteen are in a plan, and how many of those are done."""

    aantal: int
    klaar: int


@dataclass(frozen=True)
class Keuze:
    """What was chosen for one traject. `gemaakt` is False when nobody chose yet: then the whole route is followed."""

    gemaakt: bool = False
    stenen: frozenset[int] = frozenset()
    modules: Mapping[int, Modules] = field(default_factory=dict)

    def volgt(self, steen: Bouwsteen) -> bool:
        """Whether this stone is part of the way of this traject."""
        return not steen.keuze or not self.gemaakt or steen.pk in self.stenen


GEEN_KEUZE = Keuze()


def keuzes_van(trajecten: Iterable[int]) -> dict[int, Keuze]:
    """By id of the traject what was chosen, for those that have a plan; in three queries."""
    plannen = dict(PersoonlijkPlan.objects.filter(traject__in=list(trajecten)).values_list("pk", "traject_id"))
    stenen: dict[int, set[int]] = {plan: set() for plan in plannen}
    gekozen = PersoonlijkPlan.bouwstenen.through.objects.filter(persoonlijkplan__in=plannen)
    for plan, steen in gekozen.values_list("persoonlijkplan_id", "bouwsteen_id"):
        stenen[plan].add(steen)
    modules: dict[int, dict[int, Modules]] = {plan: {} for plan in plannen}
    onderdelen = Planonderdeel.objects.filter(plan__in=plannen).order_by()
    for plan, steen, klaar_op in onderdelen.values_list("plan_id", "onderdeel__bouwsteen_id", "klaar_op"):
        eerder = modules[plan].get(steen, Modules(0, 0))
        modules[plan][steen] = Modules(eerder.aantal + 1, eerder.klaar + (klaar_op is not None))
    return {
        traject: Keuze(gemaakt=True, stenen=frozenset(stenen[plan]), modules=modules[plan])
        for plan, traject in plannen.items()
    }
