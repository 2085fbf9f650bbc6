"""The page of no organisation: in the demo it logs in as anyone, elsewhere it tells nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from config.lokaal.demo_gegevens import ORGANISATIES, zoek_gebruiker
from config.lokaal.post import Postvak, berichten
from organisaties import in_organisatie
from toegang.demo import gebruiker_van_token
from toegang.matrix import ROLLEN_ORGANISATIE, ROLLEN_PLATFORM
from toegang.models import Gebruiker

pytestmark = pytest.mark.django_db
COACH = {"schema": "werkmakerij", "email": "coach1@werkmakerij.example"}


@pytest.fixture
def bezoeker() -> Client:
    """A browser at the address of no organisation."""
    return Client(headers={"host": "localhost"})


@pytest.fixture
def in_demo(settings, tmp_path: Path) -> Iterator[None]:
    """Demo mode, with a postvak of this test."""
    settings.DEMO = True
    settings.EMAIL_FILE_PATH = str(tmp_path / "post")
    return


@pytest.mark.usefixtures("in_demo")
def test_startpagina_toont_organisaties_en_rollen(bezoeker: Client) -> None:
    pagina = bezoeker.get("/").content.decode()
    for tekst in ("De Werkmakerij", "Stichting Werkshop", "Jobcoach", "Casemanager", "coach1@werkmakerij.example"):
        assert tekst in pagina


@pytest.mark.usefixtures("in_demo")
def test_kiezen_stuurt_naar_de_organisatie_met_een_token_dat_inlogt(bezoeker: Client) -> None:
    antwoord = bezoeker.post("/demo/inloggen/", COACH)
    assert antwoord.status_code == 302
    doel = re.fullmatch(r"http://werkmakerij\.localhost:8000/demo/(.+)/", antwoord["Location"])
    assert doel
    with in_organisatie("werkmakerij"):
        gebruiker, _ = Gebruiker.objects.get_or_create(email=COACH["email"], defaults={"rollen": ["jobcoach"]})
        assert gebruiker_van_token(doel[1]) == gebruiker


@pytest.mark.usefixtures("in_demo")
def test_browser_mag_het_formulier_naar_een_organisatie_volgen(bezoeker: Client) -> None:
    assert "form-action 'self' http://*.localhost:8000" in bezoeker.get("/")["Content-Security-Policy"]


@pytest.mark.usefixtures("in_demo")
@pytest.mark.parametrize(
    "keuze",
    [
        {},
        {"schema": "werkmakerij"},
        COACH | {"schema": "werkshop"},
        COACH | {"schema": "bestaat_niet"},
        COACH | {"schema": "\0"},
        COACH | {"email": "onbekend@werkmakerij.example"},
    ],
    ids=["leeg", "zonder persoon", "van een ander", "onbekende organisatie", "geen naam", "onbekende persoon"],
)
def test_wie_niet_in_de_lijst_staat_logt_niet_in(bezoeker: Client, keuze: dict[str, str]) -> None:
    assert bezoeker.post("/demo/inloggen/", keuze).status_code == 404


@pytest.mark.usefixtures("in_demo")
def test_inloggen_kan_niet_met_een_link(bezoeker: Client) -> None:
    assert bezoeker.get("/demo/inloggen/", COACH).status_code == 405


@pytest.mark.usefixtures("in_demo")
def test_inloggen_vraagt_het_formulier_van_deze_pagina() -> None:
    streng = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert streng.post("/demo/inloggen/", COACH).status_code == 403


def test_buiten_de_demo_noemt_de_startpagina_geen_organisaties(bezoeker: Client) -> None:
    antwoord = bezoeker.get("/")
    assert antwoord.status_code == 200
    assert "Werkmakerij" not in antwoord.content.decode()


@pytest.mark.parametrize("pad", ["/postvak/", "/postvak/1-1/"])
def test_buiten_de_demo_is_er_geen_postvak(bezoeker: Client, pad: str) -> None:
    assert bezoeker.get(pad).status_code == 404


def test_buiten_de_demo_logt_niemand_zo_in(bezoeker: Client) -> None:
    assert bezoeker.post("/demo/inloggen/", COACH).status_code == 404


@pytest.mark.usefixtures("in_demo")
def test_postvak_toont_mail_de_nieuwste_eerst(bezoeker: Client) -> None:
    assert "Nog geen mail" in bezoeker.get("/postvak/").content.decode()
    eerste = EmailMessage(
        "Eerste", "Dag Yara,\n\nKijk op http://werkmakerij.localhost/", to=["yara@werkmakerij.example"]
    )
    tweede = EmailMessage("Tweede <één>", "Dag.", to=["b@werkmakerij.example"])
    tweede.attach("rapport.pdf", b"%PDF", "application/pdf")
    assert Postvak().send_messages([eerste, tweede]) == 2
    pagina = bezoeker.get("/postvak/").content.decode()
    assert pagina.index("Tweede &lt;één&gt;") < pagina.index("Eerste")


@pytest.mark.usefixtures("in_demo")
def test_bericht_is_te_lezen_als_tekst(bezoeker: Client) -> None:
    mail = EmailMessage("Welkom", "Dag Yara,\n\nKijk op http://werkmakerij.localhost/x/", to=["y@werkmakerij.example"])
    mail.attach("rapport.pdf", b"%PDF", "application/pdf")
    Postvak().send_messages([mail])
    pagina = bezoeker.get(f"/postvak/{berichten()[0].code}/").content.decode()
    for tekst in (
        "Welkom",
        "y@werkmakerij.example",
        "Dag Yara,",
        'href="http://werkmakerij.localhost/x/"',
        "rapport.pdf",
    ):
        assert tekst in pagina
    assert bezoeker.get("/postvak/1-1/").status_code == 404


def test_elke_rol_is_in_elke_organisatie_te_kiezen() -> None:
    for organisatie in ORGANISATIES:
        rollen = ROLLEN_PLATFORM if organisatie.soort == "platform" else ROLLEN_ORGANISATIE
        assert sorted(gebruiker.rol for gebruiker in organisatie.gebruikers) == sorted(rollen)


def test_demogebruiker_hoort_bij_een_organisatie() -> None:
    assert zoek_gebruiker("werkmakerij", "coach1@werkmakerij.example")
    assert zoek_gebruiker("werkshop", "coach1@werkmakerij.example") is None
