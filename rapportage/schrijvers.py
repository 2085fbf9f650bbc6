"""Tables of figures as a file: one interface, one writer per format.

What a spreadsheet makes of them is tested with LibreOffice (tests/rapportage/test_libreoffice.py).
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rapportage.tabel import Kolom, Tabel, Waarde, kaal

# what a spreadsheet takes for the beginning of a formula
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
# what a field of a CSV file cannot have outside quotes
NIET_KAAL = frozenset(';"\r\n')
DATUM, DECIMALEN = "dd-mm-yyyy", "0.00"
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


def als_csv(koppen: Sequence[str], rijen: Iterable[Sequence[Waarde]]) -> bytes:
    """A whole CSV file: semicolons, a decimal comma and a byte order mark, what a Dutch spreadsheet opens at once.

    Days are ISO 8601: every spreadsheet takes those for days.
    """
    regels = (";".join(map(_veld, rij)) for rij in (koppen, *rijen))
    return "".join(f"{regel}\r\n" for regel in regels).encode("utf-8-sig")


def _veld(waarde: Waarde) -> str:
    inhoud = kaal(waarde)
    if isinstance(inhoud, str):
        return _tekstveld(inhoud)
    if isinstance(inhoud, date):
        return inhoud.isoformat()
    return "" if inhoud is None else str(inhoud).replace(".", ",")


def _tekstveld(tekst: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front.

    One that begins with a digit ("0042") stands between quotes, so that it can be told from a number.
    """
    veilig = f"'{tekst}" if tekst.startswith(FORMULETEKENS) else tekst
    if veilig[:1].isdigit() or NIET_KAAL.intersection(veilig):
        return '"' + veilig.replace('"', '""') + '"'
    return veilig


class CsvSchrijver:
    """One line per figure, for whoever reads the figures into something else."""

    extensie = "csv"
    inhoudstype = "text/csv; charset=utf-8"
    KOPPEN = ("onderdeel", "regel", "cijfer", "waarde", "eenheid")

    def schrijf(self, verantwoording: Verantwoording, tabellen: Sequence[Tabel]) -> bytes:
        """The title block as lines of text, then every number of every table."""
        titelblok = [(verantwoording.titel, label, "", tekst, "") for label, tekst in verantwoording.regels]
        return als_csv(self.KOPPEN, [*titelblok, *(regel for tabel in tabellen for regel in self._regels(tabel))])

    def _regels(self, tabel: Tabel) -> list[tuple[Waarde, ...]]:
        namen = self._kolommen_met_de_naam(tabel)
        return [
            (tabel.titel, self._naam(rij[:namen]), kolom.kop, waarde, kolom.eenheid)
            for rij in tabel.rijen
            for kolom, waarde in zip(tabel.kolommen[namen:], rij[namen:], strict=True)
        ]

    def _kolommen_met_de_naam(self, tabel: Tabel) -> int:
        """How many columns name the row: all words before the first number, so that no two lines look the same."""
        getallen = [plek for plek, kolom in enumerate(tabel.kolommen) if kolom.is_getal]
        return max(1, getallen[0]) if getallen else 1

    def _naam(self, cellen: Sequence[Waarde]) -> str:
        return " · ".join(str(kaal(cel)) for cel in cellen if kaal(cel) not in ("", None))


class XlsxSchrijver:
    """A workbook with a sheet per table; numbers are numbers, days are days, and a text is never a formula."""

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
        blad.append([_cel(blad, verantwoording.titel)])
        blad["A1"].font = Font(bold=True, size=14)
        for label, tekst in verantwoording.regels:
            blad.append([_cel(blad, label), _cel(blad, tekst)])
        self._breedtes(blad)

    def _blad(self, blad: Worksheet, tabel: Tabel) -> None:
        blad.append([_cel(blad, self._kop(kolom)) for kolom in tabel.kolommen])
        for cel in blad[1]:
            cel.font = Font(bold=True)
            cel.alignment = Alignment(wrap_text=True, vertical="top")
        for rij in tabel.rijen:
            blad.append([_cel(blad, waarde) for waarde in rij])
        blad.freeze_panes = "A2"
        self._breedtes(blad)

    def _kop(self, kolom: Kolom) -> str:
        return f"{kolom.kop} ({kolom.eenheid})" if kolom.is_getal else kolom.kop

    def _breedtes(self, blad: Worksheet) -> None:
        for nummer, kolom in enumerate(blad.iter_cols(), start=1):
            langste = max(len(str(cel.value or "")) for cel in kolom)
            blad.column_dimensions[get_column_letter(nummer)].width = min(max(langste + 2, 12), 70)


def _cel(blad: Worksheet, waarde: Waarde) -> Cell:
    inhoud = kaal(waarde)
    if isinstance(inhoud, str):
        return _tekstcel(blad, inhoud)
    cel = Cell(blad, value=inhoud)
    if isinstance(inhoud, date | Decimal):
        cel.number_format = DATUM if isinstance(inhoud, date) else DECIMALEN
    return cel


def _tekstcel(blad: Worksheet, tekst: str) -> Cell:
    """A text as it is, whatever it looks like; only what a workbook cannot hold is left out."""
    cel = Cell(blad, value=ILLEGAL_CHARACTERS_RE.sub("", tekst))
    # without this "=1+1" is a formula and "#N/A" an error
    cel.data_type = "s"
    # and with this it is still no formula when somebody opens and closes the cell
    cel.quotePrefix = tekst.startswith(FORMULETEKENS)
    return cel


SCHRIJVERS: dict[str, Schrijver] = {s.extensie: s for s in (CsvSchrijver(), XlsxSchrijver())}
