"""Changing a route. What somebody went through is never rewritten: old contents are kept, used parts are retired."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from bouwstenen.beheer.regels import HOOGSTENS_STENEN, Plek, Richting, sluit_aan, verplaats
from bouwstenen.models import Bouwsteen, Bouwsteenversie, Fase, Route
from bouwstenen.models.route import Steeninhoud
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.beheer.regels import verschillen
from trajecten.models import Programma
from trajecten.versies import eis_versie

INHOUD = tuple(veld.name for veld in Steeninhoud._meta.get_fields())
VERANDERD = "Een collega heeft dit net veranderd. Bekijk eerst hoe het nu is."


@transaction.atomic
def zet_woord(*, programma: Programma, woord: str, door: Gebruiker) -> Route:
    """Say what a part of this route is called."""
    route = vergrendel_route(programma)
    anders = verschillen({"woord": route.woord}, {"woord": woord})
    if anders:
        route.woord = woord
        route.save(update_fields=["woord"])
        noteer_route(route, door, gewijzigd=anders)
    return route


@transaction.atomic
def voeg_steen_toe(*, programma: Programma, velden: Mapping[str, Any], door: Gebruiker) -> Bouwsteen:
    """Add a bouwsteen at the end of the route. Raises RegelGeschonden when the route is full."""
    route = vergrendel_route(programma)
    plekken = plekken_van(route)
    if len(plekken) >= HOOGSTENS_STENEN:
        raise RegelGeschonden(f"Een route heeft hoogstens {HOOGSTENS_STENEN} onderdelen.")
    nummer = max((plek.nummer for plek in plekken), default=0) + 1
    steen = Bouwsteen.objects.create(route=route, nummer=nummer, **velden)
    noteer_route(route, door, toegevoegd=str(steen))
    return steen


@transaction.atomic
def wijzig_steen(*, steen: Bouwsteen, velden: Mapping[str, Any], versie: int, door: Gebruiker) -> Bouwsteen:
    """Change a bouwsteen from now on; of one that somebody was in, what it was is kept.

    Raises NietMeerActueel when somebody saved since `versie` was on the screen.
    """
    vers = eis_versie(steen, versie)
    anders = verschillen({naam: getattr(vers, naam) for naam in velden}, velden)
    if not anders:
        return vers
    if Fase.objects.filter(bouwsteen=vers).exists() and not anders.keys().isdisjoint(INHOUD):
        oud = {naam: getattr(vers, naam) for naam in INHOUD}
        Bouwsteenversie.objects.create(bouwsteen=vers, tot=timezone.now(), gewijzigd_door=door, **oud)
    for naam in anders:
        setattr(vers, naam, velden[naam])
    vers.versie += 1
    vers.save(update_fields=[*anders, "versie"])
    noteer_route(vers.route, door, nummer=vers.nummer, gewijzigd=anders)
    return vers


@transaction.atomic
def verplaats_steen(*, steen: Bouwsteen, richting: Richting, nummer: int, door: Gebruiker) -> None:
    """Change places with the one above or below. `nummer` is the number that was on the screen.

    Raises RegelGeschonden when one of the two was used, NietMeerActueel when the route changed meanwhile.
    """
    route = vergrendel_route(steen.route.programma)
    plekken = plekken_van(route)
    if {plek.pk: plek.nummer for plek in plekken}.get(steen.pk) != nummer:
        raise NietMeerActueel(VERANDERD)
    nieuw, reden = verplaats(plekken, steen.pk, richting)
    if reden:
        raise RegelGeschonden(reden)
    if nieuw:
        _zet_nummers(plekken, nieuw)
        noteer_route(route, door, verplaatst=steen.naam, van=nummer, naar=nieuw[steen.pk])


@transaction.atomic
def verwijder_steen(*, steen: Bouwsteen, door: Gebruiker) -> None:
    """Remove a bouwsteen in which nobody ever was. Raises RegelGeschonden for another one: that can be retired."""
    route = vergrendel_route(steen.route.programma)
    if Fase.objects.filter(bouwsteen=steen).exists():
        raise RegelGeschonden("Hier zijn al mensen geweest. Verwijderen kan niet, laten vervallen wel.")
    if steen.onderdelen.filter(plannen__isnull=False).exists():
        raise RegelGeschonden("Er staan modules van in een persoonlijk plan. Laten vervallen kan wel.")
    noteer_route(route, door, verwijderd=str(steen))
    steen.delete()
    plekken = plekken_van(route)
    _zet_nummers(plekken, sluit_aan(plekken))


@transaction.atomic
def zet_steen_vervallen(*, steen: Bouwsteen, vervallen: bool, door: Gebruiker) -> None:
    """Let nobody start a bouwsteen any more, or let it be used again; whoever is in it goes on."""
    route = vergrendel_route(steen.route.programma)
    vers = Bouwsteen.objects.get(pk=steen.pk)
    if (vers.vervallen_op is not None) == vervallen:
        return
    vers.vervallen_op = timezone.now() if vervallen else None
    vers.versie += 1
    vers.save(update_fields=["vervallen_op", "versie"])
    noteer_route(route, door, nummer=vers.nummer, vervallen=vervallen)


def vergrendel_route(programma: Programma) -> Route:
    """The route of `programma`, made when it is not there yet, locked until the end of the transaction."""
    # two who lay the first stone at the same moment wait for each other here
    Programma.objects.select_for_update().get(pk=programma.pk)
    Route.objects.get_or_create(programma=programma)
    return Route.objects.select_for_update(of=("self",)).select_related("programma").get(programma=programma)


def plekken_van(route: Route) -> list[Plek]:
    """The places of a route in order, each with whether somebody was ever in it."""
    stenen = Bouwsteen.objects.filter(route=route).met_gebruik().order_by("nummer")
    return [Plek(steen.pk, steen.nummer, steen.gebruikt) for steen in stenen]  # type: ignore[attr-defined]


def noteer_route(route: Route, door: Gebruiker, **details: Any) -> None:
    """Write in the logboek what was done to the route of which programme."""
    noteer(Soort.ROUTE_GEWIJZIGD, door=door, over=route, programma=route.programma.code, **details)


def _zet_nummers(plekken: list[Plek], nieuw: Mapping[int, int]) -> None:
    """Give these bouwstenen their new numbers, by way of numbers that nobody has: they are unique at every moment."""
    vrij = max((plek.nummer for plek in plekken), default=0) + 1
    for stap, pk in enumerate(nieuw):
        Bouwsteen.objects.filter(pk=pk).update(nummer=vrij + stap)
    for pk, nummer in nieuw.items():
        Bouwsteen.objects.filter(pk=pk).update(nummer=nummer)
