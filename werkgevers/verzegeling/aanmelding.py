"""What sealing puts in the registers: its page for the beheerder, and a card when the certificate asks attention."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten import registers
from trajecten.registers import Dagdeel
from vormgeving import menu
from werkgevers.verzegeling.beheer import verzegelen
from werkgevers.verzegeling.regels import Certificaatstand

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VERZEGELEN = menu.Menuitem(
    "verzegelen",
    "Verzegelen",
    "lock",
    "werkgevers:zegelcertificaat",
    Recht.PROGRAMMA_BEHEREN,
    47,
    (menu.BEHEER,),
    uitleg="Met welk certificaat getekende evaluaties worden verzegeld, en tot wanneer het geldt.",
)


def _dagdeel(gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """How sealing stands, for the beheerder when it asks attention; nothing while all is well."""
    if not mag(gebruiker, Recht.PROGRAMMA_BEHEREN):
        return None
    stand = verzegelen(timezone.now())
    rustig = stand.stand == Certificaatstand.GOED or (stand.certificaat is None and not stand.wachtend)
    return None if rustig else {"verzegelen": stand}


def meld_aan() -> None:
    """Fill the registers."""
    menu.registreer(VERZEGELEN)
    registers.registreer_dagdeel(Dagdeel("verzegelen", 16, "werkgevers/verzegeling/_dagdeel.html", _dagdeel))
