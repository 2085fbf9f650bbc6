"""The writers of who guides whom: add, change, end. Access follows from it, so each change is in the logboek."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.begeleiding import regels
from trajecten.models import Betrokkene, Traject
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN = {"betrokkene_niet_dubbel": "gebruiker", "betrokkene_periode_oplopend": "tot"}


@transaction.atomic
def voeg_begeleider_toe(
    *, traject: Traject, gebruiker: Gebruiker, rol: str, van: date, tot: date | None = None, door: Gebruiker
) -> Betrokkene:
    """Let `gebruiker` guide `traject` in `rol` during [van, tot), and return that.

    Raises RegelGeschonden for somebody who does not have that role, a period that cannot be, or the same role twice.
    """
    traject = vergrendel(traject)
    betrokkene = Betrokkene(traject=traject, gebruiker=gebruiker, rol=rol, van=van, tot=tot)
    _toets(betrokkene, met_rol=True)
    with beperkingen_in_woorden(VELDEN):
        betrokkene.save(force_insert=True)
    noteer_begeleider(Soort.BEGELEIDER_TOEGEVOEGD, betrokkene, door)
    return betrokkene


@transaction.atomic
def wijzig_begeleider(
    *, betrokkene: Betrokkene, verwacht: int, rol: str, van: date, tot: date | None, door: Gebruiker
) -> Betrokkene:
    """Change role and period of `betrokkene`; `verwacht` is the version on the screen.

    Raises NietMeerActueel when somebody changed it since, and RegelGeschonden as `voeg_begeleider_toe` does.
    """
    traject = vergrendel(betrokkene.traject)
    vers = eis_versie(betrokkene, verwacht)
    vers.traject = traject
    andere_rol = rol != vers.rol
    vers.rol, vers.van, vers.tot, vers.versie = rol, van, tot, vers.versie + 1
    _toets(vers, met_rol=andere_rol)
    with beperkingen_in_woorden(VELDEN):
        vers.save(update_fields=["rol", "van", "tot", "versie"])
    noteer_begeleider(Soort.BEGELEIDER_GEWIJZIGD, vers, door)
    return vers


def vergrendel(traject: Traject) -> Traject:
    """The traject as it is now, held still until the transaction ends."""
    return Traject.objects.select_for_update(of=("self",)).select_related("deelnemer", "programma").get(pk=traject.pk)


def noteer_begeleider(soort: Soort, betrokkene: Betrokkene, door: Gebruiker) -> None:
    """Who got or lost access, and from when to when."""
    noteer(
        soort,
        door=door,
        over=betrokkene,
        deelnemer=betrokkene.traject.deelnemer,
        gebruiker=betrokkene.gebruiker_id,
        rol=betrokkene.rol,
        van=betrokkene.van.isoformat(),
        tot=betrokkene.tot.isoformat() if betrokkene.tot else None,
    )


def _toets(betrokkene: Betrokkene, *, met_rol: bool) -> None:
    gebruiker, traject = betrokkene.gebruiker, betrokkene.traject
    if met_rol and (bezwaar := regels.rol_past(betrokkene.rol, gebruiker.rollen, naam=gebruiker.naam)):
        raise RegelGeschonden(bezwaar, veld="rol")
    veld, bezwaar = regels.periode_past(
        betrokkene.van,
        betrokkene.tot,
        aanmelddatum=traject.aanmelddatum,
        einddatum=traject.einddatum,
        vandaag=timezone.localdate(),
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)
