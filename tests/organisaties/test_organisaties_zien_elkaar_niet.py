"""What one organisation has, another cannot see: ids, files, cache, sessions."""

from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

import organisaties
from organisaties.fouten import GeenOrganisatie
from organisaties.opslag import map_van
from tests.fabrieken.toegang import GebruikerFactory
from toegang.models import Gebruiker, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def bestandenmap(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_hetzelfde_nummer_is_bij_een_ander_iets_anders():
    hier = Team.objects.create(naam="Team van de Werkmakerij")
    with organisaties.in_organisatie("werkshop"):
        assert not Team.objects.filter(pk=hier.pk).exists()
        daar = Team.objects.create(pk=hier.pk, naam="Team van de Werkshop")
    assert Team.objects.get(pk=daar.pk).naam == "Team van de Werkmakerij"


def test_een_mens_die_bij_twee_werkt_heeft_twee_gebruikers():
    GebruikerFactory(email="beide@example.org")
    with organisaties.in_organisatie("werkshop"):
        assert not Gebruiker.objects.filter(email="beide@example.org").exists()
        GebruikerFactory(email="beide@example.org")


def test_een_bestand_is_bij_een_ander_niet_te_openen(bestandenmap):
    naam = default_storage.save("rapporten/plan.pdf", ContentFile(b"geheim"))
    with default_storage.open(naam) as bestand:
        assert bestand.read() == b"geheim"
    with organisaties.in_organisatie("werkshop"):
        assert not default_storage.exists(naam)
        with pytest.raises(FileNotFoundError):
            default_storage.open(naam)


@pytest.mark.parametrize("pad", ["../werkmakerij/rapporten/x.pdf", "/etc/passwd", "rapporten/../../werkmakerij/x"])
def test_een_pad_leidt_nooit_naar_de_map_van_een_ander(bestandenmap, pad):
    with organisaties.in_organisatie("werkshop"), pytest.raises(SuspiciousFileOperation):
        default_storage.open(pad)


def test_een_link_op_de_schijf_leidt_ook_niet_naar_een_ander(bestandenmap):
    default_storage.save("rapporten/x.pdf", ContentFile(b"geheim"))
    map_van("werkshop").mkdir()
    (map_van("werkshop") / "kijk").symlink_to(map_van("werkmakerij") / "rapporten")
    with organisaties.in_organisatie("werkshop"), pytest.raises(SuspiciousFileOperation):
        default_storage.listdir("kijk")


def test_een_bestandsnaam_is_niet_te_raden_en_verraadt_niets(bestandenmap):
    namen = {default_storage.save("rapporten/Jan Jansen.PDF", ContentFile(b"x")) for _ in range(2)}
    assert len(namen) == 2
    for naam in namen:
        assert naam.startswith("rapporten/")
        assert naam.endswith(".pdf")
        assert "ansen" not in naam
        assert len(naam) >= len("rapporten/.pdf") + 32


def test_bestanden_zijn_alleen_voor_de_gebruiker_van_het_proces(bestandenmap):
    pad = default_storage.path(default_storage.save("rapporten/x.pdf", ContentFile(b"x")))
    assert oct(map_van("werkmakerij").stat().st_mode & 0o777) == "0o700"
    assert oct(Path(pad).stat().st_mode & 0o777) == "0o600"


def test_buiten_een_organisatie_zijn_er_geen_bestanden(bestandenmap):
    with organisaties.in_publiek(), pytest.raises(GeenOrganisatie):
        default_storage.save("x.pdf", ContentFile(b"x"))


def test_een_bestand_heeft_geen_openbaar_adres(bestandenmap):
    with pytest.raises(ValueError, match="openbaar adres"):
        default_storage.url("rapporten/x.pdf")


def test_dezelfde_cachesleutel_is_bij_een_ander_leeg():
    cache.set("teller", 3)
    with organisaties.in_organisatie("werkshop"):
        assert cache.get("teller") is None
        cache.set("teller", 8)
    with organisaties.in_publiek():
        assert cache.get("teller") is None
    assert cache.get("teller") == 3


def test_een_sessie_van_de_een_is_bij_de_ander_niets_waard(klant, client_voor, beheerder):
    klant.force_login(beheerder)
    assert klant.get("/account/").status_code == 200
    ander = client_voor("werkshop")
    ander.cookies = klant.cookies
    antwoord = ander.get("/account/")
    assert antwoord.status_code == 302
    assert "/inloggen/" in antwoord["Location"]
    with organisaties.in_organisatie("werkshop"):
        assert not Session.objects.exists()


def test_de_sessiecookie_geldt_voor_een_adres(klant, beheerder, settings):
    klant.force_login(beheerder)
    assert settings.SESSION_COOKIE_DOMAIN is None
    assert not klant.cookies[settings.SESSION_COOKIE_NAME]["domain"]
