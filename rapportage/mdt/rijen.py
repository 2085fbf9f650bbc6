"""What the MDT report is calculated from: plain values, no models, no names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property


@dataclass(frozen=True, slots=True)
class TrajectRij:
    """A traject [startdatum, einddatum) in the project; without startdatum somebody only applied.

    "" and None are unknown. `kanaal` is the code of the instroomkanaal; `activiteiten` says whether the planned
    activities were carried out (`ja`, `nee`).
    """

    id: int
    nummer: str
    aanmelddatum: date | None
    startdatum: date | None = None
    einddatum: date | None = None
    geboortedatum: date | None = None
    kanaal: str = ""
    uitstroomreden: str = ""
    activiteiten: str = ""
    certificaat_datum: date | None = None


@dataclass(frozen=True, slots=True)
class UurRij:
    """Minutes that a deelnemer spent on an activity, in the words of whoever wrote it down."""

    id: int
    traject_id: int
    datum: date
    minuten: int
    activiteit: str = ""


@dataclass(frozen=True, slots=True)
class Eisen:
    """What the subsidieproject asks; None is not asked. Ages are those of [leeftijd_van, leeftijd_tot)."""

    norm_uren: Decimal | None = None
    min_maanden: int | None = None
    max_maanden: int | None = None
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None

    @property
    def norm_minuten(self) -> Decimal:
        """How many minutes somebody must make; without a norm none."""
        return (self.norm_uren or Decimal(0)) * 60


@dataclass(frozen=True)
class Rijen:
    """All trajecten of one subsidieproject with their hours, what the project asks, and the names of codes.

    `bijzondere_…` are the codes that tell of somebody's health or of justice.
    """

    trajecten: tuple[TrajectRij, ...] = ()
    uren: tuple[UurRij, ...] = ()
    eisen: Eisen = Eisen()
    kanalen: Mapping[str, str] = field(default_factory=dict)
    uitstroomredenen: Mapping[str, str] = field(default_factory=dict)
    bijzondere_kanalen: tuple[str, ...] = ()
    bijzondere_redenen: tuple[str, ...] = ()

    @cached_property
    def uur_per_id(self) -> Mapping[int, UurRij]:
        """The hours by their key: every traject has a list of its own, so this is asked very often."""
        return {uur.id: uur for uur in self.uren}

    @cached_property
    def nummers(self) -> Mapping[int, str]:
        """The trajectnummers by the key of the traject."""
        return {traject.id: traject.nummer for traject in self.trajecten}
