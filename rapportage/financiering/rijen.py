"""What the financiering report is calculated from: plain values, no models, no names."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TrajectRij:
    """A started traject [startdatum, einddatum); `project_id` is the project that it began with, if any."""

    id: int
    nummer: str
    startdatum: date
    einddatum: date | None
    project_id: int | None


@dataclass(frozen=True, slots=True)
class ProjectRij:
    """A subsidieproject: `tot` is its last day, `max_maanden` how long it pays for one traject at most."""

    id: int
    code: str
    naam: str
    soort: str
    tot: date | None = None
    max_maanden: int | None = None


@dataclass(frozen=True, slots=True)
class MeebetalingRij:
    """A project that pays for a traject beside its own, over [van, tot)."""

    traject_id: int
    project_id: int
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class ContactRij:
    """A contact with the minutes of staff that it stands for, and the project that pays for them, if any."""

    id: int
    traject_id: int
    project_id: int | None
    datum: date
    minuten: int


@dataclass(frozen=True, slots=True)
class Rijen:
    """All rows of one programme."""

    trajecten: tuple[TrajectRij, ...] = ()
    projecten: tuple[ProjectRij, ...] = ()
    meebetalingen: tuple[MeebetalingRij, ...] = ()
    contacten: tuple[ContactRij, ...] = ()
