"""The whole dashboard: its figures read in a fixed number of queries, and what the page shows of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

from bouwstenen.models import Bouwsteen, Fase
from rapportage.dashboard.kader import Kader
from rapportage.dashboard.maten import GEVRAAGD, KLAAR, MATEN, ZONDER_STEEN, tel
from rapportage.dashboard.tegen import Telling as Remtelling
from rapportage.dashboard.tegen import lees_remmen
from rapportage.dashboard.verandering import Verandering, lees_verandering
from rapportage.models import Kerncijfer, Programmadoel
from rapportage.tabel import als_tekst


@dataclass(frozen=True)
class Doel:
    """What was agreed for a figure in a year; `van` of how many programmes, where it is not of all of them."""

    aantal: int
    jaar: int
    van: int | None = None

    def __str__(self) -> str:
        deel = "" if self.van is None else f" ({self.van} programma{'' if self.van == 1 else 's'})"
        return f"doel: {als_tekst(self.aantal)} in {self.jaar}{deel}"


@dataclass(frozen=True)
class Kern:
    """One of the five figures: its number, of how many (None where that says nothing), and the target."""

    code: str
    naam: str
    aantal: int
    van: int | None
    van_code: str
    doel: Doel | None

    @property
    def gehaald(self) -> bool:
        """Whether the target was reached."""
        return self.doel is not None and self.aantal >= self.doel.aantal

    @property
    def van_in_woorden(self) -> str:
        """ "van 58 die klaar waren"; with a percentage where that is how one says it."""
        if self.van is None:
            return ""
        if self.code == Kerncijfer.DOOR:
            return f"van {als_tekst(self.van)} die klaar {'was' if self.van == 1 else 'waren'}"
        return (
            f"van {als_tekst(self.van)} ({round(100 * self.aantal / self.van)}%)" if self.van else "nog niet gevraagd"
        )


@dataclass(frozen=True)
class Overzicht:
    """All figures of a Kader. `stenen` have `aantal`: how many trajecten are in them on the last day."""

    kader: Kader
    kern: tuple[Kern, ...]
    stenen: tuple[Bouwsteen, ...]
    zonder_steen: int
    verandering: Verandering
    remmen: tuple[Remtelling, ...]

    @property
    def lopend(self) -> int:
        """How many trajecten run on the last day."""
        return self.kern[0].aantal


def lees_overzicht(kader: Kader, programmas: int) -> Overzicht:
    """The figures of `kader`, in a number of queries that does not grow; `programmas` is how many there are."""
    telling = tel(kader)
    return Overzicht(
        kader=kader,
        kern=_kern(kader, telling, _doelen(kader, programmas)),
        stenen=_stenen(kader),
        zonder_steen=telling[ZONDER_STEEN],
        verandering=lees_verandering(kader),
        remmen=lees_remmen(kader),
    )


def _kern(kader: Kader, telling: Mapping[str, int], doelen: Mapping[str, Doel]) -> tuple[Kern, ...]:
    van = {Kerncijfer.DOOR: KLAAR, Kerncijfer.BEHOUDEN: GEVRAAGD}
    return tuple(
        Kern(
            code=cijfer.value,
            naam=MATEN[cijfer].naam,
            aantal=telling[cijfer],
            van=telling[van[cijfer]] if cijfer in van else None,
            van_code=van.get(cijfer, ""),
            doel=doelen.get(cijfer),
        )
        for cijfer in Kerncijfer
    )


def _doelen(kader: Kader, programmas: int) -> dict[str, Doel]:
    """The targets of the year in which the period ends, by figure; added up over the programmes."""
    jaar = kader.periode.tot.year
    doelen = Programmadoel.objects.van_jaar(jaar)
    if kader.programma is not None:
        doelen, programmas = doelen.filter(programma=kader.programma), 1
    rijen = doelen.order_by().values_list("cijfer").annotate(Sum("aantal"), Count("pk"))
    return {cijfer: Doel(som, jaar, None if van == programmas else van) for cijfer, som, van in rijen}


def _stenen(kader: Kader) -> tuple[Bouwsteen, ...]:
    """The bouwstenen in the order of their route: those in use, and those that somebody is still in."""
    lopend = Fase.objects.lopend_op(kader.periode.tot).filter(traject__in=kader.trajecten.order_by().values("pk"))
    stenen = Bouwsteen.objects.filter(route__programma=kader.programma) if kader.programma else Bouwsteen.objects.all()
    return tuple(
        stenen.annotate(
            aantal=Count("fases", filter=Q(fases__in=lopend.order_by().values("pk"))),
            programma=F("route__programma__naam"),
        )
        .filter(Q(vervallen_op__isnull=True) | Q(aantal__gt=0))
        .order_by("programma", "route", "nummer")
    )


def per_route(stenen: Sequence[Bouwsteen]) -> dict[int, list[Bouwsteen]]:
    """The stones by route, each in its own order."""
    routes: dict[int, list[Bouwsteen]] = {}
    for steen in stenen:
        routes.setdefault(steen.route_id, []).append(steen)
    return routes
