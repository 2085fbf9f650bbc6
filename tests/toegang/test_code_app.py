"""The second step is obligatory, works with a real code, and has a way out when the phone is gone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from tests.fabrieken.toegang import GebruikerFactory
from tests.toegang.conftest import totp
from toegang.geheim import ontsleutel
from toegang.logboek import Soort
from toegang.models import Logregel

INSTELLEN = "/account/code-app/instellen/"


@pytest.fixture
def zonder_app(klant, log_in, db_of_zonder):
    """Somebody who logged in for the first time."""
    gebruiker = GebruikerFactory(rollen=["beheerder"])
    log_in(gebruiker.email)
    return gebruiker


def geheim_op(pagina: str) -> str:
    return re.search(r"<code>([A-Z2-7]{32})</code>", pagina)[1]


def test_zonder_code_app_kom_je_alleen_bij_het_instellen(klant, zonder_app):
    for pad in ("/gebruikers/", "/account/", "/logboek/", "/account/herstelcodes/", "/account/wachtwoord/"):
        assert klant.get(pad)["Location"] == INSTELLEN
    assert klant.get(INSTELLEN).status_code == 200
    assert klant.post("/uitloggen/").status_code == 302


def test_een_echte_code_stelt_de_app_in_en_geeft_herstelcodes(zonder_transactie, klant, zonder_app):
    pagina = klant.get(INSTELLEN).content.decode()
    antwoord = klant.post(INSTELLEN, {"code": totp(geheim_op(pagina))})
    assert antwoord["Location"] == "/account/herstelcodes/"
    codes = klant.get("/account/herstelcodes/").content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10
    assert klant.get("/gebruikers/").status_code == 200
    soorten = set(Logregel.objects.door(zonder_app).values_list("soort", flat=True))
    assert {Soort.TWEEDE_STAP_INGESTELD, Soort.HERSTELCODES_GEMAAKT} <= soorten
    assert "De Werkmakerij: Er is een code-app ingesteld" in [bericht.subject for bericht in mail.outbox]


def test_een_verkeerde_code_stelt_niets_in(klant, zonder_app):
    klant.get(INSTELLEN)
    antwoord = klant.post(INSTELLEN, {"code": "123456"})
    assert "Deze code klopt niet" in antwoord.content.decode()
    assert not Authenticator.objects.filter(user=zonder_app).exists()


def test_het_plaatje_om_te_scannen_past_in_de_strenge_csp(klant, zonder_app):
    pagina = klant.get(INSTELLEN).content.decode()
    assert "<svg" in pagina
    assert "data:" not in pagina
    assert 'style="' not in pagina


def test_het_geheim_staat_versleuteld_in_de_databank(klant, zonder_app):
    geheim = geheim_op(klant.get(INSTELLEN).content.decode())
    klant.post(INSTELLEN, {"code": totp(geheim)})
    app = Authenticator.objects.get(user=zonder_app, type=Authenticator.Type.TOTP)
    assert geheim not in str(app.data)
    assert ontsleutel(app.data["secret"]) == geheim


def test_dezelfde_code_werkt_geen_tweede_keer(klant, log_in, beheerder, app_code):
    code = app_code(beheerder)
    log_in(beheerder.email)
    assert klant.post("/inloggen/code/", {"code": code}).status_code == 302
    klant.post("/uitloggen/")
    log_in(beheerder.email)
    assert klant.post("/inloggen/code/", {"code": code}).status_code == 200


def test_een_herstelcode_werkt_een_keer_en_staat_in_het_logboek(klant, log_in, beheerder):
    codes = Authenticator.objects.get(user=beheerder, type=Authenticator.Type.RECOVERY_CODES)
    code = codes.wrap().get_unused_codes()[0]
    log_in(beheerder.email)
    assert klant.post("/inloggen/code/", {"code": code})["Location"] == "/"
    assert Logregel.objects.van_soort(Soort.HERSTELCODE_GEBRUIKT).count() == 1
    klant.post("/uitloggen/")
    log_in(beheerder.email)
    assert klant.post("/inloggen/code/", {"code": code}).status_code == 200


def test_de_app_vervangen_vraagt_opnieuw_je_wachtwoord(klant, beheerder):
    klant.force_login(beheerder)
    antwoord = klant.get("/account/code-app/vervangen/")
    assert antwoord["Location"].startswith("/account/nogmaals/?next=")
    antwoord = klant.post(antwoord["Location"], {"password": "vier stenen op een rij"})
    assert antwoord["Location"] == "/account/code-app/vervangen/"
    klant.post("/account/code-app/vervangen/")
    assert not Authenticator.objects.filter(user=beheerder).exists()
    assert klant.get("/gebruikers/")["Location"] == INSTELLEN


def test_in_de_demo_is_de_code_app_niet_verplicht(klant, db_of_zonder, settings):
    settings.DEMO = True
    klant.force_login(GebruikerFactory(rollen=["beheerder"]))
    assert klant.get("/gebruikers/").status_code == 200


def test_ingelogd_worden_buiten_het_formulier_om_ontslaat_niet_van_de_code_app(klant, db_of_zonder):
    klant.force_login(GebruikerFactory(rollen=["beheerder"]))
    assert klant.get("/gebruikers/")["Location"] == INSTELLEN
