"""Linear equations over unknown numbers: what follows from them. Pure, exact arithmetic."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

Som = Mapping[str, int | Fraction]


class Stelsel:
    """Sums of unknowns of which the outcome is known, each as {unknown: coefficient}."""

    def __init__(self, vergelijkingen: Iterable[Som]) -> None:
        # reduced: every unknown that is a key stands in the row of that key alone
        self._rijen: dict[str, dict[str, Fraction]] = {}
        for vergelijking in vergelijkingen:
            self._voeg_toe(vergelijking)

    def ligt_vast(self, som: Som) -> bool:
        """Whether the outcome of `som` follows from the equations."""
        return not self._rest(som)

    def _voeg_toe(self, vergelijking: Som) -> None:
        rest = self._rest(vergelijking)
        if not rest:
            return
        spil, factor = next(iter(rest.items()))
        nieuw = {naam: getal / factor for naam, getal in rest.items()}
        for rij in self._rijen.values():
            if spil in rij:
                _trek_af(rij, nieuw, rij[spil])
        self._rijen[spil] = nieuw

    def _rest(self, som: Som) -> dict[str, Fraction]:
        """What is left of a sum after everything known is taken away."""
        rest = {naam: Fraction(getal) for naam, getal in som.items() if getal}
        for naam in tuple(rest):
            if naam in self._rijen:
                _trek_af(rest, self._rijen[naam], rest[naam])
        return rest


def _trek_af(van: dict[str, Fraction], rij: Mapping[str, Fraction], keer: Fraction) -> None:
    for naam, getal in rij.items():
        over = van.get(naam, Fraction(0)) - keer * getal
        if over:
            van[naam] = over
        else:
            van.pop(naam, None)
