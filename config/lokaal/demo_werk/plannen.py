"""Personal plans for everybody who is on a route with something to choose: some modules done, the next under way."""

from __future__ import annotations

from datetime import date, timedelta

from bouwstenen.models import Fase, PersoonlijkPlan, Planonderdeel
from bouwstenen.plannen import diensten
from bouwstenen.plannen.keuzes import Planbeeld, planbeeld
from toegang.models import Gebruiker
from trajecten.models import Traject

HOOGSTENS = 4
PER_MODULE = timedelta(weeks=6)


def vul(vandaag: date) -> None:
    """Give the running trajecten of such routes a plan, once, made by their casemanager."""
    if PersoonlijkPlan.objects.exists():
        return
    trajecten = Traject.objects.lopend_op(vandaag).filter(programma__route__bouwstenen__onderdelen__isnull=False)
    for traject in trajecten.distinct().order_by("pk"):
        door = Gebruiker.objects.filter(betrokken_bij__traject=traject, betrokken_bij__rol="casemanager").first()
        if door is not None:
            _maak(traject, planbeeld(traject), vandaag, door)


def _maak(traject: Traject, beeld: Planbeeld, vandaag: date, door: Gebruiker) -> None:
    """Choose a few modules of each bouwsteen, others for the next person, and finish those of what is behind them."""
    gekozen = []
    for keuze in beeld.stenen:
        modules = list(keuze.modules)
        begin = traject.pk % len(modules) if modules else 0
        gekozen += [module.onderdeel.pk for module in (modules[begin:] + modules[:begin])[:HOOGSTENS]]
    plan = diensten.bewaar_plan(traject=traject, stenen=[], onderdelen=gekozen, versie=diensten.NIEUW, door=door)
    _rond_modules_af(plan, vandaag, door)


def _rond_modules_af(plan: PersoonlijkPlan, vandaag: date, door: Gebruiker) -> None:
    """All modules of a bouwsteen that was left are done, of the running one those of the weeks that passed."""
    fases = {fase.bouwsteen_id: fase for fase in Fase.objects.van(plan.traject).geldig().in_volgorde()}
    per_steen: dict[int, list[Planonderdeel]] = {}
    for onderdeel in plan.onderdelen.select_related("onderdeel"):
        per_steen.setdefault(onderdeel.onderdeel.bouwsteen_id, []).append(onderdeel)
    for steen, onderdelen in per_steen.items():
        fase = fases.get(steen)
        duur = (fase.einddatum - fase.startdatum) / (len(onderdelen) + 1) if fase and fase.einddatum else PER_MODULE
        for plek, onderdeel in enumerate(onderdelen, start=1):
            if fase is not None and (klaar_op := fase.startdatum + plek * duur) < vandaag:
                diensten.zet_module_klaar(onderdeel=onderdeel, klaar_op=klaar_op, door=door)
