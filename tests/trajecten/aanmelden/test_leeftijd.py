"""The age beside the ages of a programme while somebody is signed up: it tells, and never refuses."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import DeelnemerFactory, ProgrammaFactory, SubsidieprojectFactory, TrajectFactory
from tests.trajecten.conftest import HTMX
from trajecten.aanmelden.leeftijd import leeftijd_bij
from trajecten.models import Traject

VANDAAG = date(2026, 6, 15)
HIER = reverse("trajecten:aanmelden_leeftijd")


@pytest.mark.parametrize(
    ("geboren", "van", "tot", "zin", "past"),
    [
        (date(2008, 6, 15), 18, 27, "Nu 18 jaar. Dat past bij MDT.", True),
        (date(2008, 6, 16), 18, 27, "Nu 17 jaar. Bij MDT is het 18 tot en met 26 jaar.", False),
        (date(1999, 6, 15), 18, 27, "Nu 27 jaar. Bij MDT is het 18 tot en met 26 jaar.", False),
        (date(1999, 6, 16), 18, 27, "Nu 26 jaar. Dat past bij MDT.", True),
        (date(2015, 1, 1), 16, None, "Nu 11 jaar. Bij MDT is het vanaf 16 jaar.", False),
        (date(2000, 1, 1), None, None, "Nu 26 jaar.", None),
    ],
)
def test_de_leeftijd_van_nu_naast_wat_het_programma_vraagt(geboren, van, tot, zin, past):
    hint = leeftijd_bij(geboren, VANDAAG, naam="MDT", van=van, tot=tot)
    assert (hint.zin, hint.past) == (zin, past)


@pytest.mark.parametrize("geboren", [None, date(2026, 6, 16), date(1900, 1, 1)])
def test_zonder_datum_die_kan_is_er_niets_te_zeggen(geboren):
    assert leeftijd_bij(geboren, VANDAAG, naam="MDT", van=18, tot=27) is None


@pytest.fixture
def mdt(lijsten):
    SubsidieprojectFactory()
    return ProgrammaFactory(naam="MDT op Zuid", leeftijd_van=18, leeftijd_tot=27)


def geboren_voor(jaren):
    return date(timezone.localdate().year - jaren, 1, 1)


def test_tijdens_het_invullen_staat_het_erbij(als, casemanager, mdt):
    klant = als(casemanager)
    te_jong = {"geboortedatum": f"{geboren_voor(12):%d-%m-%Y}", "programma": mdt.pk}
    tekst = klant.post(HIER, te_jong, headers=HTMX).content.decode()
    assert "Nu 12 jaar. Bij MDT op Zuid is het 18 tot en met 26 jaar." in tekst
    assert "Aanmelden kan" in tekst
    assert "Nu 20 jaar." in klant.post(HIER, {"geboortedatum": f"{geboren_voor(20):%d-%m-%Y}"}).content.decode()
    for leeg in ({}, {"geboortedatum": "9"}, {"geboortedatum": "x\0", "programma": "x"}):
        antwoord = klant.post(HIER, leeg, headers=HTMX)
        assert (antwoord.status_code, antwoord.content.decode().strip()) == (200, "")


def test_van_wie_er_al_is_kennen_we_de_leeftijd(als, casemanager, mdt):
    traject = TrajectFactory(deelnemer=DeelnemerFactory(geboortedatum=geboren_voor(40)), begeleid_door=[casemanager])
    klant = als(casemanager)
    gegevens = {"bestaande": traject.deelnemer_id, "programma": mdt.pk}
    assert "Nu 40 jaar." in klant.post(HIER, gegevens).content.decode()
    pagina = klant.get(reverse("trajecten:nog_een_traject", args=[traject.pk])).content.decode()
    assert "Nu 40 jaar." in pagina


def test_de_leeftijd_van_wie_buiten_bereik_is_krijg_je_niet(als, jobcoach, collega_ander_team, mdt):
    ander = DeelnemerFactory(geboortedatum=geboren_voor(40))
    TrajectFactory(deelnemer=ander, begeleid_door=[collega_ander_team])
    assert als(jobcoach).post(HIER, {"bestaande": ander.pk, "programma": mdt.pk}).status_code == 404


def test_zonder_javascript_staat_het_er_na_het_versturen(als, casemanager, mdt):
    gegevens = {
        "achternaam": "",
        "geboortedatum": f"{geboren_voor(12):%d-%m-%Y}",
        "geslacht": "vrouw",
        "programma": mdt.pk,
        "aanmelddatum": f"{timezone.localdate():%d-%m-%Y}",
        "casemanager": casemanager.pk,
        "sleutel": "00000000-0000-4000-8000-000000000001",
    }
    klant, adres = als(casemanager), reverse("trajecten:aanmelden")
    fout = klant.post(adres, gegevens)
    assert fout.status_code == 422
    assert "Bij MDT op Zuid is het 18 tot en met 26 jaar." in fout.content.decode()
    goed = klant.post(adres, gegevens | {"achternaam": "Kuipers"}, follow=True).content.decode()
    assert Traject.objects.count() == 1
    assert "Let op de leeftijd." in goed
