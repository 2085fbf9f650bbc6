"""What is sent when the login has expired is kept for the one who typed it, and for nobody else."""

import re

import pytest
from django.contrib.auth import user_logged_in
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.databank import adres
from toegang.models import OnderbrokenInvoer, Team
from toegang.tasks import VERZENDING_BEWAREN, ruim_verzendingen_op
from toegang.verzending import HOOGSTENS_TEKENS, maak_bewijs


@pytest.fixture
def streng(db):
    """A browser of which the CSRF token is checked, as outside tests."""
    return Client(enforce_csrf_checks=True, headers={"host": adres("werkmakerij")})


def verstuur_zonder_inloggen(klant, gebruiker, **velden):
    gegevens = {"naam": "Team Noord", "verzending": maak_bewijs(gebruiker), **velden}
    return klant.post(
        "/gebruikers/teams/", gegevens, headers={"Referer": "http://werkmakerij.localhost/gebruikers/teams/"}
    )


def test_na_inloggen_staat_er_wat_je_verstuurde_en_sla_je_het_alsnog_op(klant, beheerder):
    antwoord = verstuur_zonder_inloggen(klant, beheerder)
    (invoer,) = OnderbrokenInvoer.objects.all()
    assert antwoord["Location"] == f"/inloggen/?next=/onderbroken/{invoer.sleutel}/"
    klant.force_login(beheerder)
    pagina = klant.get(f"/onderbroken/{invoer.sleutel}/").content.decode()
    assert "Team Noord" in pagina
    formulier = pagina.partition('action="/gebruikers/teams/"')[2]
    velden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', formulier))
    klant.post("/gebruikers/teams/", {naam: velden[naam] for naam in ("naam", "verzending", "onderbroken")})
    assert Team.objects.filter(naam="Team Noord").exists()
    assert not OnderbrokenInvoer.objects.exists()


def test_een_teken_dat_de_database_niet_kent_breekt_niets(klant, beheerder):
    assert verstuur_zonder_inloggen(klant, beheerder, naam="Team\0Noord").status_code == 302
    assert OnderbrokenInvoer.objects.get().velden == [["naam", "TeamNoord"]]


def test_een_ander_ziet_het_niet(klant, beheerder, jobcoach):
    verstuur_zonder_inloggen(klant, beheerder)
    sleutel = OnderbrokenInvoer.objects.get().sleutel
    klant.force_login(jobcoach)
    assert klant.get(f"/onderbroken/{sleutel}/").status_code == 404
    assert klant.post(f"/onderbroken/{sleutel}/weggooien/").status_code == 404


def test_wie_later_inlogt_hoort_dat_er_nog_iets_staat(klant, beheerder):
    verstuur_zonder_inloggen(klant, beheerder)
    klant.force_login(beheerder)
    verzoek = klant.get("/account/").wsgi_request
    user_logged_in.send(type(beheerder), request=verzoek, user=beheerder)
    assert any("niet hebt opgeslagen" in str(melding) for melding in get_messages(verzoek))


def test_een_bestand_wordt_niet_bewaard_maar_wel_genoemd(klant, beheerder):
    verstuur_zonder_inloggen(klant, beheerder, lijst=SimpleUploadedFile("deelnemers.csv", b"a;b"))
    invoer = OnderbrokenInvoer.objects.get()
    assert invoer.bestanden == ["deelnemers.csv"]
    klant.force_login(beheerder)
    assert "deelnemers.csv" in klant.get(f"/onderbroken/{invoer.sleutel}/").content.decode()


@pytest.mark.parametrize("velden", [{"wachtwoord": "x"}, {"password1": "x"}, {"naam": "x" * HOOGSTENS_TEKENS}])
def test_een_wachtwoord_en_een_boekwerk_worden_niet_bewaard(klant, beheerder, velden):
    verstuur_zonder_inloggen(klant, beheerder, **velden)
    assert not OnderbrokenInvoer.objects.exists()


def test_een_vreemde_schrijft_niets_in_de_databank(klant, db):
    antwoord = klant.post("/gebruikers/teams/", {"naam": "Team Noord", "verzending": "onzin"})
    assert antwoord["Location"].startswith("/inloggen/?next=/gebruikers/teams/")
    assert not OnderbrokenInvoer.objects.exists()


def test_wat_tijdens_het_typen_bewaard_wordt_vraagt_om_inloggen_en_blijft_op_het_scherm(klant, beheerder):
    gegevens = {"naam": "x", "verzending": maak_bewijs(beheerder)}
    antwoord = klant.post("/gebruikers/teams/", gegevens, headers={"Accept": "application/json"})
    assert antwoord.status_code == 401
    assert not OnderbrokenInvoer.objects.exists()


def test_na_opnieuw_inloggen_op_een_ander_tabblad_is_een_oud_formulier_niet_verloren(streng, beheerder):
    streng.force_login(beheerder)
    antwoord = streng.post("/gebruikers/teams/", {"naam": "Team Noord", "verzending": maak_bewijs(beheerder)})
    invoer = OnderbrokenInvoer.objects.get()
    assert antwoord["Location"] == f"/onderbroken/{invoer.sleutel}/"
    assert not Team.objects.filter(naam="Team Noord").exists()


def test_logt_een_ander_in_dan_wacht_het_formulier_op_wie_het_typte(streng, beheerder, jobcoach):
    streng.force_login(jobcoach)
    antwoord = streng.post("/gebruikers/teams/", {"naam": "Team Noord", "verzending": maak_bewijs(beheerder)})
    assert antwoord.status_code == 409
    assert "Team Noord" not in antwoord.content.decode()
    assert OnderbrokenInvoer.objects.get().gebruiker == beheerder


def test_een_concept_of_een_stuk_van_een_pagina_blijft_op_het_scherm_en_wordt_niet_hier_bewaard(
    streng, klant, beheerder, jobcoach
):
    gegevens = {"naam": "Team Noord", "verzending": maak_bewijs(beheerder)}
    for browser in (streng, klant):
        browser.force_login(jobcoach)
        assert browser.post("/gebruikers/teams/", gegevens, headers={"Accept": "application/json"}).status_code == 401
    assert streng.post("/gebruikers/teams/", gegevens, headers={"HX-Request": "true"}).status_code == 403
    assert not OnderbrokenInvoer.objects.exists()


def test_een_andere_site_bewaart_hier_niets(streng, beheerder):
    streng.force_login(beheerder)
    assert streng.post("/gebruikers/teams/", {"naam": "Team Kwaad"}).status_code == 403
    assert not OnderbrokenInvoer.objects.exists()


def test_na_een_week_is_het_weg(klant, beheerder, time_machine):
    verstuur_zonder_inloggen(klant, beheerder)
    time_machine.move_to(timezone.now() + VERZENDING_BEWAREN * 1.01)
    ruim_verzendingen_op.run()
    assert not OnderbrokenInvoer.objects.exists()


def test_de_stand_zegt_of_dezelfde_persoon_nog_is_ingelogd(klant, beheerder, jobcoach):
    kop = {"X-Van": maak_bewijs(beheerder)}
    assert klant.get("/inloggen/stand/", headers=kop).json()["stand"] == "uit"
    klant.force_login(jobcoach)
    assert klant.get("/inloggen/stand/", headers=kop).json()["stand"] == "ander"
    klant.force_login(beheerder)
    assert klant.get("/inloggen/stand/", headers=kop).json()["stand"] == "in"
