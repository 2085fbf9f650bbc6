"""The kinds of proof for organisations that were there before them; a new one gets them when it is made."""

from django.db import migrations

from onderwijs.bewijs.soorten import SOORTEN
from organisaties.migraties import SchemaSQL


def _rij(volgorde, soort):
    niveaus = ", ".join(f"'{niveau}'" for niveau in soort.niveaus)
    maanden = soort.geldig_maanden or "NULL"
    return (
        f"('{soort.code}', '{soort.naam}', '{soort.herkomst}', ARRAY[{niveaus}]::varchar[], '{soort.kwalificatie}',"
        f" {maanden}::integer, {volgorde}, true, 1)"
    )


RIJEN = ",\n".join(_rij(volgorde, soort) for volgorde, soort in enumerate(SOORTEN, start=1))
# codes are written when an organisation is made: a schema without them is still empty
VUL = f"""
INSERT INTO {{schema}}.onderwijs_bewijssoort
    (code, naam, herkomst, niveaus, kwalificatie, geldig_maanden, volgorde, actief, versie)
SELECT * FROM (VALUES
{RIJEN}
) AS nieuw
WHERE EXISTS (SELECT 1 FROM {{schema}}.trajecten_code)
ON CONFLICT DO NOTHING
"""  # noqa: S608 - our own list of kinds
LEEG = """
DELETE FROM {schema}.onderwijs_bewijssoort AS soort
WHERE NOT EXISTS (SELECT 1 FROM {schema}.onderwijs_bewijs AS bewijs WHERE bewijs.soort_id = soort.id)
"""


class Migration(migrations.Migration):
    dependencies = [("onderwijs", "0005_stagevragen_en_koppels")]

    operations = [SchemaSQL(VUL, LEEG)]
