"""Rules of the route: what may follow on what, and the answer in words when it may not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bouwstenen.regels import (
    TOEGESTANE_OVERGANGEN,
    Overgang,
    Stand,
    hele_maanden,
    hele_weken,
    mag_overgang,
    mag_terugdraaien,
    moment_past,
    stand_van,
    stenen_terug,
    stenen_verder,
    terugkeer_past,
    toets_volstaat,
    verwachte_minuten,
    weken_te_lang,
)

VANDAAG = date(2026, 11, 21)
VIER = [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("nummers", "laatste", "loopt", "gestopt", "stand"),
    [
        pytest.param(VIER, None, False, False, Stand.WACHT, id="nog-niets"),
        pytest.param([], None, False, False, Stand.WACHT, id="geen-route"),
        pytest.param(VIER, 1, True, False, Stand.EERSTE, id="eerste"),
        pytest.param(VIER, 2, True, False, Stand.MIDDEN, id="tweede"),
        pytest.param(VIER, 3, True, False, Stand.MIDDEN, id="derde"),
        pytest.param(VIER, 4, True, False, Stand.LAATSTE, id="laatste"),
        pytest.param([1], 1, True, False, Stand.ENIGE, id="enige"),
        pytest.param(VIER, 2, False, False, Stand.WACHT, id="tussen-twee"),
        pytest.param(VIER, 4, False, False, Stand.KLAAR, id="klaar"),
        pytest.param(VIER, 3, True, True, Stand.GESTOPT, id="traject-gestopt"),
    ],
)
def test_de_stand_volgt_uit_de_laatste_fase(nummers, laatste, loopt, gestopt, stand):
    assert stand_van(nummers=nummers, laatste=laatste, loopt=loopt, traject_gestopt=gestopt) == stand


@pytest.mark.parametrize("stand", Stand)
@pytest.mark.parametrize("overgang", Overgang)
def test_een_overgang_mag_precies_als_de_tabel_het_zegt(stand, overgang):
    assert (mag_overgang(stand, overgang) == "") == (overgang in TOEGESTANE_OVERGANGEN[stand])


def test_elke_stand_staat_in_de_tabel():
    assert set(TOEGESTANE_OVERGANGEN) == set(Stand)


def test_uit_een_gestopt_traject_komt_niemand_meer_weg():
    assert TOEGESTANE_OVERGANGEN[Stand.GESTOPT] == {}


@pytest.mark.parametrize(
    ("nu", "hoogste", "verwacht"),
    [(1, 1, [2]), (2, 2, [3]), (1, 3, [2, 3]), (1, 4, [2, 3, 4]), (4, 4, []), (3, 3, [4])],
)
def test_verder_is_de_volgende_of_terug_naar_waar_iemand_al_was(nu, hoogste, verwacht):
    assert stenen_verder(nummers=VIER, nu=nu, hoogste=hoogste) == verwacht


def test_terug_kan_naar_elke_eerdere_bouwsteen():
    assert stenen_terug(nummers=VIER, nu=3, loopt=True) == [1, 2]


def test_na_de_laatste_bouwsteen_kan_terug_ook_naar_de_laatste():
    assert stenen_terug(nummers=VIER, nu=4, loopt=False) == VIER


@pytest.mark.parametrize(
    ("datum", "reden"),
    [
        pytest.param(VANDAAG, "", id="vandaag"),
        pytest.param(date(2026, 10, 5), "", id="de-dag-waarop-de-fase-begon"),
        pytest.param(date(2026, 10, 4), "Kies een datum vanaf 05-10-2026", id="voor-de-lopende-fase"),
        pytest.param(date(2026, 5, 3), "Het traject startte pas op 04-05-2026", id="voor-het-traject"),
        pytest.param(date(2026, 12, 19), "", id="vier-weken-vooruit"),
        pytest.param(date(2026, 12, 20), "Deze datum ligt te ver vooruit", id="verder-vooruit"),
    ],
)
def test_een_bouwsteen_begint_binnen_traject_en_na_de_vorige(datum, reden):
    gevonden = moment_past(
        datum, vanaf=date(2026, 10, 5), traject_start=date(2026, 5, 4), traject_einde=None, vandaag=VANDAAG
    )
    assert gevonden.startswith(reden)
    assert bool(gevonden) == bool(reden)


def test_op_de_einddatum_van_het_traject_begint_niets_meer():
    einde = VANDAAG - timedelta(days=1)
    gevonden = moment_past(einde, vanaf=None, traject_start=None, traject_einde=einde, vandaag=VANDAAG)
    assert gevonden == "Het traject stopt op 20-11-2026."


@pytest.mark.parametrize(
    ("deelnemer", "casemanager", "reden", "mag"),
    [
        (True, True, "", True),
        (True, False, "", False),
        (False, True, "  ", False),
        (False, False, "", False),
        (False, False, "De werkgever wacht niet.", True),
        (True, False, "Samen besproken.", True),
    ],
)
def test_verder_als_beiden_het_stabiel_vinden_of_met_een_reden(deelnemer, casemanager, reden, mag):
    assert (toets_volstaat(deelnemer=deelnemer, casemanager=casemanager, reden=reden) == "") is mag


@pytest.mark.parametrize(
    ("terugkeer", "mag"),
    [(None, True), (VANDAAG, False), (VANDAAG + timedelta(days=1), False), (VANDAAG + timedelta(days=8), True)],
)
def test_de_terugkeer_ligt_na_vandaag_en_na_de_start(terugkeer, mag):
    start = VANDAAG + timedelta(days=7)
    assert (terugkeer_past(terugkeer, start=start, vandaag=VANDAAG) == "") is mag


@pytest.mark.parametrize(("uren", "mag"), [(0, True), (23.9, True), (24, False), (48, False)])
def test_terugdraaien_kan_vierentwintig_uur(uren, mag):
    nu = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert (mag_terugdraaien(nu - timedelta(hours=uren), nu) == "") is mag


def test_weken_tellen_over_perioden_samen():
    assert hele_weken([(date(2026, 1, 1), date(2026, 1, 10)), (date(2026, 2, 1), date(2026, 2, 6))]) == 2


@pytest.mark.parametrize(
    ("tot", "maanden"), [(date(2026, 2, 27), 0), (date(2026, 2, 28), 1), (date(2026, 3, 30), 1), (date(2026, 3, 31), 2)]
)
def test_een_maand_is_rond_op_dezelfde_dag_of_de_laatste_van_de_maand(tot, maanden):
    assert hele_maanden([(date(2026, 1, 31), tot)]) == maanden


def test_zonder_periode_is_er_geen_maand():
    assert hele_maanden([]) == 0


@pytest.mark.parametrize(("weken", "verwacht"), [(0, 0), (7, 7560), (12, 12960), (20, 12960)])
def test_na_zeven_weken_verwacht_je_zeven_twaalfde_van_de_norm(weken, verwacht):
    van = VANDAAG - timedelta(weeks=weken)
    assert verwachte_minuten(216 * 60, weken=12, van=van, vandaag=VANDAAG) == verwacht


def test_zonder_weken_is_er_geen_verwachting():
    assert verwachte_minuten(600, weken=None, van=VANDAAG, vandaag=VANDAAG) is None


@pytest.mark.parametrize(("dagen", "weken"), [(-3, 0), (0, 0), (6, 0), (7, 1), (20, 2)])
def test_te_lang_telt_in_hele_weken(dagen, weken):
    assert weken_te_lang(VANDAAG - timedelta(days=dagen), VANDAAG) == weken


def test_zonder_verwacht_einde_is_niets_te_lang():
    assert weken_te_lang(None, VANDAAG) == 0


@given(st.lists(st.integers(1, 9), unique=True, min_size=1).map(sorted), st.data())
def test_verder_gaat_omhoog_en_terug_omlaag(nummers, data):
    nu = data.draw(st.sampled_from(nummers))
    hoogste = data.draw(st.sampled_from(nummers))
    assert all(nummer > nu for nummer in stenen_verder(nummers=nummers, nu=nu, hoogste=hoogste))
    assert all(nummer < nu for nummer in stenen_terug(nummers=nummers, nu=nu, loopt=True))
