"""Writing a personal plan. What was done stays in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from bouwstenen.models import PersoonlijkPlan, Planonderdeel
from bouwstenen.plannen.keuzes import Planbeeld, planbeeld
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Traject
from trajecten.versies import eis_versie

# The version of a plan that is not there yet.
NIEUW = 0


@transaction.atomic
def bewaar_plan(
    *, traject: Traject, stenen: Collection[int], onderdelen: Collection[int], versie: int, door: Gebruiker
) -> PersoonlijkPlan:
    """Choose which bouwstenen and modules this traject follows, by their ids; `versie` is NIEUW for the first time.

    A bouwsteen where somebody was and a module that is done stay. Raises RegelGeschonden for what cannot be chosen
    and NietMeerActueel when somebody chose since.
    """
    vers = Traject.objects.select_for_update(of=("self",)).select_related("deelnemer").get(pk=traject.pk)
    if vers.einddatum is not None and vers.einddatum <= timezone.localdate():
        raise RegelGeschonden("Dit traject is gestopt. Het plan verandert niet meer.")
    beeld = planbeeld(vers)
    plan = _vers_plan(vers, beeld, versie, door)
    _eis_te_kiezen(beeld, stenen, onderdelen)
    plan.bouwstenen.set([keuze.steen.pk for keuze in beeld.stenen if keuze.steen.keuze and _volgt(keuze, stenen)])
    _zet_onderdelen(plan, beeld, stenen, set(onderdelen))
    noteer(
        Soort.PLAN_GEWIJZIGD,
        door=door,
        over=plan,
        deelnemer=vers.deelnemer,
        bouwstenen=sorted(keuze.steen.naam for keuze in beeld.stenen if _volgt(keuze, stenen)),
        modules=sorted(regel.onderdeel.tekst for regel in plan.onderdelen.select_related("onderdeel")),
    )
    return plan


@transaction.atomic
def zet_module_klaar(*, onderdeel: Planonderdeel, klaar_op: date | None, door: Gebruiker) -> Planonderdeel:
    """Say since when a module is done, or with None that it is not. Raises RegelGeschonden for a day to come."""
    vers = (
        Planonderdeel.objects.select_for_update(of=("self",)).select_related("onderdeel", "plan").get(pk=onderdeel.pk)
    )
    traject = Traject.objects.select_related("deelnemer").get(pk=vers.plan.traject_id)
    if klaar_op is not None and klaar_op > timezone.localdate():
        raise RegelGeschonden("Deze dag is nog niet geweest.")
    if vers.klaar_op == klaar_op:
        return vers
    vers.klaar_op = klaar_op
    vers.save(update_fields=["klaar_op"])
    klaar = klaar_op.isoformat() if klaar_op else "nee"
    noteer(
        Soort.PLAN_GEWIJZIGD,
        door=door,
        over=vers.plan,
        deelnemer=traject.deelnemer,
        module=vers.onderdeel.tekst,
        klaar=klaar,
    )
    return vers


def _vers_plan(traject: Traject, beeld: Planbeeld, versie: int, door: Gebruiker) -> PersoonlijkPlan:
    """The plan, with its next version; a new one when nobody chose yet. The traject is locked."""
    if beeld.plan is None:
        if versie != NIEUW:
            raise NietMeerActueel("Dit plan is er niet meer. Bekijk eerst hoe het nu is.")
        return PersoonlijkPlan.objects.create(traject=traject, gewijzigd_door=door)
    plan = eis_versie(beeld.plan, versie)
    plan.versie += 1
    plan.gewijzigd_door = door
    plan.save(update_fields=["versie", "gewijzigd_door", "gewijzigd_op"])
    return plan


def _volgt(keuze: object, stenen: Collection[int]) -> bool:
    return keuze.vast or keuze.steen.pk in stenen  # type: ignore[attr-defined]


def _eis_te_kiezen(beeld: Planbeeld, stenen: Collection[int], onderdelen: Collection[int]) -> None:
    bekend = {keuze.steen.pk for keuze in beeld.stenen}
    modules = {module.onderdeel.pk for keuze in beeld.stenen if _volgt(keuze, stenen) for module in keuze.modules}
    if not bekend.issuperset(stenen):
        raise RegelGeschonden("Een van deze onderdelen hoort niet bij de route.", veld="stenen")
    if not modules.issuperset(onderdelen):
        raise RegelGeschonden("Kies ook het onderdeel van de route waar de module bij hoort.")


def _zet_onderdelen(plan: PersoonlijkPlan, beeld: Planbeeld, stenen: Collection[int], gekozen: set[int]) -> None:
    """Add what was chosen and take out what was not, except what is done already."""
    nu = {regel.onderdeel_id: regel for regel in plan.onderdelen.all()}
    klaar = {pk for pk, regel in nu.items() if regel.klaar_op is not None}
    Planonderdeel.objects.filter(plan=plan, onderdeel__in=nu.keys() - gekozen - klaar).delete()
    Planonderdeel.objects.bulk_create(Planonderdeel(plan=plan, onderdeel_id=pk) for pk in sorted(gekozen - nu.keys()))
