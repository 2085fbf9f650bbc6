"""The pages with which the platform manages organisations."""

import pytest

import organisaties
from organisaties.diensten import maak_organisatie
from organisaties.models import Organisatie
from organisaties.overzicht import standen
from tests.fabrieken.toegang import GebruikerFactory
from toegang.models import Logregel

pytestmark = pytest.mark.django_db
NIEUW = {"naam": "De Derde", "adres": "Derde.localhost", "schema": "derde", "soort": "programma", "sjabloon": "hwwerkt"}
PAGINAS = ["/platform/", "/platform/toevoegen/", "/platform/werkshop/"]


@pytest.fixture
def platform(client_voor):
    """A browser in which the platformbeheerder is logged in."""
    with organisaties.in_organisatie("platform"):
        beheerder = GebruikerFactory(email="p@platform.example", rollen=["platformbeheerder"], met_code_app=True)
        klant = client_voor("platform")
        klant.force_login(beheerder)
    return klant


@pytest.mark.parametrize("pagina", PAGINAS)
def test_buiten_het_platform_bestaan_de_paginas_niet(klant, beheerder, pagina):
    assert klant.get(pagina).status_code == 404
    klant.force_login(beheerder)
    assert klant.get(pagina).status_code == 404


@pytest.mark.parametrize("pagina", PAGINAS)
def test_wie_niet_is_ingelogd_gaat_naar_het_inloggen(client_voor, pagina):
    antwoord = client_voor("platform").get(pagina)
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("pagina", PAGINAS)
def test_wie_het_recht_niet_heeft_mag_er_niet_in(client_voor, pagina):
    with organisaties.in_organisatie("platform"):
        klant = client_voor("platform")
        klant.force_login(GebruikerFactory(rollen=["beheerder"], met_code_app=True))
    assert klant.get(pagina).status_code == 403


def test_de_lijst_toont_elke_organisatie_met_haar_stand(platform):
    pagina = platform.get("/platform/").content.decode()
    for tekst in ("De Werkmakerij", "werkshop.localhost", "Actueel", "MB"):
        assert tekst in pagina


def test_de_gezondheid_van_de_installatie_is_een_klik_weg(platform):
    assert 'href="/gezond"' in platform.get("/platform/").content.decode()
    assert "databank" in platform.get("/gezond").json()


def test_de_lijst_vraagt_niet_meer_bij_meer_organisaties(django_assert_max_num_queries):
    for nummer in range(4):
        maak_organisatie(schema=f"extra{nummer}", naam=f"Extra {nummer}", adres=f"extra{nummer}.localhost", door=None)
    # organisations, addresses, lists of migrations, those lists, sizes; and the search_path twice
    with django_assert_max_num_queries(7):
        assert len(standen()) == 7


def test_een_organisatie_zonder_schema_valt_op(platform):
    Organisatie.objects.filter(schema_name="werkshop").update(schema_name="weggeraakt")
    assert "schema ontbreekt" in platform.get("/platform/").content.decode()


def test_een_organisatie_toevoegen_toont_het_resultaat(platform, client_voor):
    antwoord = platform.post("/platform/toevoegen/", NIEUW, follow=True)
    pagina = antwoord.content.decode()
    assert antwoord.redirect_chain == [("/platform/derde/", 302)]
    assert "De Derde staat klaar op http://derde.localhost:8000/" in pagina
    assert "Motivatietraject Da Vinci, Leerhuis" in pagina
    assert client_voor("derde").get("/inloggen/").status_code == 200


def test_het_toevoegen_staat_in_het_logboek_van_het_platform(platform):
    platform.post("/platform/toevoegen/", NIEUW)
    with organisaties.in_organisatie("platform"):
        regel = Logregel.objects.filter(soort="organisatie_gewijzigd").get()
        assert regel.details["organisatie_schema"] == "derde"
    with organisaties.in_organisatie("derde"):
        assert not Logregel.objects.filter(soort="organisatie_gewijzigd").exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"schema": "werkshop"}, "Er is al een organisatie met dit schema."),
        ({"adres": "werkshop.localhost"}, "Dit adres is al van een organisatie."),
        ({"schema": "Met-Streep"}, "kleine letters, cijfers"),
        ({"naam": ""}, "Vul dit in."),
        ({"sjabloon": "onbekend"}, "onbekend"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(platform, anders, zin):
    antwoord = platform.post("/platform/toevoegen/", NIEUW | anders)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Organisatie.objects.filter(schema_name="derde").exists()


def test_uitzetten_en_weer_aanzetten(platform, client_voor):
    platform.post("/platform/werkshop/uitzetten/")
    assert client_voor("werkshop").get("/inloggen/").status_code == 404
    assert "Organisatie aanzetten" in platform.get("/platform/werkshop/").content.decode()
    platform.post("/platform/werkshop/aanzetten/")
    assert client_voor("werkshop").get("/inloggen/").status_code == 200


def test_het_platform_zet_zichzelf_niet_uit(platform):
    platform.post("/platform/platform/uitzetten/")
    assert Organisatie.objects.get(schema_name="platform").actief


@pytest.mark.parametrize("handeling", ["aanzetten", "uitzetten"])
def test_een_link_volgen_verandert_niets(platform, handeling):
    assert platform.get(f"/platform/werkshop/{handeling}/").status_code == 405


def test_een_onbekende_organisatie_is_er_niet(platform):
    assert platform.get("/platform/bestaatniet/").status_code == 404
