"""What a Dutch LibreOffice makes of our files: each cell with its type, its value and what it shows."""

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

# as in its dialog for CSV: semicolons, double quotes, UTF-8, from line 1, no formats of columns, Dutch; then whether
# a field between quotes is a text (off when nobody touches the dialog), and special numbers, which are off as well
CSV_NEDERLANDS = "CSV:59,34,76,1,,1043,{aanhaling},false"
NEDERLANDS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item></oor:items>
"""
NAMEN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
TABEL, RIJ, CEL, HERHAALD, FORMULE = (
    NAMEN % ("table", naam) for naam in ("table", "table-row", "table-cell", "number-columns-repeated", "formula")
)
ALINEA, TABELNAAM = NAMEN % ("text", "p"), NAMEN % ("table", "name")
SOORT, GETAL, DAG = (NAMEN % ("office", naam) for naam in ("value-type", "value", "date-value"))
# of the empty cells behind the last one a sheet says only how many there are
LEEG_HOOGSTENS = 50


@dataclass(frozen=True)
class Cel:
    """A cell: its value as a text, a number, a day or nothing, what stands on the screen, and its formula if any."""

    waarde: str | Decimal | date | None
    getoond: str
    formule: str | None


Bladen = Mapping[str, Sequence[Sequence[Cel]]]


def open_xlsx(map_: Path, bestanden: Sequence[Path]) -> dict[str, Bladen]:
    """By name of the file its sheets, all opened in one go."""
    return _open(map_, bestanden, [])


def open_csv(map_: Path, bestanden: Sequence[Path], *, aanhaling_is_tekst: bool = False) -> dict[str, Bladen]:
    """By name of the file its one sheet, as the dialog with Dutch settings opens it."""
    filter_ = CSV_NEDERLANDS.format(aanhaling=str(aanhaling_is_tekst).lower())
    return _open(map_, bestanden, [f"--infilter={filter_}"])


def _open(map_: Path, bestanden: Sequence[Path], opties: Sequence[str]) -> dict[str, Bladen]:
    profiel, uit = map_ / "profiel", map_ / f"uit{len(list(map_.glob('uit*')))}"
    instellingen = profiel / "user" / "registrymodifications.xcu"
    if not instellingen.exists():
        instellingen.parent.mkdir(parents=True)
        instellingen.write_text(NEDERLANDS, encoding="utf-8")
    opdracht = ["soffice", f"-env:UserInstallation={profiel.as_uri()}", "--headless", *opties]
    opdracht += ["--convert-to", "fods", "--outdir", str(uit), *map(str, bestanden)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    return {bestand.name: _bladen(uit / f"{bestand.stem}.fods") for bestand in bestanden}


def _bladen(fods: Path) -> Bladen:
    wortel = ET.parse(fods).getroot()  # noqa: S314 - written by LibreOffice just now
    return {
        tabel.attrib[TABELNAAM]: [cellen for rij in tabel.iter(RIJ) if (cellen := list(_cellen(rij)))]
        for tabel in wortel.iter(TABEL)
    }


def _cellen(rij: ET.Element) -> Iterator[Cel]:
    for cel in rij.findall(CEL):
        keer = int(cel.get(HERHAALD, "1"))
        if keer < LEEG_HOOGSTENS:
            yield from [_cel(cel)] * keer


def _cel(cel: ET.Element) -> Cel:
    getoond = "\n".join("".join(alinea.itertext()) for alinea in cel.findall(ALINEA))
    return Cel(_waarde(cel, getoond), getoond, cel.get(FORMULE))


def _waarde(cel: ET.Element, getoond: str) -> str | Decimal | date | None:
    match cel.get(SOORT):
        case None:
            return None
        case "string":
            return getoond
        case "float":
            return Decimal(cel.attrib[GETAL])
        case "date":
            return date.fromisoformat(cel.attrib[DAG])
        case soort:
            raise AssertionError(f"{soort}: {getoond}")
