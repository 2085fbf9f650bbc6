"""Handicap, origin, minority and home (EECO12 to EECO16): the number for all, who it is only for who may see that."""

from datetime import date

import pytest
from django.urls import reverse

from rapportage import diensten, maak
from rapportage.esf.posten import BIJZONDER
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.verantwoording.personen import AFGESCHERMD
from rapportage.vraag import Vraag
from tests.fabrieken.esf import esf_traject
from tests.fabrieken.toegang import WACHTWOORD
from tests.fabrieken.trajecten import BetrokkeneFactory, DeelnemerFactory, SubsidieprojectFactory
from toegang.matrix import Recht, Rol
from trajecten.models import Traject

PERIODE = Periode(date(2026, 1, 1), date(2026, 3, 31))


@pytest.fixture
def rapport(db, programmamanager, rapportenmap):
    """Of somebody with a handicap who lives in the country."""
    project = SubsidieprojectFactory()
    wie = DeelnemerFactory(voornaam="Hiba", achternaam="Kuipers", geslacht="vrouw")
    esf_traject(project, deelnemer=wie, situatie={"beperking": "ja", "landelijk_gebied": "ja"})
    rapport = diensten.vraag_rapport_aan(vraag=Vraag("esf", project, PERIODE, date(2026, 4, 2)), door=programmamanager)
    maak.maak(rapport.pk)
    return Rapport.objects.get(pk=rapport.pk, status="klaar")


def lijst(klant, rapport, code):
    antwoord = klant.get(reverse("rapportage:cijfer", args=[rapport.pk, code]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_de_codes_van_annex_i_zijn_bijzonder(rapport):
    assert set(BIJZONDER) == {"EECO12", "EECO13", "EECO14", "EECO15", "EECO16"}
    posten = maak.uitkomst_van(rapport).posten
    for code in BIJZONDER:
        assert {posten[f"{code}.{kolom}"].recht for kolom in ("vrouw", "totaal")} == {Recht.BIJZONDER_INZIEN}
    assert posten["EECO17.totaal"].recht == Recht.SITUATIE_INZIEN
    assert posten["EECO01.totaal"].recht is None


def test_wie_verantwoordt_ziet_het_getal_en_niet_wie_het_is(klant, rapport, programmamanager):
    klant.force_login(programmamanager)
    pagina = lijst(klant, rapport, "EECO12.totaal")
    assert maak.uitkomst_van(rapport).posten["EECO12.totaal"].cijfer.waarde == 1
    assert "Hiba" not in pagina
    assert AFGESCHERMD in pagina
    assert "Hiba" in lijst(klant, rapport, "EECO17.totaal")


def test_ook_in_het_bestand_staat_niet_wie_het_is(klant, rapport, programmamanager):
    klant.force_login(programmamanager)
    klant.post("/account/nogmaals/", {"password": WACHTWOORD})
    antwoord = klant.get(reverse("rapportage:cijferbestand", args=[rapport.pk, "EECO12.totaal", "csv"]))
    nummer = maak.uitkomst_van(rapport).rijen.trajecten[0].nummer
    assert nummer not in antwoord.content.decode("utf-8-sig")
    assert antwoord.content.decode("utf-8-sig").count("\r\n") == 2


def test_wie_haar_ook_begeleidt_en_het_mag_zien_ziet_het_wel(klant, rapport, iemand):
    wie = iemand(Rol.PROGRAMMAMANAGER, Rol.CASEMANAGER, email="beide@werkmakerij.example")
    klant.force_login(wie)
    assert "Hiba" not in lijst(klant, rapport, "EECO12.totaal")
    BetrokkeneFactory(traject=Traject.objects.get(deelnemer__voornaam="Hiba"), gebruiker=wie)
    assert "Hiba" in lijst(klant, rapport, "EECO12.totaal")
