"""Tables of figures as a file: one interface, one writer per format."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rapportage.tabel import Getal, Kolom, Tabel, Waarde, kaal

# what a spreadsheet takes for the beginning of a formula
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
# what Excel takes as the name of a sheet
BLADNAAM_HOOGSTENS = 31
NIET_IN_BLADNAAM = str.maketrans("", "", "[]:*?/\\")


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """What every file says about itself: (label, text) pairs such as programme, period and peildatum."""

    titel: str
    regels: tuple[tuple[str, str], ...]


class Schrijver(Protocol):
    """Makes one file of a title block and tables."""

    extensie: str
    inhoudstype: str

    def schrijf(self, verantwoording: Verantwoording, tabellen: Sequence[Tabel]) -> bytes:
        """The whole file."""
        ...


def onschadelijk(waarde: Waarde) -> str | Getal | None:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front; the rest stays."""
    inhoud = kaal(waarde)
    if isinstance(inhoud, str) and inhoud.startswith(FORMULETEKENS):
        return f"'{inhoud}"
    return inhoud


class CsvSchrijver:
    """One line per figure, for whoever reads the figures into something else.

    Semicolons, a decimal comma and a byte order mark: what a Dutch Excel opens without asking.
    """

    extensie = "csv"
    inhoudstype = "text/csv; charset=utf-8"
    KOPPEN = ("onderdeel", "regel", "cijfer", "waarde", "eenheid")

    def schrijf(self, verantwoording: Verantwoording, tabellen: Sequence[Tabel]) -> bytes:
        """The title block as lines of text, then every number of every table."""
        uit = io.StringIO()
        schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
        schrijver.writerow(self.KOPPEN)
        for label, tekst in verantwoording.regels:
            schrijver.writerow([verantwoording.titel, label, "", onschadelijk(tekst), ""])
        for tabel in tabellen:
            schrijver.writerows(self._regels(tabel))
        return uit.getvalue().encode("utf-8-sig")

    def _regels(self, tabel: Tabel) -> list[list[str | Getal | None]]:
        namen = self._kolommen_met_de_naam(tabel)
        return [
            [tabel.titel, self._naam(rij[:namen]), onschadelijk(kolom.kop), self._veld(waarde), kolom.eenheid]
            for rij in tabel.rijen
            for kolom, waarde in zip(tabel.kolommen[namen:], rij[namen:], strict=True)
        ]

    def _kolommen_met_de_naam(self, tabel: Tabel) -> int:
        """How many columns name the row: all words before the first number, so that no two lines look the same."""
        getallen = [plek for plek, kolom in enumerate(tabel.kolommen) if kolom.is_getal]
        return max(1, getallen[0]) if getallen else 1

    def _naam(self, cellen: Sequence[Waarde]) -> str | Getal | None:
        return onschadelijk(" · ".join(str(kaal(cel)) for cel in cellen if kaal(cel) not in ("", None)))

    def _veld(self, waarde: Waarde) -> str | Getal | None:
        inhoud = onschadelijk(waarde)
        return str(inhoud).replace(".", ",") if isinstance(inhoud, Decimal) else inhoud


class XlsxSchrijver:
    """A workbook with a sheet per table; numbers are numbers."""

    extensie = "xlsx"
    inhoudstype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def schrijf(self, verantwoording: Verantwoording, tabellen: Sequence[Tabel]) -> bytes:
        """The title block on the first sheet, each table on its own."""
        boek = Workbook()
        boek.properties.title = verantwoording.titel
        boek.properties.language = "nl"
        self._voorblad(boek.active, verantwoording)
        for tabel in tabellen:
            self._blad(boek.create_sheet(tabel.titel.translate(NIET_IN_BLADNAAM)[:BLADNAAM_HOOGSTENS]), tabel)
        uit = io.BytesIO()
        boek.save(uit)
        return uit.getvalue()

    def _voorblad(self, blad: Worksheet, verantwoording: Verantwoording) -> None:
        blad.title = "Verantwoording"
        blad.append([verantwoording.titel])
        blad["A1"].font = Font(bold=True, size=14)
        for label, tekst in verantwoording.regels:
            blad.append([label, onschadelijk(tekst)])
        self._breedtes(blad)

    def _blad(self, blad: Worksheet, tabel: Tabel) -> None:
        blad.append([self._kop(kolom) for kolom in tabel.kolommen])
        for cel in blad[1]:
            cel.font = Font(bold=True)
            cel.alignment = Alignment(wrap_text=True, vertical="top")
        for rij in tabel.rijen:
            blad.append([onschadelijk(waarde) for waarde in rij])
        blad.freeze_panes = "A2"
        self._breedtes(blad)

    def _kop(self, kolom: Kolom) -> str:
        return f"{kolom.kop} ({kolom.eenheid})" if kolom.is_getal else kolom.kop

    def _breedtes(self, blad: Worksheet) -> None:
        for nummer, kolom in enumerate(blad.iter_cols(), start=1):
            langste = max(len(str(cel.value or "")) for cel in kolom)
            blad.column_dimensions[get_column_letter(nummer)].width = min(max(langste + 2, 12), 70)


SCHRIJVERS: dict[str, Schrijver] = {s.extensie: s for s in (CsvSchrijver(), XlsxSchrijver())}
