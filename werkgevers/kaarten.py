"""Cards on a page of werkgevers, which other parts add to: a page knows none of them by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# of what the page is about, for whom, on which day
Inhoud = Callable[[Any, "Gebruiker", date], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Kaart:
    """A card. `inhoud` gives what its template gets as `inhoud`, None to leave the card out.

    The template also gets `kaart`, what the page is about and `vandaag`, and begins with a `kaart__kop` whose heading
    has the id `<code>-kop`. `volgorde` is its place on a phone, from low to high; `kolom` where it stands on a desk.
    """

    code: str
    titel: str
    volgorde: int
    kolom: Literal["smal", "breed"]
    sjabloon: str
    inhoud: Inhoud
    recht: Recht


@dataclass(frozen=True)
class Gevuld:
    """A card with what it shows."""

    kaart: Kaart
    inhoud: Mapping[str, Any]


class Kaartregister:
    """The cards of one page; `naam` is what such a card is called."""

    def __init__(self, naam: str) -> None:
        self._naam = naam
        self._kaarten: dict[str, Kaart] = {}

    def registreer(self, kaart: Kaart) -> None:
        """Add a card. Raises ValueError when its code is taken."""
        if kaart.code in self._kaarten:
            raise ValueError(f"{self._naam} {kaart.code!r} is registered twice")
        self._kaarten[kaart.code] = kaart

    def van(self, wat: Any, gebruiker: Gebruiker, vandaag: date, mag_zien: Callable[[Recht], bool]) -> list[Gevuld]:
        """The cards about `wat` whose right `mag_zien`, in order."""
        op_volgorde = sorted(self._kaarten.values(), key=lambda kaart: (kaart.volgorde, kaart.code))
        toegestaan = [kaart for kaart in op_volgorde if mag_zien(kaart.recht)]
        inhouden = [(kaart, kaart.inhoud(wat, gebruiker, vandaag)) for kaart in toegestaan]
        return [Gevuld(kaart, inhoud) for kaart, inhoud in inhouden if inhoud is not None]
