"""Planning meetings: a series at once, one that moves, one that does not go on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from onderwijs import regels
from onderwijs.diensten.deelnames import vergrendel_open
from onderwijs.models import Bijeenkomst, Groep
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Moment:
    """When on a day, where and by whom: from `van` to `tot` on the clock here."""

    van: time
    tot: time
    plek: str
    trainer: Gebruiker


@dataclass(frozen=True)
class Reeks:
    """Each of `weekdagen` (0 is Monday) from `eerste` up to and including `laatste`, without `overslaan`."""

    eerste: date
    laatste: date
    weekdagen: Collection[int]
    overslaan: Collection[date] = ()

    @property
    def dagen(self) -> list[date]:
        """The days on which there is a meeting."""
        return regels.dagen_van_reeks(self.eerste, self.laatste, self.weekdagen, self.overslaan)


@transaction.atomic
def plan_reeks(*, groep: Groep, reeks: Reeks, moment: Moment, door: Gebruiker) -> list[Bijeenkomst]:
    """Plan a meeting on every day of `reeks`, and return them.

    Sent twice it is planned once: when every day has a meeting at that hour already, those are returned. Raises
    RegelGeschonden when some have and others have not, and when a date, a time, or the number cannot be.
    """
    groep = vergrendel_open(groep)
    _wijs_af(regels.reeks_kan(reeks.eerste, reeks.laatste), "laatste")
    _toets_moment(groep, moment)
    dagen = reeks.dagen
    _wijs_af(regels.aantal_kan(len(dagen)), "eerste")
    _toets_dagen(groep, dagen)
    al = list(Bijeenkomst.objects.filter(groep=groep, datum__in=dagen, van=moment.van).exclude(staat="vervallen"))
    if len(al) == len(dagen) and all((b.tot, b.plek, b.trainer_id) == _kern(moment) for b in al):
        return al
    nieuw = [
        Bijeenkomst(groep=groep, datum=dag, van=moment.van, tot=moment.tot, plek=moment.plek, trainer=moment.trainer)
        for dag in dagen
    ]
    with beperkingen_in_woorden({"bijeenkomst_een_keer_per_tijd": "van"}):
        Bijeenkomst.objects.bulk_create(nieuw)
    noteer(Soort.BIJEENKOMST_GEWIJZIGD, door=door, over=groep, gepland=len(nieuw))
    return nieuw


@transaction.atomic
def verplaats_bijeenkomst(
    *, bijeenkomst: Bijeenkomst, versie: int, datum: date, moment: Moment, door: Gebruiker
) -> Bijeenkomst:
    """Move a meeting that was not held, or change its hours, place or trainer.

    Raises NietMeerActueel when it changed since `versie`, OvergangNietToegestaan when it was held or cancelled,
    RegelGeschonden when day or time cannot be.
    """
    groep = vergrendel_open(bijeenkomst.groep)
    vers = _gepland(bijeenkomst, versie)
    _toets_moment(groep, moment)
    _toets_dagen(groep, [datum], veld="datum")
    if datum != vers.datum and vers.oorspronkelijk is None:
        vers.oorspronkelijk = vers.datum
    if datum == vers.oorspronkelijk:
        vers.oorspronkelijk = None
    vers.datum, vers.van, vers.tot, vers.plek = datum, moment.van, moment.tot, moment.plek
    vers.trainer, vers.versie = moment.trainer, vers.versie + 1
    with beperkingen_in_woorden({"bijeenkomst_een_keer_per_tijd": "van", "bijeenkomst_tot_na_van": "tot"}):
        vers.save()
    noteer(Soort.BIJEENKOMST_GEWIJZIGD, door=door, over=vers, datum=datum.isoformat())
    return vers


@transaction.atomic
def zet_door(*, bijeenkomst: Bijeenkomst, gaat_door: bool, door: Gebruiker) -> Bijeenkomst:
    """Cancel a meeting, or let it go on after all. Doing it twice changes nothing.

    Raises OvergangNietToegestaan when its attendance was written down, RegelGeschonden when the group has another
    meeting at that time by now.
    """
    vergrendel_open(bijeenkomst.groep)
    vers: Bijeenkomst = Bijeenkomst.objects.select_for_update().get(pk=bijeenkomst.pk)
    if vers.staat == Bijeenkomst.Staat.GEHOUDEN:
        raise OvergangNietToegestaan("Deze bijeenkomst is geweest. De aanwezigheid is vastgelegd.")
    staat = Bijeenkomst.Staat.GEPLAND if gaat_door else Bijeenkomst.Staat.VERVALLEN
    if vers.staat == staat:
        return vers
    with beperkingen_in_woorden():
        Bijeenkomst.objects.filter(pk=vers.pk).update(staat=staat, versie=F("versie") + 1, gewijzigd_op=timezone.now())
    vers.refresh_from_db()
    noteer(Soort.BIJEENKOMST_GEWIJZIGD, door=door, over=vers, staat=str(staat))
    return vers


def _kern(moment: Moment) -> tuple[time, str, int]:
    return moment.tot, moment.plek, moment.trainer.pk


def _gepland(bijeenkomst: Bijeenkomst, versie: int) -> Bijeenkomst:
    vers = eis_versie(bijeenkomst, versie)
    if vers.staat != Bijeenkomst.Staat.GEPLAND:
        raise OvergangNietToegestaan("Alleen een geplande bijeenkomst kan worden verplaatst.")
    return vers


def _toets_moment(groep: Groep, moment: Moment) -> None:
    _wijs_af(regels.tijden_kunnen(moment.van, moment.tot), "tot")
    if not groep.trainers.filter(pk=moment.trainer.pk).exists():
        raise RegelGeschonden("Deze collega is geen trainer van de groep.", veld="trainer")


def _toets_dagen(groep: Groep, dagen: list[date], veld: str = "eerste") -> None:
    for dag in dagen:
        _wijs_af(regels.dag_binnen_groep(dag, startdatum=groep.startdatum, einddatum=groep.einddatum), veld)


def _wijs_af(bezwaar: str, veld: str) -> None:
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)
