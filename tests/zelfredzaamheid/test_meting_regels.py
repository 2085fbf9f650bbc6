"""Rules of measuring: when a score asks why, which day fits, how two measurements compare."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfredzaamheid.regels import (
    Vergelijking,
    dagen_te_laat,
    datum_past,
    is_laat_ingevuld,
    kijkt_terug_tot,
    soort_past,
    soort_voorstel,
    vergelijk,
    verschil,
    vraagt_reden,
)

VANDAAG = date(2026, 11, 21)
START = date(2026, 5, 4)
SCORES = st.dictionaries(st.integers(1, 13), st.none() | st.integers(1, 5))


@pytest.mark.parametrize(
    ("vorige", "nieuw", "stap", "reden"),
    [
        (3, 2, -1, True),
        (3, 3, 0, False),
        (3, 5, 2, False),
        (1, 1, 0, False),
        (None, 1, None, False),
        (3, None, None, False),
        (None, None, None, False),
    ],
)
def test_alleen_een_lagere_score_vraagt_waarom(vorige, nieuw, stap, reden):
    assert verschil(vorige, nieuw) == stap
    assert vraagt_reden(vorige, nieuw) is reden


def test_wat_niet_allebei_besproken_is_telt_niet_mee():
    vorige = {1: 3, 2: 2, 3: None, 4: 4, 5: 1}
    nieuw = {1: 2, 2: 4, 3: 3, 4: 4, 6: 5}
    assert vergelijk(vorige, nieuw) == Vergelijking(vooruit=1, gelijk=1, achteruit=1)


@pytest.mark.parametrize(
    ("vergelijking", "zin"),
    [
        (Vergelijking(7, 5, 1), "7 gebieden vooruit · 5 gelijk · 1 achteruit"),
        (Vergelijking(1, 0, 0), "1 gebied vooruit · 0 gelijk · 0 achteruit"),
    ],
)
def test_de_vergelijking_is_een_zin(vergelijking, zin):
    assert vergelijking.zin == zin


@given(SCORES, SCORES)
def test_wat_vooruit_ging_gaat_andersom_achteruit(een, ander):
    heen, terug = vergelijk(een, ander), vergelijk(ander, een)
    assert (heen.vooruit, heen.gelijk, heen.achteruit) == (terug.achteruit, terug.gelijk, terug.vooruit)
    assert heen.aantal <= min(len(een), len(ander))


@pytest.mark.parametrize(
    ("soort", "bestaand", "mag"),
    [
        ("nul", set(), True),
        ("nul", {"nul"}, False),
        ("tussen", {"nul", "tussen"}, True),
        ("eind", {"nul", "tussen"}, True),
        ("eind", {"nul", "eind"}, False),
    ],
)
def test_er_is_een_nulmeting_en_een_eindmeting(soort, bestaand, mag):
    assert (soort_past(soort, bestaand) == "") is mag


@pytest.mark.parametrize(
    ("bestaand", "loopt", "soort"),
    [
        (set(), True, "nul"),
        ({"nul"}, True, "tussen"),
        ({"nul"}, False, "eind"),
        ({"nul", "eind"}, False, "tussen"),
    ],
)
def test_het_voorstel_volgt_uit_wat_er_al_is(bestaand, loopt, soort):
    assert soort_voorstel(bestaand, loopt=loopt) == soort


@pytest.mark.parametrize(
    ("datum", "start", "einde", "reden"),
    [
        pytest.param(VANDAAG, START, None, "", id="vandaag"),
        pytest.param(START, START, None, "", id="op-de-startdatum"),
        pytest.param(VANDAAG + timedelta(days=1), START, None, "Deze datum ligt in de toekomst.", id="toekomst"),
        pytest.param(date(2026, 5, 3), START, None, "Het traject startte pas op 04-05-2026.", id="voor-de-start"),
        pytest.param(date(2026, 10, 1), START, date(2026, 10, 1), "", id="op-de-einddatum"),
        pytest.param(
            date(2026, 10, 2), START, date(2026, 10, 1), "Het traject stopte op 01-10-2026.", id="na-de-einddatum"
        ),
        pytest.param(VANDAAG, None, None, "Dit traject is nog niet gestart.", id="wacht-nog"),
    ],
)
def test_de_datum_ligt_in_het_traject_en_niet_in_de_toekomst(datum, start, einde, reden):
    assert datum_past(datum, traject_start=start, traject_einde=einde, vandaag=VANDAAG) == reden


@pytest.mark.parametrize(("dagen", "laat"), [(0, False), (30, False), (31, True)])
def test_na_dertig_dagen_is_het_laat_om_in_te_vullen(dagen, laat):
    assert is_laat_ingevuld(VANDAAG - timedelta(days=dagen), VANDAAG) is laat


def test_een_meting_kijkt_dertig_dagen_terug():
    assert kijkt_terug_tot(VANDAAG) == date(2026, 10, 22)


def test_te_laat_telt_in_dagen():
    assert dagen_te_laat(date(2026, 11, 13), VANDAAG) == 8
