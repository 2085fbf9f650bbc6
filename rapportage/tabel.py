"""A table of figures: what screen, PDF, XLSX and CSV all show."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from vormgeving.taal import datum

Getal = int | Decimal


@dataclass(frozen=True, slots=True)
class Telling:
    """A number in a table that stands for a figure: `post` is the code of the Post whose list is behind it."""

    getal: Getal
    post: str


class Weggelaten(Enum):
    """What stands in the place of a number that a public version of a report does not give."""

    TEKEN = "x"


WEGGELATEN = Weggelaten.TEKEN
# the same in files, where no explanation stands beside it
WEGGELATEN_WOORD = "weggelaten"
Inhoud = str | Getal | date | None
Waarde = Inhoud | Telling | Weggelaten


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading and, for numbers, the unit in which they count.

    `staat_vast`: the numbers do not follow from what was counted, such as a norm or a target. `van_een`: each is the
    amount of a single record, such as the longest one.
    """

    kop: str
    eenheid: str = ""
    staat_vast: bool = False
    van_een: bool = False

    @property
    def is_getal(self) -> bool:
        """Numbers have a unit and stand on the right."""
        return bool(self.eenheid)


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of values below their columns; the first column names the row.

    `groepen` are headings between the rows: (the row above which it stands, from 0; the heading).
    """

    code: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    uitleg: str = ""
    groepen: tuple[tuple[int, str], ...] = ()

    @property
    def per_groep(self) -> tuple[tuple[str, tuple[tuple[Waarde, ...], ...]], ...]:
        """The rows below their headings; without any, all of them below an empty one."""
        koppen = self.groepen or ((0, ""),)
        grenzen = [begin for begin, _ in koppen[1:]] + [len(self.rijen)]
        return tuple((kop, self.rijen[begin:einde]) for (begin, kop), einde in zip(koppen, grenzen, strict=True))


def kaal(waarde: Waarde) -> Inhoud:
    """The value itself, without the figure behind it; in words what was left out."""
    if isinstance(waarde, Weggelaten):
        return WEGGELATEN_WOORD
    return waarde.getal if isinstance(waarde, Telling) else waarde


def als_uren(minuten: int) -> Decimal:
    """Minutes as hours with two decimals."""
    return (Decimal(minuten) / 60).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def als_tekst(waarde: Waarde) -> str:
    """A value as a Dutch reader writes it: decimal comma, points in thousands, days in words, a dash for nothing."""
    if isinstance(waarde, Weggelaten):
        return waarde.value
    inhoud = kaal(waarde)
    if inhoud is None:
        return "–"
    if isinstance(inhoud, date):
        return datum(inhoud)
    if isinstance(inhoud, int | Decimal):
        return f"{inhoud:,}".translate(str.maketrans(",.", ".,"))
    return inhoud
