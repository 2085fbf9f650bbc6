"""Who is late hears it on Mijn dag, and so does whoever approves."""

from datetime import date, timedelta

import pytest

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.uren import UrenregelFactory, goedgekeurd, ingediend
from trajecten.models import Signaalinstelling
from trajecten.urenstaat.diensten import stuur_terug
from trajecten.urenstaat.regels import Staat, is_te_laat
from trajecten.urenstaat.signalen import collegas_te_laat, eigen_weken, te_goedkeuren

MAANDAG = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("staat", "dag", "laat"),
    [
        (None, date(2026, 11, 17), False),
        (None, date(2026, 11, 18), True),
        (Staat.CONCEPT, date(2026, 11, 18), True),
        (Staat.TERUGGESTUURD, date(2026, 11, 18), True),
        (Staat.INGEDIEND, date(2026, 12, 18), False),
        (Staat.GOEDGEKEURD, date(2026, 12, 18), False),
    ],
)
def test_een_week_is_te_laat_na_de_dinsdag(staat, dag, laat):
    assert is_te_laat(MAANDAG, staat, vandaag=dag, dagen=2) == laat


@pytest.fixture
def met_uren(jobcoach):
    UrenregelFactory(medewerker=jobcoach, datum=MAANDAG)
    return jobcoach


WOENSDAG = MAANDAG + timedelta(days=9)


def test_wie_te_laat_is_hoort_welke_week(met_uren):
    (signaal,) = eigen_weken(met_uren, WOENSDAG)
    assert signaal.titel == "Je uren van week 46 zijn nog niet ingediend"
    assert signaal.url.endswith("?week=2026-11-09")
    assert list(eigen_weken(met_uren, WOENSDAG - timedelta(days=1))) == []


def test_een_week_zonder_uren_is_nooit_te_laat(jobcoach):
    assert list(eigen_weken(jobcoach, WOENSDAG)) == []


def test_wat_is_ingediend_is_niet_te_laat_en_wat_terugkwam_weer_wel(met_uren, casemanager):
    staat = ingediend(met_uren, MAANDAG)
    assert list(eigen_weken(met_uren, WOENSDAG)) == []
    stuur_terug(urenstaat=staat, reden="Nog eens", door=casemanager)
    (signaal,) = eigen_weken(met_uren, WOENSDAG)
    assert "teruggestuurd met een reden" in signaal.feiten


def test_lang_geleden_ingelezen_uren_vragen_niets(met_uren):
    assert list(eigen_weken(met_uren, MAANDAG + timedelta(weeks=6))) == []


def test_de_organisatie_zet_de_dag_en_kan_het_uitzetten(met_uren):
    velden = {"code": "urenstaat_laat", "drempels": {"dagen": 5}}
    instelling = Signaalinstelling.objects.create(**velden)
    assert list(eigen_weken(met_uren, WOENSDAG)) == []
    assert len(list(eigen_weken(met_uren, WOENSDAG + timedelta(days=3)))) == 1
    instelling.aan = False
    instelling.save()
    assert list(eigen_weken(met_uren, WOENSDAG + timedelta(days=3))) == []


def test_de_manager_hoort_wie_te_laat_is_en_wat_wacht(met_uren, programmamanager):
    (laat,) = collegas_te_laat(programmamanager, WOENSDAG)
    assert laat.titel == f"{met_uren.naam} heeft week 46 nog niet ingediend"
    assert list(te_goedkeuren(programmamanager, WOENSDAG)) == []
    staat = ingediend(met_uren, MAANDAG)
    (wacht,) = te_goedkeuren(programmamanager, WOENSDAG)
    assert wacht.titel == f"Week 46 van {met_uren.naam} wacht op je goedkeuring"
    assert wacht.kenmerk == str(staat.pk)
    assert list(collegas_te_laat(programmamanager, WOENSDAG)) == []


def test_na_het_goedkeuren_is_het_stil(met_uren, programmamanager):
    goedgekeurd(met_uren, MAANDAG, door=programmamanager)
    assert list(te_goedkeuren(programmamanager, WOENSDAG)) == []


def test_wie_niet_goedkeurt_hoort_niets_van_collegas(met_uren, trainer):
    assert list(collegas_te_laat(trainer, WOENSDAG)) == []
    assert list(te_goedkeuren(trainer, WOENSDAG)) == []


def test_een_casemanager_hoort_alleen_van_het_eigen_team(met_uren, casemanager, collega_ander_team):
    UrenregelFactory(medewerker=GebruikerFactory(team=collega_ander_team.team), datum=MAANDAG)
    assert [signaal.kenmerk for signaal in collegas_te_laat(casemanager, WOENSDAG)] == [f"collega-{met_uren.pk}"]
