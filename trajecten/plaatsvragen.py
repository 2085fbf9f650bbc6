"""Where schools that ask for places and employers that have them meet, without the two apps knowing each other.

The app of education registers the questions that are open, the app of employers the places that are free; each shows
what the other one registered. Nothing here is about a deelnemer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# the levels that a school asks for and a place is fit for: praktijkonderwijs, then mbo 1 up to 4
NIVEAUS = {0: "Praktijkonderwijs", 1: "Mbo 1 (entree)", 2: "Mbo 2", 3: "Mbo 3", 4: "Mbo 4"}


@dataclass(frozen=True)
class Plaatsvraag:
    """A question of a school that is still open: `nog` places of kind `soort`, from `vanaf` on.

    `soort` is a code of Codelijst.PLAATSINGSOORT, `sectoren` are codes of Codelijst.SECTOR (none: any). `niveau` is a
    key of NIVEAUS, None when it does not matter. A higher `dringend` goes first; `urgentie` says it in words.
    """

    school: str
    nog: int
    soort: str
    sectoren: Collection[str]
    niveau: int | None
    vanaf: date
    dringend: int
    urgentie: str
    url: str


@dataclass(frozen=True)
class Plaatsaanbod:
    """Places of one kind that an employer has: `vrij` of them from `vanaf` up to `tot` (None: without end).

    `kenmerk` names it for ever, such as "werkplek-12": by it places are promised. `niveau` is what the place is fit
    for, a key of NIVEAUS (None: any); `dagen_per_week` how many days somebody is there.
    """

    kenmerk: str
    werkgever: str
    plek: str
    soort: str
    sector: str
    niveau: int | None
    vrij: int
    dagen_per_week: float | None
    vanaf: date
    tot: date | None
    url: str


_vragen: list[Callable[[Gebruiker, date], Iterable[Plaatsvraag]]] = []
_aanbod: list[Callable[[Gebruiker, date], Iterable[Plaatsaanbod]]] = []
_toegezegd: list[Callable[[Collection[str]], Mapping[str, int]]] = []


def registreer_plaatsvraag(bron: Callable[[Gebruiker, date], Iterable[Plaatsvraag]]) -> None:
    """Add a source of open questions; it gives only what that person may see, in a number of queries that is fixed."""
    _vragen.append(bron)


def registreer_plaatsaanbod(bron: Callable[[Gebruiker, date], Iterable[Plaatsaanbod]]) -> None:
    """Add a source of free places; it gives only what that person may see, in a number of queries that is fixed.

    `vrij` counts out what placements take, not what was promised to schools: that is `toegezegd_van`.
    """
    _aanbod.append(bron)


def registreer_toegezegd(bron: Callable[[Collection[str]], Mapping[str, int]]) -> None:
    """Add a source of places that were promised and not taken yet, by the `kenmerk` of a Plaatsaanbod."""
    _toegezegd.append(bron)


def plaatsvragen(gebruiker: Gebruiker, vandaag: date) -> list[Plaatsvraag]:
    """The open questions that `gebruiker` may see, the most urgent and then the earliest first."""
    alle = [vraag for bron in _vragen for vraag in bron(gebruiker, vandaag)]
    return sorted(alle, key=lambda vraag: (-vraag.dringend, vraag.vanaf, vraag.school))


def plaatsaanbod(gebruiker: Gebruiker, vandaag: date) -> list[Plaatsaanbod]:
    """The places that are free now or later and that `gebruiker` may see, in no order."""
    return [aanbod for bron in _aanbod for aanbod in bron(gebruiker, vandaag)]


def toegezegd_van(kenmerken: Collection[str]) -> dict[str, int]:
    """How many places were promised and not taken yet, by `kenmerk`; a place without promises is left out."""
    samen: dict[str, int] = {}
    for bron in _toegezegd:
        for kenmerk, aantal in bron(kenmerken).items():
            samen[kenmerk] = samen.get(kenmerk, 0) + aantal
    return samen
