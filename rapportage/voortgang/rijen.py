"""What the voortgang report is calculated from: plain values, no models."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vormgeving.huis import Deel, Plaats


@dataclass(frozen=True, slots=True)
class TrajectRij:
    """A traject [startdatum, einddatum); without startdatum it has not begun."""

    id: int
    startdatum: date | None
    einddatum: date | None
    uitstroomreden: str = ""
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class FaseRij:
    """A stay in a bouwsteen (its number in the route) during [startdatum, einddatum)."""

    id: int
    traject_id: int
    bouwsteen: int
    startdatum: date
    einddatum: date | None


@dataclass(frozen=True, slots=True)
class MetingRij:
    """A measurement that is fixed; `scores` holds only the leefgebieden that were discussed."""

    id: int
    traject_id: int
    soort: str
    datum: date
    instrument: str
    scores: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ContactRij:
    """A contactmoment with the minutes of staff that it stands for: of a group each has a part of the hour."""

    id: int
    traject_id: int
    datum: date
    minuten: int


@dataclass(frozen=True, slots=True)
class BouwsteenRij:
    """A bouwsteen of the programme's route: `deel` is its place in the house, `plaats` intern or extern."""

    nummer: int
    naam: str
    deel: Deel = "fundament"
    plaats: Plaats = "intern"


@dataclass(frozen=True, slots=True)
class Rijen:
    """All rows of one programme, as the database has them, and the names of the codes in them.

    `oude_leefgebieden` are those that only an older version of the instrument has.
    """

    trajecten: tuple[TrajectRij, ...] = ()
    fases: tuple[FaseRij, ...] = ()
    metingen: tuple[MetingRij, ...] = ()
    contacten: tuple[ContactRij, ...] = ()
    bouwstenen: tuple[BouwsteenRij, ...] = ()
    leefgebieden: Mapping[str, str] = field(default_factory=dict)
    oude_leefgebieden: Mapping[str, str] = field(default_factory=dict)
    uitstroomredenen: Mapping[str, str] = field(default_factory=dict)
