"""What the voortgang report is calculated from: plain values, no models."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vormgeving.huis import Deel, Plaats


@dataclass(frozen=True, slots=True)
class TrajectRij:
    """A traject [startdatum, einddatum); without startdatum it has not begun.

    `doelgroepen` are codes, `opleidingsniveau` the highest level at the start, `arbeid_na` the state on leaving.
    """

    id: int
    startdatum: date | None
    einddatum: date | None
    uitstroomreden: str = ""
    nummer: str = ""
    aanmelddatum: date | None = None
    doelgroepen: tuple[str, ...] = ()
    opleidingsniveau: str = ""
    arbeid_na: str = ""


@dataclass(frozen=True, slots=True)
class FaseRij:
    """A stay in a bouwsteen (its number in the route) during [startdatum, einddatum)."""

    id: int
    traject_id: int
    bouwsteen: int
    startdatum: date
    einddatum: date | None
    reden: str = ""

    @property
    def bouwsteen_id(self) -> int:
        """The stone, by the name that `bouwstenen.verblijf` knows it by."""
        return self.bouwsteen


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
    """A bouwsteen of the programme's route: `deel` is its place in the house, `plaats` intern or extern.

    `weken` is how long a stay is expected to last. The norms in minutes are of a whole stay, except `coach_per_week`;
    None is no norm.
    """

    nummer: int
    naam: str
    deel: Deel = "fundament"
    plaats: Plaats = "intern"
    weken: int | None = None
    coach_totaal: int | None = None
    coach_per_week: int | None = None
    meedoen_totaal: int | None = None


@dataclass(frozen=True, slots=True)
class UrenRij:
    """The minutes of one traject on one day."""

    traject_id: int
    datum: date
    minuten: int


@dataclass(frozen=True, slots=True)
class LadderRij:
    """The trede of the participatieladder on which somebody stood on a day; one that was corrected is not here."""

    id: int
    traject_id: int
    datum: date
    trede: int


@dataclass(frozen=True, slots=True)
class PlaatsingRij:
    """A placement [startdatum, einddatum); `einde_reden` says that somebody ended it."""

    id: int
    traject_id: int
    soort: str
    startdatum: date
    einddatum: date | None
    contract_start: date | None = None
    einde_reden: str = ""


@dataclass(frozen=True, slots=True)
class BaanRij:
    """The answer to whether somebody still has the job of a placement after so many months."""

    plaatsing_id: int
    maanden: int
    behouden: bool


@dataclass(frozen=True, slots=True)
class BewijsRij:
    """A proof that was not withdrawn, of the day on the paper; `niveau` is the level of education that it completes."""

    id: int
    traject_id: int
    soort: str
    datum: date
    niveau: str = ""


@dataclass(frozen=True, slots=True)
class Rijen:
    """All rows of one programme, as the database has them, and the names of the codes in them.

    `oude_leefgebieden` are those that only an older version of the instrument has. `wachtend` are the trajecten that
    were signed up and have not begun on the last day. `contacturen` (contact that was held) and `meedoenuren` are of
    trajecten with a norm only. `bijzondere_doelgroepen` are the codes that tell of health or justice.
    """

    trajecten: tuple[TrajectRij, ...] = ()
    fases: tuple[FaseRij, ...] = ()
    metingen: tuple[MetingRij, ...] = ()
    contacten: tuple[ContactRij, ...] = ()
    bouwstenen: tuple[BouwsteenRij, ...] = ()
    leefgebieden: Mapping[str, str] = field(default_factory=dict)
    oude_leefgebieden: Mapping[str, str] = field(default_factory=dict)
    uitstroomredenen: Mapping[str, str] = field(default_factory=dict)
    wachtend: tuple[TrajectRij, ...] = ()
    contacturen: tuple[UrenRij, ...] = ()
    meedoenuren: tuple[UrenRij, ...] = ()
    ladder: tuple[LadderRij, ...] = ()
    plaatsingen: tuple[PlaatsingRij, ...] = ()
    banen: tuple[BaanRij, ...] = ()
    bewijzen: tuple[BewijsRij, ...] = ()
    doelgroepen: Mapping[str, str] = field(default_factory=dict)
    bijzondere_doelgroepen: tuple[str, ...] = ()
    plaatsingsoorten: Mapping[str, str] = field(default_factory=dict)
    bewijssoorten: Mapping[str, str] = field(default_factory=dict)
