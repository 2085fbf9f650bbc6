"""The rules of groups in words: what may be, and what is said when it may not."""

from datetime import date, time

import pytest

from onderwijs import regels
from onderwijs.aanwezigheidslijst import in_woorden
from onderwijs.diensten.aanwezigheden import Stand

DAG = date(2026, 11, 24)
GISTEREN, MORGEN = date(2026, 11, 23), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        ("", "wachtlijst", ""),
        ("wachtlijst", "ingedeeld", ""),
        ("ingedeeld", "afgerond", ""),
        ("ingedeeld", "ingedeeld", "Deze deelnemer zit al in de groep."),
        ("wachtlijst", "afgerond", "Deze deelnemer zit niet in de groep."),
        ("wachtlijst", "wachtlijst", "Deze deelnemer staat al bij deze groep."),
        ("gestopt", "ingedeeld", "Deze deelname is al gestopt."),
        ("afgerond", "gestopt", "Deze deelname is al gestopt."),
    ],
)
def test_een_deelname_gaat_alleen_vooruit(van, naar, zin):
    assert regels.mag_overgang(van, naar) == zin


@pytest.mark.parametrize("staat", ["gestopt", "afgerond"])
def test_uit_een_gestopte_deelname_komt_niets_meer(staat):
    assert regels.TOEGESTANE_OVERGANGEN[staat] == frozenset()


@pytest.mark.parametrize(
    ("ingedeeld", "aangeboden", "begin"),
    [(14, 0, ""), (15, 0, "De groep is vol"), (14, 1, "De vrije plek is al aangeboden"), (13, 1, "")],
)
def test_een_aangeboden_plek_is_niet_vrij(ingedeeld, aangeboden, begin):
    bezwaar = regels.plek_vrij(capaciteit=15, ingedeeld=ingedeeld, aangeboden=aangeboden)
    assert bezwaar.startswith(begin)
    assert bool(bezwaar) is bool(begin)


@pytest.mark.parametrize(
    ("open_", "past", "einde", "woord"),
    [
        (True, True, None, ""),
        (True, True, MORGEN, ""),
        (True, True, DAG, "afgesloten"),
        (False, True, None, "niet meer open"),
        (True, False, None, "ander programma"),
    ],
)
def test_meedoen_kan_in_een_open_groep_van_het_eigen_programma(open_, past, einde, woord):
    bezwaar = regels.mag_meedoen(groep_is_open=open_, past_bij_programma=past, einddatum=einde, vandaag=DAG)
    assert woord in bezwaar
    assert bool(bezwaar) is bool(woord)


@pytest.mark.parametrize(
    ("start", "einde", "groep_einde", "woord"),
    [
        (DAG, None, None, ""),
        (DAG, MORGEN, MORGEN, ""),
        (None, None, None, "nog niet gestart"),
        (MORGEN, None, None, "nog niet gestart"),
        (GISTEREN, DAG, None, "al afgesloten"),
        (GISTEREN, None, DAG, "al klaar"),
    ],
)
def test_instappen_kan_binnen_traject_en_groep(start, einde, groep_einde, woord):
    bezwaar = regels.instapdag_past(DAG, startdatum=start, einddatum=einde, groep_einde=groep_einde)
    assert woord in bezwaar
    assert bool(bezwaar) is bool(woord)


def test_stoppen_en_afsluiten_kan_vandaag_en_eerder_tot_het_begin():
    assert regels.stopdag_past(DAG, van=DAG, vandaag=DAG) == ""
    assert regels.stopdag_past(DAG, van=None, vandaag=DAG) == ""
    assert "toekomst" in regels.stopdag_past(MORGEN, van=None, vandaag=DAG)
    assert "voor het begin" in regels.stopdag_past(GISTEREN, van=DAG, vandaag=DAG)
    assert regels.sluitdag_past(DAG, startdatum=DAG, vandaag=DAG) == ""
    assert "toekomst" in regels.sluitdag_past(MORGEN, startdatum=DAG, vandaag=DAG)
    assert "voor de eerste dag" in regels.sluitdag_past(GISTEREN, startdatum=DAG, vandaag=DAG)


def test_een_groep_komt_bij_elkaar_tussen_de_eerste_en_de_laatste_dag():
    assert regels.dag_binnen_groep(DAG, startdatum=DAG, einddatum=MORGEN) == ""
    assert regels.dag_binnen_groep(DAG, startdatum=MORGEN, einddatum=None) == "De groep begint pas op 25-11-2026."
    assert (
        regels.dag_binnen_groep(MORGEN, startdatum=DAG, einddatum=MORGEN)
        == "De laatste dag van de groep is 24-11-2026."
    )


def test_een_reeks_heeft_een_begin_een_eind_en_een_aantal_dat_kan():
    assert regels.reeks_kan(DAG, DAG) == ""
    assert "voor de eerste dag" in regels.reeks_kan(DAG, GISTEREN)
    assert "drie jaar" in regels.reeks_kan(DAG, date(2030, 1, 1))
    assert regels.aantal_kan(160) == ""
    assert "valt geen bijeenkomst" in regels.aantal_kan(0)
    assert "hoogstens 160" in regels.aantal_kan(161)


def test_een_bijeenkomst_duurt_minstens_een_minuut_en_hoogstens_twaalf_uur():
    assert regels.tijden_kunnen(time(10), time(10, 1)) == ""
    assert "na de begintijd" in regels.tijden_kunnen(time(10), time(10))
    assert "12 uur" in regels.tijden_kunnen(time(8), time(20, 1))
    assert regels.minuten_tussen(time(9, 45), time(12)) == 135


@pytest.mark.parametrize(
    ("aanwezig", "later", "weg", "begin"),
    [
        (True, 0, 0, ""),
        (True, 60, 59, ""),
        (True, 60, 60, "De bijeenkomst duurde 120 minuten."),
        (True, -1, 0, "Minuten zijn 0 of meer."),
        (False, 0, 0, ""),
    ],
)
def test_wie_er_was_was_er_minstens_een_minuut(aanwezig, later, weg, begin):
    bezwaar = regels.aanwezigheid_past(120, aanwezig=aanwezig, later=later, eerder_weg=weg)
    assert bezwaar.startswith(begin)
    assert bool(bezwaar) is bool(begin)


def test_modules_zonder_grens_en_met_grens():
    assert regels.modules_passen(9, None) == ""
    assert regels.modules_passen(2, 2) == ""
    assert "2 tegelijk" in regels.modules_passen(3, 2)


@pytest.mark.parametrize(("aantal", "pas_klaar", "past"), [(2, 0, True), (1, 1, True), (2, 1, False), (1, 2, False)])
def test_twee_modules_in_een_halfjaar_tellen_ook_als_er_een_eerder_klaar_is(aantal, pas_klaar, past):
    bezwaar = regels.modules_passen(aantal, 2, pas_klaar=pas_klaar, per_halfjaar=True)
    assert (bezwaar == "") is past


def test_een_halfjaar_duurt_zes_kalendermaanden():
    assert regels.telt_in_halfjaar(date(2026, 8, 31), date(2027, 2, 27))
    assert not regels.telt_in_halfjaar(date(2026, 8, 31), date(2027, 2, 28))


def test_hoe_het_was_staat_er_in_gewone_woorden():
    assert in_woorden(Stand(later=15, eerder_weg=5)) == "Was er, 15 minuten later, 5 minuten eerder weg"
    assert in_woorden(Stand("niet_gekomen")) == "Niet gekomen"
