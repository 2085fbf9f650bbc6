"""A period runs from one day up to and including another."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.periode import Periode


@pytest.mark.parametrize(
    ("dag", "ligt_erin"),
    [
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
        (None, False),
    ],
)
def test_een_periode_bevat_beide_dagen(dag, ligt_erin):
    assert (dag in Periode(date(2026, 4, 1), date(2026, 6, 30))) is ligt_erin


def test_een_periode_kan_niet_eindigen_voor_hij_begint():
    with pytest.raises(ValueError, match="eindigt voordat hij begint"):
        Periode(date(2026, 2, 1), date(2026, 1, 31))


@pytest.mark.parametrize(
    ("periode", "naam", "voluit"),
    [
        (Periode.maand(2028, 2), "februari 2028", "1 februari tot en met 29 februari 2028"),
        (Periode.kwartaal(2026, 3), "derde kwartaal 2026", "1 juli tot en met 30 september 2026"),
        (Periode.jaar(2026), "2026", "1 januari tot en met 31 december 2026"),
        (
            Periode(date(2025, 12, 30), date(2026, 1, 2)),
            "30 december 2025 t/m 2 januari 2026",
            "30 december 2025 tot en met 2 januari 2026",
        ),
        (Periode(date(2026, 1, 5), date(2026, 1, 5)), "5 januari 2026 t/m 5 januari 2026", "5 januari 2026"),
    ],
)
def test_een_periode_heet_zoals_men_hem_noemt(periode, naam, voluit):
    assert (str(periode), periode.voluit) == (naam, voluit)


@pytest.mark.parametrize(
    ("vandaag", "maand"),
    [
        (date(2026, 1, 1), Periode.maand(2025, 12)),
        (date(2026, 1, 31), Periode.maand(2025, 12)),
        (date(2026, 3, 1), Periode.maand(2026, 2)),
    ],
)
def test_de_maand_voor_een_dag_is_de_laatste_hele_maand(vandaag, maand):
    assert Periode.maand_voor(vandaag) == maand


@given(st.integers(2000, 2099))
def test_vier_kwartalen_en_twaalf_maanden_sluiten_aan_tot_een_jaar(jaar):
    for delen in (
        [Periode.kwartaal(jaar, k) for k in range(1, 5)],
        [Periode.maand(jaar, m) for m in range(1, 13)],
    ):
        assert (delen[0].van, delen[-1].tot) == (Periode.jaar(jaar).van, Periode.jaar(jaar).tot)
        assert all(a.tot + timedelta(days=1) == b.van for a, b in pairwise(delen))
