"""What somebody leaves behind who does not log in any more; the apps that keep it tell what it is.

Each registers its part in `AppConfig.ready()`: toegang does not know them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Nalatenschap:
    """Something that a colleague has to take over: what, and where that is done by who has `recht`."""

    tekst: str
    actie: str
    url: str
    recht: Recht


Bron = Callable[["Gebruiker"], Nalatenschap | None]
_bronnen: list[Bron] = []


def registreer_nalatenschap(bron: Bron) -> None:
    """Add a source; it gives None for who leaves nothing of its kind."""
    _bronnen.append(bron)


def nalatenschap_van(gebruiker: Gebruiker) -> list[Nalatenschap]:
    """What `gebruiker` leaves behind, one query of each source."""
    return [gevonden for bron in _bronnen if (gevonden := bron(gebruiker)) is not None]
