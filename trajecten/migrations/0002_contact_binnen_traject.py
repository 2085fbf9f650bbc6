"""The database refuses contact outside its traject or in the future, and a changed startsituatie."""

from django.db import migrations

from organisaties.migraties import SchemaSQL

CONTACT = """
CREATE FUNCTION {schema}.contact_binnen_traject() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    begin_traject date;
    eind_traject date;
BEGIN
    SELECT startdatum, einddatum INTO begin_traject, eind_traject
    FROM {schema}.trajecten_traject WHERE id = NEW.traject_id;
    IF begin_traject IS NULL OR NEW.datum < begin_traject OR NEW.datum >= eind_traject THEN
        RAISE EXCEPTION 'Dit contact valt buiten het traject.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_binnen_traject';
    END IF;
    IF NEW.datum > (now() AT TIME ZONE 'Europe/Amsterdam')::date THEN
        RAISE EXCEPTION 'Deze datum ligt in de toekomst.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_niet_in_toekomst';
    END IF;
    RETURN NEW;
END
$$
"""
TRAJECT = """
CREATE FUNCTION {schema}.traject_houdt_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM {schema}.trajecten_contactmoment
        WHERE traject_id = NEW.id
        AND (NEW.startdatum IS NULL OR datum < NEW.startdatum OR datum >= NEW.einddatum)
    ) THEN
        RAISE EXCEPTION 'Er is contact vastgelegd buiten deze periode.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'traject_houdt_contact';
    END IF;
    RETURN NEW;
END
$$
"""
STARTSITUATIE = """
CREATE FUNCTION {schema}.startsituatie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Een startsituatie verandert niet. Maak een nieuwe versie met een reden.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'startsituatie_blijft';
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0001_deelnemers_trajecten_contact")]

    operations = [
        SchemaSQL(CONTACT, "DROP FUNCTION {schema}.contact_binnen_traject()"),
        SchemaSQL(
            "CREATE TRIGGER contact_binnen_traject BEFORE INSERT OR UPDATE OF datum, traject_id"
            " ON {schema}.trajecten_contactmoment"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.contact_binnen_traject()",
            "DROP TRIGGER contact_binnen_traject ON {schema}.trajecten_contactmoment",
        ),
        SchemaSQL(TRAJECT, "DROP FUNCTION {schema}.traject_houdt_contact()"),
        SchemaSQL(
            "CREATE TRIGGER traject_houdt_contact BEFORE UPDATE OF startdatum, einddatum"
            " ON {schema}.trajecten_traject"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.traject_houdt_contact()",
            "DROP TRIGGER traject_houdt_contact ON {schema}.trajecten_traject",
        ),
        SchemaSQL(STARTSITUATIE, "DROP FUNCTION {schema}.startsituatie_blijft()"),
        SchemaSQL(
            "CREATE TRIGGER startsituatie_blijft BEFORE UPDATE ON {schema}.trajecten_startsituatie"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.startsituatie_blijft()",
            "DROP TRIGGER startsituatie_blijft ON {schema}.trajecten_startsituatie",
        ),
    ]
