"""Dates, times and numbers as our screens write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from vormgeving import taal


def test_datum_voluit_en_kort():
    assert taal.datum(date(2026, 11, 24)) == "24 november 2026"
    assert taal.datum_kort(date(2026, 3, 4)) == "4 mrt"
    assert taal.dag_en_datum(date(2026, 11, 24)) == "Dinsdag 24 november 2026"


def test_een_tijdstip_is_dat_van_hier():
    laat = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert taal.datum(laat) == "24 november 2026"
    assert taal.tijd(laat) == "0.30 uur"
    assert taal.tijd(datetime(2026, 7, 1, 8, 5, tzinfo=UTC)) == "10.05 uur"


@pytest.mark.parametrize(
    ("minuten", "tekst"),
    [(90, "1,5 uur"), (60, "1 uur"), (135, "2,25 uur"), (0, "0 uur"), (600, "10 uur"), (100, "1,67 uur")],
)
def test_uren_uit_minuten(minuten, tekst):
    assert taal.uren(minuten) == tekst


@pytest.mark.parametrize(
    ("minuten", "tekst"), [(45, "45 minuten"), (1, "1 minuut"), (90, "1,5 uur"), (70, "70 minuten")]
)
def test_minuten_zoals_je_ze_zegt(minuten, tekst):
    assert taal.minuten(minuten) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(1.5, "1,5"), (Decimal("18.00"), "18"), (100, "100"), (-0.5, "−0,5"), (0.005, "0,01")]
)
def test_getal_met_komma(waarde, tekst):
    assert taal.getal(waarde) == tekst


@pytest.mark.parametrize(
    ("aantal", "eenheid", "tekst"),
    [
        (1, "dagen", "1 dag"),
        (0, "dagen", "0 dagen"),
        (1, "weken te lang", "1 week te lang"),
        (1, "keer", "1 keer"),
        (2, "", "2"),
    ],
)
def test_van_een_ding_is_er_een(aantal, eenheid, tekst):
    assert taal.hoeveel(aantal, eenheid) == tekst


def test_een_lege_datum_blijft_leeg():
    sjabloon = Template("{% load vormgeving %}[{{ leeg|datum }}{{ leeg|datum_kort }}{{ leeg|uren }}{{ leeg|tijd }}]")
    assert sjabloon.render(Context({"leeg": None})) == "[]"
