"""The rules of each kind of placement, as truth tables."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from trajecten.inrichting import CODES
from trajecten.models import Codelijst
from werkgevers.plaatsing import regels
from werkgevers.plaatsing.regels import DUUR_STANDAARD, SOORTEN, Duur
from werkgevers.plaatsing.trede import antwoorden_van
from zelfredzaamheid.ladder.regels import stel_trede_voor

START = date(2026, 1, 31)
VANDAAG = date(2026, 11, 22)


def test_elke_soort_van_het_uitwisselformaat_heeft_zijn_regels():
    assert set(SOORTEN) == set(CODES[Codelijst.PLAATSINGSOORT])


@pytest.mark.parametrize(
    ("soort", "loon", "mag"),
    [
        ("proefplaatsing", True, False),
        ("proefplaatsing", False, True),
        ("proefplaatsing", None, True),
        ("werkervaringsplek", True, False),
        ("vrijwilligerswerk", True, False),
        ("stage", True, True),
        ("stage", False, True),
        ("leerwerkplek", True, True),
        ("dienstverband", False, False),
        ("dienstverband", True, True),
        ("dienstverband", None, True),
        ("beschut_werk", False, False),
        ("eigen_soort", True, True),
        ("eigen_soort", False, True),
    ],
)
def test_of_de_werkgever_loon_betaalt_hangt_van_de_soort_af(soort, loon, mag):
    assert (regels.loon_past(soort, loon) == "") is mag


@pytest.mark.parametrize(
    ("soort", "subsidie", "loon", "mag"),
    [
        ("dienstverband", True, True, True),
        ("beschut_werk", True, True, True),
        ("dienstverband", True, None, False),
        ("stage", True, True, False),
        ("proefplaatsing", True, False, False),
        ("stage", False, None, True),
        ("eigen_soort", True, True, True),
    ],
)
def test_loonkostensubsidie_vraagt_een_baan_met_loon(soort, subsidie, loon, mag):
    assert (regels.subsidie_past(soort, subsidie, loon) == "") is mag


@pytest.mark.parametrize(
    ("soort", "start", "einde", "mag"),
    [
        ("dienstverband", None, None, False),
        ("dienstverband", START, None, True),
        ("dienstverband", START, START, False),
        ("leerwerkplek", None, None, True),
        ("leerwerkplek", START, date(2026, 7, 31), True),
        ("stage", START, None, False),
        ("proefplaatsing", None, None, True),
        ("leerwerkplek", None, START, False),
    ],
)
def test_een_baan_heeft_een_contract_en_een_stage_niet(soort, start, einde, mag):
    assert (regels.contract_past(soort, start, einde) == "") is mag


@pytest.mark.parametrize(
    ("einde", "reden", "zegt"),
    [
        (date(2026, 3, 31), "", ""),
        (date(2026, 4, 1), "", "langer dan 2 maanden"),
        (date(2026, 4, 1), "Er was een vakantie tussen.", ""),
        (date(2026, 7, 31), "Ook zo.", ""),
        (date(2026, 8, 1), "Ook zo.", "hoogstens 6 maanden"),
        (None, "", "Vul in tot wanneer"),
    ],
)
def test_een_proefplaatsing_duurt_twee_maanden_en_met_een_reden_zes(einde, reden, zegt):
    bezwaar = regels.duur_past(START, einde, DUUR_STANDAARD["proefplaatsing"], reden)
    assert zegt in bezwaar if zegt else bezwaar == ""


def test_zonder_grens_mag_een_plaatsing_open_zijn():
    assert regels.duur_past(START, None, Duur(), "") == ""


@pytest.mark.parametrize(
    ("start", "einde", "begin", "stop", "mag"),
    [
        (START, None, START, None, True),
        (START, None, None, None, False),
        (START, None, date(2026, 2, 1), None, False),
        (START, None, date(2026, 1, 1), START, False),
        (START, date(2027, 1, 1), date(2026, 1, 1), date(2026, 6, 1), True),
        (START, START, date(2026, 1, 1), None, False),
    ],
)
def test_een_plaatsing_begint_in_het_traject_en_mag_daarna_doorgaan(start, einde, begin, stop, mag):
    assert (regels.periode_past(start, einde, traject_start=begin, traject_einde=stop) == "") is mag


@pytest.mark.parametrize(
    ("einde", "stop", "reden", "mag"),
    [
        (START, None, "deelnemer", True),
        (START, START, "traject", True),
        (START, date(2026, 1, 2), "traject", True),
        (START, None, "", False),
        (date(2026, 1, 2), None, "deelnemer", False),
    ],
)
def test_wat_stopte_voor_het_begon_is_geen_fout(einde, stop, reden, mag):
    bezwaar = regels.periode_past(START, einde, traject_start=date(2026, 1, 1), traject_einde=stop, einde_reden=reden)
    assert (bezwaar == "") is mag


def test_meer_uren_dan_er_in_de_dagen_zitten_kan_niet():
    assert regels.week_past(Decimal("0.5"), Decimal(13))
    assert not regels.week_past(Decimal(3), Decimal(18))
    assert not regels.week_past(None, Decimal(40))


@pytest.mark.parametrize(
    ("maanden", "gepeild", "mag"),
    [
        (3, date(2026, 4, 30), True),
        (3, date(2026, 4, 29), False),
        (6, date(2026, 7, 31), True),
        (12, date(2026, 11, 22), False),
        (3, date(2026, 11, 23), False),
        (4, date(2026, 11, 22), False),
    ],
)
def test_of_iemand_de_baan_houdt_weet_je_pas_na_die_maanden(maanden, gepeild, mag):
    assert (regels.controle_past(maanden, gepeild, vanaf=START, vandaag=VANDAAG) == "") is mag


@pytest.mark.parametrize(
    ("maandag", "mag"),
    [
        (date(2026, 1, 26), True),
        (date(2026, 1, 19), False),
        (date(2026, 11, 16), True),
        (date(2026, 11, 23), False),
        (date(2026, 11, 17), False),
    ],
)
def test_een_week_ligt_in_de_plaatsing_en_is_begonnen(maandag, mag):
    assert (regels.maandag_past(maandag, start=START, einde=None, vandaag=VANDAAG) == "") is mag


@pytest.mark.parametrize(
    ("soort", "velden", "trede"),
    [
        ("proefplaatsing", {}, 4),
        ("werkervaringsplek", {}, 4),
        ("vrijwilligerswerk", {}, 4),
        ("stage", {"eigen_salaris": False}, 4),
        ("stage", {"eigen_salaris": None}, None),
        ("leerwerkplek", {"met_contract": True}, 5),
        ("beschut_werk", {}, 5),
        ("dienstverband", {"loonkostensubsidie": True}, 5),
        # paid work with a jobcoach is no trede 6 (domein §2, trap 1)
        ("dienstverband", {"traject_loopt": True}, 5),
        ("dienstverband", {"traject_loopt": False}, None),
        ("eigen_soort", {}, None),
    ],
)
def test_de_ladder_volgt_uit_het_werk_voor_zover_dat_kan(soort, velden, trede):
    gegevens = {
        "met_contract": False,
        "eigen_salaris": None,
        "loonkostensubsidie": False,
        "met_uren": True,
        "traject_loopt": True,
    }
    assert stel_trede_voor(antwoorden_van(soort, **gegevens | velden)).trede == trede


@pytest.mark.parametrize(
    ("soort", "op", "positief", "zegt"),
    [
        ("beschut_werk", None, None, "vraagt een advies"),
        ("beschut_werk", VANDAAG, False, "alleen met een positief advies"),
        ("beschut_werk", VANDAAG, True, ""),
        ("beschut_werk", VANDAAG, None, "de datum en de uitkomst"),
        ("beschut_werk", VANDAAG + timedelta(days=1), True, "in de toekomst"),
        ("stage", VANDAAG, True, "hoort bij beschut werk"),
        ("stage", None, None, ""),
        ("eigen_soort", VANDAAG, False, ""),
    ],
)
def test_beschut_werk_vraagt_een_positief_advies_van_het_uwv(soort, op, positief, zegt):
    bezwaar = regels.advies_past(soort, op, positief, vandaag=VANDAAG)
    assert zegt in bezwaar
    assert bool(bezwaar) == bool(zegt)


@pytest.mark.parametrize(
    ("einde", "traject_einde", "gaat_door", "mag"),
    [
        (None, None, False, True),
        (None, VANDAAG, False, False),
        (VANDAAG, VANDAAG, False, True),
        (VANDAAG + timedelta(days=1), VANDAAG, False, False),
        (None, VANDAAG, True, True),
    ],
)
def test_na_het_traject_gaat_alleen_werk_met_een_contract_door(einde, traject_einde, gaat_door, mag):
    assert (regels.na_traject_past(einde, traject_einde=traject_einde, gaat_door=gaat_door) == "") == mag


def test_een_baan_en_een_plek_met_contract_gaan_door_na_het_traject():
    assert regels.gaat_door_na_traject("dienstverband", None)
    assert regels.gaat_door_na_traject("leerwerkplek", VANDAAG)
    assert not regels.gaat_door_na_traject("leerwerkplek", None)
    assert regels.einde_bij_traject(VANDAAG, VANDAAG + timedelta(days=3)) == VANDAAG + timedelta(days=3)
    assert regels.einde_bij_traject(VANDAAG, VANDAAG - timedelta(days=3)) == VANDAAG


@pytest.mark.parametrize(
    ("tot", "einde", "crebo", "raakt"),
    [
        (VANDAAG + timedelta(days=5), VANDAAG + timedelta(days=9), "", True),
        (VANDAAG + timedelta(days=5), None, "25250", True),
        (VANDAAG + timedelta(days=9), VANDAAG + timedelta(days=9), "", False),
        (VANDAAG, VANDAAG + timedelta(days=9), "", False),
        (VANDAAG + timedelta(days=5), None, "25999", False),
    ],
)
def test_een_erkenning_telt_als_de_stage_haar_overleeft(tot, einde, crebo, raakt):
    assert regels.raakt_erkenning(tot, "25250", start=VANDAAG, einde=einde, crebo_stage=crebo) == raakt
