"""Which trede follows from the answers: the definitions and traps of domein §2, and that there is always one answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfredzaamheid.ladder.regels import (
    ANTWOORDEN,
    Uitkomst,
    Vraag,
    peildatum_past,
    stel_trede_voor,
    trede_past,
    uitkomst_van,
    verwachting_past,
    vragen_bij,
)
from zelfredzaamheid.models import Ladderpositie

BETAALD = {"contract": "ja", "uitkering": "nee", "voorziening": "nee", "begeleiding": "eigen", "opleiding": "nee"}
VRIJ = {
    "contract": "nee",
    "uitkering": "ja",
    "stagevergoeding": "nee",
    "taken": "nee",
    "wekelijks_samen": "nee",
    "activiteit": "nee",
    "contact": "nee",
}
antwoorden = st.fixed_dictionaries({}, optional={v: st.sampled_from(sorted(ANTWOORDEN[v])) for v in Vraag})
alle_antwoorden = st.fixed_dictionaries({v: st.sampled_from(sorted(ANTWOORDEN[v])) for v in Vraag})


def trede(gegeven, **anders):
    return stel_trede_voor({Vraag(vraag): antwoord for vraag, antwoord in (gegeven | anders).items()}).trede


def test_de_namen_van_de_treden_zijn_precies_deze():
    assert dict(Ladderpositie.Trede.choices) == {
        1: "Geïsoleerd",
        2: "Sociale contacten buitenshuis",
        3: "Deelname aan georganiseerde activiteiten",
        4: "Onbetaald werk",
        5: "Betaald werk met ondersteuning",
        6: "Betaald werk",
    }


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        pytest.param({}, 6, id="contract zonder steun"),
        pytest.param({"begeleiding": "nazorg"}, 6, id="nazorg voor de vorm mag"),
        pytest.param({"begeleiding": "ander"}, 5, id="baan met jobcoach"),
        pytest.param({"voorziening": "ja"}, 5, id="loonkostensubsidie"),
        pytest.param({"uitkering": "ja"}, 5, id="aanvullende uitkering"),
        pytest.param({"opleiding": "ja"}, 5, id="bbl onder de startkwalificatie"),
    ],
)
def test_betaald_is_alleen_zes_zonder_ondersteuning(anders, verwacht):
    assert trede(BETAALD, **anders) == verwacht


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        pytest.param({}, 1, id="minder dan elke week contact"),
        pytest.param({"contact": "ja"}, 2, id="elke week contact"),
        pytest.param({"activiteit": "ja"}, 3, id="elke week een cursus"),
        pytest.param({"taken": "ja", "wekelijks_samen": "ja"}, 4, id="vrijwilligerswerk of leermeester"),
        pytest.param({"taken": "ja", "activiteit": "ja"}, 3, id="taken zonder wekelijks contact, wel een cursus"),
        pytest.param({"stagevergoeding": "ja", "uitkering": "nee"}, 5, id="stagevergoeding zonder uitkering"),
        pytest.param(
            {"stagevergoeding": "ja", "taken": "ja", "wekelijks_samen": "ja"}, 4, id="stagevergoeding met uitkering"
        ),
        pytest.param({"taken": "ja", "wekelijks_samen": "ja", "uitkering": "nee"}, 4, id="gewone stage"),
    ],
)
def test_zonder_contract_beslist_wat_iemand_elke_week_doet(anders, verwacht):
    assert trede(VRIJ, **anders) == verwacht


def test_een_voorstel_zegt_waarom():
    voorstel = stel_trede_voor({Vraag(v): a for v, a in (BETAALD | {"voorziening": "ja", "uitkering": "ja"}).items()})
    assert "aanvullende uitkering en er is een voorziening" in voorstel.waarom


def test_een_onbekend_antwoord_is_een_fout_van_de_programmeur():
    with pytest.raises(ValueError, match="no answer to contract"):
        stel_trede_voor({Vraag.CONTRACT: "misschien"})


@given(alle_antwoorden)
def test_wie_alles_beantwoordt_krijgt_altijd_een_trede_met_een_reden(gegeven):
    voorstel = stel_trede_voor(gegeven)
    assert voorstel.trede in range(1, 7)
    assert voorstel.waarom
    assert not voorstel.ontbreekt


@given(antwoorden)
def test_er_is_een_trede_of_er_ontbreekt_een_vraag_en_altijd_hetzelfde(gegeven):
    voorstel = stel_trede_voor(gegeven)
    assert (voorstel.trede is None) == bool(voorstel.ontbreekt)
    assert voorstel == stel_trede_voor(dict(reversed(gegeven.items())))
    assert not set(voorstel.ontbreekt) & set(gegeven)


@given(antwoorden, st.data())
def test_alleen_de_vragen_die_ertoe_doen_veranderen_het_voorstel(gegeven, data):
    voorstel = stel_trede_voor(gegeven)
    nodig = vragen_bij(gegeven)
    rest = {v: a for v, a in gegeven.items() if v in nodig}
    assert stel_trede_voor(rest) == voorstel
    overbodig = [v for v in Vraag if v not in nodig]
    if voorstel.trede is not None and overbodig:
        vraag = data.draw(st.sampled_from(overbodig))
        anders = data.draw(st.sampled_from(sorted(ANTWOORDEN[vraag])))
        assert stel_trede_voor(rest | {vraag: anders}).trede == voorstel.trede


@given(antwoorden)
def test_een_ontbrekende_vraag_beantwoorden_brengt_verder(gegeven):
    gezien = dict(gegeven)
    for _ in Vraag:
        voorstel = stel_trede_voor(gezien)
        if voorstel.trede is not None:
            break
        gezien |= {voorstel.ontbreekt[0]: sorted(ANTWOORDEN[voorstel.ontbreekt[0]])[0]}
    assert stel_trede_voor(gezien).trede is not None


@pytest.mark.parametrize(
    ("gekozen", "voorstel", "reden", "mag"),
    [(5, 5, "", True), (4, 5, "", False), (4, 5, "Proeftijd.", True), (4, None, " ", False), (0, 0, "x", False)],
)
def test_een_andere_trede_vraagt_een_reden(gekozen, voorstel, reden, mag):
    assert (trede_past(gekozen, voorstel, reden) == "") is mag


DAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("trede_", "horizon", "mag"),
    [(None, None, True), (5, DAG + timedelta(days=1), True), (5, DAG, False), (5, None, False), (None, DAG, False)],
)
def test_een_verwachting_heeft_een_datum_na_de_peildatum(trede_, horizon, mag):
    assert (verwachting_past(trede_, horizon, peildatum=DAG) == "") is mag


@pytest.mark.parametrize(
    ("dag", "mag"),
    [
        (DAG - timedelta(days=1), False),
        (DAG, True),
        (DAG + timedelta(days=30), True),
        (DAG + timedelta(days=31), False),
    ],
)
def test_een_peildatum_ligt_tussen_aanmelding_en_einde(dag, mag):
    einde = DAG + timedelta(days=30)
    assert (peildatum_past(dag, aangemeld=DAG, einde=einde, vandaag=DAG + timedelta(days=90)) == "") is mag


def test_een_peildatum_ligt_niet_in_de_toekomst():
    assert peildatum_past(DAG + timedelta(days=1), aangemeld=DAG, einde=None, vandaag=DAG)


@pytest.mark.parametrize(
    ("verwacht", "gehaald", "dagen", "uitkomst"),
    [
        (5, 5, -1, Uitkomst.GEHAALD),
        (5, 6, -1, Uitkomst.HOGER),
        (5, 4, -1, Uitkomst.LOOPT),
        (5, 4, 0, Uitkomst.LAGER),
        (3, 2, 5, Uitkomst.LAGER),
    ],
)
def test_wat_is_afgesproken_wordt_vergeleken_met_wat_het_werd(verwacht, gehaald, dagen, uitkomst):
    assert uitkomst_van(verwacht, gehaald, horizon=DAG, peildatum=DAG + timedelta(days=dagen)) == uitkomst
