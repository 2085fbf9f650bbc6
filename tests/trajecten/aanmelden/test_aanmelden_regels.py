"""Who may start, what counts as a startkwalificatie, how long somebody waits."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.aanmelden.regels import (
    Grenzen,
    Stand,
    aanmelddatum_kan,
    geboortedatum_kan,
    heeft_startkwalificatie,
    leeftijd_in_woorden,
    schoolplicht,
    startdatum_kan,
    toelating,
    uitkeringen_passen,
    voldoet,
    wachtdagen,
    wachttijd_in_woorden,
)
from trajecten.models.situatie import Opleidingsniveau

START = date(2026, 6, 1)
MDT = Grenzen("MDT op Zuid", leeftijd_van=18, leeftijd_tot=28)
PROJECT = Grenzen("ESF 2026", van=date(2026, 1, 1), tot=date(2026, 12, 31))


def standen(geboortedatum=date(2004, 6, 1), startdatum=START, programma=MDT, project=None):
    regels = toelating(geboortedatum=geboortedatum, startdatum=startdatum, programma=programma, project=project)
    return {stand.code: stand.stand for stand in regels}


@pytest.mark.parametrize(
    ("geboortedatum", "stand"),
    [
        (date(2008, 6, 2), Stand.NEE),
        (date(2008, 6, 1), Stand.JA),
        (date(1998, 6, 2), Stand.JA),
        (date(1998, 6, 1), Stand.NEE),
        (None, Stand.ONBEKEND),
    ],
)
def test_de_leeftijd_telt_op_de_startdatum_en_de_bovengrens_doet_niet_mee(geboortedatum, stand):
    assert standen(geboortedatum)["programma_leeftijd"] == stand


def test_de_reden_noemt_de_leeftijd_en_de_eis():
    (stand,) = toelating(geboortedatum=date(2010, 1, 1), startdatum=START, programma=MDT)
    assert stand.waarom == "Is 16 jaar op de startdatum. Het is 18 tot en met 27 jaar."
    assert stand.als_gegevens()["stand"] == "nee"


def test_zonder_grenzen_is_er_geen_regel_en_mag_iedereen_starten():
    regels = toelating(geboortedatum=None, startdatum=START, programma=Grenzen("Leerhuis"), project=Grenzen("Gemeente"))
    assert regels == []
    assert voldoet(regels)


@pytest.mark.parametrize(
    ("startdatum", "stand"),
    [
        (date(2025, 12, 31), Stand.NEE),
        (date(2026, 1, 1), Stand.JA),
        (date(2026, 12, 31), Stand.JA),
        (date(2027, 1, 1), Stand.NEE),
    ],
)
def test_de_start_ligt_in_de_looptijd_van_het_project_met_beide_dagen(startdatum, stand):
    assert standen(startdatum=startdatum, project=PROJECT)["project_periode"] == stand


@pytest.mark.parametrize(("maanden", "stand"), [(6, Stand.JA), (7, Stand.NEE)])
def test_het_kortste_traject_moet_nog_in_het_project_passen(maanden, stand):
    project = Grenzen("MDT 2026", tot=date(2026, 12, 31), min_maanden=maanden)
    assert standen(project=project)["project_duur"] == stand


def test_de_leeftijd_van_het_project_telt_ook():
    project = Grenzen("MDT 2026", leeftijd_van=18, leeftijd_tot=20)
    assert standen(project=project) == {"programma_leeftijd": Stand.JA, "project_leeftijd": Stand.NEE}


def test_een_gesloten_programma_laat_niemand_toe():
    regels = toelating(geboortedatum=None, startdatum=START, programma=Grenzen("Oud", actief=False))
    assert [stand.stand for stand in regels] == [Stand.NEE]


def test_onbekend_is_niet_goed_genoeg():
    assert not voldoet(toelating(geboortedatum=None, startdatum=START, programma=MDT))


@pytest.mark.parametrize(
    ("van", "tot", "zin"),
    [(18, 28, "18 tot en met 27 jaar"), (45, None, "vanaf 45 jaar"), (None, 27, "tot en met 26 jaar")],
)
def test_leeftijden_staan_er_zoals_je_ze_zegt(van, tot, zin):
    assert leeftijd_in_woorden(van, tot) == zin


@pytest.mark.parametrize("niveau", ["havo", "vwo", "mbo-2", "mbo-3", "mbo-4", "hbo", "wo-master"])
def test_havo_vwo_en_mbo_vanaf_2_zijn_een_startkwalificatie(niveau):
    assert heeft_startkwalificatie(niveau) is True


@pytest.mark.parametrize("niveau", ["geen", "basisonderwijs", "praktijkonderwijs", "vmbo", "mbo-1"])
def test_vmbo_en_mbo_1_zijn_dat_niet(niveau):
    assert heeft_startkwalificatie(niveau) is False


def test_van_elk_niveau_is_het_bekend_en_van_geen_niveau_niet():
    assert None not in {heeft_startkwalificatie(niveau) for niveau in Opleidingsniveau.values}
    assert heeft_startkwalificatie("") is None


@pytest.mark.parametrize(
    ("leeftijd", "niveau", "zin"),
    [
        (15, "", "Is leerplichtig."),
        (17, "vmbo", "Is kwalificatieplichtig tot 18 jaar."),
        (17, "mbo-2", ""),
        (17, "praktijkonderwijs", ""),
        (18, "vmbo", "Valt onder het Doorstroompunt: 18 tot 27 jaar zonder startkwalificatie."),
        (26, "mbo-1", "Valt onder het Doorstroompunt: 18 tot 27 jaar zonder startkwalificatie."),
        (27, "vmbo", ""),
        (20, "", ""),
        (None, "vmbo", ""),
    ],
)
def test_wat_de_wet_van_een_jongere_vraagt(leeftijd, niveau, zin):
    assert schoolplicht(leeftijd, niveau) == zin


@pytest.mark.parametrize(
    ("start", "dagen", "zin"),
    [
        (None, 12, "wacht al 12 dagen"),
        (date(2026, 6, 24), 23, "23 dagen"),
        (date(2026, 6, 2), 1, "1 dag"),
        (date(2026, 6, 1), 0, "dezelfde dag"),
        (date(2026, 5, 1), 0, "dezelfde dag"),
    ],
)
def test_de_dagen_tussen_aanmelding_en_start(start, dagen, zin):
    vandaag = date(2026, 6, 13) if start is None else date(2026, 7, 1)
    assert wachtdagen(START, start, vandaag) == dagen
    assert wachttijd_in_woorden(START, start, vandaag) == zin


def test_wie_later_start_wacht_vandaag_nog():
    assert wachttijd_in_woorden(START, date(2026, 7, 1), date(2026, 6, 2)) == "wacht al 1 dag"
    assert wachttijd_in_woorden(START, None, START) == "wacht sinds vandaag"


@given(aanmelding=st.dates(), start=st.none() | st.dates(), vandaag=st.dates())
def test_wachten_duurt_nooit_korter_dan_nul_dagen(aanmelding, start, vandaag):
    assert wachtdagen(aanmelding, start, vandaag) >= 0


def test_datums_die_niet_kunnen_worden_in_woorden_geweigerd():
    vandaag = date(2026, 6, 1)
    assert "toekomst" in aanmelddatum_kan(vandaag + timedelta(days=1), vandaag)
    assert "toekomst" in geboortedatum_kan(vandaag + timedelta(days=1), vandaag)
    assert "110 jaar" in geboortedatum_kan(date(1901, 1, 1), vandaag)
    assert "pas op 01-06-2026" in startdatum_kan(date(2026, 5, 31), aanmelddatum=vandaag, vandaag=vandaag)
    assert "jaar vooruit" in startdatum_kan(date(2027, 6, 3), aanmelddatum=vandaag, vandaag=vandaag)
    assert aanmelddatum_kan(vandaag, vandaag) == geboortedatum_kan(None, vandaag) == ""
    assert startdatum_kan(date(2027, 6, 2), aanmelddatum=vandaag, vandaag=vandaag) == ""


def test_geen_uitkering_gaat_niet_samen_met_een_uitkering():
    assert "niet samen" in uitkeringen_passen(["geen", "ww"])
    assert "twee keer" in uitkeringen_passen(["ww", "ww"])
    assert uitkeringen_passen(["ww", "participatiewet"]) == uitkeringen_passen([]) == ""
