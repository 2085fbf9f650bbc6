"""Where somebody learns in practice: the app of employers knows the placements, that of education the verklaringen.

Neither knows the other. A leerbedrijf is recognised by SBB per qualification and per vestiging, for a period
(domein §5.4): so a place is a placement together with one recognition of its vestiging.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject


@dataclass(frozen=True)
class Praktijkopleider:
    """Somebody at an employer who can judge and sign; `kenmerk` names them for ever, such as "contactpersoon-3"."""

    kenmerk: str
    naam: str
    functie: str


@dataclass(frozen=True)
class Erkenningsplek:
    """A placement at a vestiging that is recognised for `erkenning` over [erkend_van, erkend_tot) (None: no end).

    `kenmerk` names both for ever, such as "plaatsing-12-erkenning-4". The placement runs over [van, tot).
    """

    kenmerk: str
    naam: str
    erkenning: str
    erkend_van: date
    erkend_tot: date | None
    van: date
    tot: date | None
    opleiders: Sequence[Praktijkopleider]

    def erkend_op(self, dag: date) -> bool:
        """Whether `dag` lies in [erkend_van, erkend_tot)."""
        return self.erkend_van <= dag and (self.erkend_tot is None or dag < self.erkend_tot)


@dataclass(frozen=True)
class Leerbedrijven:
    """The places where somebody can work towards a praktijkverklaring, and the names of those without recognition."""

    plekken: Sequence[Erkenningsplek]
    niet_erkend: Sequence[str]


Bron = Callable[["Traject", "Gebruiker"], Leerbedrijven]
_bronnen: list[Bron] = []


def registreer_leerbedrijven(bron: Bron) -> None:
    """Add who knows placements; it gives only what that person may see, in a number of queries that is fixed."""
    _bronnen.append(bron)


def leerbedrijven_van(traject: Traject, gebruiker: Gebruiker) -> Leerbedrijven:
    """The places of `traject` as far as `gebruiker` may see them, the latest placement first."""
    alle = [bron(traject, gebruiker) for bron in _bronnen]
    return Leerbedrijven(
        sorted((plek for deel in alle for plek in deel.plekken), key=lambda plek: plek.van, reverse=True),
        sorted({naam for deel in alle for naam in deel.niet_erkend}),
    )
