"""The hour of the trainer: a meeting that was held, written down as a contact with the group too."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction

from onderwijs.models import Aanwezigheid, Bijeenkomst
from toegang.fouten import OvergangNietToegestaan
from toegang.matrix import Recht
from trajecten.groepscontact.diensten import Groepsgegevens, Groepslid, log_groepscontact
from trajecten.models import Code, Codelijst, Groepscontact, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# the kind of contact that a meeting is, where the organisation has it
SOORT = "gesprek"


@transaction.atomic
def leg_als_contact_vast(*, bijeenkomst: Bijeenkomst, door: Gebruiker) -> Groepscontact:
    """Write down a held meeting as a contact of `door` with everybody of it within reach, and return that.

    The hour of `door` counts once, whoever was there shares it. Done twice it is written once; another trainer writes
    their own. Raises OvergangNietToegestaan before the attendance is written down, RegelGeschonden with fewer than two
    people or when `door` was with somebody else then.
    """
    if bijeenkomst.staat != Bijeenkomst.Staat.GEHOUDEN:
        raise OvergangNietToegestaan("Leg eerst de aanwezigheid vast.")
    rijen = Aanwezigheid.objects.van_bijeenkomst(bijeenkomst).select_related("deelname__traject__deelnemer")
    bereikt = set(
        Traject.objects.filter(deelnames__aanwezigheden__in=rijen)
        .zichtbaar_voor(door, Recht.CONTACT_LOGGEN)
        .values_list("pk", flat=True)
    )
    leden = [Groepslid(rij.deelname.traject, rij.staat) for rij in rijen if rij.deelname.traject_id in bereikt]
    gegevens = Groepsgegevens(
        datum=bijeenkomst.datum,
        minuten=bijeenkomst.minuten,
        soort=_soort(),
        verslag=f"{bijeenkomst.groep.onderwerp}, {bijeenkomst.groep}",
        alleen_collegas=False,
        begin=bijeenkomst.van,
    )
    return log_groepscontact(door=door, gegevens=gegevens, leden=leden, sleutel=sleutel_van(bijeenkomst, door))


def staat_als_contact(bijeenkomst: Bijeenkomst, door: Gebruiker) -> bool:
    """Whether `door` wrote this meeting down as a contact."""
    return Groepscontact.objects.geldig().filter(sleutel=sleutel_van(bijeenkomst, door)).exists()


def sleutel_van(bijeenkomst: Bijeenkomst, door: Gebruiker) -> UUID:
    """What the contact of `door` about this meeting is known by; one that was withdrawn leaves room for another."""
    for keer in count():
        sleutel = uuid5(bijeenkomst.sleutel, f"{door.pk} {keer}" if keer else str(door.pk))
        if not Groepscontact.objects.filter(sleutel=sleutel, ingetrokken_op__isnull=False).exists():
            break
    return sleutel


def _soort() -> str:
    codes = list(Code.objects.van_lijst(Codelijst.CONTACTSOORT).values_list("code", flat=True))
    return SOORT if SOORT in codes or not codes else codes[0]
