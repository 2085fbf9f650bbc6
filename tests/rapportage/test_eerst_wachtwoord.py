"""A file about people asks the password again; a file of figures does not."""

import pytest

from tests.fabrieken.toegang import WACHTWOORD
from toegang.models import Logregel
from toegang.nogmaals import UITLEG

pytestmark = pytest.mark.django_db
LIJSTEN = (
    "cijfer/lopend/lijst.csv",
    "cijfer/lopend/lijst.xlsx",
    "cijfer/lopend/steekproef.zip?aantal=2&woord=a",
    "bestand.lijst.csv",
)


@pytest.fixture
def manager(klant, programmamanager):
    """A browser in which the programmamanager is logged in since a while."""
    klant.force_login(programmamanager)
    return klant


@pytest.mark.parametrize("bestand", LIJSTEN)
def test_een_bestand_met_mensen_vraagt_eerst_het_wachtwoord(manager, maak_klaar, bestand):
    rapport = maak_klaar()
    adres, terug = f"/rapporten/{rapport.pk}/{bestand}", f"/rapporten/{rapport.pk}/cijfer/lopend/"
    antwoord = manager.get(adres, headers={"referer": f"http://werkmakerij.localhost{terug}?vanaf=50"})
    assert (antwoord.status_code, antwoord["Location"].startswith("/account/nogmaals/?next=")) == (302, True)
    assert not Logregel.objects.filter(soort="rapport_gedownload").exists()
    assert UITLEG in manager.get(antwoord["Location"]).content.decode()
    assert manager.post(antwoord["Location"], {"password": WACHTWOORD})["Location"] == f"{terug}?vanaf=50"
    assert manager.get(adres).status_code == 200
    assert Logregel.objects.filter(soort="rapport_gedownload").exists()


def test_van_een_vreemde_plek_kom_je_niet_ergens_anders_terug(manager, maak_klaar):
    adres = f"/rapporten/{maak_klaar().pk}/cijfer/lopend/lijst.csv"
    antwoord = manager.get(adres, headers={"referer": "https://elders.example/rapporten/"})
    assert antwoord["Location"] == "/account/nogmaals/?next=%2F"


def test_wat_er_niet_is_vraagt_geen_wachtwoord(manager, maak_klaar):
    rapport = maak_klaar()
    assert manager.get(f"/rapporten/{rapport.pk}/cijfer/bestaat-niet/lijst.csv").status_code == 404
    assert manager.get(f"/rapporten/{rapport.pk + 999}/cijfer/lopend/lijst.csv").status_code == 404


def test_cijfers_zonder_mensen_vragen_geen_wachtwoord(manager, maak_klaar):
    rapport = maak_klaar()
    for formaat in ("pdf", "csv", "xlsx", "json"):
        antwoord = manager.get(f"/rapporten/{rapport.pk}/bestand.{formaat}")
        assert (antwoord.status_code, bool(antwoord.getvalue())) == (200, True)
