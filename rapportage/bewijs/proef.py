"""A trial audit: a random sample of who is counted, with what there is to show for each. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from rapportage.bewijs.stukken import Stuk


@dataclass(frozen=True, slots=True)
class Getrokken:
    """One traject of the sample."""

    traject_id: int
    trajectnummer: str
    naam: str
    stukken: tuple[Stuk, ...]

    @property
    def zwak(self) -> tuple[Stuk, ...]:
        """The pieces of which an auditor would ask more."""
        return tuple(stuk for stuk in self.stukken if stuk.zwak)

    @property
    def minuten(self) -> int:
        """All time that the pieces stand for."""
        return sum(stuk.minuten for stuk in self.stukken)

    @property
    def minuten_zwak(self) -> int:
        """The time that stands on weak pieces."""
        return sum(stuk.minuten for stuk in self.zwak)

    @property
    def zonder_stukken(self) -> bool:
        """Whether there is nothing at all to show."""
        return not self.stukken

    @property
    def is_zwak(self) -> bool:
        """Whether somebody would not come through an audit as it is."""
        return self.zonder_stukken or bool(self.zwak)


@dataclass(frozen=True, slots=True)
class Proef:
    """The whole sample: out of how many it was drawn, and what is at risk."""

    getrokken: tuple[Getrokken, ...]
    uit: int

    @property
    def mensen_zwak(self) -> int:
        """How many of the sample would not come through."""
        return sum(een.is_zwak for een in self.getrokken)

    @property
    def minuten(self) -> int:
        """All time of the sample."""
        return sum(een.minuten for een in self.getrokken)

    @property
    def minuten_zwak(self) -> int:
        """The time of the sample that stands on weak pieces."""
        return sum(een.minuten_zwak for een in self.getrokken)


def trek(ids: Collection[int], aantal: int, zaad: str) -> tuple[int, ...]:
    """At most `aantal` of `ids`, sorted. The same ids and `zaad` always give the same sample."""
    volgorde = sorted(set(ids))
    return tuple(sorted(Random(zaad).sample(volgorde, min(aantal, len(volgorde)))))  # noqa: S311 - must be repeatable


def proef(
    ids: Sequence[int],
    nummers: Mapping[int, str],
    namen: Mapping[int, str],
    stukken: Mapping[int, Sequence[Stuk]],
    uit: int,
) -> Proef:
    """The sample of these trajecten, out of `uit`; a name that is not in `namen` stays empty."""
    getrokken = tuple(Getrokken(pk, nummers[pk], namen.get(pk, ""), tuple(stukken[pk])) for pk in ids)
    return Proef(getrokken, uit)
