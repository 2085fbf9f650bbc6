"""Two reports of one kind side by side: every figure by its code. Only numbers, no records; frozen figures in."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from rapportage.post import Eenheid, Post
from rapportage.tabel import Getal, als_uren


@dataclass(frozen=True, slots=True)
class Vergelijkregel:
    """One figure in both; None where a report does not have it. `verschil` is the second minus the first."""

    code: str
    groep: str
    naam: str
    eenheid: str
    een: Getal | None
    ander: Getal | None

    @property
    def verschil(self) -> Getal | None:
        """How much more the second is; None where one of them does not have the figure."""
        return None if self.een is None or self.ander is None else self.ander - self.een


@dataclass(frozen=True, slots=True)
class Vergelijkgroep:
    """The figures of one table."""

    naam: str
    regels: tuple[Vergelijkregel, ...]

    @property
    def anders(self) -> tuple[Vergelijkregel, ...]:
        """The figures that differ, or that only one of the two has."""
        return tuple(regel for regel in self.regels if regel.verschil != 0)

    @property
    def gelijk(self) -> tuple[Vergelijkregel, ...]:
        """The figures that are the same in both."""
        return tuple(regel for regel in self.regels if regel.verschil == 0)


def vergelijk(een: Mapping[str, Post], ander: Mapping[str, Post]) -> tuple[Vergelijkgroep, ...]:
    """The figures of both, in the order of the first and then what only the second has, per table."""
    regels = [_regel(code, een.get(code), ander.get(code)) for code in {**een, **ander}]
    volgorde = list(dict.fromkeys(regel.groep for regel in regels))
    regels.sort(key=lambda regel: volgorde.index(regel.groep))
    return tuple(Vergelijkgroep(groep, tuple(van_groep)) for groep, van_groep in groupby(regels, lambda r: r.groep))


def _regel(code: str, een: Post | None, ander: Post | None) -> Vergelijkregel:
    post = een or ander
    assert post is not None
    # two programmes may call one number differently, such as bouwsteen 2
    namen = dict.fromkeys(p.naam for p in (een, ander) if p is not None)
    eenheid = "uren" if post.eenheid == Eenheid.MINUTEN else str(post.eenheid)
    return Vergelijkregel(code, post.groep, " / ".join(namen), eenheid, _getal(een), _getal(ander))


def _getal(post: Post | None) -> Getal | None:
    if post is None:
        return None
    return als_uren(post.cijfer.waarde) if post.eenheid == Eenheid.MINUTEN else post.cijfer.waarde
