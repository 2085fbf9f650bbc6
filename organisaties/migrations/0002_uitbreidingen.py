from django.db import migrations


class Migration(migrations.Migration):
    """Extensions live in public, once for all organisations: trigram search and exclusion on date ranges."""

    dependencies = [("organisaties", "0001_organisatie_domein_blauwdruk")]

    operations = [
        migrations.RunSQL(
            "CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public", "DROP EXTENSION IF EXISTS pg_trgm"
        ),
        migrations.RunSQL(
            "CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public", "DROP EXTENSION IF EXISTS btree_gist"
        ),
    ]
