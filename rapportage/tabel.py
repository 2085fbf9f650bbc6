"""A table of figures: what screen, PDF, XLSX and CSV all show."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

Waarde = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading and, for numbers, the unit in which they count."""

    kop: str
    eenheid: str = ""

    @property
    def is_getal(self) -> bool:
        """Numbers have a unit and stand on the right."""
        return bool(self.eenheid)


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of values below their columns; the first column names the row."""

    code: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    uitleg: str = ""


def als_uren(minuten: int) -> Decimal:
    """Minutes as hours with two decimals."""
    return (Decimal(minuten) / 60).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def als_tekst(waarde: Waarde) -> str:
    """A value as a Dutch reader writes it: decimal comma, points between thousands, a dash for nothing."""
    if waarde is None:
        return "–"
    if isinstance(waarde, int | Decimal):
        return f"{waarde:,}".translate(str.maketrans(",.", ".,"))
    return waarde
