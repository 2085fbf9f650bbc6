"""The cards on the page of a placement, which other parts of werkgevers add to: evaluations, documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from toegang.controle import mag
from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Plaatsing

Inhoud = Callable[["Plaatsing", "Gebruiker", date], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Plaatsingkaart:
    """A card. `inhoud` gives what its template gets as `inhoud`, None to leave the card out for this placement.

    The template also gets `kaart`, `plaatsing` and `vandaag`, and begins with a `kaart__kop` whose heading has the id
    `<code>-kop`. `volgorde` is its place on a phone, from low to high; `kolom` where it stands on a desk.
    """

    code: str
    titel: str
    volgorde: int
    kolom: Literal["smal", "breed"]
    sjabloon: str
    inhoud: Inhoud
    recht: Recht = Recht.PLAATSING_INZIEN


@dataclass(frozen=True)
class Gevuld:
    """A card with what it shows of one placement."""

    kaart: Plaatsingkaart
    inhoud: Mapping[str, Any]


_kaarten: dict[str, Plaatsingkaart] = {}


def registreer_plaatsingkaart(kaart: Plaatsingkaart) -> None:
    """Add a card. Raises ValueError when its code is taken."""
    if kaart.code in _kaarten:
        raise ValueError(f"plaatsingkaart {kaart.code!r} is registered twice")
    _kaarten[kaart.code] = kaart


def kaarten_van(plaatsing: Plaatsing, gebruiker: Gebruiker, vandaag: date) -> list[Gevuld]:
    """The cards that `gebruiker` may see of `plaatsing`, in order."""
    op_volgorde = sorted(_kaarten.values(), key=lambda kaart: (kaart.volgorde, kaart.code))
    toegestaan = [kaart for kaart in op_volgorde if mag(gebruiker, kaart.recht, plaatsing)]
    inhouden = [(kaart, kaart.inhoud(plaatsing, gebruiker, vandaag)) for kaart in toegestaan]
    return [Gevuld(kaart, inhoud) for kaart, inhoud in inhouden if inhoud is not None]
