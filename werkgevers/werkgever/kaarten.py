"""The cards on the page of an employer, which other parts of werkgevers add to: free places, placements, documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from werkgevers.kaarten import Gevuld, Kaart, Kaartregister

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Werkgever

_register = Kaartregister("werkgeverkaart")


@dataclass(frozen=True)
class Werkgeverkaart(Kaart):
    """A card about an employer, which its template gets as `werkgever`; employers belong to the whole organisation."""

    recht: Recht = Recht.WERKGEVER_INZIEN


def registreer_werkgeverkaart(kaart: Werkgeverkaart) -> None:
    """Add a card. Raises ValueError when its code is taken."""
    _register.registreer(kaart)


def kaarten_van(werkgever: Werkgever, gebruiker: Gebruiker, vandaag: date) -> list[Gevuld]:
    """The cards that `gebruiker` may see of `werkgever`, in order."""
    return _register.van(werkgever, gebruiker, vandaag, lambda recht: mag(gebruiker, recht))
