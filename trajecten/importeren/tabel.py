"""What tables an import knows: their columns, their order, and who handles their rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trajecten.importeren.waarden import Lezer

if TYPE_CHECKING:
    from trajecten.importeren.stand import Stand
    from trajecten.importeren.verwerker import Verwerker


@dataclass(frozen=True)
class Kolom:
    """A column: how its cells are read, and what an empty cell (unknown) means.

    A `verplicht` column must be there and filled in each row.
    """

    naam: str
    lees: Lezer
    verplicht: bool = False
    leeg: Any = ""


@dataclass(frozen=True)
class Tabel:
    """A table of the exchange format.

    `volgorde`: parents before children, for checking and for writing. `kolommen` gets the Stand, because lists of
    codes live in the database. `sleutel` is the column that recognises a row, empty when the whole row does.
    """

    naam: str
    volgorde: int
    kolommen: Callable[[Stand], tuple[Kolom, ...]]
    verwerker: type[Verwerker]
    sleutel: str = ""
    verplicht: bool = False


_tabellen: dict[str, Tabel] = {}


def registreer(tabel: Tabel) -> None:
    """Add a table; a name that is taken already is a programmer's mistake (ValueError)."""
    if _tabellen.get(tabel.naam, tabel) != tabel:
        raise ValueError(f"import table {tabel.naam!r} is registered twice")
    _tabellen[tabel.naam] = tabel


def alle_tabellen() -> list[Tabel]:
    """All tables in the order of writing."""
    return sorted(_tabellen.values(), key=lambda tabel: tabel.volgorde)
