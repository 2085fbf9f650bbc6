"""Ranking places for somebody, and people for a place, both by the same comparison."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from werkgevers.matching.bron import plek_van, plekken_uit, wensen_van
from werkgevers.matching.regels import Match, op_volgorde, vergelijk
from werkgevers.matching.waarden import Namen, Wens
from werkgevers.models import Werkplek


@dataclass(frozen=True)
class Kandidaat:
    """Somebody who looks for work, by the id of the traject, beside one place."""

    traject: int
    match: Match


def wens_van(traject: int, vandaag: date) -> Wens | None:
    """The wish of one traject; None when nothing was agreed yet."""
    return wensen_van([traject], vandaag).get(traject)


def plekken_voor(wens: Wens, namen: Namen, vandaag: date) -> list[Match]:
    """All places that are free, the one that suits best first. One query."""
    return op_volgorde(vergelijk(wens, plek, namen) for plek in plekken_uit(Werkplek.objects.vrij_op(vandaag)))


def kandidaten_voor(werkplek: Werkplek, trajecten: Collection[int], namen: Namen, vandaag: date) -> list[Kandidaat]:
    """Of these trajecten those with a wish, who suits best first. A number of queries that does not grow."""
    plek = plek_van(werkplek)
    gevonden = [
        Kandidaat(traject, vergelijk(wens, plek, namen)) for traject, wens in wensen_van(trajecten, vandaag).items()
    ]
    return sorted(gevonden, key=lambda kandidaat: (kandidaat.match.rang, kandidaat.traject))
