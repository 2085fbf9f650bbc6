"""What an import knows while it runs: the rows that were read, and what they refer to, as it will be afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from trajecten.importeren.lezer import Gelezen, Rij
from trajecten.importeren.meldingen import Meldingen
from trajecten.importeren.personeel import Personeel
from trajecten.importeren.waarden import Lezer, keuze
from trajecten.models import Code, Deelnemer, Programma, Subsidieproject, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# (what is being done, how far the whole import is in procent)
Voortgang = Callable[[str, int], None]


@dataclass
class Stand:
    """The state of one import on `vandaag`, asked for by `door` (None: from the command line).

    The dictionaries hold what exists already and what the lists add, by natural key; values of existing ones
    are changed in memory before anything is written, so that checks see what will be.
    """

    vandaag: date
    door: Gebruiker | None
    meldingen: Meldingen = field(default_factory=Meldingen)
    gelezen: dict[str, Gelezen] = field(default_factory=dict)
    personeel: Personeel = field(default_factory=Personeel)
    subsidieprojecten: dict[str, Subsidieproject] = field(default_factory=dict)
    programmas: dict[str, Programma] = field(default_factory=dict)
    deelnemers: dict[str, Deelnemer] = field(default_factory=dict)
    trajecten: dict[str, Traject] = field(default_factory=dict)
    # the row in which a traject of this import stands, and those of which the period changes
    trajectrijen: dict[str, int] = field(default_factory=dict)
    verschoven: set[str] = field(default_factory=set)
    # when a traject of which the end changes ended before this import
    einde_was: dict[str, date] = field(default_factory=dict)
    onleesbaar: bool = False
    _codes: dict[str, list[str]] | None = None

    def code(self, lijst: str) -> Lezer:
        """Reader of the codes of one list; history may carry codes that are no longer offered."""
        if self._codes is None:
            self._codes = {}
            for naam, code in Code.objects.order_by("lijst", "volgorde", "id").values_list("lijst", "code"):
                self._codes.setdefault(naam, []).append(code)
        return keuze(self._codes.get(lijst, []))

    def tabel(self, naam: str) -> Gelezen:
        """What was read of a table; empty when it was not there."""
        return self.gelezen.get(naam) or Gelezen(naam, volledig=not self.onleesbaar)

    def ontbreekt(self, tabel: str, sleutel: str) -> bool:
        """Whether a reference to `sleutel` is a reference to nothing.

        Not when that row is there but wrong, or when its file could not be read: one error is enough.
        """
        gelezen = self.tabel(tabel)
        return gelezen.volledig and sleutel not in gelezen.kapot

    def traject_van(self, rij: Rij, bestand: str) -> Traject | None:
        """The traject that `rij` belongs to; an error when it is nowhere."""
        nummer = rij["trajectnummer"]
        traject = self.trajecten.get(nummer)
        if traject is None and self.ontbreekt("trajecten", nummer):
            self.meldingen.fout(
                bestand,
                rij.nummer,
                "trajectnummer",
                f"Traject “{nummer}” bestaat niet.",
                "Zet het traject in de lijst trajecten of verbeter het nummer.",
            )
        return traject

    def fout_bij_traject(self, nummer: str, kolom: str, wat: str) -> None:
        """Add an error about the period of a traject: what is in Stapsteen already does not fit in it."""
        bestand = self.tabel("trajecten").bestand
        self.meldingen.fout(
            bestand, self.trajectrijen.get(nummer), kolom, wat, "Verbeter de periode van het traject in de lijst."
        )
