"""From files to sheets: a folder, an XLSX, or a zip of what was uploaded."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import IO
from zlib import error as ZlibFout

from trajecten.importeren import csvbron, xlsxbron
from trajecten.importeren.blad import Blad, OnleesbaarBestand

BESTANDEN_HOOGSTENS = 25
BYTES_HOOGSTENS = 100 * 1024 * 1024
SOORTEN = {".csv": csvbron.bladen, ".xlsx": xlsxbron.bladen}
# the first bytes of an old or a password-protected Excel file
_OLE = bytes.fromhex("d0cf11e0")

Bestand = tuple[str, bytes]


def uit_pad(pad: Path) -> Iterator[Bestand]:
    """The files of a folder, or the one file (CSV, XLSX or zip) at `pad`, each as (name, content).

    Files of other kinds in a folder are left alone. Raises OnleesbaarBestand when there is nothing to read.
    """
    if pad.is_dir():
        gevonden = sorted(p for p in pad.iterdir() if p.is_file() and _telt_mee(p.name))
    elif pad.is_file():
        gevonden = [pad]
    else:
        raise OnleesbaarBestand(f"{pad} bestaat niet.", "Geef een map met CSV-bestanden of een XLSX-bestand.")
    if not gevonden:
        raise OnleesbaarBestand(f"In {pad} staan geen CSV- of XLSX-bestanden.", "Geef een andere map.")
    _eis_omvang(len(gevonden), sum(p.stat().st_size for p in gevonden))
    for bestand in gevonden:
        if bestand.suffix.lower() == ".zip":
            with bestand.open("rb") as inhoud:
                yield from uit_zip(inhoud)
        else:
            yield bestand.name, bestand.read_bytes()


def uit_zip(bestand: IO[bytes]) -> Iterator[Bestand]:
    """The files in a zip, whatever folders they are in; raises OnleesbaarBestand when it is broken or too large."""
    try:
        with zipfile.ZipFile(bestand) as archief:
            leden = [lid for lid in archief.infolist() if not lid.is_dir() and _telt_mee(PurePath(lid.filename).name)]
            _eis_omvang(len(leden), sum(lid.file_size for lid in leden))
            for lid in leden:
                if lid.flag_bits & 0x1:
                    raise OnleesbaarBestand("Het zipbestand heeft een wachtwoord.", "Maak het zonder wachtwoord.")
                # no more than the size that was looked at: a zip can say less than it unpacks to
                with archief.open(lid) as inhoud:
                    yield PurePath(lid.filename).name, inhoud.read(lid.file_size)
    except (zipfile.BadZipFile, ZlibFout, EOFError, NotImplementedError, OSError) as fout:
        raise OnleesbaarBestand("Het zipbestand is beschadigd.", "Maak het zipbestand opnieuw.") from fout


def bladen_van(naam: str, inhoud: bytes) -> Iterator[Blad]:
    """The sheets of one file; raises OnleesbaarBestand when it is not a CSV or XLSX that can be read."""
    soort = SOORTEN.get(PurePath(naam).suffix.lower())
    if soort is None:
        raise OnleesbaarBestand("Dit is geen CSV- of XLSX-bestand.", "Sla het op als CSV of als XLSX.")
    if not inhoud:
        raise OnleesbaarBestand("Het bestand is leeg.", "Zet er minstens de kop met de namen van de kolommen in.")
    if inhoud.startswith(_OLE):
        raise OnleesbaarBestand(
            "Dit is een oud Excel-bestand of het heeft een wachtwoord.", "Sla het op als XLSX, zonder wachtwoord."
        )
    return soort(naam, inhoud)


def _telt_mee(naam: str) -> bool:
    """Whether a file is meant: not a hidden one, not the lock file of a spreadsheet, not of another kind."""
    return not naam.startswith((".", "~$")) and PurePath(naam).suffix.lower() in {*SOORTEN, ".xls", ".zip", ".ods"}


def _eis_omvang(aantal: int, omvang: int) -> None:
    if aantal > BESTANDEN_HOOGSTENS:
        raise OnleesbaarBestand(
            f"Dit zijn {aantal} bestanden. Er kunnen er {BESTANDEN_HOOGSTENS} tegelijk.", "Haal bestanden weg."
        )
    if omvang > BYTES_HOOGSTENS:
        raise OnleesbaarBestand(
            f"Samen zijn de bestanden groter dan {BYTES_HOOGSTENS // 1024**2} MB.", "Lees ze in delen in."
        )
