"""Placements and codes as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toegang.onthouden import onthoud
from trajecten.models import Codelijst, Traject
from trajecten.tijdlijn import code_namen
from werkgevers.models import Plaatsing


@dataclass(frozen=True)
class Plaatsingregel:
    """A placement with the names of its codes, as people read them."""

    plaatsing: Plaatsing
    soort: str
    sector: str


def plaatsingen_in(traject: Traject) -> list[Plaatsing]:
    """The placements of `traject` from the latest to the first, with the employer; on a page asked once."""
    return onthoud(("plaatsingen", traject.pk), lambda: list(Plaatsing.objects.van(traject).in_volgorde()))


def naam_van(code: str, namen: dict[str, str]) -> str:
    """What people call this code; a code that is not in the list any more as it is."""
    return namen.get(code) or code.replace("_", " ").replace("-", " ").capitalize()


def _regel(plaatsing: Plaatsing, soorten: dict[str, str], sectoren: dict[str, str]) -> Plaatsingregel:
    return Plaatsingregel(plaatsing, naam_van(plaatsing.soort, soorten), naam_van(plaatsing.sector, sectoren))


def plaatsingen_van(plaatsingen: Sequence[Plaatsing]) -> list[Plaatsingregel]:
    """These placements with the names of their codes."""
    soorten, sectoren = code_namen(Codelijst.PLAATSINGSOORT), code_namen(Codelijst.SECTOR)
    return [_regel(plaatsing, soorten, sectoren) for plaatsing in plaatsingen]
