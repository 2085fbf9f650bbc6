"""Reading XLSX: each sheet is a table; dates and numbers may be real ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from zlib import error as ZlibFout

import structlog
from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES

from trajecten.importeren.blad import Blad, OnleesbaarBestand, OnleesbareCel
from trajecten.importeren.waarden import Cel

log = structlog.get_logger(__name__)
UITGEPAKT_HOOGSTENS = 500 * 1024 * 1024
# of one part that is neither a sheet nor the list of shared texts
ONDERDEEL_HOOGSTENS = 20 * 1024 * 1024
IN_STUKKEN = ("xl/worksheets/", "xl/sharedStrings")
BLOK = 64 * 1024
KOLOMMEN_HOOGSTENS = 200
_FORMULE = OnleesbareCel("Hier staat een formule.", "Vervang de formule door de waarde (plakken als waarde).")
_FOUTWAARDE = OnleesbareCel("Hier staat een fout van Excel, zoals #N/B.", "Zet de goede waarde in de cel.")


def bladen(naam: str, inhoud: bytes) -> Iterator[Blad]:
    """The sheets of a workbook that are not empty; raises OnleesbaarBestand when it is broken or too large."""
    _eis_omvang(inhoud)
    with _beschadigd_is_onleesbaar():
        werkmap = load_workbook(io.BytesIO(inhoud), read_only=True, keep_links=False)
    for blad in werkmap.worksheets:
        rijen = _rijen(blad)
        _, kop = next(rijen, (1, []))
        if any(kop):
            namen = ["" if isinstance(cel, OnleesbareCel) else str(cel).strip() for cel in kop]
            yield Blad(f"{naam} ({blad.title})", blad.title.strip(), namen, rijen, streng=False)


@contextmanager
def _beschadigd_is_onleesbaar() -> Iterator[None]:
    try:
        yield
    except OnleesbaarBestand:
        raise
    # openpyxl raises whatever a damaged file makes of it: KeyError, ValueError, TypeError, ParseError …
    except Exception as fout:
        log.warning("xlsx_onleesbaar", soort=type(fout).__name__)
        raise OnleesbaarBestand(
            "Dit XLSX-bestand is niet te lezen.", "Open het in Excel of LibreOffice en sla het opnieuw op."
        ) from fout


def _rijen(blad: Any) -> Iterator[tuple[int, list[Cel | OnleesbareCel]]]:
    # openpyxl fills in the rows that a file leaves out, so that counting gives the number of the spreadsheet
    with _beschadigd_is_onleesbaar():
        blad.reset_dimensions()
        for nummer, rij in enumerate(blad.iter_rows(values_only=True), start=1):
            if len(rij) > KOLOMMEN_HOOGSTENS:
                raise OnleesbaarBestand(
                    f"Deze rij heeft meer dan {KOLOMMEN_HOOGSTENS} kolommen.",
                    "Haal de lege kolommen rechts weg.",
                    nummer,
                )
            yield nummer, [_waarde(cel) for cel in rij]


def _waarde(waarde: Any) -> Cel | OnleesbareCel:
    """What a CSV of the same sheet would have, but for dates and numbers, which stay what they are."""
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        return _tekst(waarde.strip())
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if isinstance(waarde, float):
        return int(waarde) if waarde.is_integer() else waarde
    if isinstance(waarde, datetime):
        return waarde.date() if waarde.time() == time() else waarde
    return waarde if isinstance(waarde, int | date) else str(waarde)


def _tekst(waarde: str) -> str | OnleesbareCel:
    if waarde.startswith("="):
        return _FORMULE
    return _FOUTWAARDE if waarde in ERROR_CODES else waarde


def _eis_omvang(inhoud: bytes) -> None:
    """A small file can unpack to one that fills the memory: look before unpacking.

    What openpyxl reads in one go is unpacked here first, in pieces: a part that says less than it unpacks to is
    found by its checksum. Sheets and shared texts openpyxl reads in pieces itself.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            leden = archief.infolist()
            if sum(lid.file_size for lid in leden) > UITGEPAKT_HOOGSTENS:
                raise _te_groot()
            for lid in leden:
                if not lid.filename.startswith(IN_STUKKEN):
                    _eis_klein(archief, lid)
    except (zipfile.BadZipFile, ZlibFout, EOFError, NotImplementedError, RuntimeError) as fout:
        raise OnleesbaarBestand("Dit is geen XLSX-bestand.", "Sla het opnieuw op als XLSX.") from fout


def _te_groot() -> OnleesbaarBestand:
    return OnleesbaarBestand("Dit bestand is uitgepakt te groot.", "Verdeel het over meer bestanden.")


def _eis_klein(archief: zipfile.ZipFile, lid: zipfile.ZipInfo) -> None:
    if lid.file_size > ONDERDEEL_HOOGSTENS:
        raise _te_groot()
    with archief.open(lid) as deel:
        while deel.read(BLOK):
            pass
