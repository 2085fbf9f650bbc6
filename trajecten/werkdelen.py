"""The parts of a route that play at an employer: learning and working in practice, and nazorg.

The app of routes knows them and the app of employers shows how they go; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trajecten.models import Traject


class Werksoort(StrEnum):
    """What such a part is for."""

    PRAKTIJK = "praktijk"
    NAZORG = "nazorg"


@dataclass(frozen=True)
class Werkdeel:
    """A part of the route of a traject, and the periods [van, tot) in which somebody was in it (`tot` None: still is).

    Norms in minutes, None where the route asks nothing: hours of the deelnemer a week, of guidance a week and in all.
    """

    naam: str
    soort: Werksoort
    weken: int | None
    deelnemer_per_week: int | None
    begeleiding_per_week: int | None
    begeleiding_totaal: int | None
    periodes: Sequence[tuple[date, date | None]]

    def geldt_op(self, dag: date) -> bool:
        """Whether somebody is in it on `dag`."""
        return any(van <= dag and (tot is None or dag < tot) for van, tot in self.periodes)


Bron = Callable[["Traject"], Iterable[Werkdeel]]
_bronnen: list[Bron] = []


def registreer_werkdelen(bron: Bron) -> None:
    """Add a source of such parts."""
    _bronnen.append(bron)


def werkdelen_van(traject: Traject) -> list[Werkdeel]:
    """The parts of the route of `traject` that play at an employer, in the order of the route."""
    return [deel for bron in _bronnen for deel in bron(traject)]
