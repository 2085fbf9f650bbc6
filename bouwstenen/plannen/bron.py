"""The modules of personal plans as other apps ask them (trajecten.planmodules)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from bouwstenen.models import Planonderdeel
from bouwstenen.plannen.diensten import zet_module_klaar
from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.planmodules import Modulebron, Planmodule

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def modules_van(trajecten: Collection[int]) -> Mapping[int, Sequence[Planmodule]]:
    """By id the modules in the plans of `trajecten`, for those whose route offers modules; in two queries."""
    onderdelen = "programma__route__bouwstenen__onderdelen"
    met_keuze = Q(**{f"{onderdelen}__isnull": False, f"{onderdelen}__vervallen_op__isnull": True})
    # a plan that has modules stays the plan, also when the route offers them no longer
    met_plan = Q(persoonlijk_plan__onderdelen__isnull=False)
    gevonden = Traject.objects.filter(met_keuze | met_plan, pk__in=trajecten).order_by().values_list("pk", flat=True)
    modules: dict[int, list[Planmodule]] = {pk: [] for pk in gevonden.distinct()}
    regels = Planonderdeel.objects.filter(plan__traject__in=modules)
    for pk, naam, klaar_op in regels.values_list("plan__traject_id", "onderdeel__tekst", "klaar_op"):
        modules[pk].append(Planmodule(naam, klaar_op))
    return modules


def rond_af(traject: Traject, naam: str, klaar_op: date, door: Gebruiker) -> None:
    """The module `naam` in the plan of `traject` is done since `klaar_op`, at the latest today; done stays done."""
    regels = Planonderdeel.objects.filter(plan__traject=traject, klaar_op__isnull=True, onderdeel__tekst__iexact=naam)
    for onderdeel in regels.order_by("pk"):
        zet_module_klaar(onderdeel=onderdeel, klaar_op=min(klaar_op, timezone.localdate()), door=door)


BRON = Modulebron(modules_van, rond_af, "bouwstenen:bouwsteen", "bouwstenen:plan", Recht.FASE_WIJZIGEN)
