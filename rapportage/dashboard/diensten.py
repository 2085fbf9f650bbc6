"""The writers of targets, each with its line in the logboek."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from rapportage.models import Programmadoel
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.versies import eis_versie
from trajecten.models import Programma

if TYPE_CHECKING:
    from toegang.models import Gebruiker

BESTAAT_AL = "Dit programma heeft voor dit jaar al een doel voor dit cijfer. Pas dat doel aan."


@transaction.atomic
def stel_doel(*, programma: Programma, jaar: int, cijfer: str, aantal: int, door: Gebruiker) -> Programmadoel:
    """Set a target for one figure of a programme in a calendar year, and return it.

    Raises RegelGeschonden when there is one already.
    """
    # of two at the same moment the second waits here, and then finds the first
    Programma.objects.select_for_update(no_key=True).get(pk=programma.pk)
    if Programmadoel.objects.filter(programma=programma, jaar=jaar, cijfer=cijfer).exists():
        raise RegelGeschonden(BESTAAT_AL, veld="cijfer")
    doel = Programmadoel.objects.create(
        programma=programma, jaar=jaar, cijfer=cijfer, aantal=aantal, gewijzigd_door=door
    )
    _noteer(doel, door, naar=aantal)
    return doel


@transaction.atomic
def wijzig_doel(*, doel: Programmadoel, aantal: int, versie: int, door: Gebruiker) -> Programmadoel:
    """Change how many it is; the same number changes nothing. Raises NietMeerActueel when somebody was first."""
    vers = eis_versie(doel, versie)
    if vers.aantal == aantal:
        return vers
    was, vers.aantal = vers.aantal, aantal
    vers.versie, vers.gewijzigd_door = vers.versie + 1, door
    vers.save(update_fields=["aantal", "versie", "gewijzigd_door", "gewijzigd_op"])
    _noteer(vers, door, van=was, naar=aantal)
    return vers


@transaction.atomic
def verwijder_doel(*, doel: Programmadoel, versie: int, door: Gebruiker) -> None:
    """Take a target away; the logboek keeps what it was. Raises NietMeerActueel when somebody was first."""
    vers = eis_versie(doel, versie)
    _noteer(vers, door, van=vers.aantal, verwijderd=True)
    vers.delete()


def _noteer(doel: Programmadoel, door: Gebruiker, **details: Any) -> None:
    noteer(
        Soort.PROGRAMMADOEL_GEWIJZIGD,
        door=door,
        over=doel,
        programma=doel.programma.code,
        jaar=doel.jaar,
        cijfer=doel.cijfer,
        **details,
    )
