"""What the report about one deelnemer is made of: plain values, no names of people.

The goal and the steps are words that somebody wrote; they are the report, so they are frozen with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rapportage.deelnemer.keuze import Keuze
from rapportage.voortgang.rijen import MetingRij
from vormgeving.huis import Huis


@dataclass(frozen=True, slots=True)
class TrajectRij:
    """The traject [startdatum, einddatum); without startdatum it has not begun."""

    id: int
    nummer: str
    programma: str
    aanmelddatum: date
    startdatum: date | None = None
    einddatum: date | None = None


@dataclass(frozen=True, slots=True)
class StapRij:
    """A step of the plan: `wie` is who does it (of Wie), `klaar_op` the day on which it was closed.

    `gedaan` is False for a step that is open or was dropped. On health and justice `wat` is the neutral text, unless
    somebody chose otherwise.
    """

    id: int
    wat: str
    wie: str
    gemaakt_op: date
    deadline: date | None = None
    klaar_op: date | None = None
    gedaan: bool = False


@dataclass(frozen=True, slots=True)
class UrenRij:
    """Minutes on one day: of a contact that was held, or of taking part."""

    id: int
    datum: date
    minuten: int


@dataclass(frozen=True, slots=True)
class PlaatsingRij:
    """A placement [startdatum, einddatum) at an employer."""

    id: int
    soort: str
    werkgever: str
    startdatum: date
    einddatum: date | None = None


@dataclass(frozen=True, slots=True)
class EvaluatieRij:
    """An evaluation of a placement that everybody signed, of the day of the talk."""

    id: int
    plaatsing_id: int
    datum: date


@dataclass(frozen=True, slots=True)
class OpleidingRij:
    """An enrolment over [van, tot); `uitkomst` says how it ended, empty while it runs."""

    id: int
    naam: str
    school: str
    van: date
    tot: date | None = None
    uitkomst: str = ""


@dataclass(frozen=True, slots=True)
class BewijsRij:
    """A proof that was not withdrawn, of the day on the paper."""

    id: int
    naam: str
    datum: date


@dataclass(frozen=True, slots=True)
class Rijen:
    """All rows of one traject, of the parts that were chosen only.

    `huis` is how the stones lay on the last day. `leefgebieden` are names by code, in the order of the instrument.
    """

    traject: TrajectRij
    keuze: Keuze = field(default_factory=Keuze)
    doel: str = ""
    huis: Huis | None = None
    stappen: tuple[StapRij, ...] = ()
    metingen: tuple[MetingRij, ...] = ()
    leefgebieden: Mapping[str, str] = field(default_factory=dict)
    contacten: tuple[UrenRij, ...] = ()
    deelneemuren: tuple[UrenRij, ...] = ()
    plaatsingen: tuple[PlaatsingRij, ...] = ()
    evaluaties: tuple[EvaluatieRij, ...] = ()
    opleidingen: tuple[OpleidingRij, ...] = ()
    bewijzen: tuple[BewijsRij, ...] = ()
