"""What is done with the rows of one table: check them, count them, write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Model

from trajecten.importeren.kopie import kopieer
from trajecten.importeren.lezer import Gelezen, Rij
from trajecten.importeren.stand import Stand
from trajecten.models import Traject

PER_KEER = 2_000
Sleutel = tuple[Any, ...]
# called with the number of rows that were written since the last call
Geschreven = Callable[[int], None]


@dataclass
class Telling:
    """How many rows of a table are new, changed, or there already."""

    nieuw: int = 0
    gewijzigd: int = 0
    gelijk: int = 0


def per_keer(dingen: Iterable[Any], aantal: int = PER_KEER) -> Iterator[list[Any]]:
    """`dingen` in lists of at most `aantal`."""
    stroom = iter(dingen)
    while deel := list(islice(stroom, aantal)):
        yield deel


class Verwerker:
    """Handles the rows of one table. One per table and import; the order of calls is that of the methods here.

    All of them are called, also when the table was not among the files: a row of another table may have
    consequences here.
    """

    def __init__(self, naam: str, stand: Stand) -> None:
        self.naam = naam
        self.stand = stand
        self.gelezen: Gelezen = stand.tabel(naam)
        self.telling = Telling()

    def controleer(self) -> None:
        """Find every error and remark, and decide what is new, changed and equal. Writes nothing."""
        raise NotImplementedError

    def sluit(self) -> None:
        """Write what must come before any traject changes, such as the end of something that runs."""

    def schrijf(self, geschreven: Geschreven) -> None:
        """Write what `controleer` found; only called when the whole import is without errors."""
        raise NotImplementedError

    def fout(self, rij: Rij | None, kolom: str, wat: str, doe: str) -> None:
        """Add an error about a row of this table."""
        self.stand.meldingen.fout(self.gelezen.bestand, rij.nummer if rij else None, kolom, wat, doe)

    def opmerking(self, rij: Rij | None, kolom: str, wat: str, doe: str = "") -> None:
        """Add a remark about a row of this table."""
        self.stand.meldingen.opmerking(self.gelezen.bestand, rij.nummer if rij else None, kolom, wat, doe)


class HeleRijen(Verwerker):
    """A table whose rows hang on a traject and are recognised by all their values.

    A row is the tuple of its values in the order of the columns; `bestaande` gives the rows of the database in
    the same form.
    """

    def __init__(self, naam: str, stand: Stand) -> None:
        super().__init__(naam, stand)
        self.nieuw: list[Sleutel] = []

    def controleer(self) -> None:
        """Refuse doubles and rows without traject, leave out what is there already, and look at the rest."""
        uniek = self._zonder_dubbele()
        al_aanwezig = set(self.bestaande(self._trajectnummers(uniek)))
        nieuw: list[tuple[Rij, Traject, Sleutel]] = []
        for sleutel, rij in uniek.items():
            traject = self.stand.traject_van(rij, self.gelezen.bestand)
            if traject is None:
                continue
            if sleutel in al_aanwezig:
                self.telling.gelijk += 1
            else:
                nieuw.append((rij, traject, sleutel))
        self.bekijk(nieuw)
        # the rows are no longer needed, and there may be hundreds of thousands
        self.gelezen.rijen = []

    def _zonder_dubbele(self) -> dict[Sleutel, Rij]:
        uniek: dict[Sleutel, Rij] = {}
        for rij in self.gelezen.rijen:
            eerder = uniek.setdefault(self.sleutel(rij), rij)
            if eerder is not rij:
                self.fout(rij, "", f"Deze rij staat er al, in rij {eerder.nummer}.", "Haal een van de twee weg.")
        return uniek

    def _trajectnummers(self, uniek: dict[Sleutel, Rij]) -> list[str]:
        """Only trajecten that exist already can have rows."""
        trajecten = self.stand.trajecten
        nummers = {rij["trajectnummer"] for rij in uniek.values()}
        return [nummer for nummer in nummers if nummer in trajecten and trajecten[nummer].pk]

    def bekijk(self, nieuw: Sequence[tuple[Rij, Traject, Sleutel]]) -> None:
        """Check the rows that are not there yet and put them in `self.nieuw`."""
        for rij, traject, sleutel in nieuw:
            self.keur(rij, traject)
            self.nieuw.append(sleutel)
        self.telling.nieuw = len(self.nieuw)

    def schrijf(self, geschreven: Geschreven) -> None:
        """Write the new rows in the order of the file."""
        for deel in per_keer(self.nieuw):
            self.schrijf_deel(deel)
            geschreven(len(deel))

    def schrijf_deel(self, deel: Sequence[Sleutel]) -> None:
        """Write some of the new rows."""
        kopieer([self.maak(sleutel) for sleutel in deel])

    def sleutel(self, rij: Rij) -> Sleutel:
        """By what `rij` is recognised."""
        return tuple(rij.waarden.values())

    def bestaande(self, trajectnummers: Sequence[str]) -> Iterable[Sleutel]:
        """The rows of these trajecten that are in the database, in the form of `sleutel`."""
        raise NotImplementedError

    def keur(self, rij: Rij, traject: Traject) -> None:
        """Add the errors and remarks of a new row."""

    def maak(self, sleutel: Sleutel) -> Model:
        """The record of a new row, not saved yet."""
        raise NotImplementedError

    def traject_id(self, nummer: str) -> int:
        """The key of a traject, after trajecten were written."""
        return self.stand.trajecten[nummer].pk
