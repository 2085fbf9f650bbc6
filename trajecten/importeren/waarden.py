"""From a cell to a value, or to a sentence that says what is wrong with it. Pure: no database, no clock.

A reader gets the cell of a CSV (always text) or of an XLSX (text, number or date), never an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from trajecten.regels import TEKST_HOOGSTENS
from trajecten.talen import TAALCODES

Cel = str | int | float | date | datetime
Lezer = Callable[[Cel], object]

# a year outside this span is a slip of the hand, such as 0206 or 20206
JAREN = range(1900, 2101)
_JAAR_EERST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAG_EERST = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")
_GEHEEL = re.compile(r"-?[0-9]{1,15}")
_DECIMAAL = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,2})?")
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Za-z]{2})")


class OngeldigeWaarde(Exception):
    """A cell that cannot be read; `wat` says what is wrong and `doe` what to do, both in Dutch."""

    def __init__(self, wat: str, doe: str) -> None:
        super().__init__(wat)
        self.wat = wat
        self.doe = doe


def als_tekst(cel: Cel) -> str:
    """The cell as somebody reads it, without white space around it."""
    return cel.isoformat() if isinstance(cel, date) else str(cel).strip()


def getoond(cel: Cel) -> str:
    """The cell for in a sentence: between quotes and not too long."""
    tekst = als_tekst(cel).replace("\x00", "�")
    return f"“{tekst if len(tekst) <= 40 else tekst[:39] + '…'}”"


def tekst(hoogstens: int = TEKST_HOOGSTENS) -> Lezer:
    """Reader of text of at most so many characters."""

    def lees(cel: Cel) -> str:
        waarde = als_tekst(cel)
        if "\x00" in waarde:
            raise OngeldigeWaarde("Er staat een onzichtbaar teken (NUL) in.", "Typ deze cel opnieuw.")
        if len(waarde) > hoogstens:
            raise OngeldigeWaarde(f"Dit zijn {len(waarde)} tekens. Er passen er {hoogstens}.", "Maak de tekst korter.")
        return waarde

    return lees


def datum(cel: Cel) -> date:
    """Reader of a date: jjjj-mm-dd, dd-mm-jjjj or a date cell of a spreadsheet."""
    if isinstance(cel, datetime):
        raise OngeldigeWaarde("Bij deze datum staat een tijd.", "Laat alleen de datum staan.")
    gelezen = cel if isinstance(cel, date) else _datum_van(als_tekst(cel))
    if gelezen is None:
        raise OngeldigeWaarde(f"{getoond(cel)} is geen datum.", "Schrijf de datum als 2026-01-31 of 31-01-2026.")
    if gelezen.year not in JAREN:
        raise OngeldigeWaarde(f"Het jaar {gelezen.year} kan niet kloppen.", "Kijk het jaar na.")
    return gelezen


def _datum_van(tekst_: str) -> date | None:
    if gevonden := _JAAR_EERST.fullmatch(tekst_):
        jaar, maand, dag = map(int, gevonden.groups())
    elif gevonden := _DAG_EERST.fullmatch(tekst_):
        dag, maand, jaar = map(int, gevonden.groups())
    else:
        return None
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def geheel(van: int, tot_en_met: int) -> Lezer:
    """Reader of a whole number in [van, tot_en_met]."""

    def lees(cel: Cel) -> int:
        waarde = als_tekst(cel)
        if not _GEHEEL.fullmatch(waarde):
            raise OngeldigeWaarde(
                f"{getoond(cel)} is geen heel getal.", "Schrijf alleen cijfers, zonder punt of komma."
            )
        if not van <= int(waarde) <= tot_en_met:
            raise OngeldigeWaarde(f"{waarde} kan hier niet.", f"Vul een getal in van {van} tot en met {tot_en_met}.")
        return int(waarde)

    return lees


def decimaal(van: int, tot_en_met: int) -> Lezer:
    """Reader of a number with at most two decimals, after a comma or a point, in [van, tot_en_met]."""

    def lees(cel: Cel) -> Decimal:
        waarde = als_tekst(cel)
        if not _DECIMAAL.fullmatch(waarde):
            raise OngeldigeWaarde(f"{getoond(cel)} is geen getal.", "Schrijf een getal als 16 of 16,5.")
        try:
            getal = Decimal(waarde.replace(",", "."))
        except InvalidOperation as fout:
            raise OngeldigeWaarde(f"{getoond(cel)} is geen getal.", "Schrijf een getal als 16 of 16,5.") from fout
        if not van <= getal <= tot_en_met:
            raise OngeldigeWaarde(f"{waarde} kan hier niet.", f"Vul een getal in van {van} tot en met {tot_en_met}.")
        return getal

    return lees


def keuze(codes: Iterable[str]) -> Lezer:
    """Reader of one of a list of codes."""
    bekend = dict.fromkeys(codes)

    def lees(cel: Cel) -> str:
        waarde = als_tekst(cel)
        if waarde in bekend:
            return waarde
        lijkt = get_close_matches(waarde.lower().replace(" ", "_"), bekend, n=1)
        doe = f"Bedoel je “{lijkt[0]}”?" if lijkt else f"Kies uit: {', '.join(bekend)}."
        raise OngeldigeWaarde(f"{getoond(cel)} staat niet in de lijst.", doe)

    return lees


def email(cel: Cel) -> str:
    """Reader of an e-mail address; it becomes small letters."""
    waarde = als_tekst(cel).lower()
    try:
        validate_email(waarde)
    except ValidationError as fout:
        raise OngeldigeWaarde(f"{getoond(cel)} is geen e-mailadres.", "Schrijf het als naam@organisatie.nl.") from fout
    if len(waarde) > 254:
        raise OngeldigeWaarde("Dit e-mailadres is te lang.", "Kijk het adres na.")
    return waarde


def postcode(cel: Cel) -> str:
    """Reader of a Dutch postcode; it becomes "1234 AB"."""
    gevonden = _POSTCODE.fullmatch(als_tekst(cel))
    if not gevonden:
        raise OngeldigeWaarde(f"{getoond(cel)} is geen postcode.", "Schrijf de postcode zo: 1234 AB.")
    return f"{gevonden[1]} {gevonden[2].upper()}"


def kvk_nummer(cel: Cel) -> str:
    """Reader of a KvK number: eight digits; a number cell may have lost its leading zeros."""
    waarde = als_tekst(cel).zfill(8) if isinstance(cel, int) else als_tekst(cel)
    if not re.fullmatch(r"[0-9]{8}", waarde):
        raise OngeldigeWaarde(f"{getoond(cel)} is geen KvK-nummer.", "Een KvK-nummer heeft 8 cijfers.")
    return waarde


def taalcode(cel: Cel) -> str:
    """Reader of a language: two letters (ISO 639-1), in small letters."""
    waarde = als_tekst(cel).lower()
    if waarde not in TAALCODES:
        raise OngeldigeWaarde(f"{getoond(cel)} is geen taalcode.", "Schrijf twee letters, zoals nl, ar of tr.")
    return waarde
