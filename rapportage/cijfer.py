"""One figure of a report, together with the records that it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A whole number and the ids of the records behind it.

    Of a count the number is the length of the list. Of a sum (minutes, days) the list holds
    the records whose amounts were added.
    """

    waarde: int
    ids: tuple[int, ...] = ()

    @classmethod
    def telling(cls, ids: Iterable[int]) -> Self:
        """How many records; ids come out sorted, so that the same records give the same figure."""
        gesorteerd = tuple(sorted(ids))
        return cls(len(gesorteerd), gesorteerd)

    @classmethod
    def som(cls, hoeveelheden: Iterable[tuple[int, int]]) -> Self:
        """The sum of (id, amount) pairs."""
        paren = sorted(hoeveelheden)
        return cls(sum(aantal for _, aantal in paren), tuple(pk for pk, _ in paren))

    def __bool__(self) -> bool:
        """Whether anything was counted."""
        return bool(self.ids)
