"""The writers of schools, opleidingen and enrolments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.utils import timezone

from onderwijs.models import Inschrijving, Onderwijsinstelling, Opleiding, Studievoortgang
from onderwijs.opleiding import regels
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

Aanbod = TypeVar("Aanbod", Onderwijsinstelling, Opleiding)
VELDEN = {
    "onderwijsinstelling_naam_uniek": "naam",
    "opleiding_uniek_per_instelling": "naam",
    "inschrijving_niet_dubbel": "opleiding",
    "inschrijving_periode_oplopend": "tot",
}


@transaction.atomic
def bewaar_aanbod(*, rij: Aanbod, versie: int, door: Gebruiker) -> Aanbod:
    """Save a school or an opleiding that a form filled in; `versie` is what the form was made for.

    Raises NietMeerActueel when a colleague changed it since, RegelGeschonden when the name is taken.
    """
    if rij.pk is not None:
        eis_versie(rij, versie)
        rij.versie = versie + 1
    with beperkingen_in_woorden(VELDEN):
        rij.save()
    noteer(Soort.ONDERWIJSINSTELLING_BEWAARD, door=door, over=rij, actief=rij.actief)
    return rij


@transaction.atomic
def bewaar_inschrijving(*, inschrijving: Inschrijving, versie: int, door: Gebruiker) -> Inschrijving:
    """Save an enrolment that a form filled in, or its end with an outcome; `versie` is what the form was made for.

    Raises NietMeerActueel when a colleague changed it since, and RegelGeschonden for days that cannot be, a leerweg or
    outcome that is missing, or an enrolment in the same opleiding at the same time.
    """
    veld, bezwaar = regels.inschrijving_past(
        van=inschrijving.van,
        tot=inschrijving.tot,
        niveau=inschrijving.opleiding.niveau,
        leerweg=inschrijving.leerweg,
        uitkomst=inschrijving.uitkomst,
        vandaag=timezone.localdate(),
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)
    if inschrijving.pk is None:
        inschrijving.aangemaakt_door = door
    else:
        eis_versie(inschrijving, versie)
        inschrijving.versie = versie + 1
    with beperkingen_in_woorden(VELDEN):
        inschrijving.save()
    deelnemer = inschrijving.traject.deelnemer
    noteer(
        Soort.INSCHRIJVING_GEWIJZIGD, door=door, over=inschrijving, deelnemer=deelnemer, uitkomst=inschrijving.uitkomst
    )
    return inschrijving


@transaction.atomic
def leg_voortgang_vast(
    *, inschrijving: Inschrijving, datum: date, stand: str, toelichting: str = "", door: Gebruiker
) -> Studievoortgang:
    """Write down how it went on `datum`, and return it. Raises RegelGeschonden outside the time of the enrolment."""
    bezwaar = regels.voortgang_past(datum, van=inschrijving.van, tot=inschrijving.tot, vandaag=timezone.localdate())
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld="datum")
    with beperkingen_in_woorden():
        voortgang = Studievoortgang.objects.create(
            inschrijving=inschrijving, datum=datum, stand=stand, toelichting=toelichting, vastgelegd_door=door
        )
    deelnemer = inschrijving.traject.deelnemer
    noteer(Soort.STUDIEVOORTGANG_VASTGELEGD, door=door, over=inschrijving, deelnemer=deelnemer)
    return voortgang
