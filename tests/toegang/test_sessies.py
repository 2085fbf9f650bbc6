"""A session ends after thirty minutes without a click, and belongs to one organisation."""

import time

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from toegang.tasks import ruim_sessies_op

HALF_UUR = 30 * 60


@pytest.fixture
def ingelogd(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant


def is_binnen(klant) -> bool:
    return klant.get("/account/").status_code == 200


def test_na_dertig_minuten_zonder_klik_ben_je_uitgelogd(ingelogd, time_machine):
    assert is_binnen(ingelogd)
    time_machine.move_to(time.time() + HALF_UUR + 1)
    assert ingelogd.get("/account/")["Location"] == "/inloggen/?next=/account/"


def test_elke_klik_geeft_weer_dertig_minuten(ingelogd, time_machine):
    for _ in range(3):
        time_machine.move_to(time.time() + HALF_UUR - 60)
        assert is_binnen(ingelogd)


def test_de_cookie_is_niet_te_lezen_en_gaat_niet_mee_naar_andere_sites(ingelogd):
    ingelogd.get("/account/")
    cookie = ingelogd.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")


def test_in_productie_hoort_de_cookie_bij_een_adres_en_reist_alleen_versleuteld(productie_instellingen):
    assert productie_instellingen["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert productie_instellingen["SESSION_COOKIE_SECURE"] is True


def test_een_verstuurd_formulier_komt_na_inloggen_terug_op_zijn_pagina(klant, jobcoach):
    koppen = {"Referer": "http://werkmakerij.localhost/gebruikers/5/?van=lijst"}
    antwoord = klant.post("/gebruikers/5/blokkeren/", {"reden": "proef"}, headers=koppen)
    assert antwoord["Location"] == "/inloggen/?next=/gebruikers/5/%3Fvan%3Dlijst"


def test_een_formulier_van_een_andere_site_stuurt_je_daar_niet_heen(klant, jobcoach):
    antwoord = klant.post("/gebruikers/5/", {}, headers={"Referer": "http://kwaad.example/gebruikers/"})
    assert antwoord["Location"] == "/inloggen/?next=/gebruikers/5/"


def test_verlopen_sessies_worden_opgeruimd_en_lopende_blijven(ingelogd, client_voor, casemanager, time_machine):
    time_machine.move_to(time.time() + HALF_UUR - 60)
    later = client_voor("werkmakerij")
    later.force_login(casemanager)
    time_machine.move_to(time.time() + 120)
    ruim_sessies_op()
    assert [sessie.get_decoded()["_auth_user_id"] for sessie in Session.objects.all()] == [str(casemanager.pk)]
