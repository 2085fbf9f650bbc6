"""What there is to choose for one traject, and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bouwstenen.models import Bouwsteen, Fase, Onderdeel, PersoonlijkPlan, Planonderdeel
from trajecten.models import Traject
from trajecten.planmodules import uitvoering_van


@dataclass(frozen=True)
class Moduleregel:
    """A module that can be chosen; in the plan when `planonderdeel` is there."""

    onderdeel: Onderdeel
    planonderdeel: Planonderdeel | None
    # where somebody follows it, such as “in de groep Taal A”; empty when nowhere
    waar: str = ""

    @property
    def klaar_op(self) -> date | None:
        """Since when it is done."""
        return self.planonderdeel.klaar_op if self.planonderdeel else None


@dataclass(frozen=True)
class Steenkeuze:
    """A bouwsteen of the route: whether it is followed, and the modules to choose from.

    `vast`: it belongs to everybody, or somebody was in it: it cannot be left out.
    """

    steen: Bouwsteen
    volgt: bool
    vast: bool
    modules: Sequence[Moduleregel] = field(default_factory=tuple)

    @property
    def gekozen(self) -> list[Moduleregel]:
        """The modules in the plan."""
        return [module for module in self.modules if module.planonderdeel]


@dataclass(frozen=True)
class Planbeeld:
    """A personal plan as pages show it; `plan` is None when nobody chose yet."""

    plan: PersoonlijkPlan | None
    stenen: Sequence[Steenkeuze]

    @property
    def te_kiezen(self) -> bool:
        """Whether this route leaves anything to choose."""
        return any(keuze.steen.keuze or keuze.modules for keuze in self.stenen)

    @property
    def met_modules(self) -> list[Steenkeuze]:
        """The bouwstenen on this one's way with modules in the plan."""
        return [keuze for keuze in self.stenen if keuze.volgt and keuze.gekozen]


def planbeeld(traject: Traject) -> Planbeeld:
    """The choices of one traject, in a number of queries that does not grow."""
    plan = PersoonlijkPlan.objects.filter(traject=traject).prefetch_related("bouwstenen").first()
    in_plan = {regel.onderdeel_id: regel for regel in plan.onderdelen.all()} if plan else {}
    gekozen = {steen.pk for steen in plan.bouwstenen.all()} if plan else set()
    bezocht = set(Fase.objects.van(traject).geldig().values_list("bouwsteen_id", flat=True))
    stenen = Bouwsteen.objects.filter(route__programma=traject.programma_id).order_by("nummer")
    keuzes, waar = [], uitvoering_van(traject) if in_plan else {}
    for steen in stenen.select_related("route").prefetch_related("onderdelen"):
        if steen.vervallen_op is not None and steen.pk not in bezocht:
            continue
        vast = not steen.keuze or steen.pk in bezocht
        volgt = vast or plan is None or steen.pk in gekozen
        keuzes.append(Steenkeuze(steen, volgt, vast, _modules(steen, in_plan, waar)))
    return Planbeeld(plan, keuzes)


def _modules(steen: Bouwsteen, in_plan: dict[int, Planonderdeel], waar: Mapping[str, str]) -> list[Moduleregel]:
    """Those in use, and retired ones that are in the plan."""
    return [
        # the QuerySet of both kinds of lines
        Moduleregel(onderdeel, in_plan.get(onderdeel.pk), waar.get(onderdeel.tekst.casefold(), ""))  # type: ignore[arg-type]
        for onderdeel in steen.onderdelen.all()
        if onderdeel.vervallen_op is None or onderdeel.pk in in_plan
    ]
