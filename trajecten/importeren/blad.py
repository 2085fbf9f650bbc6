"""A sheet: the rows of one table as they stand in a file, before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trajecten.importeren.waarden import Cel


class OnleesbaarBestand(Exception):
    """A file, or the rest of it from `rij` on, that cannot be read; both sentences are Dutch and for the user."""

    def __init__(self, wat: str, doe: str, rij: int | None = None) -> None:
        super().__init__(wat)
        self.wat = wat
        self.doe = doe
        self.rij = rij


@dataclass(frozen=True)
class OnleesbareCel:
    """A cell that holds no value, such as a formula; it becomes an error with its row and column."""

    wat: str
    doe: str


@dataclass(frozen=True)
class Blad:
    """One sheet: `bestand` is how errors call it, `naam` the table it says to be.

    `rijen` gives (row number as a spreadsheet counts it, cells); an empty cell is "". It may raise
    OnleesbaarBestand halfway. `streng`: rows must have exactly as many cells as the header.
    """

    bestand: str
    naam: str
    kop: Sequence[str]
    rijen: Iterator[tuple[int, Sequence[Cel | OnleesbareCel]]]
    streng: bool = True
