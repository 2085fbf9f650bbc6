"""Reading CSV: UTF-8 with or without BOM, semicolons or commas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from trajecten.importeren.blad import Blad, OnleesbaarBestand

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OPSLAAN = "Sla het bestand op als “CSV UTF-8”."


def bladen(naam: str, inhoud: bytes) -> Iterator[Blad]:
    """The one sheet of a CSV file; raises OnleesbaarBestand when it is not UTF-8 text."""
    _eis_utf8(inhoud)
    scheiding = scheidingsteken(_eerste_regel(inhoud))
    tekst = io.TextIOWrapper(io.BytesIO(inhoud), encoding="utf-8-sig", newline="")
    regels = _regels(csv.reader(tekst, delimiter=scheiding, strict=True))
    _, kop = next(regels, (1, []))
    if not any(cel.strip() for cel in kop):
        raise OnleesbaarBestand("De eerste rij is leeg.", "Zet in de eerste rij de namen van de kolommen.", 1)
    yield Blad(naam, PurePath(naam).stem, [cel.strip() for cel in kop], regels)


def scheidingsteken(kop: str) -> str:
    """What separates the names in the header: the one of ; and , that stands there most, outside quotes."""
    buiten = "".join(kop.split('"')[::2])
    return "," if buiten.count(",") > buiten.count(";") else ";"


def _regels(lezer: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    nummer = 0
    while True:
        nummer += 1
        try:
            yield nummer, next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            raise OnleesbaarBestand(
                "Vanaf deze rij is het bestand niet te lezen.",
                "Kijk of elk aanhalingsteken een tweede heeft, en of er geen heel lange cel in staat.",
                nummer,
            ) from fout


def _eerste_regel(inhoud: bytes) -> str:
    return inhoud.split(b"\n", 1)[0].decode("utf-8-sig")


def _eis_utf8(inhoud: bytes) -> None:
    if inhoud.startswith(_UTF16):
        raise OnleesbaarBestand("Dit bestand is opgeslagen als UTF-16.", _OPSLAAN)
    if inhoud.startswith(b"PK\x03\x04"):
        raise OnleesbaarBestand("Dit is geen CSV-bestand maar een Excel- of zipbestand.", "Kijk de naam na.")
    if (plek := inhoud.find(b"\x00")) >= 0:
        raise OnleesbaarBestand("Er staat een onzichtbaar teken (NUL) in.", _OPSLAAN, _rij(inhoud, plek))
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError as fout:
        raise OnleesbaarBestand("Hier staat een teken dat geen UTF-8 is.", _OPSLAAN, _rij(inhoud, fout.start)) from fout


def _rij(inhoud: bytes, plek: int) -> int:
    """The line on which the byte at `plek` stands."""
    return inhoud.count(b"\n", 0, plek) + 1
