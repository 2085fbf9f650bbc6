"""What else ends with a traject, in sentences, for the page that shows it beforehand.

Beside `registreer_bij_einde`, which does it: an app that ends something with a traject says so here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

Bron = Callable[["Traject", date, "Gebruiker"], Iterable[str]]
_bronnen: list[Bron] = []


def registreer_eindegevolgen(bron: Bron) -> None:
    """Add a source: `bron(traject, einddatum, gebruiker)` gives sentences that this person may read."""
    _bronnen.append(bron)


def eindegevolgen_van(traject: Traject, einddatum: date, gebruiker: Gebruiker) -> list[str]:
    """What ends with `traject` on `einddatum` (half-open: that day no longer belongs to it)."""
    return [zin for bron in _bronnen for zin in bron(traject, einddatum, gebruiker)]
