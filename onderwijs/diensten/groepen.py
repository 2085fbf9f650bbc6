"""Making, changing, closing and cancelling a group."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from onderwijs import regels
from onderwijs.diensten.begeleiding import wissel_trainers
from onderwijs.diensten.deelnames import vergrendel_open, verlaat_allen
from onderwijs.models import Bijeenkomst, Deelname, Groep, Leerlijn, Module
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN_VAN_BEPERKING = {
    "groep_capaciteit_kan": "capaciteit",
    "groep_houdt_deelnemers": "capaciteit",
    "groep_einde_na_start": "laatste_dag",
}


@dataclass(frozen=True)
class Groepsgegevens:
    """What somebody fills in of a group, which is there over [startdatum, einddatum).

    `onderwerp` is the leerlijn or the module that it follows.
    """

    naam: str
    onderwerp: Leerlijn | Module
    capaciteit: int
    startdatum: date
    einddatum: date | None = None
    plek: str = ""


@transaction.atomic
def maak_groep(*, gegevens: Groepsgegevens, trainers: Collection[Gebruiker], door: Gebruiker) -> Groep:
    """Make a group, and return it. Raises RegelGeschonden without a trainer or when a number or date cannot be."""
    groep = Groep(aangemaakt_door=door)
    _zet(groep, gegevens, trainers)
    return _noteer(groep, door)


@transaction.atomic
def wijzig_groep(
    *, groep: Groep, versie: int, gegevens: Groepsgegevens, trainers: Collection[Gebruiker], door: Gebruiker
) -> Groep:
    """Change a group that somebody saw as `versie`; trainers who come or go gain or lose who is in it.

    Raises NietMeerActueel when a colleague changed it since, OvergangNietToegestaan when it is no longer open, and as
    `maak_groep` does; also when it would have fewer places than people.
    """
    vers = _vers(groep, versie)
    _zet(vers, gegevens, trainers)
    wissel_trainers(vers)
    return _noteer(vers, door)


@transaction.atomic
def schrijf_notitie(*, groep: Groep, versie: int, notitie: str, door: Gebruiker) -> Groep:
    """Write how the group goes together. Raises NietMeerActueel and OvergangNietToegestaan as `wijzig_groep` does."""
    vers = _vers(groep, versie)
    vers.notitie, vers.versie = notitie, vers.versie + 1
    vers.save(update_fields=["notitie", "versie"])
    return _noteer(vers, door)


@transaction.atomic
def sluit_groep(*, groep: Groep, laatste_dag: date, door: Gebruiker) -> Groep:
    """Close a group that is done: who is in it has finished, who waits stops, meetings to come are cancelled.

    `laatste_dag` is the last day on which it was there. Raises RegelGeschonden for a day in the future or before its
    start, OvergangNietToegestaan when it is not open.
    """
    vers = vergrendel_open(groep)
    if bezwaar := regels.sluitdag_past(laatste_dag, startdatum=vers.startdatum, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld="laatste_dag")
    vers.einddatum = laatste_dag + timedelta(days=1)
    verlaat_allen(vers, Deelname.Staat.AFGEROND, vers.einddatum, door)
    return _beeindig(vers, Groep.Staat.AFGESLOTEN, vers.einddatum, door)


@transaction.atomic
def laat_groep_vervallen(*, groep: Groep, door: Gebruiker) -> Groep:
    """Cancel a group: everybody leaves it because it stops, and so do the meetings to come.

    Raises OvergangNietToegestaan when it is not open.
    """
    vers, vandaag = vergrendel_open(groep), timezone.localdate()
    verlaat_allen(vers, Deelname.Staat.GESTOPT, vandaag, door)
    return _beeindig(vers, Groep.Staat.VERVALLEN, vandaag, door)


def _zet(groep: Groep, gegevens: Groepsgegevens, trainers: Iterable[Gebruiker]) -> None:
    trainers = list(trainers)
    if not trainers:
        raise RegelGeschonden("Kies minstens één trainer.", veld="trainers")
    groep.module = gegevens.onderwerp if isinstance(gegevens.onderwerp, Module) else None
    groep.leerlijn = gegevens.onderwerp if isinstance(gegevens.onderwerp, Leerlijn) else None
    groep.naam, groep.capaciteit, groep.plek = gegevens.naam, gegevens.capaciteit, gegevens.plek
    groep.startdatum, groep.einddatum = gegevens.startdatum, gegevens.einddatum
    groep.versie += 1 if groep.pk else 0
    with beperkingen_in_woorden(VELDEN_VAN_BEPERKING):
        groep.save()
    groep.trainers.set(trainers)


def _vers(groep: Groep, versie: int) -> Groep:
    eis_versie(groep, versie)
    return vergrendel_open(groep)


def _beeindig(groep: Groep, staat: Groep.Staat, vanaf: date, door: Gebruiker) -> Groep:
    komend = Bijeenkomst.objects.filter(groep=groep, staat=Bijeenkomst.Staat.GEPLAND, datum__gte=vanaf)
    komend.update(staat=Bijeenkomst.Staat.VERVALLEN, versie=F("versie") + 1, gewijzigd_op=timezone.now())
    groep.staat, groep.versie = staat, groep.versie + 1
    groep.save(update_fields=["staat", "einddatum", "versie"])
    return _noteer(groep, door)


def _noteer(groep: Groep, door: Gebruiker) -> Groep:
    noteer(Soort.GROEP_BEWAARD, door=door, over=groep, staat=groep.staat)
    return groep
