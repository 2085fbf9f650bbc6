"""SQL in migrations that must name its schema, and the cutting of SQL into statements."""

import pytest
from django.db import connection
from django.db.migrations.state import ProjectState

import organisaties
from organisaties.migraties import SchemaSQL
from organisaties.sqltekst import noem_schema, splits_opdrachten

FUNCTIE = """
CREATE FUNCTION {schema}.proef() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN 'een; twee' || (SELECT count(*) FROM {schema}.toegang_team)::text; -- {hier} niet
END
$$
"""
WEG = "DROP FUNCTION {schema}.proef()"


def draai(stap: SchemaSQL, *, terug: bool = False, app: str = "toegang") -> None:
    with connection.schema_editor() as editor:
        doe = stap.database_backwards if terug else stap.database_forwards
        doe(app, editor, ProjectState(), ProjectState())


def functies(schema: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT prosrc FROM pg_proc WHERE proname = 'proef' AND pronamespace = %s::regnamespace", [schema]
        )
        return [tekst for (tekst,) in cursor.fetchall()]


@pytest.mark.django_db
def test_de_opdracht_noemt_het_schema_waarin_hij_draait_en_gaat_ook_terug():
    stap = SchemaSQL(FUNCTIE, WEG)
    for schema in ("werkmakerij", "werkshop"):
        with organisaties.in_organisatie(schema):
            draai(stap)
        assert f'FROM "{schema}".toegang_team' in functies(schema)[0]
        assert "{hier}" in functies(schema)[0]
    draai(stap, terug=True)
    assert functies("werkmakerij") == []
    assert len(functies("werkshop")) == 1


@pytest.mark.django_db
def test_in_publiek_gebeurt_er_niets():
    with organisaties.in_publiek():
        draai(SchemaSQL(FUNCTIE, WEG))
    assert functies("public") == []


def test_meer_dan_een_opdracht_wordt_geweigerd():
    with pytest.raises(ValueError, match="precies één"):
        SchemaSQL("SELECT 1; SELECT 2", "SELECT 1")
    with pytest.raises(ValueError, match="precies één"):
        SchemaSQL("SELECT 1", "")


def test_de_stap_is_weer_op_te_schrijven():
    naam, argumenten, _ = SchemaSQL(FUNCTIE, WEG).deconstruct()
    assert (naam, argumenten) == ("SchemaSQL", [FUNCTIE, WEG])


@pytest.mark.parametrize(
    ("sql", "opdrachten"),
    [
        ("SELECT 1", ["SELECT 1"]),
        ("SELECT 1;\nSELECT 2;", ["SELECT 1", "SELECT 2"]),
        ("SELECT ';';", ["SELECT ';'"]),
        ("SELECT 'it''s; ok'; SELECT 2", ["SELECT 'it''s; ok'", "SELECT 2"]),
        ('SELECT "a;b"', ['SELECT "a;b"']),
        ("DO $$ BEGIN; END $$; SELECT 1", ["DO $$ BEGIN; END $$", "SELECT 1"]),
        ("DO $a$ $$ ; $$ $a$", ["DO $a$ $$ ; $$ $a$"]),
        ("-- weg; ermee\nSELECT 1 -- en dit;\n;", ["SELECT 1"]),
        ("SELECT '-- blijft'", ["SELECT '-- blijft'"]),
        (" ;; \n", []),
    ],
)
def test_sql_wordt_geknipt_op_de_puntkommas_die_er_toe_doen(sql, opdrachten):
    assert splits_opdrachten(sql) == opdrachten


@pytest.mark.parametrize(
    ("sql", "anders"),
    [
        ("CREATE SCHEMA oud", 'CREATE SCHEMA "nieuw"'),
        ("TABLE oud.tabel", 'TABLE "nieuw".tabel'),
        ('TABLE "oud".tabel', 'TABLE "nieuw".tabel'),
        ("nextval('oud.reeks'::regclass)", "nextval('\"nieuw\".reeks'::regclass)"),
        ("TABLE stokoud.tabel", "TABLE stokoud.tabel"),
        ("TABLE oud_tabel", "TABLE oud_tabel"),
        ("'coach@oud.example'", "'coach@oud.example'"),
        ("TABLE public.oud", "TABLE public.oud"),
    ],
)
def test_alleen_waar_het_een_schema_is_verandert_de_naam(sql, anders):
    assert noem_schema(sql, "oud", "nieuw") == anders
