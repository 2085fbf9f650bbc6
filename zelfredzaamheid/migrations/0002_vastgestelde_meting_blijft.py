"""The database refuses to change a fixed measurement or its scores (domein §1, trap 3)."""

from django.db import migrations

from organisaties.migraties import SchemaSQL

METING = """
CREATE FUNCTION {schema}.vastgestelde_meting_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.vastgesteld_op IS NOT NULL THEN
        RAISE EXCEPTION 'Deze meting is vastgesteld. Maak een correctie met een reden.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'vastgestelde_meting_blijft';
    END IF;
    RETURN NEW;
END
$$
"""
SCORE = """
CREATE FUNCTION {schema}.vastgestelde_score_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM {schema}.zelfredzaamheid_meting
        WHERE id = NEW.meting_id AND vastgesteld_op IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'Deze meting is vastgesteld. Maak een correctie met een reden.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'vastgestelde_score_blijft';
    END IF;
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("zelfredzaamheid", "0001_instrumenten_en_metingen")]

    operations = [
        SchemaSQL(METING, "DROP FUNCTION {schema}.vastgestelde_meting_blijft()"),
        SchemaSQL(
            "CREATE TRIGGER vastgestelde_meting_blijft BEFORE UPDATE ON {schema}.zelfredzaamheid_meting"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.vastgestelde_meting_blijft()",
            "DROP TRIGGER vastgestelde_meting_blijft ON {schema}.zelfredzaamheid_meting",
        ),
        SchemaSQL(SCORE, "DROP FUNCTION {schema}.vastgestelde_score_blijft()"),
        SchemaSQL(
            "CREATE TRIGGER vastgestelde_score_blijft BEFORE INSERT OR UPDATE"
            " ON {schema}.zelfredzaamheid_score"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.vastgestelde_score_blijft()",
            "DROP TRIGGER vastgestelde_score_blijft ON {schema}.zelfredzaamheid_score",
        ),
    ]
