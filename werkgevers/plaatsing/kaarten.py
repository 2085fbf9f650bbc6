"""The cards on the page of a placement, which other parts of werkgevers add to: evaluations, documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from werkgevers.kaarten import Gevuld, Kaart, Kaartregister

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Plaatsing

_register = Kaartregister("plaatsingkaart")


@dataclass(frozen=True)
class Plaatsingkaart(Kaart):
    """A card about a placement, which its template gets as `plaatsing`; the right is asked over that placement."""

    recht: Recht = Recht.PLAATSING_INZIEN


def registreer_plaatsingkaart(kaart: Plaatsingkaart) -> None:
    """Add a card. Raises ValueError when its code is taken."""
    _register.registreer(kaart)


def kaarten_van(plaatsing: Plaatsing, gebruiker: Gebruiker, vandaag: date) -> list[Gevuld]:
    """The cards that `gebruiker` may see of `plaatsing`, in order."""
    return _register.van(plaatsing, gebruiker, vandaag, lambda recht: mag(gebruiker, recht, plaatsing))
