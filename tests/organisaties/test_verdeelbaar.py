"""The data model keeps to what a database that is spread over nodes can do (docs/adr/0001).

What can be read from the catalogue and from the migrations is checked here.
"""

import ast
import inspect
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddField, AlterField, RunSQL

from organisaties.sqltekst import splits_opdrachten

EIGEN = {"organisaties", *(app for app in settings.TENANT_APPS if "." not in app and not app.startswith("allauth"))}
# A row at a time cannot make the parts of a group add up; this waits for the end of the transaction, within one schema
# and so on one node (docs/adr/0001).
UITGESTELD = {"groepscontact_klopt"}
MODELLEN = [model for app in sorted(EIGEN) for model in apps.get_app_config(app).get_models(include_auto_created=True)]
MIGRATIES = [
    pytest.param(migratie, id=f"{app}.{naam}")
    for (app, naam), migratie in sorted(MigrationLoader(None).disk_migrations.items())
    if app in EIGEN
]


def vraag(sql: str, *waarden: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchall()


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model._meta.label)
def test_elke_tabel_heeft_een_groot_nummer_of_uuid_als_sleutel(model):
    assert isinstance(model._meta.pk, models.BigAutoField | models.UUIDField)


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model._meta.label)
def test_getallen_hebben_een_benoemde_controle_in_plaats_van_een_ingebouwde(model):
    positief = (models.PositiveIntegerField, models.PositiveBigIntegerField, models.PositiveSmallIntegerField)
    assert not [veld.name for veld in model._meta.local_fields if isinstance(veld, positief)]


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model._meta.label)
def test_uniek_staat_als_benoemde_constraint_en_niet_bij_het_veld(model):
    if model._meta.auto_created:
        return
    velden = [v.name for v in model._meta.local_fields if v.unique and not v.primary_key]
    assert not [v for v in velden if not isinstance(model._meta.get_field(v), models.OneToOneField)]
    assert not model._meta.unique_together


@pytest.mark.django_db
class TestCatalogus:
    def test_geen_tabel_is_ongelogd(self):
        assert vraag("SELECT relname FROM pg_class WHERE relpersistence = 'u'") == []

    def test_er_zijn_geen_gematerialiseerde_views(self):
        assert vraag("SELECT matviewname FROM pg_matviews") == []

    def test_elke_tabel_heeft_een_primaire_sleutel(self):
        zonder = vraag(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'werkmakerij'::regnamespace AND c.relkind = 'r'"
            " AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')"
        )
        assert zonder == []

    def test_een_verwijzing_blijft_binnen_haar_schema(self):
        over_de_grens = vraag(
            "SELECT k.conname FROM pg_constraint k JOIN pg_class van ON van.oid = k.conrelid"
            " JOIN pg_class naar ON naar.oid = k.confrelid"
            " WHERE k.contype = 'f' AND van.relnamespace <> naar.relnamespace"
        )
        assert over_de_grens == []

    def test_een_functie_noemt_alles_met_zijn_schema(self):
        for naam, tekst in vraag(
            "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'werkmakerij'::regnamespace"
        ):
            for tabel in _tabellen_in(tekst):
                assert tabel.startswith('"werkmakerij".'), f"{naam} noemt {tabel} zonder schema"
            assert "TG_TABLE_NAME" not in tekst.upper()
            assert not {"NOTIFY", "PG_NOTIFY"} & set(tekst.upper().replace("(", " ").split())

    def test_een_trigger_roept_een_functie_in_zijn_eigen_schema_aan(self):
        elders = vraag(
            "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND p.pronamespace <> c.relnamespace"
        )
        assert elders == []

    def test_een_functie_noemt_geen_andere_organisatie(self):
        for schema in ("werkmakerij", "werkshop"):
            ander = {"werkmakerij": "werkshop", "werkshop": "werkmakerij"}[schema]
            teksten = vraag("SELECT prosrc FROM pg_proc WHERE pronamespace = %s::regnamespace", schema)
            assert teksten
            assert not [tekst for (tekst,) in teksten if ander in tekst or "sjabloon_schema" in tekst]

    def test_elke_constraint_die_we_zelf_schreven_heeft_onze_naam(self):
        verwacht = {c.name for model in MODELLEN for c in model._meta.constraints}
        controles = vraag(
            "SELECT DISTINCT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
            " WHERE c.relnamespace IN ('werkmakerij'::regnamespace, 'public'::regnamespace)"
            " AND k.contype IN ('c', 'x') AND split_part(c.relname, '_', 1) = ANY(%s)",
            sorted(EIGEN),
        )
        assert {naam for (naam,) in controles} <= verwacht

    def test_niets_leunt_op_uitgestelde_controle_behalve_verwijzingen(self):
        uitgesteld = vraag(
            "SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
            " WHERE k.condeferrable AND k.contype <> 'f' AND c.relnamespace = 'werkmakerij'::regnamespace"
        )
        assert {naam for (naam,) in uitgesteld} == UITGESTELD

    def test_publiek_is_klein(self):
        assert len(vraag("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")) <= 5


@pytest.mark.parametrize("migratie", MIGRATIES)
def test_een_migratie_stuurt_een_opdracht_per_keer(migratie):
    for stap in _stappen(migratie.operations):
        if isinstance(stap, RunSQL):
            for sql in (stap.sql, stap.reverse_sql):
                opdrachten = [sql] if isinstance(sql, str) else list(sql or [])
                assert all(len(splits_opdrachten(opdracht)) == 1 for opdracht in opdrachten)


@pytest.mark.parametrize("migratie", MIGRATIES)
def test_een_migratie_gaat_ook_terug(migratie):
    assert [stap for stap in _stappen(migratie.operations) if not stap.reversible] == []


@pytest.mark.parametrize("migratie", MIGRATIES)
def test_een_migratie_verandert_geen_sleutel_en_geeft_later_geen_identiteit(migratie):
    for stap in _stappen(migratie.operations):
        if isinstance(stap, AddField | AlterField):
            assert not stap.field.primary_key
            assert not isinstance(stap.field, models.AutoField | models.BigAutoField)


@pytest.mark.parametrize("migratie", MIGRATIES)
def test_een_migratie_gebruikt_geen_luisteraars_merge_of_instellingen_van_een_sessie(migratie):
    bron = Path(inspect.getfile(type(migratie))).read_text()
    teksten = " ".join(
        knoop.value
        for knoop in ast.walk(ast.parse(bron))
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)
    ).upper()
    for verboden in ("LISTEN ", "NOTIFY ", "MERGE INTO", "MATERIALIZED VIEW", "UNLOGGED", "SET SESSION"):
        assert verboden not in teksten


def _stappen(operaties):
    """All operations, also those inside another."""
    for operatie in operaties:
        yield operatie
        yield from _stappen(getattr(operatie, "operaties", ()))


def _tabellen_in(tekst: str) -> list[str]:
    """The names behind FROM, JOIN, INSERT INTO and UPDATE in the text of a function."""
    # SELECT … INTO names a variable, INSERT INTO a table
    woorden = tekst.replace("(", " ( ").replace(";", " ; ").replace("INSERT INTO", "INSERT_INTO").split()
    namen = [naam for woord, naam in pairwise(woorden) if woord.upper() in {"FROM", "JOIN", "INSERT_INTO", "UPDATE"}]
    # what WITH names in the function itself is no table
    eigen = set(re.findall(r"(\w+) AS \(", tekst))
    return [naam for naam in namen if naam != "(" and "_" in naam and naam.rstrip("),") not in eigen]
