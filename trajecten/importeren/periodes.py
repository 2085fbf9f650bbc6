"""Periods that may not overlap. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Periode:
    """A half-open period [van, tot); `rij` is where it stands in the list, None when it is in Stapsteen already."""

    van: date
    tot: date | None
    rij: int | None = None

    @property
    def leeg(self) -> bool:
        """A period of no days overlaps nothing, as in PostgreSQL."""
        return self.van == self.tot

    def overlapt(self, ander: Periode) -> bool:
        """Whether the two have a day in common."""
        if self.leeg or ander.leeg:
            return False
        return (ander.tot is None or self.van < ander.tot) and (self.tot is None or ander.van < self.tot)

    @property
    def in_woorden(self) -> str:
        """The period for in a sentence, with where it stands."""
        einde = f"tot {self.tot:%d-%m-%Y}" if self.tot else "en nog niet gestopt"
        waar = f"rij {self.rij}" if self.rij else "in Stapsteen"
        return f"{self.van:%d-%m-%Y} {einde} ({waar})"


def overlappend(periodes: Sequence[Periode]) -> list[tuple[Periode, Periode]]:
    """Pairs (later, earlier) that overlap, one for each period that overlaps an earlier one."""
    gevonden: list[tuple[Periode, Periode]] = []
    laatste: Periode | None = None
    for periode in sorted((p for p in periodes if not p.leeg), key=lambda p: (p.van, p.tot or date.max, p.rij or 0)):
        if laatste is not None and periode.overlapt(laatste):
            gevonden.append((periode, laatste))
        if laatste is None or (periode.tot or date.max) > (laatste.tot or date.max):
            laatste = periode
    return gevonden
