"""Figures as CSV and XLSX: for a Dutch spreadsheet, and harmless."""

import csv
import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from rapportage.schrijvers import SCHRIJVERS, Verantwoording, onschadelijk
from rapportage.tabel import Kolom, Tabel, als_tekst, als_uren

VERANTWOORDING = Verantwoording("Voortgang 2026", (("Programma", "=cmd|' /C calc'!A0"),))
TABEL = Tabel(
    "uren",
    "Uren",
    (Kolom("Wie"), Kolom("Coachuren", "uren"), Kolom("Trajecten", "trajecten")),
    (("@SUM(A1)", Decimal("1714.50"), 12), ("Şahin", Decimal("0.25"), None)),
)


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_een_tekst_wordt_nooit_een_formule(begin):
    assert onschadelijk(f"{begin}1") == f"'{begin}1"


@pytest.mark.parametrize("waarde", ["gewoon", "1-2", -3, Decimal("-0.5"), None])
def test_wat_geen_formule_is_blijft_zoals_het_is(waarde):
    assert onschadelijk(waarde) == waarde


def test_csv_opent_in_een_nederlandse_excel():
    inhoud = SCHRIJVERS["csv"].schrijf(VERANTWOORDING, [TABEL])
    assert inhoud.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")) == [
        ["onderdeel", "regel", "cijfer", "waarde", "eenheid"],
        ["Voortgang 2026", "Programma", "", "'=cmd|' /C calc'!A0", ""],
        ["Uren", "'@SUM(A1)", "Coachuren", "1714,50", "uren"],
        ["Uren", "'@SUM(A1)", "Trajecten", "12", "trajecten"],
        ["Uren", "Şahin", "Coachuren", "0,25", "uren"],
        ["Uren", "Şahin", "Trajecten", "", "trajecten"],
    ]


def test_xlsx_heeft_een_blad_per_tabel_en_getallen_als_getallen():
    boek = load_workbook(io.BytesIO(SCHRIJVERS["xlsx"].schrijf(VERANTWOORDING, [TABEL])))
    assert boek.sheetnames == ["Verantwoording", "Uren"]
    assert list(boek["Uren"].values) == [
        ("Wie", "Coachuren (uren)", "Trajecten (trajecten)"),
        ("'@SUM(A1)", 1714.5, 12),
        ("Şahin", 0.25, None),
    ]
    assert boek["Verantwoording"]["B2"].value == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(1234567, "1.234.567"), (Decimal("1714.50"), "1.714,50"), (0, "0"), (None, "–"), ("tekst", "tekst")],
)
def test_een_getal_staat_er_zoals_een_nederlander_het_schrijft(waarde, tekst):
    assert als_tekst(waarde) == tekst


@pytest.mark.parametrize(("minuten", "uren"), [(0, "0.00"), (10, "0.17"), (90, "1.50"), (3, "0.05")])
def test_minuten_worden_uren_met_twee_decimalen(minuten, uren):
    assert als_uren(minuten) == Decimal(uren)


def test_in_csv_noemen_alle_woorden_voor_het_eerste_getal_de_regel():
    tabel = Tabel(
        "weken",
        "Weken",
        (Kolom("Wie"), Kolom("Week"), Kolom("Uren", "uren"), Kolom("Stand")),
        (("Şahin", "2026 week 12", Decimal("0.25"), "open"), ("Şahin", "", 1, "goed")),
    )
    regels = SCHRIJVERS["csv"].schrijf(Verantwoording("Uren", ()), [tabel]).decode("utf-8-sig").splitlines()[1:]
    assert regels == [
        "Weken;Şahin · 2026 week 12;Uren;0,25;uren",
        "Weken;Şahin · 2026 week 12;Stand;open;",
        "Weken;Şahin;Uren;1;uren",
        "Weken;Şahin;Stand;goed;",
    ]
