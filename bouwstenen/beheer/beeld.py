"""What the pages of a route show: its bouwstenen as rows, and the house that they make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bouwstenen.beheer.lijsten import LIJSTEN, Lijst
from bouwstenen.beheer.regels import Plek, Richting, verplaats
from bouwstenen.huis import lege_steen
from bouwstenen.models import Bouwsteen, Route
from bouwstenen.woorden import uren_in_woorden
from trajecten.models import Programma
from vormgeving.huis import Huis


@dataclass(frozen=True)
class Rij:
    """A bouwsteen on the page of its route, and which way it can move."""

    steen: Bouwsteen
    uren: str
    doelen: int
    onderdelen: int
    omhoog: bool
    omlaag: bool


@dataclass(frozen=True)
class Routebeeld:
    """A route as its page shows it."""

    woord: str
    rijen: Sequence[Rij]
    huis: Huis


@dataclass(frozen=True)
class Lijstbeeld:
    """One list of lines of a bouwsteen."""

    lijst: Lijst
    regels: Sequence[object]


def beeld_van(programma: Programma) -> Routebeeld:
    """The route of `programma` as its page shows it; without one an empty route, in four queries."""
    route = Route.objects.filter(programma=programma).first()
    woord = route.woord if route else Route.Woord.BOUWSTEEN
    stenen = list(Bouwsteen.objects.van_programma(programma).met_gebruik().prefetch_related("doelen", "onderdelen"))
    plekken = [Plek(steen.pk, steen.nummer, steen.gebruikt) for steen in stenen]  # type: ignore[attr-defined]
    in_gebruik = [steen for steen in stenen if steen.vervallen_op is None]
    huis = Huis(tuple(lege_steen(steen) for steen in in_gebruik), woord=woord)
    return Routebeeld(woord, [_rij(steen, plekken) for steen in stenen], huis)


def _rij(steen: Bouwsteen, plekken: Sequence[Plek]) -> Rij:
    return Rij(
        steen=steen,
        uren=uren_in_woorden(steen),
        doelen=sum(1 for doel in steen.doelen.all() if doel.vervallen_op is None),
        onderdelen=sum(1 for onderdeel in steen.onderdelen.all() if onderdeel.vervallen_op is None),
        omhoog=bool(verplaats(plekken, steen.pk, Richting.OMHOOG)[0]),
        omlaag=bool(verplaats(plekken, steen.pk, Richting.OMLAAG)[0]),
    )


def lijsten_van(steen: Bouwsteen) -> list[Lijstbeeld]:
    """The lists of lines of `steen`, without what was retired."""
    return [
        Lijstbeeld(lijst, list(lijst.model.objects.filter(bouwsteen=steen).in_gebruik())) for lijst in LIJSTEN.values()
    ]
