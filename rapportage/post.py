"""A figure of a report with a name of its own, and the answer to "who is counted, and why"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapportage.cijfer import Cijfer
from toegang.matrix import Recht


class Over(StrEnum):
    """What the ids of a figure are ids of."""

    TRAJECT = "traject"
    FASE = "fase"
    CONTACT = "contact"
    DEELNEEMUUR = "deelneemuur"
    METING = "meting"
    PLAATSING = "plaatsing"
    BEWIJS = "bewijs"
    STAP = "stap"
    EVALUATIE = "evaluatie"
    INSCHRIJVING = "inschrijving"
    LADDERPOSITIE = "ladderpositie"
    URENREGEL = "urenregel"
    # a line of hours of staff, of whatever it comes from: see rapportage.uren.rijen.sleutel
    UUR = "uur"
    FINANCIERING = "financiering"


class Eenheid(StrEnum):
    """In what a figure counts. Of the last two the list holds records whose amounts were added."""

    DEELNEMERS = "deelnemers"
    TRAJECTEN = "trajecten"
    FASES = "fases"
    PLAATSINGEN = "plaatsingen"
    BEWIJZEN = "bewijzen"
    AANTAL = "aantal"
    MINUTEN = "minuten"
    DAGEN = "dagen"

    @property
    def is_som(self) -> bool:
        """Whether the number is a sum of amounts and not the length of its list."""
        return self in (Eenheid.MINUTEN, Eenheid.DAGEN)


@dataclass(frozen=True, slots=True)
class Post:
    """One figure of a report.

    `code` names it in addresses and files (letters, digits, dot, dash, underscore) and stays the same from one
    report of this kind to the next; `groep` is the table in which it stands; `definitie` says in words what counts.
    `recht` is the right over a traject that knowing this of somebody asks, besides seeing the report; without it the
    list stays as long, but tells neither who it is nor why.
    """

    code: str
    naam: str
    groep: str
    over: Over
    eenheid: Eenheid
    cijfer: Cijfer
    definitie: str = ""
    recht: Recht | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """One record that a figure counts, and the reason in a Dutch sentence.

    `hoeveelheid` is what it adds to a sum, in the unit of the figure; None where the figure counts records.
    """

    id: int
    traject_id: int
    trajectnummer: str
    reden: str
    datum: date | None = None
    hoeveelheid: int | None = None


# for each figure of one report the records that it counts, in the order of its list
Lijsten = Callable[[Post], tuple[Regel, ...]]
