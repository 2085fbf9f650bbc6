"""The writer of werkplekken. Every change leaves a line in the logboek."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie
from werkgevers.models import Werkplek
from werkgevers.werkplek import regels

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN = {
    "werkplek_naam_soort_en_sector": "naam",
    "werkplek_aantal": "aantal",
    "werkplek_dagen_van_de_week": "dagen",
    "werkplek_uren_per_week": "uren_per_week",
    "werkplek_niveau_bekend": "niveau",
    "werkplek_periode_oplopend": "tot",
}


@transaction.atomic
def bewaar_werkplek(*, rij: Werkplek, versie: int, door: Gebruiker) -> Werkplek:
    """Save a werkplek that a form filled in; `versie` is what the form was made for.

    Raises NietMeerActueel when a colleague changed it since, and RegelGeschonden for a vestiging of another employer,
    fewer places than are taken, or what the database refuses.
    """
    if rij.vestiging is not None and rij.vestiging.werkgever_id != rij.werkgever_id:
        raise RegelGeschonden("Deze vestiging is van een andere werkgever.", veld="vestiging")
    if rij.pk is not None:
        eis_versie(rij, versie)
        _toets_aantal(rij)
        rij.versie = versie + 1
    with beperkingen_in_woorden(VELDEN):
        rij.save()
    noteer(Soort.WERKPLEK_BEWAARD, door=door, over=rij)
    return rij


def _toets_aantal(rij: Werkplek) -> None:
    """Fewer places than are taken cannot be; what was let through with a reason stays."""
    was = Werkplek.objects.met_vrij(timezone.localdate()).get(pk=rij.pk)
    if rij.aantal < was.aantal and (bezwaar := regels.aantal_past(rij.aantal, was.bezet)):
        raise RegelGeschonden(bezwaar, veld="aantal")
