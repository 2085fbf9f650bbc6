"""Guidance on the place where somebody learns: planned week by week in the agenda, and followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from toegang.fouten import RegelGeschonden
from trajecten.agenda.diensten import maak_afspraak
from trajecten.agenda.regels import WEKEN_HOOGSTENS
from trajecten.models import Afspraak, Traject
from trajecten.urenstaat.regels import maandag_van
from trajecten.werkdelen import Werkdeel
from werkgevers.models import Plaatsing
from werkgevers.plaatsing.regels import eerste_dag, reeks_past, weken_tot

if TYPE_CHECKING:
    from toegang.models import Gebruiker

WEEK = timedelta(days=7)
ONDERWERP = "Begeleiding op de werkplek"


@dataclass(frozen=True)
class Begeleidingsweek:
    """One week, in minutes: what the route asks, what stands in the agenda of whoever guides, what was done."""

    maandag: date
    norm: int
    gepland: int
    gedaan: int
    voorbij: bool


@transaction.atomic
def plan_begeleiding(
    *,
    plaatsing: Plaatsing,
    weekdag: int,
    begin: time,
    minuten: int,
    weken: int,
    soort: str,
    plek: str,
    sleutel: UUID,
    door: Gebruiker,
) -> list[Afspraak]:
    """Put guidance in the agenda of `door`, every week on the same day from today or the start on; return it.

    `weekdag` as ISO 8601 numbers it; `sleutel` belongs to one filled-in form: sent twice, it is planned once. Raises
    RegelGeschonden when that many weeks do not fit in the placement and its traject, and as `maak_afspraak` does.
    """
    traject: Traject = plaatsing.traject
    eerste = eerste_dag(weekdag, max(plaatsing.startdatum, timezone.localdate()))
    if bezwaar := reeks_past(weken, weken_tot(eerste, einde_van(plaatsing), WEKEN_HOOGSTENS)):
        raise RegelGeschonden(bezwaar, veld="weken")
    return maak_afspraak(
        door=door,
        trajecten=[traject],
        datum=eerste,
        begin=begin,
        minuten=minuten,
        soort=soort,
        plek=plek,
        onderwerp=ONDERWERP,
        sleutel=sleutel,
        weken=weken,
    )


def einde_van(plaatsing: Plaatsing) -> date | None:
    """From which day on there is nothing to guide: the end of the placement or of its traject; None for neither."""
    return min((dag for dag in (plaatsing.einddatum, plaatsing.traject.einddatum) if dag), default=None)


def weken_om_te_plannen(plaatsing: Plaatsing, deel: Werkdeel | None, vandaag: date) -> int:
    """For how many weeks there is still guidance to plan from `vandaag` on; at least one."""
    start = max(plaatsing.startdatum, vandaag)
    nog = WEKEN_HOOGSTENS
    if deel is not None and deel.weken:
        nog = max(1, deel.weken - (start - plaatsing.startdatum).days // 7)
    return max(1, weken_tot(start, einde_van(plaatsing), min(nog, WEKEN_HOOGSTENS)))


def weken_met_begeleiding(
    plaatsing: Plaatsing, deel: Werkdeel, contact: Iterable[tuple[date, int]], vandaag: date
) -> Sequence[Begeleidingsweek]:
    """As many weeks of `plaatsing` as the route plans, the first one first, at most WEKEN_HOOGSTENS. One query.

    `contact` are the minutes that were held, by day. A part of the route without such a norm has no weeks.
    """
    if not deel.weken or not deel.begeleiding_per_week:
        return []
    aantal = min(deel.weken, WEKEN_HOOGSTENS)
    eerste = maandag_van(plaatsing.startdatum)
    if vandaag >= eerste + WEEK * aantal and (plaatsing.einddatum is None or plaatsing.einddatum > vandaag):
        # it lasts longer than the route plans: what was done of late, and what is to come
        eerste = maandag_van(vandaag) - WEEK * (aantal // 2)
    tot = min(dag for dag in (plaatsing.einddatum, eerste + WEEK * aantal) if dag)
    maandagen = [eerste + WEEK * nummer for nummer in range(max(0, -((eerste - tot).days // 7)))]
    if not maandagen:
        return []
    afspraken = Afspraak.objects.met(plaatsing.traject).niet_vervallen().op_dagen(eerste, maandagen[-1] + WEEK)
    gepland = per_maandag((timezone.localdate(afspraak.van), afspraak.minuten) for afspraak in afspraken)
    gedaan = per_maandag(contact)
    norm = deel.begeleiding_per_week
    return [
        Begeleidingsweek(dag, norm, gepland.get(dag, 0), gedaan.get(dag, 0), dag + WEEK <= vandaag) for dag in maandagen
    ]


def per_maandag(dagen: Iterable[tuple[date, int]]) -> dict[date, int]:
    """Minutes by Monday of these minutes by day."""
    som: dict[date, int] = {}
    for dag, minuten in dagen:
        som[maandag_van(dag)] = som.get(maandag_van(dag), 0) + minuten
    return som
