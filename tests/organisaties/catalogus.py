"""What PostgreSQL knows of a schema, written without its name, so that two schemas can be compared."""

import re

from django.db import connection

VRAGEN = {
    "tabellen": "SELECT c.relname, c.relkind, c.relpersistence, c.relrowsecurity, c.relreplident, c.reloptions,"
    " c.relacl::text FROM pg_class c WHERE c.relnamespace = %(schema)s::regnamespace"
    " AND c.relkind IN ('r', 'v', 'm', 'p')",
    "kolommen": "SELECT c.relname, a.attname, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum),"
    " format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, a.attcollation,"
    " pg_get_expr(d.adbin, d.adrelid) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
    " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
    " WHERE c.relnamespace = %(schema)s::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped",
    "constraints": "SELECT c.relname, k.conname, k.contype, k.condeferrable, k.condeferred, k.convalidated,"
    " pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
    " WHERE k.connamespace = %(schema)s::regnamespace",
    "indexen": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = %(schema)s",
    "triggers": "SELECT c.relname, t.tgname, t.tgenabled, pg_get_triggerdef(t.oid) FROM pg_trigger t"
    " JOIN pg_class c ON c.oid = t.tgrelid"
    " WHERE c.relnamespace = %(schema)s::regnamespace AND NOT t.tgisinternal",
    "functies": "SELECT p.proname, pg_get_functiondef(p.oid), p.proacl::text FROM pg_proc p"
    " WHERE p.pronamespace = %(schema)s::regnamespace",
    "reeksen": "SELECT sequencename, data_type::text, start_value, min_value, max_value, increment_by, cycle,"
    " cache_size, last_value FROM pg_sequences WHERE schemaname = %(schema)s",
    "eigenaren van reeksen": "SELECT s.relname, t.relname, a.attname, d.deptype FROM pg_depend d"
    " JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_class t ON t.oid = d.refobjid"
    " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid"
    " WHERE s.relnamespace = %(schema)s::regnamespace AND d.classid = 'pg_class'::regclass",
    "typen": "SELECT t.typname, t.typtype FROM pg_type t"
    " WHERE t.typnamespace = %(schema)s::regnamespace AND t.typtype IN ('e', 'd', 'r')",
}


def beschrijving(schema: str) -> dict[str, list[str]]:
    """Every object in the schema, as text in which the schema itself is called SCHEMA."""
    return {soort: _regels(sql, schema) for soort, sql in VRAGEN.items()}


def rijen(schema: str, tabel: str, kolommen: str) -> list[tuple[object, ...]]:
    """The rows of a table, sorted."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {kolommen} FROM "{schema}"."{tabel}" ORDER BY {kolommen}')
        return cursor.fetchall()


def _regels(sql: str, schema: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"schema": schema})
        return sorted(_zonder_naam(str(regel), schema) for regel in cursor.fetchall())


def _zonder_naam(tekst: str, schema: str) -> str:
    return _lijst_van_teksten(tekst.replace(f'"{schema}".', "SCHEMA.").replace(f"{schema}.", "SCHEMA."))


def _lijst_van_teksten(tekst: str) -> str:
    """PostgreSQL shows `varchar IN (...)` as one cast of the list, and after reading that as a cast of each member.

    It is the same condition; both are written here as the second. Nothing else is made equal.
    """
    lid = r"(?:''|')[^']*(?:''|')::character varying|\\'[^']*\\'::character varying"
    return re.sub(
        rf"\(ARRAY\[((?:{lid})(?:, (?:{lid}))*)\]\)::text\[\]",
        lambda lijst: "ARRAY[" + re.sub(rf"({lid})", r"(\1)::text", lijst[1]) + "]",
        tekst,
    )
