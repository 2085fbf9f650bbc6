"""A schema made from the template is, in everything PostgreSQL knows of it, one that was migrated."""

import time

import pytest
from django.db import connection

from organisaties.blauwdruk import haal_blauwdruk, speel_af
from organisaties.schemas import achterstand, migreer_schema, toegepaste_migraties
from tests.organisaties.catalogus import VRAGEN, beschrijving, rijen


@pytest.fixture(scope="module")
def schemas(django_db_setup, django_db_blocker):
    """One schema of each kind, outside transactions, for all comparisons."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        connection.set_schema_to_public()
        cursor.execute("CREATE SCHEMA gemigreerd")
        begin = time.process_time()
        migreer_schema("gemigreerd")
        midden = time.process_time()
        speel_af("afgespeeld")
        einde = time.process_time()
        gevonden = {soort: beschrijving(soort) for soort in ("gemigreerd", "afgespeeld")}
        yield gevonden | {"rekentijd": {"gemigreerd": midden - begin, "afgespeeld": einde - midden}}
        connection.set_schema_to_public()
        cursor.execute("DROP SCHEMA gemigreerd CASCADE")
        cursor.execute("DROP SCHEMA afgespeeld CASCADE")


@pytest.mark.parametrize("soort", VRAGEN)
def test_alles_wat_de_database_van_het_schema_weet_is_gelijk(schemas, soort):
    assert schemas["afgespeeld"][soort] == schemas["gemigreerd"][soort]


def test_afspelen_is_veel_sneller_dan_migreren(schemas):
    # 0.1 against 1.5 seconds of this process itself, so that a busy machine changes nothing
    assert schemas["rekentijd"]["afgespeeld"] < schemas["rekentijd"]["gemigreerd"] / 4


def test_de_vergelijking_ziet_echt_iets(schemas):
    gevonden = {soort: len(regels) for soort, regels in schemas["gemigreerd"].items()}
    assert gevonden["tabellen"] > 30
    assert gevonden["triggers"] >= 2
    assert gevonden["functies"] >= 2
    assert gevonden["reeksen"] > 30


@pytest.mark.django_db
@pytest.mark.usefixtures("schemas")
class TestRijen:
    """What migrations wrote is there as well."""

    def test_de_lijst_van_migraties_is_gelijk_en_volledig(self):
        assert toegepaste_migraties("afgespeeld") == toegepaste_migraties("gemigreerd")
        assert achterstand("afgespeeld") == []

    def test_de_soorten_van_objecten_zijn_gelijk(self):
        kolommen = "app_label, model"
        afgespeeld = rijen("afgespeeld", "django_content_type", kolommen)
        assert afgespeeld == rijen("gemigreerd", "django_content_type", kolommen)
        assert len(afgespeeld) > 30

    def test_een_nieuw_nummer_botst_niet_met_een_bestaand(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO afgespeeld.django_content_type (app_label, model) VALUES ('proef', 'proef') RETURNING id"
            )
            nieuw = cursor.fetchone()[0]
            cursor.execute("SELECT max(id) FROM afgespeeld.django_content_type WHERE app_label <> 'proef'")
            assert nieuw > cursor.fetchone()[0]


@pytest.mark.django_db
def test_de_identiteit_van_een_kolom_staat_in_create_table():
    opdrachten = haal_blauwdruk().opdrachten
    assert not [opdracht for opdracht in opdrachten if "ADD GENERATED" in opdracht]
    assert sum("AS IDENTITY" in opdracht for opdracht in opdrachten) > 30


@pytest.mark.django_db
def test_elke_opdracht_is_er_een():
    assert not [o for o in haal_blauwdruk().opdrachten if o.startswith("SET ") or o.startswith("\\")]
