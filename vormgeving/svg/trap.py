"""Growth on a ladder as stairs over time. Treden are an order, so the picture carries no scale but their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.kleuren import Stand, Verf, verf
from vormgeving.svg.vorm import groep, rechthoek, tekst, veelhoek
from vormgeving.taal import MAANDEN_KORT

BREEDTE, HOOGTE = 320.0, 190.0
LINKS, RECHTS, BOVEN, ONDER = 24.0, 308.0, 8.0, 164.0
LETTER = 13.0
STREEP = 3.0
# two dates closer than this would run into each other: one stands in the middle, the other ends at the edge
TUSSEN = 80.0


@dataclass(frozen=True)
class Trede:
    """A place on the ladder from `datum` on."""

    datum: date
    trede: int


@dataclass(frozen=True)
class Verwacht:
    """The trede that was agreed for `datum`."""

    datum: date
    trede: int


def svg_trap(
    treden: Sequence[Trede],
    verwacht: Verwacht | None,
    *,
    vandaag: date,
    hoogste: int = 6,
    samenvatting: str,
    stand: Stand = "scherm",
    stijl: Huisstijl | None = None,
) -> SafeString:
    """The places in order of their date, up to `vandaag` (at least the date of the last one), and what was agreed.

    `samenvatting` says the same in words. Raises ValueError without places: there is nothing to draw.
    """
    if not treden:
        raise ValueError("a ladder needs at least one place")
    tekening = _Tekening(treden, verwacht, max(vandaag, treden[-1].datum), hoogste, verf(stand, stijl))
    return format_html(
        '<svg class="grafiek trap" viewBox="0 0 {} {}" width="100%" role="img" aria-label="{}" focusable="false"'
        ' font-family="Source Sans 3, Noto Sans, sans-serif">{}</svg>',
        int(BREEDTE),
        int(HOOGTE),
        samenvatting,
        tekening.alles(),
    )


class _Tekening:
    """The parts of the picture, each from the same scales."""

    def __init__(
        self, treden: Sequence[Trede], verwacht: Verwacht | None, tot: date, hoogste: int, kwast: Verf
    ) -> None:
        self.treden, self.verwacht, self.tot, self.hoogste, self.kwast = treden, verwacht, tot, hoogste, kwast
        self.begin = treden[0].datum
        einde = max(tot, verwacht.datum) if verwacht else tot
        self.dagen = max(1, (einde - self.begin).days)

    def alles(self) -> SafeString:
        """From the back to the front."""
        return groep([*self._lijnen(), *self._stenen(), *self._doel(), *self._data()])

    def _x(self, dag: date) -> float:
        return LINKS + (RECHTS - LINKS) * (dag - self.begin).days / self.dagen

    def _y(self, trede: int) -> float:
        return ONDER - (ONDER - BOVEN) * trede / self.hoogste

    def _lijnen(self) -> list[SafeString]:
        """A thin line and a number for every trede."""
        delen = [rechthoek(LINKS, ONDER, RECHTS - LINKS, 1, self.kwast.vul("zacht"))]
        for trede in range(1, self.hoogste + 1):
            delen.append(rechthoek(LINKS, self._y(trede), RECHTS - LINKS, 0.75, self.kwast.vul("gelijk")))
            delen.append(tekst(LINKS - 8, self._y(trede) + 4.5, str(trede), self.kwast.vul("zacht"), LETTER, "end"))
        return delen

    def _stenen(self) -> list[SafeString]:
        """One block per place, as high as its trede and as wide as it lasted, with a line on top."""
        einden = [*(plaats.datum for plaats in self.treden[1:]), self.tot]
        delen = []
        for plaats, eind in zip(self.treden, einden, strict=True):
            x, breed = self._x(plaats.datum), max(STREEP, self._x(eind) - self._x(plaats.datum))
            y = self._y(plaats.trede)
            delen.append(rechthoek(x, y, breed, ONDER - y, self.kwast.vul("grond")))
            delen.append(rechthoek(x, y, breed, STREEP, self.kwast.vul("primair")))
        return delen + [self._opstap(lager, hoger) for lager, hoger in zip(self.treden, self.treden[1:], strict=False)]

    def _opstap(self, voor: Trede, na: Trede) -> SafeString:
        """The rise (or fall) between two places."""
        boven, onder = sorted((self._y(voor.trede), self._y(na.trede)))
        return rechthoek(self._x(na.datum), boven, STREEP, onder - boven + STREEP, self.kwast.vul("primair"))

    def _doel(self) -> list[SafeString]:
        """What was agreed: a dashed line from today, and a diamond at its date."""
        if self.verwacht is None:
            return []
        x, y = self._x(self.verwacht.datum), self._y(self.verwacht.trede)
        van = min(self._x(self.tot), x)
        strepen = [
            rechthoek(plek, y + 0.5, 4, 2, self.kwast.vul("inkt")) for plek in _om_de(8, van, x - 6) if x - van > 12
        ]
        ruit = [(x, y - 6), (x + 6, y + 1), (x, y + 8), (x - 6, y + 1)]
        return [*strepen, veelhoek(ruit, self.kwast.lijn("inkt", 2, "vlak"))]

    def _data(self) -> list[SafeString]:
        """The first date, then the last and then today, each as far as there is room for it."""
        delen: list[SafeString] = []
        plekken: list[float] = []
        for dag in dict.fromkeys((self.begin, self.verwacht.datum if self.verwacht else self.tot, self.tot)):
            x = self._x(dag)
            if any(abs(x - plek) < TUSSEN for plek in plekken):
                continue
            anker = "start" if x < LINKS + TUSSEN / 2 else "end" if x > RECHTS - TUSSEN / 2 else "middle"
            delen.append(
                tekst(
                    x, HOOGTE - 8, f"{MAANDEN_KORT[dag.month - 1]} {dag.year}", self.kwast.vul("zacht"), LETTER, anker
                )
            )
            plekken.append(x)
        return delen


def _om_de(stap: int, van: float, tot: float) -> list[float]:
    """Places from `van` up to `tot`, `stap` apart."""
    plekken, plek = [], van
    while plek < tot:
        plekken.append(plek)
        plek += stap
    return plekken
