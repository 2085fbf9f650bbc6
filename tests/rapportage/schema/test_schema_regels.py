"""When a report is due, where an organisation stands in the row, and until when a report is kept."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.periode import Periode
from rapportage.regels import POGINGEN_HOOGSTENS, WACHTTIJDEN, wacht_na
from rapportage.schema import regels
from rapportage.schema.regels import Tempo, bewaren_tot, laatste_maakdag, verschuiving

DAGEN = st.dates(date(2020, 1, 1), date(2035, 12, 31))
TEMPOS = st.builds(
    Tempo,
    st.sampled_from(["maand", "kwartaal", "jaar"]),
    DAGEN,
    st.integers(1, regels.DAGEN_NA_HOOGSTENS),
    eerste=st.none() | DAGEN,
    laatste=st.none() | DAGEN,
)


@pytest.mark.parametrize(
    ("ritme", "dag", "verwacht"),
    [
        ("maand", date(2028, 2, 29), Periode.maand(2028, 2)),
        ("kwartaal", date(2026, 3, 31), Periode.kwartaal(2026, 1)),
        ("kwartaal", date(2026, 4, 1), Periode.kwartaal(2026, 2)),
        ("jaar", date(2026, 12, 31), Periode.jaar(2026)),
    ],
)
def test_een_dag_ligt_in_een_maand_een_kwartaal_of_een_jaar(ritme, dag, verwacht):
    assert Tempo(ritme, dag, 1).periode_om(dag) == verwacht


def test_een_rapport_komt_zoveel_dagen_na_de_laatste_dag_van_de_periode():
    tempo = Tempo("maand", date(2028, 2, 10), 1)
    assert tempo.verschuldigd(date(2028, 2, 29)) == []
    assert tempo.verschuldigd(date(2028, 3, 1)) == [Periode.maand(2028, 2)]
    later = Tempo("maand", date(2028, 2, 10), 10)
    assert later.verschuldigd(date(2028, 3, 9)) == []
    assert later.verschuldigd(date(2028, 3, 10)) == [Periode.maand(2028, 2)]


def test_na_een_stilstand_zijn_alle_gemiste_periodes_verschuldigd_tot_een_grens():
    tempo = Tempo("maand", date(2026, 1, 1), 1)
    assert tempo.verschuldigd(date(2026, 5, 15)) == [Periode.maand(2026, maand) for maand in (1, 2, 3, 4)]
    lang = tempo.verschuldigd(date(2029, 1, 1))
    assert (len(lang), lang[-1]) == (regels.INHALEN_HOOGSTENS, Periode.maand(2028, 12))


def test_van_een_project_komen_er_alleen_rapporten_over_de_tijd_dat_het_loopt():
    tempo = Tempo("kwartaal", date(2025, 1, 1), 1, eerste=date(2026, 3, 31), laatste=date(2026, 7, 1))
    assert tempo.verschuldigd(date(2030, 1, 1)) == [Periode.kwartaal(2026, kwartaal) for kwartaal in (1, 2, 3)]
    assert tempo.volgende(date(2026, 10, 1)) is None


@given(TEMPOS, DAGEN, st.integers(0, 400))
def test_wat_komt_is_later_verschuldigd_en_niets_komt_twee_keer(tempo, dag, dagen):
    tot = dag + timedelta(days=dagen)
    komend = tempo.komend(dag, tot)
    assert [periode for periode in tempo.verschuldigd(tot) if tempo.maakdag(periode) > dag] == komend[-12:]
    assert komend[:1] == [periode for periode in [tempo.volgende(dag)] if periode and tempo.maakdag(periode) <= tot]
    assert not set(komend) & set(tempo.verschuldigd(dag))


def test_de_wachttijd_loopt_op_en_dan_is_het_genoeg():
    wachten = [wacht_na(poging) for poging in range(1, POGINGEN_HOOGSTENS)]
    assert wachten == sorted(WACHTTIJDEN)
    assert wacht_na(POGINGEN_HOOGSTENS) is None


@pytest.mark.parametrize("binnen", [regels.TIK_SECONDEN, regels.VENSTER_MINUTEN])
def test_342_organisaties_zijn_over_de_tijd_gespreid(binnen):
    namen = [f"gemeente_{nummer}" for nummer in range(342)]
    plekken = Counter(verschuiving(naam, binnen) for naam in namen)
    assert all(0 <= plek < binnen for plek in plekken)
    # of as many moments as there are organisations per ten minutes or seconds none gets more than a few at once
    assert max(plekken.values()) <= 10
    tienden = Counter(plek * 10 // binnen for plek in plekken.elements())
    assert sorted(tienden) == list(range(10))
    assert max(tienden.values()) <= 2 * 342 / 10


def test_een_organisatie_houdt_altijd_dezelfde_plek():
    assert [verschuiving("werkmakerij", 120) for _ in range(3)] == [verschuiving("werkmakerij", 120)] * 3
    assert verschuiving("werkmakerij", 10**9) == 717_092_954


def test_voor_haar_eigen_minuut_wacht_een_organisatie_met_de_rapporten_van_vandaag():
    minuut = verschuiving("werkmakerij", regels.VENSTER_MINUTEN)
    middernacht = datetime(2026, 3, 1)
    begin = middernacht + timedelta(minutes=minuut)
    assert laatste_maakdag("werkmakerij", begin) == date(2026, 3, 1)
    assert laatste_maakdag("werkmakerij", begin - timedelta(minutes=1)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2026, 3, 1), None, None),
        (date(2026, 3, 1), 1, date(2026, 4, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 84, date(2033, 12, 1)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_de_bewaartijd_telt_in_maanden_en_houdt_de_dag(dag, maanden, verwacht):
    assert bewaren_tot(dag, maanden) == verwacht


def test_wie_halverwege_een_jaar_begint_krijgt_het_hele_jaar():
    assert Tempo("jaar", date(2026, 6, 1), 30).volgende(date(2026, 1, 1)) == Periode.jaar(2026)
