"""Rules of werkplekken. Pure: values in, reasons in words out (an empty reason means yes)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Periode = tuple[date, date | None]


def aantal_past(aantal: int, bezet: int) -> str:
    """Why a werkplek cannot have `aantal` places while so many are taken; empty when it can."""
    if aantal >= bezet:
        return ""
    wie = "is al 1 deelnemer" if bezet == 1 else f"zijn al {bezet} deelnemers"
    return f"Er {wie} geplaatst. Kies minstens {bezet}, of beëindig eerst een plaatsing."


def meeste_tegelijk(periodes: Iterable[Periode], van: date, tot: date | None) -> int:
    """How many of these [start, end) there are at most on one day of [van, tot); an end of None is no end."""
    erin = [(max(start, van), einde) for start, einde in periodes if _raakt(start, einde, van, tot)]
    return max((sum(start <= dag and (e is None or dag < e) for start, e in erin) for dag, _ in erin), default=0)


def plek_past(aantal: int, tegelijk: int, reden: str) -> str:
    """Why nobody can come where `tegelijk` others are placed at once; empty when there is room, or a reason.

    A reason lets a swap overlap: who leaves shows who comes how it is done.
    """
    if tegelijk < aantal or reden.strip():
        return ""
    plekken = "1 plek" if aantal == 1 else f"{aantal} plekken"
    return f"Deze werkplek heeft {plekken} en is dan vol. Kies een andere plek, of schrijf op waarom het toch kan."


def _raakt(start: date, einde: date | None, van: date, tot: date | None) -> bool:
    """Whether [start, einde) and [van, tot) share a day; an empty period shares none."""
    if (einde is not None and einde <= start) or (tot is not None and tot <= van):
        return False
    return (einde is None or einde > van) and (tot is None or start < tot)
