"""Which figures a public version leaves out, so that no small number can be worked out from the others.

Small is 1 up to and including 4 (domein §1.5 and §6, trap "n = 1"). Nothing at all is no small number: a 0 tells of no
record of anybody, and stays unless it is the only thing left to hide.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rapportage.openbaar.stelsel import Stelsel

KLEIN_ONDER = 5


@dataclass(frozen=True, slots=True)
class Verband:
    """Figures that add up, by their codes: those of `geheel` together are those of `delen` together.

    The parts need not be everything: what is left over a reader can work out too, though no table shows it.
    """

    geheel: tuple[str, ...]
    delen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Optelling:
    """A Verband of figures that are there; the rest is a part like any other."""

    geheel: tuple[str, ...]
    delen: tuple[str, ...]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset((*self.geheel, *self.delen))


def is_klein(aantal: int) -> bool:
    """Whether a number tells of so few that it is left out."""
    return 0 < abs(aantal) < KLEIN_ONDER


def te_verbergen(
    aantallen: Mapping[str, int],
    *,
    klein: Collection[str],
    verbanden: Iterable[Verband],
    getoond: Collection[str],
    kern: Collection[str] = (),
    sommen: Collection[str] = (),
) -> frozenset[str]:
    """The codes of the figures that must not be shown.

    `aantallen` are all figures, also those that no table shows (they are not `getoond`); `klein` those to protect.
    `sommen` are amounts such as minutes, of which a small outcome says nothing about people. Figures of the `kern` go
    only when nothing else can go in their place.
    """
    return _Zoektocht(aantallen, klein, verbanden, getoond, kern, sommen).verborgen()


class _Zoektocht:
    """Hides one figure at a time until nothing leaks, and then shows again what need not be hidden."""

    def __init__(
        self,
        aantallen: Mapping[str, int],
        klein: Collection[str],
        verbanden: Iterable[Verband],
        getoond: Collection[str],
        kern: Collection[str],
        sommen: Collection[str],
    ) -> None:
        self.aantallen = dict(aantallen)
        self.klein = set(klein)
        self.kern, self.sommen = frozenset(kern), frozenset(sommen)
        self.optellingen = [o for nummer, verband in enumerate(verbanden) if (o := self._optelling(nummer, verband))]
        self.ongetoond = set(self.aantallen) - set(getoond)

    def _optelling(self, nummer: int, verband: Verband) -> _Optelling | None:
        """The equation of a Verband; None where it says nothing that a reader could use.

        An old report may lack a figure: then the others need not be everything.
        """
        delen = tuple(code for code in verband.delen if code in self.aantallen)
        if not delen or any(code not in self.aantallen for code in verband.geheel):
            return None
        over = sum(self.aantallen[code] for code in verband.geheel) - sum(self.aantallen[code] for code in delen)
        if not over:
            return _Optelling(verband.geheel, delen)
        if not is_klein(over) or over < 0:
            return None
        rest = f"rest van {nummer}"
        self.aantallen[rest] = over
        self.klein.add(rest)
        return _Optelling(verband.geheel, (*delen, rest))

    def verborgen(self) -> frozenset[str]:
        """The smallest set that this search finds; the names of rests are not in it."""
        weg = self.klein | self.ongetoond
        onvermijdelijk: set[frozenset[str]] = set()
        while lek := next((lek for lek in self._lekken(weg) if lek not in onvermijdelijk), None):
            if (code := self._kies(lek, weg)) is None:
                onvermijdelijk.add(lek)
            else:
                weg.add(code)
        for code in sorted(weg - self.klein - self.ongetoond, key=self._nut, reverse=True):
            if all(lek in onvermijdelijk for lek in self._lekken(weg - {code})):
                weg.remove(code)
        return frozenset(weg & set(self.aantallen) - {code for code in self.klein if code.startswith("rest van ")})

    def _lekken(self, weg: Collection[str]) -> Iterable[frozenset[str]]:
        """Small numbers that follow from what is shown: of one figure, or of the hidden parts of a sum together."""
        stelsel = Stelsel(self._som(o, weg) for o in self.optellingen)
        for code in sorted(self.klein):
            if stelsel.ligt_vast({code: 1}):
                yield frozenset((code,))
        for optelling in self.optellingen:
            delen = [code for code in optelling.delen if code in weg]
            samen = sum(self.aantallen[code] for code in delen)
            if is_klein(samen) and not self.sommen & set(delen) and stelsel.ligt_vast(dict.fromkeys(delen, 1)):
                yield frozenset(delen)

    def _som(self, optelling: _Optelling, weg: Collection[str]) -> dict[str, int]:
        """What a reader who subtracts everything shown is left with."""
        som: dict[str, int] = {}
        for teken, codes in ((1, optelling.geheel), (-1, optelling.delen)):
            for code in codes:
                if code in weg:
                    som[code] = som.get(code, 0) + teken
        return som

    def _kies(self, lek: frozenset[str], weg: Collection[str]) -> str | None:
        """What to hide next: what stands in an equation with the leak, or near it; None when all is hidden."""
        gezien, rand = set(lek), set(lek)
        while rand:
            raakt = [o for o in self.optellingen if rand & o.codes]
            codes = {code for o in raakt for code in o.codes}
            if te_kiezen := codes - set(weg):
                totalen = {code for o in raakt for code in o.geheel}
                return min(te_kiezen, key=lambda code: self._volgorde(code, totalen, lek))
            rand = codes - gezien
            gezien |= codes
        return None

    def _volgorde(self, code: str, totalen: Collection[str], lek: frozenset[str]) -> tuple[bool, bool, bool, int, str]:
        """Totals first, small before large; what is left over is better protected by a part."""
        over_rest = all(naam.startswith("rest van ") for naam in lek)
        aantal = self.aantallen[code]
        return aantal == 0, code in self.kern, (code in totalen) == over_rest, abs(aantal), code

    def _nut(self, code: str) -> tuple[bool, int, str]:
        """What to show again first."""
        return code in self.kern, abs(self.aantallen[code]), code
