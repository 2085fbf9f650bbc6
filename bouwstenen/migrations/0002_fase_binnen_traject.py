"""The database keeps phases within their traject, whichever of the two changes."""

from django.db import migrations

from organisaties.migraties import SchemaSQL

FASE = """
CREATE FUNCTION {schema}.fase_binnen_traject() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    begin_traject date;
    eind_traject date;
BEGIN
    IF NEW.ingetrokken_op IS NOT NULL THEN
        RETURN NEW;
    END IF;
    SELECT startdatum, einddatum INTO begin_traject, eind_traject
    FROM {schema}.trajecten_traject WHERE id = NEW.traject_id;
    IF begin_traject IS NULL OR NEW.startdatum < begin_traject
        OR (eind_traject IS NOT NULL AND COALESCE(NEW.einddatum, 'infinity') > eind_traject) THEN
        RAISE EXCEPTION 'Deze bouwsteen valt buiten het traject.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fase_binnen_traject';
    END IF;
    RETURN NEW;
END
$$
"""
TRAJECT = """
CREATE FUNCTION {schema}.traject_houdt_fases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM {schema}.bouwstenen_fase
        WHERE traject_id = NEW.id AND ingetrokken_op IS NULL
        AND (NEW.startdatum IS NULL OR startdatum < NEW.startdatum
            OR (NEW.einddatum IS NOT NULL AND COALESCE(einddatum, 'infinity') > NEW.einddatum))
    ) THEN
        RAISE EXCEPTION 'Er loopt een bouwsteen buiten deze periode.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'traject_houdt_fases';
    END IF;
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bouwstenen", "0001_routes_en_fases"),
        ("trajecten", "0002_contact_binnen_traject"),
    ]

    operations = [
        SchemaSQL(FASE, "DROP FUNCTION {schema}.fase_binnen_traject()"),
        SchemaSQL(
            "CREATE TRIGGER fase_binnen_traject BEFORE INSERT OR UPDATE ON {schema}.bouwstenen_fase"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.fase_binnen_traject()",
            "DROP TRIGGER fase_binnen_traject ON {schema}.bouwstenen_fase",
        ),
        SchemaSQL(TRAJECT, "DROP FUNCTION {schema}.traject_houdt_fases()"),
        SchemaSQL(
            "CREATE TRIGGER traject_houdt_fases BEFORE UPDATE OF startdatum, einddatum"
            " ON {schema}.trajecten_traject"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.traject_houdt_fases()",
            "DROP TRIGGER traject_houdt_fases ON {schema}.trajecten_traject",
        ),
    ]
