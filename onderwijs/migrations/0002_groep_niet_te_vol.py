"""The database keeps groups within their places, and a meeting's attendance to who is of that group."""

from django.db import migrations

from organisaties.migraties import SchemaSQL

# Locking the group first makes two who take the last place at the same time wait for each other.
VOL = """
CREATE FUNCTION {schema}.groep_is_vol() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    plaatsen integer;
    bezet integer;
BEGIN
    IF NEW.staat <> 'ingedeeld' THEN
        RETURN NEW;
    END IF;
    SELECT capaciteit INTO plaatsen FROM {schema}.onderwijs_groep WHERE id = NEW.groep_id FOR NO KEY UPDATE;
    SELECT count(*) INTO bezet FROM {schema}.onderwijs_deelname
    WHERE groep_id = NEW.groep_id AND staat = 'ingedeeld' AND id <> NEW.id;
    IF bezet >= plaatsen THEN
        RAISE EXCEPTION 'De groep is vol.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groep_is_vol';
    END IF;
    RETURN NEW;
END
$$
"""
KLEINER = """
CREATE FUNCTION {schema}.groep_houdt_deelnemers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.capaciteit < (
        SELECT count(*) FROM {schema}.onderwijs_deelname WHERE groep_id = NEW.id AND staat = 'ingedeeld'
    ) THEN
        RAISE EXCEPTION 'Er zitten al meer mensen in de groep.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groep_houdt_deelnemers';
    END IF;
    RETURN NEW;
END
$$
"""
ZELFDE_GROEP = """
CREATE FUNCTION {schema}.aanwezigheid_zelfde_groep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT groep_id FROM {schema}.onderwijs_bijeenkomst WHERE id = NEW.bijeenkomst_id)
        IS DISTINCT FROM (SELECT groep_id FROM {schema}.onderwijs_deelname WHERE id = NEW.deelname_id) THEN
        RAISE EXCEPTION 'Deze deelnemer hoort bij een andere groep.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'aanwezigheid_zelfde_groep';
    END IF;
    RETURN NEW;
END
$$
"""


def trigger(naam: str, wanneer: str, tabel: str) -> SchemaSQL:
    """The trigger `naam` on `tabel`, which calls the function of that name before each row."""
    return SchemaSQL(
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {{schema}}.{tabel} FOR EACH ROW EXECUTE FUNCTION {{schema}}.{naam}()",
        f"DROP TRIGGER {naam} ON {{schema}}.{tabel}",
    )


class Migration(migrations.Migration):
    dependencies = [("onderwijs", "0001_leerlijnen_en_groepen")]

    operations = [
        SchemaSQL(VOL, "DROP FUNCTION {schema}.groep_is_vol()"),
        trigger("groep_is_vol", "INSERT OR UPDATE", "onderwijs_deelname"),
        SchemaSQL(KLEINER, "DROP FUNCTION {schema}.groep_houdt_deelnemers()"),
        trigger("groep_houdt_deelnemers", "UPDATE OF capaciteit", "onderwijs_groep"),
        SchemaSQL(ZELFDE_GROEP, "DROP FUNCTION {schema}.aanwezigheid_zelfde_groep()"),
        trigger("aanwezigheid_zelfde_groep", "INSERT OR UPDATE", "onderwijs_aanwezigheid"),
    ]
