"""The plan on one page, for the deelnemer to take home: B1, without scores and without what is nobody's business.

On paper that lies about at home or at work no leefgebied, no expertise and nothing on health or justice stands, for
whoever prints it: such a step reads as its neutral text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING

from django.utils import timezone

from trajecten.models import Afspraak, Betrokkene, Stap
from trajecten.stappenplan.regels import Wie
from trajecten.stappenplan.zicht import EEN_PARTNER, neutraal_van, plan_van
from vormgeving.taal import DAGEN, datum, tijd

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

# What about fits on one sheet of A4 beside the rest, as measured: lines of the table, and characters in one line.
REGELS_OP_PAPIER = 14
TEKENS_PER_REGEL = 46
DOEL_HOOGSTENS = 200
BEREIKBAAR_HOOGSTENS = 3


@dataclass(frozen=True)
class Papierstap:
    """A step as it stands on paper."""

    wat: str
    wie: str
    wanneer: str


@dataclass(frozen=True)
class Bereikbaar:
    """Somebody to call; `hoe` is a telephone number, or else an address for mail."""

    naam: str
    rol: str
    hoe: str


@dataclass(frozen=True)
class Papier:
    """All that stands on the page."""

    naam: str
    roepnaam: str
    datum: date
    programma: str
    doel: str
    stappen: Sequence[Papierstap]
    meer: int
    afspraak: str
    bellen: Sequence[Bereikbaar]

    def met_hoogstens(self, aantal: int) -> Papier:
        """The same page with so many steps, and how many there are besides."""
        return replace(self, stappen=self.stappen[:aantal], meer=self.meer + max(0, len(self.stappen) - aantal))


def papier_van(traject: Traject, gebruiker: Gebruiker, nu: datetime) -> Papier:
    """The page of `traject` as of `nu`, in the order in which `gebruiker` sees the steps."""
    vandaag = timezone.localtime(nu).date()
    alle = [_op_papier(regel.stap) for regel in plan_van(traject, gebruiker, vandaag).regels]
    stappen = list(_wat_past(alle))
    return Papier(
        naam=traject.deelnemer.naam,
        roepnaam=traject.deelnemer.roepnaam,
        datum=vandaag,
        programma=traject.programma.naam,
        doel=_kort(traject.doel),
        stappen=stappen,
        meer=len(alle) - len(stappen),
        afspraak=_volgende_afspraak(traject, nu),
        bellen=_wie_te_bellen(traject),
    )


def _op_papier(stap: Stap) -> Papierstap:
    wie = "jij" if stap.wie_soort == Wie.DEELNEMER else stap.wie_naam
    if stap.bijzonder and stap.wie_soort == Wie.PARTNER:
        wie = EEN_PARTNER
    return Papierstap(neutraal_van(stap), wie, datum(stap.deadline) if stap.deadline else "")


def _wat_past(stappen: Iterable[Papierstap]) -> Iterable[Papierstap]:
    """The first steps, as many as fit on the page; always at least one."""
    over = REGELS_OP_PAPIER
    for nummer, stap in enumerate(stappen):
        over -= max(ceil(len(stap.wat) / TEKENS_PER_REGEL), ceil(len(stap.wie) / (TEKENS_PER_REGEL // 2)))
        if over < 0 and nummer:
            return
        yield stap


def _kort(tekst: str) -> str:
    """The own goal, cut off after a whole word where it would push the rest off the page."""
    tekst = " ".join(tekst.split())
    if len(tekst) <= DOEL_HOOGSTENS:
        return tekst
    return tekst[:DOEL_HOOGSTENS].rsplit(" ", 1)[0] + " …"


def _volgende_afspraak(traject: Traject, nu: datetime) -> str:
    """The next appointment in one sentence; empty when there is none. What it is about does not stand on paper."""
    afspraak = Afspraak.objects.met(traject).gepland().vanaf(nu).select_related("medewerker").first()
    if afspraak is None:
        return ""
    dag = timezone.localtime(afspraak.van).date()
    plek = f", {afspraak.plek}" if afspraak.plek else ""
    return f"{DAGEN[dag.weekday()].capitalize()} {datum(dag)} om {tijd(afspraak.van)} met {afspraak.medewerker}{plek}"


def _wie_te_bellen(traject: Traject) -> list[Bereikbaar]:
    """Who guides now, with a number first: each person once."""
    gezien: dict[int, Betrokkene] = {}
    betrokkenen = Betrokkene.objects.van(traject).op(timezone.localdate()).select_related("gebruiker")
    for betrokkene in betrokkenen.filter(gebruiker__is_active=True).order_by("rol", "van", "id"):
        gezien.setdefault(betrokkene.gebruiker_id, betrokkene)
    gesorteerd = sorted(gezien.values(), key=lambda b: not b.gebruiker.telefoon)
    return [
        Bereikbaar(b.gebruiker.naam_met_namens, b.get_rol_display().lower(), b.gebruiker.telefoon or b.gebruiker.email)
        for b in gesorteerd[:BEREIKBAAR_HOOGSTENS]
    ]
