"""What matching compares: a wish and a place, as values. Pure.

A Wens has what was agreed about work and no more: nothing here knows who somebody is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from werkgevers.matching.afstand import Adres
from werkgevers.werkplek.begrippen import Reizen

ONBEKEND_ADRES = Adres()


class Oordeel(StrEnum):
    """How one point suits."""

    PAST = "past"
    DEELS = "deels"
    NIET = "niet"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Evaluatiestand:
    """The last signed evaluation of an earlier placement: how many lines lie in the upper half of its scale."""

    datum: date
    hoog: int
    besproken: int


@dataclass(frozen=True)
class Ervaring:
    """Earlier placements in one sector: how many, and how the last signed evaluation of them was."""

    keren: int
    evaluatie: Evaluatiestand | None = None


@dataclass(frozen=True)
class Wens:
    """What somebody looks for and can do; an empty collection means: all the same to me.

    `vaardigheden` are codes, those of valid certificates among them; `ervaring` is by code of the sector.
    """

    sectoren: Collection[str] = ()
    soorten: Collection[str] = ()
    dagen: Collection[int] = ()
    uren_per_week: Decimal | None = None
    adres: Adres = ONBEKEND_ADRES
    reizen: Reizen = Reizen.OMGEVING
    niveau: int | None = None
    vaardigheden: Collection[str] = ()
    ervaring: Mapping[str, Ervaring] = field(default_factory=dict)


@dataclass(frozen=True)
class Plek:
    """What an employer offers; no days, hours or level means: to be agreed."""

    nummer: int
    soort: str
    sector: str
    vanaf: date
    dagen: Collection[int] = ()
    uren_per_week: Decimal | None = None
    adres: Adres = ONBEKEND_ADRES
    niveau: int | None = None
    vaardigheden: Sequence[str] = ()


@dataclass(frozen=True)
class Namen:
    """How people call the codes of this organisation."""

    soorten: Mapping[str, str]
    sectoren: Mapping[str, str]
    vaardigheden: Mapping[str, str]


@dataclass(frozen=True)
class Punt:
    """One thing that was compared, and what came of it in one sentence. `onderdeel` is what it is about."""

    onderdeel: str
    oordeel: Oordeel
    tekst: str
