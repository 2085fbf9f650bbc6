"""Logging in with address, password and code; what fails is told, slowed down and written down."""

import pytest
from django.conf import settings

from tests.fabrieken.toegang import WACHTWOORD, GebruikerFactory
from toegang.logboek import Soort
from toegang.models import Logregel


def is_ingelogd(klant) -> bool:
    return "_auth_user_id" in klant.session


def test_wachtwoord_en_code_geven_toegang_en_je_komt_terug_waar_je_was(klant, log_in, beheerder, app_code):
    antwoord = klant.get("/gebruikers/")
    assert antwoord["Location"] == "/inloggen/?next=/gebruikers/"
    antwoord = log_in(beheerder.email, naar="/gebruikers/")
    assert antwoord["Location"].startswith("/inloggen/code/")
    assert not is_ingelogd(klant)
    antwoord = klant.post("/inloggen/code/", {"code": app_code(beheerder)})
    assert antwoord["Location"] == "/gebruikers/"
    assert klant.get("/gebruikers/").status_code == 200


def test_na_verlopen_sessie_kom_je_na_inloggen_terug_met_zoekvraag(klant):
    antwoord = klant.get("/logboek/?soort=ingelogd")
    assert antwoord["Location"] == "/inloggen/?next=/logboek/%3Fsoort%3Dingelogd"


def test_een_stuk_van_een_pagina_stuurt_de_hele_pagina_naar_inloggen(klant):
    koppen = {"HX-Request": "true", "HX-Current-URL": "http://werkmakerij.localhost/deelnemers/?fase=2"}
    antwoord = klant.get("/logboek/", headers=koppen)
    assert antwoord["HX-Redirect"] == "/inloggen/?next=/deelnemers/%3Ffase%3D2"


def test_een_verstuurd_stuk_formulier_na_verlopen_sessie_laat_het_scherm_staan(klant):
    """A redirect would throw away what was typed; the 401 is shown above it by static/js/app.js."""
    antwoord = klant.post("/gebruikers/uitnodigen/", {"email": "x@werkmakerij.example"}, headers={"HX-Request": "true"})
    assert antwoord.status_code == 401
    assert "HX-Redirect" not in antwoord


@pytest.mark.parametrize("van", ["http://kwaad.example/deelnemers/", "http://[", ""])
def test_een_stuk_van_een_pagina_die_niet_van_ons_is_begint_vooraan(klant, van):
    antwoord = klant.get("/logboek/", headers={"HX-Request": "true", "HX-Current-URL": van})
    assert antwoord["HX-Redirect"] == "/inloggen/?next=/"


