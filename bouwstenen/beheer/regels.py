"""Rules for changing a route. Pure: values in, numbers or a reason in words out.

A bouwsteen that somebody was ever in keeps its number: reports, lists and the import know it by that, and whether
somebody went back is read from the numbers. Around those the others may move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

# So many bouwstenen still make a house that can be read.
HOOGSTENS_STENEN = 12
HOOGSTENS_REGELS = 20


class Richting(StrEnum):
    """Which way a bouwsteen or a line moves in its list."""

    OMHOOG = "omhoog"
    OMLAAG = "omlaag"


@dataclass(frozen=True)
class Plek:
    """A bouwsteen in its route: its key, its number, and whether somebody was ever in it."""

    pk: int
    nummer: int
    gebruikt: bool


def buur(pks: Sequence[int], pk: int, richting: Richting) -> int | None:
    """The one with which `pk` changes places in the order `pks`; None at the edge."""
    plek = pks.index(pk) + (-1 if richting == Richting.OMHOOG else 1)
    return pks[plek] if 0 <= plek < len(pks) else None


def verplaats(plekken: Sequence[Plek], pk: int, richting: Richting) -> tuple[dict[int, int], str]:
    """The new numbers after moving `pk`, and why it cannot; one of the two is empty.

    `plekken` are those of one route in order. At the edge both are empty: there is nothing to do.
    """
    per_pk = {plek.pk: plek for plek in plekken}
    ander_pk = buur([plek.pk for plek in plekken], pk, richting)
    if ander_pk is None:
        return {}, ""
    hier, ander = per_pk[pk], per_pk[ander_pk]
    vast = next((plek for plek in (hier, ander) if plek.gebruikt), None)
    if vast is not None:
        return {}, (
            f"Nummer {vast.nummer} is al gebruikt en houdt zijn plaats, anders klopt het verleden niet meer. "
            "Wil je een andere volgorde? Kopieer het programma en verander daar de route."
        )
    return {hier.pk: ander.nummer, ander.pk: hier.nummer}, ""


def sluit_aan(plekken: Sequence[Plek]) -> dict[int, int]:
    """The numbers that change when the unused ones close the gaps; used ones stay where they are."""
    nieuw, vorige = {}, 0
    for plek in plekken:
        nummer = plek.nummer if plek.gebruikt else vorige + 1
        if nummer != plek.nummer:
            nieuw[plek.pk] = nummer
        vorige = nummer
    return nieuw
