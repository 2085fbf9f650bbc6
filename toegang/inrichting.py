"""What a new organisation gets from toegang, and what the platform's logboek tells of organisations."""

from typing import Any

from django.db import transaction

from organisaties import inrichting
from toegang.controle import rollen_hier
from toegang.diensten import nodig_uit
from toegang.logboek import Soort, noteer
from toegang.matrix import ROLLEN_PLATFORM, Rol


def nodig_eerste_beheerder_uit(*, email: str, door: object | None) -> None:
    """Invite the first beheerder; at the platform organisation that person also runs the platform."""
    rollen = rollen_hier()
    nodig_uit(email=email, rollen=rollen if rollen == ROLLEN_PLATFORM else [Rol.BEHEERDER], door=None)


@transaction.atomic
def noteer_organisatie(*, handeling: str, schema: str, door: Any) -> None:
    """Write in the logboek of whoever did it what was done to an organisation; a command has none."""
    if door is not None:
        noteer(Soort.ORGANISATIE_GEWIJZIGD, door=door, handeling=handeling, organisatie_schema=schema)


def registreer_alles() -> None:
    """Tell organisaties what to call."""
    inrichting.registreer_uitnodiging(nodig_eerste_beheerder_uit)
    inrichting.registreer_melding(noteer_organisatie)
