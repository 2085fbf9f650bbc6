"""Leerlijnen and modules as they are offered, and the modules that somebody chose from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from onderwijs.diensten.afwijken import RedenGevraagd, bezwaren_tegen
from onderwijs.models import Leerlijn, Module, Modulekeuze
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Traject
from trajecten.planmodules import bron_van
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN_VAN_BEPERKING = {
    "leerlijn_naam_uniek": "naam",
    "module_naam_uniek": "naam",
    "module_omvang_positief": "uren",
    "leerlijn_getallen_kunnen": "leeftijd_van",
}


@transaction.atomic
def bewaar(*, rij: Leerlijn | Module, versie: int, door: Gebruiker) -> Leerlijn | Module:
    """Save a leerlijn or module that a form filled in; `versie` is what the form was made for.

    Raises NietMeerActueel when a colleague changed it since, RegelGeschonden when a name is taken or a number wrong.
    """
    if rij.pk is not None:
        eis_versie(rij, versie)
        rij.versie = versie + 1
    with beperkingen_in_woorden(VELDEN_VAN_BEPERKING):
        rij.save()
    noteer(Soort.LEERLIJN_BEWAARD, door=door, over=rij)
    return rij


@transaction.atomic
def kies_modules(*, traject: Traject, modules: Collection[Module], afwijking: str = "", door: Gebruiker) -> None:
    """Make `modules` the ones that `traject` is to follow: new ones come in, others leave the plan.

    What was finished stays finished. `afwijking` is why more are chosen than the leerlijn allows, or for somebody for
    whom it is not meant (aanschuifonderwijs: from 45, two per half-year); it is kept with what came in. Raises
    RedenGevraagd where that is needed and not there, and RegelGeschonden when a module is of another programme or not
    offered any more. Where the route offers modules, those are chosen in the personal plan and not here.
    """
    # the lock lets of two equal forms only one pass at a time
    traject = Traject.objects.select_for_update(no_key=True, of=("self",)).get(pk=traject.pk)
    if bron_van(traject) is not None:
        raise RegelGeschonden("De modules van deze deelnemer staan in het persoonlijk plan. Kies ze daar.")
    nu = {keuze.module_id: keuze for keuze in Modulekeuze.objects.in_plan().van(traject)}
    gekozen = {module.pk: module for module in modules}
    nieuw = set(gekozen) - set(nu)
    if Module.objects.in_gebruik().voor_programma(traject.programma).filter(pk__in=nieuw).count() != len(nieuw):
        raise RegelGeschonden("Deze module hoort niet bij dit programma.", veld="modules")
    vandaag = timezone.localdate()
    anders = _toets_aantallen(traject, gekozen.values(), nieuw, afwijking, vandaag)
    Modulekeuze.objects.filter(pk__in=[keuze.pk for pk, keuze in nu.items() if pk not in gekozen]).update(
        staat=Modulekeuze.Staat.VERVALLEN, klaar_op=vandaag, klaar_door=door
    )
    redenen = {pk: afwijking.strip() if gekozen[pk].leerlijn_id in anders else "" for pk in sorted(nieuw)}
    _schrijf_keuzes(traject, redenen, vandaag, door)
    if set(nu) != set(gekozen):
        noteer(
            Soort.MODULES_GEKOZEN,
            door=door,
            over=traject,
            deelnemer=traject.deelnemer,
            aantal=len(gekozen),
            afgeweken=bool(anders),
        )


def _schrijf_keuzes(traject: Traject, redenen: Mapping[int, str], vandaag: date, door: Gebruiker) -> None:
    """Write a new choice of each of these modules (ids), with why it deviates (empty: it does not)."""
    with beperkingen_in_woorden({"modulekeuze_binnen_maximum": "afwijking"}):
        Modulekeuze.objects.bulk_create(
            Modulekeuze(traject=traject, module_id=pk, gekozen_op=vandaag, gekozen_door=door, afwijking=reden)
            for pk, reden in redenen.items()
        )


def _toets_aantallen(
    traject: Traject, modules: Collection[Module], nieuw: Collection[int], afwijking: str, vandaag: date
) -> set[int]:
    """Ids of the leerlijnen from which is deviated; what was in the plan already is not asked about again."""
    bezwaren: dict[int, list[str]] = {}
    for leerlijn in {module.leerlijn for module in modules if module.pk in nieuw}:
        hier = [module.pk for module in modules if module.leerlijn_id == leerlijn.pk]
        if gevonden := bezwaren_tegen(traject, leerlijn, hier, vandaag):
            bezwaren[leerlijn.pk] = gevonden
    if bezwaren and not afwijking.strip():
        raise RedenGevraagd([bezwaar for van_leerlijn in bezwaren.values() for bezwaar in van_leerlijn])
    return set(bezwaren)
