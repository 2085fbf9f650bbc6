"""What the BSN puts in the registers: a card on the page Gegevens, and a place in the beheer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten import registers
from trajecten.bsn.queries import bsn_van, mag_bsn
from trajecten.registers import Paneel
from vormgeving import menu

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

INSTELLING = menu.Menuitem(
    "bsn",
    "BSN",
    "id",
    "trajecten:bsn_instelling",
    Recht.BSN_INSTELLEN,
    90,
    (menu.BEHEER,),
    uitleg="Of jullie het BSN van deelnemers vastleggen, en op welke grond.",
)


def _kaart(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """Whether there is a BSN and since when, never the BSN itself; nothing without a ground."""
    if not mag_bsn():
        return None
    return {"bsn": bsn_van(traject.deelnemer), "mag_wijzigen": mag(gebruiker, Recht.BSN_WIJZIGEN, traject)}


KAART = Paneel("bsn", "BSN", 15, "smal", "trajecten/bsn/_kaart.html", _kaart, Recht.BSN_INZIEN)


def meld_alles_aan() -> None:
    """Fill the registers."""
    menu.registreer(INSTELLING)
    registers.registreer_gegevenskaart(KAART)
