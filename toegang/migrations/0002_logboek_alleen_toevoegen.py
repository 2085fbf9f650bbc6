"""The database itself refuses to change or empty the logboek."""

from django.db import migrations

from organisaties.migraties import SchemaSQL

# Only raises, names its schema, and reads no table name from the trigger: so it also holds where the
# database is spread over nodes.
FUNCTIE = """
CREATE FUNCTION {schema}.toegang_logregel_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Het logboek is alleen om aan toe te voegen.' USING ERRCODE = 'restrict_violation';
END
$$
"""
RIJEN = """
CREATE TRIGGER toegang_logregel_rijen BEFORE UPDATE OR DELETE ON {schema}.toegang_logregel
FOR EACH ROW EXECUTE FUNCTION {schema}.toegang_logregel_weiger()
"""
LEGEN = """
CREATE TRIGGER toegang_logregel_legen BEFORE TRUNCATE ON {schema}.toegang_logregel
FOR EACH STATEMENT EXECUTE FUNCTION {schema}.toegang_logregel_weiger()
"""
# Besides the triggers: not even the owner has the right to try, unless it is a superuser.
INTREKKEN = "REVOKE UPDATE, DELETE, TRUNCATE ON {schema}.toegang_logregel FROM PUBLIC, CURRENT_USER"
TERUGGEVEN = "GRANT UPDATE, DELETE, TRUNCATE ON {schema}.toegang_logregel TO CURRENT_USER"


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_gebruiker_team_logregel")]

    operations = [
        SchemaSQL(FUNCTIE, "DROP FUNCTION {schema}.toegang_logregel_weiger()"),
        SchemaSQL(RIJEN, "DROP TRIGGER toegang_logregel_rijen ON {schema}.toegang_logregel"),
        SchemaSQL(LEGEN, "DROP TRIGGER toegang_logregel_legen ON {schema}.toegang_logregel"),
        SchemaSQL(INTREKKEN, TERUGGEVEN),
    ]
