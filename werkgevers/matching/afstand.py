"""How far a place is, from postcodes alone. Pure.

Stapsteen has no coordinates, so it says no kilometres: the same four digits are one neighbourhood, and areas whose
numbers begin alike mostly lie near each other. Where nothing is known it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from werkgevers.werkplek.begrippen import Reizen


class Afstand(IntEnum):
    """From near to far; larger is farther, or less certain."""

    ZELFDE_GEBIED = 0
    ZELFDE_PLAATS = 1
    ERNAAST = 2
    STREEK = 3
    VERDER = 4
    ONBEKEND = 5


# how far each wish goes; what lies one step farther may still be talked about
HOOGSTENS = {
    Reizen.BUURT: Afstand.ZELFDE_PLAATS,
    Reizen.OMGEVING: Afstand.STREEK,
    Reizen.OVERAL: Afstand.VERDER,
}


@dataclass(frozen=True)
class Adres:
    """Where somebody or something is: four digits of a postcode and the name of a place, each empty when unknown."""

    gebied: str = ""
    plaats: str = ""

    @classmethod
    def uit(cls, postcode: str, plaats: str) -> Adres:
        """From a postcode as it is written (“3083 AB”, or only its digits) and a place."""
        return cls("".join(teken for teken in postcode if teken.isdigit())[:4], plaats.strip())


def afstand(van: Adres, naar: Adres) -> Afstand:
    """How far it is; the same both ways."""
    if van.gebied and van.gebied == naar.gebied:
        return Afstand.ZELFDE_GEBIED
    if van.plaats and van.plaats.casefold() == naar.plaats.casefold():
        return Afstand.ZELFDE_PLAATS
    if not (van.gebied and naar.gebied):
        return Afstand.ONBEKEND
    gelijk = next(n for n in (3, 2, 0) if van.gebied[:n] == naar.gebied[:n])
    return {3: Afstand.ERNAAST, 2: Afstand.STREEK, 0: Afstand.VERDER}[gelijk]


def in_woorden(hoe_ver: Afstand, naar: Adres) -> str:
    """The distance in words, for who reads it."""
    plek = f" ({naar.plaats})" if naar.plaats else ""
    return {
        Afstand.ZELFDE_GEBIED: f"In hetzelfde postcodegebied, {naar.gebied}{plek}.",
        Afstand.ZELFDE_PLAATS: f"In dezelfde plaats{plek}.",
        Afstand.ERNAAST: f"Waarschijnlijk dichtbij: de postcode begint ook met {naar.gebied[:3]}{plek}.",
        Afstand.STREEK: f"In dezelfde streek: de postcode begint ook met {naar.gebied[:2]}{plek}.",
        Afstand.VERDER: f"Verder weg: postcode {naar.gebied}{plek}.",
        Afstand.ONBEKEND: "Afstand niet bekend: een postcode ontbreekt.",
    }[hoe_ver]
