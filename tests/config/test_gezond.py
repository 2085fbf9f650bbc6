"""The health pages answer on any host, and tell the truth."""

import pytest
from django.test import Client

VREEMD = {"host": "onbekend.example"}


@pytest.fixture
def vreemde() -> Client:
    """A browser at an address that belongs to nobody."""
    return Client(headers=VREEMD)


def test_leeft_antwoordt_op_elk_adres(vreemde: Client) -> None:
    antwoord = vreemde.get("/gezond/leeft")
    assert antwoord.status_code == 200
    assert antwoord.json() == {"gezond": True, "proces": "goed"}


@pytest.mark.django_db
def test_klaar_zegt_welk_onderdeel_er_niet_is(vreemde: Client, settings) -> None:
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    antwoord = vreemde.get("/gezond/klaar")
    assert antwoord.status_code == 503
    stand = antwoord.json()
    assert (stand["gezond"], stand["databank"], stand["redis"]) == (False, "goed", "fout")


@pytest.mark.usefixtures("worker")
def test_gezond_is_goed_met_databank_redis_en_worker(vreemde: Client) -> None:
    for pad in ("/gezond", "/gezond/klaar"):
        antwoord = vreemde.get(pad)
        assert antwoord.status_code == 200, antwoord.content
        assert set(antwoord.json().values()) == {True, "goed"}


def test_gezond_wordt_niet_naar_https_gestuurd(vreemde: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert vreemde.get("/gezond/leeft").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("adres", "status"),
    [
        ("werkmakerij.localhost", 200),
        ("WERKMAKERIJ.localhost", 200),
        ("localhost", 200),
        ("onbekend.localhost", 404),
        ("", 404),
        ("\0", 404),
    ],
)
def test_voorkant_krijgt_alleen_certificaten_voor_bekende_adressen(vreemde: Client, adres: str, status: int) -> None:
    assert vreemde.get("/gezond/adres", {"domain": adres}).status_code == status


@pytest.mark.django_db
def test_voorkant_krijgt_geen_certificaat_voor_een_uitgezette_organisatie(vreemde: Client, organisatie) -> None:
    from organisaties.diensten import zet_actief

    zet_actief(organisatie=organisatie, actief=False, door=None)
    assert vreemde.get("/gezond/adres", {"domain": "werkmakerij.localhost"}).status_code == 404
