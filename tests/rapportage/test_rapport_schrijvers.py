"""Figures as CSV and XLSX: for a Dutch spreadsheet, and harmless."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from rapportage.schrijvers import SCHRIJVERS, Verantwoording, als_csv
from rapportage.tabel import Kolom, Tabel, als_tekst, als_uren

VERANTWOORDING = Verantwoording("Voortgang 2026", (("Programma", "=cmd|' /C calc'!A0"),))
TABEL = Tabel(
    "uren",
    "Uren",
    (Kolom("Wie"), Kolom("Coachuren", "uren"), Kolom("Trajecten", "trajecten")),
    (("@SUM(A1)", Decimal("1714.50"), 12), ("Şahin", Decimal("0.25"), None)),
)


@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_een_tekst_wordt_in_csv_nooit_een_formule(begin):
    assert als_csv(["kop"], [[f"{begin}1"]]).decode("utf-8-sig") == f"kop\r\n'{begin}1\r\n"


def test_ook_niet_achter_een_teken_dat_je_niet_ziet():
    assert als_csv([], [["\t=1+1"], ["\r=1+1"]]).decode("utf-8-sig") == "\r\n'\t=1+1\r\n\"'\r=1+1\"\r\n"


@pytest.mark.parametrize(
    ("waarde", "veld"),
    [
        ("gewoon", "gewoon"),
        ("0042", '"0042"'),
        ("1-2", '"1-2"'),
        ('een "woord"; nog een', '"een ""woord""; nog een"'),
        ("twee\nregels", '"twee\nregels"'),
        (-3, "-3"),
        (Decimal("-0.5"), "-0,5"),
        (date(2026, 3, 1), "2026-03-01"),
        (None, ""),
    ],
)
def test_in_csv_is_een_tekst_van_een_getal_te_onderscheiden(waarde, veld):
    assert als_csv(["kop"], [[waarde]]).decode("utf-8-sig") == f"kop\r\n{veld}\r\n"


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
        ("@SUM(A1)", 1714.5, 12),
        ("Şahin", 0.25, None),
    ]
    formule = boek["Verantwoording"]["B2"]
    assert (formule.value, formule.data_type, bool(formule.quotePrefix)) == ("=cmd|' /C calc'!A0", "s", True)


def test_in_xlsx_is_een_dag_een_dag_en_blijft_een_vreemde_tekst_tekst():
    tabel = Tabel("x", "X", (Kolom("Wat"), Kolom("Dag")), (("#N/A", date(2026, 3, 1)), ("a\x0bb", None)))
    boek = load_workbook(io.BytesIO(SCHRIJVERS["xlsx"].schrijf(VERANTWOORDING, [tabel])))
    eerste, tweede = list(boek["X"].rows)[1:]
    assert (eerste[0].value, eerste[0].data_type) == ("#N/A", "s")
    assert (eerste[1].value.date(), eerste[1].number_format) == (date(2026, 3, 1), "dd-mm-yyyy")
    assert tweede[0].value == "ab"


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (1234567, "1.234.567"),
        (Decimal("1714.50"), "1.714,50"),
        (0, "0"),
        (None, "–"),
        ("tekst", "tekst"),
        (date(2026, 3, 1), "1 maart 2026"),
    ],
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
