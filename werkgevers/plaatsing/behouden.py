"""Whether somebody kept a job: what is asked after 3, 6 and 12 months, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie
from werkgevers.models import Baancontrole, Plaatsing
from werkgevers.plaatsing.regels import BAAN_NA_MAANDEN, baan_vanaf, controle_op, controle_past, soort_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Meetpunt:
    """One of the three moments: its day, and the answer once it was given."""

    maanden: int
    op: date
    controle: Baancontrole | None
    kan_nu: bool


def is_baan(plaatsing: Plaatsing) -> bool:
    """Whether this kind of placement is a job that somebody can keep."""
    return soort_van(plaatsing.soort).is_baan


def meetpunten(plaatsing: Plaatsing, vandaag: date) -> list[Meetpunt]:
    """The three moments of a job, the first one first; none for another kind of placement. One query."""
    if not is_baan(plaatsing):
        return []
    controles = {controle.maanden: controle for controle in plaatsing.baancontroles.select_related("vastgelegd_door")}
    vanaf = baan_vanaf(plaatsing.startdatum, plaatsing.contract_start)
    return [
        Meetpunt(maanden, dag := controle_op(vanaf, maanden), controles.get(maanden), dag <= vandaag)
        for maanden in BAAN_NA_MAANDEN
    ]


@transaction.atomic
def leg_baan_vast(
    *,
    plaatsing: Plaatsing,
    maanden: int,
    verwacht: int | None,
    gepeild_op: date,
    behouden: bool,
    toelichting: str,
    door: Gebruiker,
) -> Baancontrole:
    """Write whether somebody had the job after `maanden`, or correct it, and return it.

    `verwacht` is the version on the screen, None where nothing was answered yet. Raises OvergangNietToegestaan for what
    is no job, RegelGeschonden for a day before the months have passed or in the future, and NietMeerActueel when
    somebody else answered since.
    """
    vers = Plaatsing.objects.select_for_update(of=("self",)).select_related("traject").get(pk=plaatsing.pk)
    if not is_baan(vers):
        raise OvergangNietToegestaan("Dit is geen baan. Alleen bij een baan kijk je of iemand hem houdt.")
    vanaf = baan_vanaf(vers.startdatum, vers.contract_start)
    if bezwaar := controle_past(maanden, gepeild_op, vanaf=vanaf, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld="gepeild_op")
    controle = _om_te_schrijven(vers, maanden, verwacht)
    controle.gepeild_op, controle.behouden, controle.toelichting = gepeild_op, behouden, toelichting.strip()
    controle.vastgelegd_door = door
    with beperkingen_in_woorden():
        controle.save()
    noteer(
        Soort.BAANCONTROLE_VASTGELEGD,
        door=door,
        over=controle,
        deelnemer=vers.traject.deelnemer_id,
        maanden=maanden,
        behouden=behouden,
    )
    return controle


def _om_te_schrijven(plaatsing: Plaatsing, maanden: int, verwacht: int | None) -> Baancontrole:
    bestaand = Baancontrole.objects.filter(plaatsing=plaatsing, maanden=maanden).first()
    if bestaand is None:
        return Baancontrole(plaatsing=plaatsing, maanden=maanden)
    if verwacht is None:
        raise NietMeerActueel("Een collega vulde dit net in. Kijk wat het moet zijn.", nu=bestaand)
    controle = eis_versie(bestaand, verwacht)
    controle.versie += 1
    return controle
