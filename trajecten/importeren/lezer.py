"""From a sheet to rows of values, with an error for everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from trajecten.importeren.blad import Blad, OnleesbaarBestand, OnleesbareCel
from trajecten.importeren.meldingen import Meldingen
from trajecten.importeren.tabel import Kolom, Tabel
from trajecten.importeren.waarden import Cel, OngeldigeWaarde

# dates, codes and addresses come back all the time: reading each once saves time and memory
_ONTHOUDEN = 20_000
# a row takes about 600 bytes
RIJEN_HOOGSTENS = 1_000_000


@dataclass(slots=True)
class Rij:
    """A row that could be read: its number in the file and its values by column."""

    nummer: int
    waarden: dict[str, Any]

    def __getitem__(self, kolom: str) -> Any:
        return self.waarden[kolom]


@dataclass
class Gelezen:
    """What came out of the sheet of one table.

    `kolommen` are the columns that were there. `kapot` holds the keys of rows that were refused, so that rows
    that refer to them are not called wrong as well. `volledig` is False when rows are missing altogether.
    """

    bestand: str
    rijen: list[Rij] = field(default_factory=list)
    kolommen: frozenset[str] = frozenset()
    kapot: set[str] = field(default_factory=set)
    volledig: bool = True


def lees_tabel(blad: Blad, tabel: Tabel, kolommen: Sequence[Kolom], meldingen: Meldingen) -> Gelezen:
    """Read all rows of `blad`; only rows without errors are in the result."""
    lezing = _Lezing(blad, tabel, kolommen, meldingen)
    try:
        for nummer, cellen in blad.rijen:
            if nummer > RIJEN_HOOGSTENS:
                raise OnleesbaarBestand(
                    f"De lijst heeft meer dan {RIJEN_HOOGSTENS} rijen.", "Lees haar in delen in.", nummer
                )
            if any(cel != "" for cel in cellen):
                lezing.lees_rij(nummer, cellen)
    except OnleesbaarBestand as fout:
        lezing.gelezen.volledig = False
        meldingen.fout(blad.bestand, fout.rij, "", fout.wat, fout.doe)
    return lezing.gelezen


class _Lezing:
    """Reading one sheet: where each column stands, and what was read before."""

    def __init__(self, blad: Blad, tabel: Tabel, kolommen: Sequence[Kolom], meldingen: Meldingen) -> None:
        self.blad, self.tabel, self.meldingen = blad, tabel, meldingen
        self.breedte = len(blad.kop)
        bekend = {kolom.naam: kolom for kolom in kolommen}
        self.plaatsen = self._plaatsen(bekend)
        aanwezig = frozenset(kolom.naam for _, kolom, _ in self.plaatsen)
        self.leeg = {kolom.naam: kolom.leeg for kolom in kolommen}
        ontbreekt = [kolom.naam for kolom in kolommen if kolom.verplicht and kolom.naam not in aanwezig]
        for naam in ontbreekt:
            self._fout(1, naam, "Deze kolom ontbreekt.", "Zet de kolom erbij. Hij is verplicht.")
        self.gelezen = Gelezen(blad.bestand, kolommen=aanwezig, volledig=not ontbreekt)

    def _fout(self, rij: int, kolom: str, wat: str, doe: str) -> None:
        self.meldingen.fout(self.blad.bestand, rij, kolom, wat, doe)

    def _plaatsen(self, bekend: dict[str, Kolom]) -> list[tuple[int, Kolom, dict[Any, Any]]]:
        plaatsen: dict[str, tuple[int, Kolom, dict[Any, Any]]] = {}
        for plek, naam in enumerate(self.blad.kop):
            if naam in plaatsen:
                self._fout(1, naam, "Deze kolom staat er twee keer in.", "Haal een van de twee weg.")
            elif naam in bekend:
                plaatsen[naam] = (plek, bekend[naam], {})
            elif naam:
                self._fout(1, naam, "Deze kolom kennen we niet.", f"Kies uit: {', '.join(bekend)}.")
        return list(plaatsen.values())

    def lees_rij(self, nummer: int, cellen: Sequence[Cel | OnleesbareCel]) -> None:
        """Read one row and keep it, unless something is wrong with it."""
        goed = self._breedte_klopt(nummer, cellen)
        waarden = dict(self.leeg)
        for plek, kolom, onthouden in self.plaatsen:
            cel = cellen[plek] if plek < len(cellen) else ""
            if isinstance(cel, str):
                cel = cel.strip()
            try:
                waarden[kolom.naam] = onthouden[cel] if cel in onthouden else _lees(cel, kolom, onthouden)
            except OngeldigeWaarde as fout:
                goed = False
                self._fout(nummer, kolom.naam, fout.wat, fout.doe)
        if goed and self.gelezen.volledig:
            self.gelezen.rijen.append(Rij(nummer, waarden))
        elif self.tabel.sleutel:
            self.gelezen.kapot.add(waarden[self.tabel.sleutel])

    def _breedte_klopt(self, nummer: int, cellen: Sequence[Cel | OnleesbareCel]) -> bool:
        """Refuse a row that is shorter or longer than the header, and values below a column without a name."""
        te_kort = self.blad.streng and len(cellen) < self.breedte
        if te_kort or any(cel != "" for cel in cellen[self.breedte :]):
            self._fout(
                nummer,
                "",
                f"Deze rij heeft {len(cellen)} velden. De kop heeft er {self.breedte}.",
                "Kijk of er een ; of , te veel of te weinig staat. Zet tekst met ; of , tussen aanhalingstekens.",
            )
            return False
        for plek, naam in enumerate(self.blad.kop):
            if not naam and plek < len(cellen) and cellen[plek] != "":
                self._fout(nummer, "", f"Kolom {plek + 1} heeft geen naam.", "Geef de kolom een naam of maak hem leeg.")
                return False
        return True


def _lees(cel: Cel | OnleesbareCel, kolom: Kolom, onthouden: dict[Any, Any]) -> Any:
    if isinstance(cel, OnleesbareCel):
        raise OngeldigeWaarde(cel.wat, cel.doe)
    if cel == "":
        if kolom.verplicht:
            raise OngeldigeWaarde("Hier moet iets staan.", "Vul deze cel in.")
        waarde = kolom.leeg
    else:
        waarde = kolom.lees(cel)
    if len(onthouden) < _ONTHOUDEN:
        onthouden[cel] = waarde
    return waarde