@pytest.mark.parametrize("naar", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"])
def test_na_inloggen_ga_je_nooit_naar_een_andere_plek_op_internet(klant, log_in, beheerder, app_code, naar):
    log_in(beheerder.email, naar=naar)
    antwoord = klant.post("/inloggen/code/", {"code": app_code(beheerder)})
    assert antwoord["Location"] == "/"


def test_hoofdletters_in_het_adres_maken_niet_uit(klant, log_in, beheerder):
    assert log_in(" BEHEERDER@Werkmakerij.example ")["Location"].startswith("/inloggen/code/")


@pytest.mark.parametrize("email", ["beheerder@werkmakerij.example", "niemand@werkmakerij.example"])
def test_een_fout_wachtwoord_en_een_onbekend_adres_krijgen_hetzelfde_antwoord(log_in, beheerder, email):
    antwoord = log_in(email, "dit is het niet hoor")
    assert "Het e-mailadres of het wachtwoord klopt niet." in antwoord.content.decode()


def test_wie_geblokkeerd_is_komt_er_niet_in(klant, log_in, db_of_zonder):
    gebruiker = GebruikerFactory(geblokkeerd=True)
    assert log_in(gebruiker.email)["Location"] == "/inloggen/geblokkeerd/"
    assert not is_ingelogd(klant)


def test_wie_tijdens_het_werk_geblokkeerd_wordt_is_meteen_buiten(klant, jobcoach):
    klant.force_login(jobcoach)
    assert klant.get("/account/").status_code == 200
    jobcoach.is_active = False
    jobcoach.save(update_fields=["is_active"])
    assert klant.get("/account/")["Location"] == "/inloggen/?next=/account/"


def test_wie_nog_geen_wachtwoord_heeft_kan_niet_inloggen(klant, log_in, db_of_zonder):
    gebruiker = GebruikerFactory(uitgenodigd=True)
    log_in(gebruiker.email, "!nog-niet-gekozen")
    assert not is_ingelogd(klant)


def test_inloggen_mislukken_en_uitloggen_staan_in_het_logboek(klant, log_in, beheerder, app_code):
    log_in(beheerder.email, "dit is het niet hoor")
    log_in(beheerder.email)
    klant.post("/inloggen/code/", {"code": "000000"})
    klant.post("/inloggen/code/", {"code": app_code(beheerder)})
    klant.post("/uitloggen/")
    regels = Logregel.objects.door(beheerder).order_by("pk")
    assert [(regel.soort, regel.details.get("stap")) for regel in regels] == [
        (Soort.INLOGGEN_MISLUKT, "wachtwoord"),
        (Soort.INLOGGEN_MISLUKT, "code"),
        (Soort.INGELOGD, None),
        (Soort.UITGELOGD, None),
    ]
    assert regels[0].details["adres"] == "127.0.0.1"


def test_wat_iemand_typt_komt_niet_in_het_logboek_of_in_de_logregels(log_in, beheerder, caplog):
    log_in("mijnwachtwoord@geheim.example", "dit is het niet hoor")
    regel = Logregel.objects.get(soort=Soort.INLOGGEN_MISLUKT)
    assert (regel.door_pk, regel.door_naam) == (None, "")
    alles = f"{regel.details}{regel.reden}{caplog.text}"
    assert "geheim" not in alles
    assert "dit is het niet" not in alles


def test_uitloggen_vraagt_een_klik_op_een_knop(klant, jobcoach):
    klant.force_login(jobcoach)
    assert klant.get("/uitloggen/").status_code == 200
    assert is_ingelogd(klant)
    assert klant.post("/uitloggen/")["Location"] == "/inloggen/"
    assert not is_ingelogd(klant)


def test_na_vijf_keer_mis_is_het_goede_wachtwoord_ook_even_niet_goed(klant, log_in, beheerder):
    for _ in range(5):
        log_in(beheerder.email, "dit is het niet hoor")
    antwoord = log_in(beheerder.email, WACHTWOORD)
    assert "Te vaak geprobeerd. Wacht 5 minuten" in antwoord.content.decode()
    assert not is_ingelogd(klant)


def test_afremmen_geldt_per_organisatie(client_voor, log_in, beheerder):
    from organisaties import in_organisatie

    with in_organisatie("werkshop"):
        GebruikerFactory(email=beheerder.email, met_code_app=True)
    for _ in range(6):
        log_in(beheerder.email, "dit is het niet hoor")
    elders = client_voor("werkshop").post("/inloggen/", {"login": beheerder.email, "password": WACHTWOORD})
    assert elders["Location"].startswith("/inloggen/code/")


def test_de_code_raden_wordt_ook_afgeremd(klant, log_in, beheerder, app_code):
    log_in(beheerder.email)
    for nummer in range(5):
        klant.post("/inloggen/code/", {"code": f"00000{nummer}"})
    antwoord = klant.post("/inloggen/code/", {"code": app_code(beheerder)})
    assert "Te vaak geprobeerd" in antwoord.content.decode()
    assert not is_ingelogd(klant)


def test_wachtwoorden_worden_met_argon2_bewaard(beheerder):
    assert beheerder.password.startswith("argon2$argon2id$")
    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_niemand_kan_zichzelf_aanmelden(klant, db_of_zonder):
    # /aanmelden/ is where staff signs up a deelnemer: closed like every page of theirs
    assert klant.get("/aanmelden/").url.startswith("/inloggen/")
    for pad in ("/signup/", "/accounts/signup/", "/inloggen/signup/"):
        assert klant.get(pad).status_code == 404


@pytest.mark.parametrize(("voorkanten", "adres"), [(0, "127.0.0.1"), (1, "198.51.100.7")])
def test_het_adres_van_een_bezoeker_komt_alleen_van_onze_eigen_voorkant(
    db_of_zonder, klant, settings, voorkanten, adres
):
    """What a visitor writes in the header himself stands before what our front adds, and never counts."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = voorkanten
    koppen = {"X-Forwarded-For": "203.0.113.66, 198.51.100.7"}
    klant.post("/inloggen/", {"login": "niemand@x.example", "password": "dit is het niet"}, headers=koppen)
    assert Logregel.objects.get(soort=Soort.INLOGGEN_MISLUKT).details["adres"] == adres
