"""A form that is sent twice is written once, and whoever sends it hears that."""

import re
import threading
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core import signing
from django.db import connection
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.toegang import GebruikerFactory, TeamFactory
from toegang.models import Team, Verzending
from toegang.verzending import BEWIJS_GELDIG, lees_bewijs, maak_bewijs, zout_hier
from trajecten.urenstaat.regels import maandag_van


@pytest.fixture
def klant(klant, beheerder):
    klant.force_login(beheerder)
    return klant


def sleutel_op(pagina: str) -> str:
    return re.search(r'name="verzending" value="([^"]+)"', pagina)[1]


def test_elk_formulier_op_een_pagina_heeft_een_eigen_sleutel(klant):
    sleutels = re.findall(r'name="verzending" value="([^"]+)"', klant.get("/gebruikers/teams/").content.decode())
    assert len(set(sleutels)) == len(sleutels) > 1


def test_een_open_pagina_heeft_geen_sleutel(client_voor, db):
    assert "verzending" not in client_voor("werkmakerij").get("/inloggen/").content.decode()


def test_twee_keer_hetzelfde_formulier_maakt_een_team(klant):
    gegevens = {"naam": "Team Noord", "verzending": sleutel_op(klant.get("/gebruikers/teams/").content.decode())}
    eerste = klant.post("/gebruikers/teams/", gegevens)
    tweede = klant.post("/gebruikers/teams/", gegevens)
    assert eerste.status_code == tweede.status_code == 302
    assert eerste.url == tweede.url
    assert Team.objects.filter(naam="Team Noord").count() == 1
    assert "al opgeslagen" in str(list(get_messages(tweede.wsgi_request))[-1])


def test_wat_na_het_opslaan_veranderd_is_wordt_getoond_en_niet_geschreven(klant):
    sleutel = sleutel_op(klant.get("/gebruikers/teams/").content.decode())
    klant.post("/gebruikers/teams/", {"naam": "Team Noord", "verzending": sleutel})
    antwoord = klant.post("/gebruikers/teams/", {"naam": "Team Noord en West", "verzending": sleutel})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Team Noord en West" in tekst
    assert not Team.objects.filter(naam="Team Noord en West").exists()
    nog_eens = klant.post("/gebruikers/teams/", {"naam": "Team Noord en West", "verzending": sleutel_op(tekst)})
    assert nog_eens.status_code == 302
    assert Team.objects.filter(naam="Team Noord en West").exists()


def test_een_wachtwoord_komt_op_geen_pagina_terug(klant):
    gegevens = {"naam": "Team Noord", "verzending": sleutel_op(klant.get("/gebruikers/teams/").content.decode())}
    klant.post("/gebruikers/teams/", gegevens)
    tekst = klant.post("/gebruikers/teams/", gegevens | {"password1": "geheime zin van mij"}).content.decode()
    assert "Dit formulier was al opgeslagen" in tekst
    assert "geheime zin" not in tekst


def test_een_formulier_met_fouten_mag_opnieuw(klant):
    TeamFactory(naam="Team Noord")
    sleutel = sleutel_op(klant.get("/gebruikers/teams/").content.decode())
    assert klant.post("/gebruikers/teams/", {"naam": "Team Noord", "verzending": sleutel}).status_code == 422
    assert klant.post("/gebruikers/teams/", {"naam": "Team West", "verzending": sleutel}).status_code == 302


def test_via_htmx_leidt_de_tweede_keer_naar_dezelfde_pagina(klant, beheerder):
    sleutel = maak_bewijs(beheerder)
    klant.post("/gebruikers/teams/", {"naam": "Team Noord", "verzending": sleutel})
    kop = {"HX-Request": "true"}
    zelfde = klant.post("/gebruikers/teams/", {"naam": "Team Noord", "verzending": sleutel}, headers=kop)
    assert zelfde.headers["HX-Redirect"] == "/gebruikers/teams/"
    anders = klant.post("/gebruikers/teams/", {"naam": "Team Oost", "verzending": sleutel}, headers=kop)
    assert (anders.status_code, anders.headers["HX-Retarget"]) == (422, "#inhoud")


def test_het_formulier_van_een_ander_wordt_niet_onder_jouw_naam_opgeslagen(klant, jobcoach):
    antwoord = klant.post("/gebruikers/teams/", {"naam": "Team Noord", "verzending": maak_bewijs(jobcoach)})
    assert antwoord.status_code == 409
    assert not Team.objects.filter(naam="Team Noord").exists()
    assert jobcoach.onderbroken_invoer.get().velden == [["naam", "Team Noord"]]


@pytest.mark.parametrize("onzin", ["", "abc", "a:b:c", pytest.param(signing.dumps([1, 2]), id="ander-zout")])
def test_een_sleutel_die_niet_van_ons_is_telt_niet(db, onzin):
    assert lees_bewijs(onzin) is None
    assert lees_bewijs(signing.dumps([1, "x"], salt=zout_hier())) is None


def test_een_sleutel_van_een_andere_organisatie_telt_hier_niet(db):
    with in_organisatie("werkshop"):
        elders = maak_bewijs(GebruikerFactory())
        assert lees_bewijs(elders) is not None
    assert lees_bewijs(elders) is None


def test_wat_geweigerd_werd_mag_met_hetzelfde_formulier_opnieuw(klant, jobcoach):
    klant.force_login(jobcoach)
    maandag = maandag_van(timezone.localdate()) - timedelta(days=7)
    gegevens = {"week": maandag.isoformat(), "sha256": "x", "verzending": maak_bewijs(jobcoach)}
    for _ in range(2):
        melding = list(get_messages(klant.post("/uren/indienen/", gegevens).wsgi_request))[-1]
        assert "nog geen uren" in str(melding)
    assert not Verzending.objects.exists()


def test_een_oude_sleutel_telt_niet_meer(jobcoach, time_machine):
    oud = maak_bewijs(jobcoach)
    time_machine.move_to(timezone.now() + BEWIJS_GELDIG * 1.01)
    assert lees_bewijs(oud) is None


def test_twee_klikken_tegelijk_maken_een_team(zonder_transactie, client_voor, beheerder):
    gegevens = {"naam": "Team Noord", "verzending": maak_bewijs(beheerder)}
    klanten = [client_voor("werkmakerij") for _ in range(2)]
    for klant in klanten:
        klant.force_login(beheerder)
    statussen = []

    def verstuur(klant):
        try:
            statussen.append(klant.post("/gebruikers/teams/", gegevens).status_code)
        finally:
            connection.close()

    draden = [threading.Thread(target=verstuur, args=[klant]) for klant in klanten]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert statussen == [302, 302]
    assert Team.objects.filter(naam="Team Noord").count() == 1
    assert Verzending.objects.count() == 1
