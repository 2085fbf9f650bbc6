"""What each kind of proof proves, line by line as domein §5.3, §5.4 and §5.5 have it."""

from datetime import date

import pytest

from onderwijs.bewijs.regels import bewijs_past, niveau_van
from onderwijs.bewijs.soorten import SOORTEN
from onderwijs.models import Bewijssoort
from trajecten.aanmelden.regels import heeft_startkwalificatie
from trajecten.behaald import telt_als_kwalificatie

PER_CODE = {soort.code: soort for soort in SOORTEN}
JA, NEE = True, False
DAG = date(2026, 11, 1)
# kind, level on the paper, startkwalificatie (§5.3), EECR03 unless the project says otherwise (§3.3, §5.4)
BEWIJST = [
    ("praktijkverklaring", "", NEE, NEE),
    ("mbo-verklaring", "", NEE, NEE),
    ("mbo-certificaat", "", NEE, JA),
    ("mbo-diploma", "mbo-1", NEE, JA),
    ("mbo-diploma", "mbo-2", JA, JA),
    ("mbo-diploma", "mbo-3", JA, JA),
    ("mbo-diploma", "mbo-4", JA, JA),
    ("mbo-diploma", "mbo-4-specialist", JA, JA),
    ("diploma-praktijkonderwijs", "praktijkonderwijs", NEE, NEE),
    ("vmbo-diploma", "vmbo", NEE, NEE),
    ("havo-diploma", "havo", JA, JA),
    ("vwo-diploma", "vwo", JA, JA),
    ("hbo-diploma", "ad", JA, JA),
    ("hbo-diploma", "hbo", JA, JA),
    ("wo-diploma", "wo-bachelor", JA, JA),
    ("wo-diploma", "wo-master", JA, JA),
    ("wo-diploma", "promotie", JA, JA),
    ("deelnamecertificaat", "", NEE, NEE),
    ("mdt-certificaat", "", NEE, NEE),
    ("vca", "", NEE, NEE),
    ("heftruck", "", NEE, NEE),
    ("haccp", "", NEE, NEE),
    ("bhv", "", NEE, NEE),
    ("code-95", "", NEE, NEE),
    ("rijbewijs", "", NEE, NEE),
]
# §5.5 in months; None where nothing in law, and trainers print no end
GELDIG = {"vca": 120, "heftruck": 60, "haccp": None, "bhv": 12, "code-95": 60, "rijbewijs": 120}


@pytest.mark.parametrize(("code", "niveau", "start", "eecr03"), BEWIJST)
def test_wat_een_bewijs_bewijst_staat_in_de_tabel(code, niveau, start, eecr03):
    soort = PER_CODE[code]
    gezegd = niveau_van(niveau, soort.niveaus)
    veld, _ = bewijs_past(datum=DAG, geldig_tot=None, niveau=gezegd, niveaus=soort.niveaus, vandaag=DAG)
    assert veld == ""
    assert gezegd == niveau
    assert bool(heeft_startkwalificatie(gezegd)) is start
    assert telt_als_kwalificatie(soort.kwalificatie, None) is eecr03


def test_de_tabel_noemt_elk_soort_op_elk_niveau():
    alle = {(soort.code, niveau) for soort in SOORTEN for niveau in (soort.niveaus or ("",))}
    assert {(code, niveau) for code, niveau, *_ in BEWIJST} == alle


@pytest.mark.parametrize(("code", "maanden"), GELDIG.items())
def test_een_vakcertificaat_is_zo_lang_geldig_als_de_tabel_zegt(code, maanden):
    assert PER_CODE[code].geldig_maanden == maanden


def test_wat_van_een_school_komt_blijft_altijd_geldig():
    assert {soort.code for soort in SOORTEN if soort.geldig_maanden} == {code for code, m in GELDIG.items() if m}


@pytest.mark.django_db
def test_een_organisatie_begint_met_precies_deze_soorten():
    rijen = Bewijssoort.objects.values_list("code", "niveaus", "kwalificatie", "geldig_maanden")
    assert {rij[0]: (tuple(rij[1]), *rij[2:]) for rij in rijen} == {
        soort.code: (soort.niveaus, soort.kwalificatie, soort.geldig_maanden) for soort in SOORTEN
    }
