"""A copy of a programme with its whole route, to change freely: the way to another order of bouwstenen."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from bouwstenen.models import Bouwsteen, Onderdeel, Route, Stabiliteitsdoel
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.beheer.regels import vrije_code
from trajecten.models import Programma

NAAM_LENGTE = 120


@transaction.atomic
def kopieer_programma(*, programma: Programma, door: Gebruiker) -> Programma:
    """Make a new programme with the same settings, bouwstenen, goals and modules; retired ones stay behind."""
    nieuw = Programma.objects.get(pk=programma.pk)
    nieuw.pk, nieuw.versie, nieuw.actief = None, 1, True
    nieuw._state.adding = True
    nieuw.code = vrije_code(programma.code, set(Programma.objects.values_list("code", flat=True)))
    nieuw.naam = f"{programma.naam[: NAAM_LENGTE - 8]} (kopie)"
    nieuw.save()
    oud = Route.objects.filter(programma=programma).first()
    route = Route.objects.create(programma=nieuw, **({"woord": oud.woord} if oud else {}))
    stenen = Bouwsteen.objects.van_programma(programma).in_gebruik()
    for nummer, steen in enumerate(stenen, start=1):
        _kopieer_steen(steen, route, nummer)
    noteer(Soort.PROGRAMMA_GEWIJZIGD, door=door, over=nieuw, code=nieuw.code, kopie_van=programma.code)
    return nieuw


def _kopieer_steen(steen: Bouwsteen, route: Route, nummer: int) -> None:
    oud = steen.pk
    steen.pk, steen.versie, steen.route, steen.nummer = None, 1, route, nummer
    steen._state.adding = True
    steen.save()
    modellen: tuple[type[Any], ...] = (Stabiliteitsdoel, Onderdeel)
    for model in modellen:
        regels = model.objects.filter(bouwsteen=oud).in_gebruik()
        model.objects.bulk_create(
            model(bouwsteen=steen, volgorde=plaats, tekst=regel.tekst, **_bijzonder(regel))
            for plaats, regel in enumerate(regels, start=1)
        )


def _bijzonder(regel: Any) -> dict[str, bool]:
    return {"bijzonder": regel.bijzonder} if isinstance(regel, Stabiliteitsdoel) else {}
