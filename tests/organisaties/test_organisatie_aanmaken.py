"""Adding an organisation, by command and as a service."""

from io import StringIO

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

import organisaties
from bouwstenen.models import Bouwsteen
from organisaties import sjablonen
from organisaties.diensten import maak_organisatie
from organisaties.inrichting import _register
from organisaties.models import Domein, Organisatie
from organisaties.schemas import bestaat, is_actueel
from toegang.models import Gebruiker
from trajecten.models import Programma

pytestmark = pytest.mark.django_db
GEWOON = {"schema": "derde", "naam": "De Derde", "adres": "derde.localhost", "door": None}

# uitwisselformaat.md and the founding documents: programme code -> number of bouwstenen
ROUTES = {
    "werkmakerij": {"werkmakerij": 4},
    "participatiefabriek": {"participatiefabriek": 2},
    "hwwerkt": {"motivatietraject": 3, "leerhuis": 2},
    "werkshop": {"mdt-op-zuid": 1},
    "jongerenloket": {"van-school-naar-werk": 4},
}


def test_een_nieuwe_organisatie_heeft_een_actueel_schema_en_een_adres(client_voor):
    nieuw = maak_organisatie(**GEWOON)
    assert nieuw.adres == "http://derde.localhost:8000/"
    assert is_actueel("derde")
    assert client_voor("derde").get("/inloggen/").status_code == 200


@pytest.mark.parametrize("sjabloon", sjablonen.namen())
def test_elk_sjabloon_brengt_zijn_programmas_en_bouwstenen_mee(sjabloon):
    nieuw = maak_organisatie(**GEWOON, sjabloon=sjabloon)
    with organisaties.in_organisatie("derde"):
        gevonden = {p.code: Bouwsteen.objects.filter(route__programma=p).count() for p in Programma.objects.all()}
        assert gevonden == ROUTES[sjabloon]
    assert len(nieuw.programmas) == len(ROUTES[sjabloon])
    assert nieuw.organisatie.huisstijl == {"palet": sjabloon}


def test_zonder_sjabloon_zijn_er_geen_programmas():
    maak_organisatie(**GEWOON)
    with organisaties.in_organisatie("derde"):
        assert not Programma.objects.exists()


def test_de_eerste_beheerder_krijgt_een_uitnodiging_van_de_nieuwe_organisatie(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as bij_vastleggen:
        maak_organisatie(**GEWOON, beheerder="baas@derde.example")
    with organisaties.in_organisatie("derde"):
        baas = Gebruiker.objects.get(email="baas@derde.example")
        assert "beheerder" in baas.rollen
        for stuur in bij_vastleggen:
            stuur()
    assert [bericht.to for bericht in mail.outbox] == [["baas@derde.example"]]
    assert "http://derde.localhost:8000/" in mail.outbox[0].body
    assert not Gebruiker.objects.filter(email="baas@derde.example").exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"schema": "werkshop"}, "Er is al een organisatie met dit schema"),
        ({"adres": "werkshop.localhost"}, "Dit adres is al van een organisatie"),
        ({"schema": "Derde"}, "kleine letters"),
        ({"schema": "public"}, "schemanaam kan niet"),
        ({"schema": "pg_derde"}, "schema"),
        ({"schema": "sjabloon_x"}, "schemanaam kan niet"),
        ({"schema": 'x"; drop schema werkshop cascade; --'}, "kleine letters"),
        ({"adres": "https://derde.localhost"}, "zonder http en zonder poort"),
        ({"adres": "derde.localhost:8000"}, "zonder http en zonder poort"),
        ({"adres": "localhost"}, "adres van Stapsteen zelf"),
        ({"naam": ""}, "leeg"),
        ({"soort": "bedrijf"}, "geen geldige keuze"),
        ({"huisstijl": {"palet": "neon"}}, "Dit palet bestaat niet"),
        ({"huisstijl": {"primair": "#ffff00"}}, "te licht"),
    ],
    ids=lambda waarde: str(waarde)[:40],
)
def test_wat_niet_kan_wordt_geweigerd_met_een_zin_en_laat_niets_achter(anders, zin):
    with pytest.raises(ValidationError, match=zin):
        maak_organisatie(**(GEWOON | anders))
    assert not Organisatie.objects.filter(naam="De Derde").exists()
    assert not bestaat("derde")


def test_een_schema_dat_van_niemand_is_wordt_niet_overgenomen():
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA derde")
    with pytest.raises(ValidationError, match="De database heeft al een schema met deze naam"):
        maak_organisatie(**GEWOON)


def test_een_onbekend_sjabloon_noemt_de_keuzes():
    with pytest.raises(ValueError, match="Kies uit: hwwerkt, jongerenloket"):
        maak_organisatie(**GEWOON, sjabloon="onbekend")


def test_als_de_inrichting_mislukt_is_er_niets_gemaakt(monkeypatch):
    def mislukt(**_):
        raise DatabaseError("stuk")

    monkeypatch.setattr(_register, "stappen", [*_register.stappen, mislukt])
    with pytest.raises(DatabaseError, match="stuk"):
        maak_organisatie(**GEWOON)
    assert not bestaat("derde")
    assert not Domein.objects.filter(domain="derde.localhost").exists()
    assert organisaties.schema() == "werkmakerij"


def test_de_opdracht_zegt_wat_er_is_gemaakt():
    uitvoer = StringIO()
    opties = {"schema": "derde", "naam": "De Derde", "adres": "derde.localhost", "sjabloon": "hwwerkt"}
    call_command("organisatie_aanmaken", **opties, stdout=uitvoer)
    assert "De Derde staat klaar op http://derde.localhost:8000/" in uitvoer.getvalue()
    assert "programma: Leerhuis" in uitvoer.getvalue()


def test_de_opdracht_zegt_waarom_het_niet_kan():
    with pytest.raises(CommandError, match="Er is al een organisatie met dit schema"):
        call_command("organisatie_aanmaken", schema="werkshop", naam="x", adres="x.localhost")


def test_een_schema_mag_heten_als_een_woord_van_sql():
    maak_organisatie(**(GEWOON | {"schema": "user"}))
    assert is_actueel("user")


def test_organisaties_toont_schema_versie_grootte_en_gebruik():
    uitvoer = StringIO()
    call_command("organisaties", stdout=uitvoer)
    regel = next(regel for regel in uitvoer.getvalue().splitlines() if regel.startswith("werkshop"))
    for deel in ("Stichting Werkshop", "werkshop.localhost", "Programma", "actueel", "MB", "nog niet"):
        assert deel in regel
