"""A session ends after thirty minutes without a click, and belongs to one organisation."""

import re
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import RequestFactory
from django.utils import timezone

from organisaties import in_organisatie, in_publiek
from toegang.tasks import ruim_sessies_op, verdeel_opruimen
from vormgeving.thema import Thema

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


def test_een_pagina_die_zelf_vernieuwt_houdt_je_niet_ingelogd(ingelogd, time_machine):
    time_machine.move_to(time.time() + HALF_UUR - 60)
    assert ingelogd.get("/account/", headers={"X-Peiling": "ja"}).status_code == 200
    time_machine.move_to(time.time() + 120)
    assert ingelogd.get("/account/")["Location"] == "/inloggen/?next=/account/"


def test_met_een_verlopen_sessie_blijft_wat_open_is_gewoon_werken(ingelogd, organisatie, time_machine):
    verzoek = RequestFactory().get("/")
    verzoek.organisatie = organisatie
    time_machine.move_to(time.time() + HALF_UUR + 1)
    assert ingelogd.get(Thema.van(verzoek).url).status_code == 200
    assert ingelogd.get("/inloggen/").status_code == 200


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


@pytest.mark.parametrize("van", ["http://kwaad.example/gebruikers/", "http://[", ""])
def test_een_formulier_van_een_andere_site_stuurt_je_daar_niet_heen(klant, jobcoach, van):
    antwoord = klant.post("/gebruikers/5/", {}, headers={"Referer": van})
    assert antwoord["Location"] == "/inloggen/?next=/gebruikers/5/"


def test_verlopen_sessies_worden_opgeruimd_en_lopende_blijven(ingelogd, client_voor, casemanager, time_machine):
    time_machine.move_to(time.time() + HALF_UUR - 60)
    later = client_voor("werkmakerij")
    later.force_login(casemanager)
    time_machine.move_to(time.time() + 120)
    ruim_sessies_op()
    assert [sessie.get_decoded()["_auth_user_id"] for sessie in Session.objects.all()] == [str(casemanager.pk)]


def test_de_klok_ruimt_bij_elke_organisatie_op(worker):
    for schema in ("werkmakerij", "werkshop"):
        with in_organisatie(schema):
            Session.objects.create(session_key="oud", session_data="", expire_date=timezone.now() - timedelta(days=1))
    with in_publiek():
        verdeel_opruimen.delay()
    einde = time.monotonic() + 30
    over = {"werkmakerij", "werkshop"}
    while over and time.monotonic() < einde:
        over = {schema for schema in over if _heeft_sessies(schema)}
        time.sleep(0.1)
    assert over == set()


def _heeft_sessies(schema: str) -> bool:
    with in_organisatie(schema):
        return Session.objects.exists()


def test_elke_pagina_die_zichzelf_ververst_zegt_dat_erbij():
    """A poll without the header would keep its reader logged in for ever."""
    sjablonen = Path(settings.BASE_DIR, "templates").rglob("*.html")
    tags = [tag for pad in sjablonen for tag in re.findall(r"<[^<>]*hx-trigger=\"every[^<>]*>", pad.read_text())]
    assert len(tags) >= 2
    assert [tag for tag in tags if "X-Peiling" not in tag] == []
