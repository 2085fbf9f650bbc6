"""Forgotten, new and changed passwords."""

import re
import time

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core import mail

from tests.fabrieken.toegang import WACHTWOORD, GebruikerFactory
from toegang.logboek import Soort
from toegang.models import Logregel

NIEUW = "een heel ander lang wachtwoord"


def vraag_link(klant, email: str) -> str:
    klant.post("/wachtwoord/vergeten/", {"email": email})
    return re.search(r"http://[^/]+(/wachtwoord/nieuw/\S+)", mail.outbox[-1].body)[1]


def test_een_link_uit_de_mail_geeft_een_nieuw_wachtwoord_en_werkt_een_keer(klant, log_in, beheerder):
    link = vraag_link(klant, beheerder.email)
    assert mail.outbox[-1].subject == "De Werkmakerij: Nieuw wachtwoord kiezen"
    formulier = klant.get(link)["Location"]
    assert formulier.endswith("-set-password/")
    antwoord = klant.post(formulier, {"password1": NIEUW, "password2": NIEUW})
    assert antwoord["Location"] == "/wachtwoord/nieuw/klaar/"
    assert "Deze link werkt niet meer" in klant.get(link).content.decode()
    assert log_in(beheerder.email, NIEUW)["Location"].startswith("/inloggen/code/")
    assert Logregel.objects.van_soort(Soort.WACHTWOORD_GEWIJZIGD).count() == 1
    assert mail.outbox[-1].subject == "De Werkmakerij: Je wachtwoord is gewijzigd"


def test_een_nieuw_wachtwoord_omzeilt_de_code_app_niet(klant, log_in, beheerder):
    formulier = klant.get(vraag_link(klant, beheerder.email))["Location"]
    klant.post(formulier, {"password1": NIEUW, "password2": NIEUW})
    assert "_auth_user_id" not in klant.session


def test_een_link_verloopt_na_een_uur(klant, beheerder, time_machine):
    link = vraag_link(klant, beheerder.email)
    time_machine.move_to(time.time() + 61 * 60)
    assert "Deze link werkt niet meer" in klant.get(link).content.decode()


def test_een_link_werkt_niet_bij_een_andere_organisatie(klant, client_voor, beheerder, buitenstaander):
    link = vraag_link(klant, beheerder.email)
    assert "Deze link werkt niet meer" in client_voor("werkshop").get(link).content.decode()


def test_een_onbekend_adres_krijgt_hetzelfde_antwoord_en_geen_mail(klant, db_of_zonder):
    antwoord = klant.post("/wachtwoord/vergeten/", {"email": "niemand@werkmakerij.example"})
    assert antwoord["Location"] == "/wachtwoord/vergeten/verstuurd/"
    assert mail.outbox == []


def test_wie_geblokkeerd_is_krijgt_geen_link(klant, db_of_zonder):
    klant.post("/wachtwoord/vergeten/", {"email": GebruikerFactory(geblokkeerd=True).email})
    assert mail.outbox == []


def test_wie_nog_niet_is_uitgenodigd_komt_ook_met_een_link_niet_binnen(klant, db_of_zonder):
    antwoord = klant.post("/wachtwoord/vergeten/", {"email": GebruikerFactory(uitgenodigd=True).email})
    assert antwoord["Location"] == "/wachtwoord/vergeten/verstuurd/"
    assert mail.outbox == []


def test_om_een_link_vragen_wordt_afgeremd(klant, beheerder):
    for _ in range(6):
        antwoord = klant.post("/wachtwoord/vergeten/", {"email": beheerder.email})
    assert antwoord.status_code == 429
    assert "Even wachten" in antwoord.content.decode()
    assert len(mail.outbox) == 5


@pytest.mark.parametrize(
    ("wachtwoord", "zin"),
    [
        ("kort", "12 tekens"),
        ("elf tekens!", "12 tekens"),
        ("telechargement", "te algemeen"),
        ("Welkom2026!!", "te makkelijk te raden"),
        ("123-456-789-0", "te makkelijk te raden"),
        ("Werkmakerij01", "te makkelijk te raden"),
        ("abababababab", "te makkelijk te raden"),
        ("beheerder@werkmakerij", "lijkt te veel op"),
    ],
)
def test_een_te_makkelijk_wachtwoord_wordt_geweigerd(klant, beheerder, wachtwoord, zin):
    klant.force_login(beheerder)
    gegevens = {"oldpassword": WACHTWOORD, "password1": wachtwoord, "password2": wachtwoord}
    antwoord = klant.post("/account/wachtwoord/", gegevens)
    assert zin in antwoord.content.decode()
    beheerder.refresh_from_db()
    assert beheerder.check_password(WACHTWOORD)


def test_wat_een_wachtwoord_moet_zijn_is_in_woorden_te_zien():
    assert "Gebruik niet één gewoon woord met cijfers erachter." in password_validators_help_texts()


def test_je_eigen_wachtwoord_wijzigen_houdt_je_ingelogd_en_sluit_andere_sessies(klant, client_voor, beheerder):
    elders = client_voor("werkmakerij")
    elders.force_login(beheerder)
    klant.force_login(beheerder)
    gegevens = {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    assert klant.post("/account/wachtwoord/", gegevens)["Location"] == "/account/"
    assert klant.get("/account/").status_code == 200
    assert elders.get("/account/")["Location"] == "/inloggen/?next=/account/"


def test_zonder_het_wachtwoord_van_nu_verandert_er_niets(klant, beheerder):
    klant.force_login(beheerder)
    gegevens = {"oldpassword": "dit is het niet", "password1": NIEUW, "password2": NIEUW}
    assert "Schrijf je wachtwoord van nu." in klant.post("/account/wachtwoord/", gegevens).content.decode()


def test_wie_in_de_demo_geen_wachtwoord_heeft_vraagt_er_een_met_de_link(klant, db_of_zonder, settings):
    settings.DEMO = True
    klant.force_login(GebruikerFactory(uitgenodigd=True))
    assert klant.get("/account/wachtwoord/", follow=True).redirect_chain[-1] == ("/wachtwoord/vergeten/", 302)
