"""What the report of hours is calculated from: plain values, no models, and names of staff alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# where hours come from, as `trajecten.urenstaat.uren.Bron` has them; the place of each is part of the keys of lines
BRONNEN = ("contact", "regel", "tegenboeking")


def sleutel(bron: str, pk: int) -> int:
    """The key of a line among all lines: contacts, urenregels and tegenboekingen have keys of their own."""
    return pk * len(BRONNEN) + BRONNEN.index(bron)


def bron_en_pk(sleutel_: int) -> tuple[str, int]:
    """Where the line with this key comes from, and its key there."""
    pk, plek = divmod(sleutel_, len(BRONNEN))
    return BRONNEN[plek], pk


@dataclass(frozen=True, slots=True)
class UurRij:
    """One line of an employee that counts for the project on `dag`, of work on `datum`.

    `minuten` is negative where a counter-entry takes hours away; `soort` is the code of the contact or of other work.
    """

    id: int
    bron: str
    medewerker_id: int
    dag: date
    datum: date
    minuten: int
    traject_id: int | None = None
    soort: str = ""


@dataclass(frozen=True, slots=True)
class WeekRij:
    """The week of an employee that begins on Monday `week`: how far its urenstaat is, and what counts in it.

    `nu` and `nu_hier` are the minutes of all lines of the whole week, and of those for the project; `vastgelegd` and
    `vastgelegd_hier` what was frozen of them when the week was handed in, None when it is open.
    """

    medewerker_id: int
    week: date
    staat: str = "concept"
    goedgekeurd_op: date | None = None
    goedgekeurd_door: int | None = None
    nu: int = 0
    nu_hier: int = 0
    vastgelegd: int | None = None
    vastgelegd_hier: int | None = None


@dataclass(frozen=True, slots=True)
class Rijen:
    """The hours for one subsidieproject in the period, the weeks in which they lie, and names.

    `trajecten` are numbers by id, also of trajecten of the project without hours; `van` and `tot` are the days on which
    the project runs, both included.
    """

    uren: tuple[UurRij, ...] = ()
    weken: tuple[WeekRij, ...] = ()
    medewerkers: Mapping[int, str] = field(default_factory=dict)
    trajecten: Mapping[int, str] = field(default_factory=dict)
    contactsoorten: Mapping[str, str] = field(default_factory=dict)
    van: date | None = None
    tot: date | None = None
