"""How well a werkplek suits a wish, and in which order to show them. Pure: values in, reasons out.

Whatever is compared comes back as a Punt with its words, so that every place in the order can be explained.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werkgevers.matching import punten
from werkgevers.matching.afstand import Afstand, afstand
from werkgevers.matching.waarden import Namen, Oordeel, Plek, Punt, Wens


@dataclass(frozen=True)
class Match:
    """A place beside a wish. `afstand` and `vanaf` decide between equals."""

    plek: int
    punten: tuple[Punt, ...]
    afstand: Afstand
    vanaf: date

    def met(self, *oordelen: Oordeel) -> tuple[Punt, ...]:
        """The points with one of these judgements."""
        return tuple(punt for punt in self.punten if punt.oordeel in oordelen)

    @property
    def past(self) -> tuple[Punt, ...]:
        """What suits."""
        return self.met(Oordeel.PAST)

    @property
    def mist(self) -> tuple[Punt, ...]:
        """What does not suit, or only in part."""
        return self.met(Oordeel.NIET, Oordeel.DEELS)

    @property
    def onbekend(self) -> tuple[Punt, ...]:
        """What could not be compared."""
        return self.met(Oordeel.ONBEKEND)

    @property
    def rang(self) -> tuple[int, int, int, int, Afstand, date, int]:
        """Smaller comes first: what does not suit, in part, unknown; then most that suits, nearest, soonest."""
        return (
            len(self.met(Oordeel.NIET)),
            len(self.met(Oordeel.DEELS)),
            len(self.onbekend),
            -len(self.past),
            self.afstand,
            self.vanaf,
            self.plek,
        )

    @property
    def samenvatting(self) -> str:
        """How well it suits, in a few words."""
        niet, deels = len(self.met(Oordeel.NIET)), len(self.met(Oordeel.DEELS))
        if niet:
            return f"{niet} {'punt past' if niet == 1 else 'punten passen'} niet"
        if deels:
            return f"{deels} {'punt past' if deels == 1 else 'punten passen'} deels"
        return "Past, zover bekend" if self.onbekend else "Alles past"

    @property
    def label(self) -> str:
        """The kind of label that goes with it."""
        if self.met(Oordeel.NIET):
            return "stil"
        return "letop" if self.mist else "goed"


def vergelijk(wens: Wens, plek: Plek, namen: Namen) -> Match:
    """Compare one place with one wish."""
    hoe_ver = afstand(wens.adres, plek.adres)
    vergeleken = (
        punten.sector(wens, plek, namen),
        punten.soort(wens, plek, namen),
        punten.dagen(wens, plek),
        punten.uren(wens, plek),
        punten.reizen(wens, plek, hoe_ver),
        punten.niveau(wens, plek),
        punten.vaardigheden(wens, plek, namen),
        *punten.ervaring(wens, plek, namen),
    )
    return Match(plek.nummer, vergeleken, hoe_ver, plek.vanaf)


def op_volgorde(matches: Iterable[Match]) -> list[Match]:
    """The best one first; the same places always come in the same order."""
    return sorted(matches, key=lambda match: match.rang)
