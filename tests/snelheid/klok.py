"""Comparing two pieces of work in one run: turn by turn, so that what else the machine does falls on both."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Werk = Callable[[], object]
# how often is measured at most; lower for a quick try
RONDES = 15


@dataclass(frozen=True)
class Uitkomst:
    """What was compared: medians in milliseconds, their ratio, and what the ratio should be; no goal is None."""

    wat: str
    met: str
    onze: float
    andere: float
    doel: float | None
    minstens: bool = False

    @property
    def verhouding(self) -> float:
        """The first against the second."""
        return self.onze / self.andere

    @property
    def gehaald(self) -> bool | None:
        """Whether the goal was met; `minstens` says that more is better."""
        if self.doel is None:
            return None
        verhouding = round(self.verhouding, 2)
        return verhouding >= self.doel if self.minstens else verhouding <= self.doel


def vergelijk(wat: str, met: str, onze: Werk, andere: Werk, doel: float | None, *, keer: int) -> Uitkomst:
    """Run both `keer` times in turns, after twice to warm up, and compare the medians of how long they took."""
    return van_tijden(wat, met, lambda: duur(onze), lambda: duur(andere), doel, keer=keer)


def van_tijden(
    wat: str,
    met: str,
    onze: Callable[[], float],
    andere: Callable[[], float],
    doel: float | None,
    *,
    keer: int,
    warm: int = 2,
    minstens: bool = False,
) -> Uitkomst:
    """As `vergelijk`, of work that says itself how many milliseconds it took."""
    for _ in range(warm):
        onze()
        andere()
    # what there is by now stays; clearing away then only looks at what came after
    gc.collect()
    gc.freeze()
    tijden: tuple[list[float], list[float]] = ([], [])
    for ronde in range(min(keer, RONDES)):
        # A B B A: neither always comes after the other
        for plek in (0, 1) if ronde % 2 == 0 else (1, 0):
            tijden[plek].append((onze, andere)[plek]())
    return Uitkomst(wat, met, median(tijden[0]), median(tijden[1]), doel, minstens)


def duur(werk: Werk) -> float:
    """How long it takes, in milliseconds; what others left behind is cleared away before."""
    gc.collect()
    begin = time.perf_counter()
    werk()
    return (time.perf_counter() - begin) * 1000
