"""What is wrong with the lists, or worth knowing, told so that somebody can mend it."""

from __future__ import annotations

from dataclasses import dataclass, field

# more than this nobody reads; the rest is counted
HOOGSTENS = 10_000


@dataclass(frozen=True, slots=True)
class Melding:
    """One error or remark: in which file, row (the header is row 1) and column, what is the matter, what to do.

    `rij` is None and `kolom` empty when it is about the whole file.
    """

    bestand: str
    rij: int | None
    kolom: str
    wat: str
    doe: str = ""

    @property
    def volgorde(self) -> tuple[str, int]:
        """The order in which to read them: by file, then by row."""
        return (self.bestand, self.rij or 0)


@dataclass
class Meldingen:
    """The errors and remarks of one import."""

    fouten: list[Melding] = field(default_factory=list)
    opmerkingen: list[Melding] = field(default_factory=list)
    aantal_fouten: int = 0
    aantal_opmerkingen: int = 0

    def fout(self, bestand: str, rij: int | None, kolom: str, wat: str, doe: str) -> None:
        """Add an error: nothing will be written."""
        self.aantal_fouten += 1
        if len(self.fouten) < HOOGSTENS:
            self.fouten.append(Melding(bestand, rij, kolom, wat, doe))

    def opmerking(self, bestand: str, rij: int | None, kolom: str, wat: str, doe: str = "") -> None:
        """Add a remark: it stops nothing."""
        self.aantal_opmerkingen += 1
        if len(self.opmerkingen) < HOOGSTENS:
            self.opmerkingen.append(Melding(bestand, rij, kolom, wat, doe))
