"""A list of skills and certificates: what an employer asks and what a deelnemer can do."""

from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL

LIJSTEN = [
    ("instroomkanaal", "Instroomkanaal"),
    ("doelgroep", "Doelgroep"),
    ("uitkering", "Uitkering"),
    ("uitstroomreden", "Uitstroomreden"),
    ("kwalificatie", "Kwalificatie"),
    ("contactsoort", "Soort contactmoment"),
    ("plaatsingsoort", "Soort plaatsing"),
    ("sector", "Sector"),
    ("vaardigheid", "Vaardigheid"),
]
# an organisation that was there before gets the codes that a new one starts with; an empty schema gets them later
CODES = """
INSERT INTO {schema}.trajecten_code (lijst, code, naam, volgorde, bijzonder, actief, versie)
SELECT 'vaardigheid', rij.code, rij.naam, rij.volgorde, false, true, 1
FROM (VALUES
    ('afspraken_nakomen', 'Afspraken nakomen', 1),
    ('dagritme', 'Een vast dagritme', 2),
    ('sociale_vaardigheden', 'Sociale vaardigheden', 3),
    ('vca', 'VCA', 4),
    ('heftruck', 'Heftruck', 5),
    ('haccp', 'HACCP', 6),
    ('bhv', 'BHV', 7)
) AS rij (code, naam, volgorde)
WHERE EXISTS (SELECT 1 FROM {schema}.trajecten_code)
ON CONFLICT (lijst, code) DO NOTHING
"""
# the constraint of before knows no such list
CODES_WEG = "DELETE FROM {schema}.trajecten_code WHERE lijst = 'vaardigheid'"


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0007_documenten")]

    operations = [
        InEenKeer(
            migrations.RemoveConstraint(model_name="code", name="code_lijst_bekend"),
            migrations.AlterField(
                model_name="code",
                name="lijst",
                field=models.CharField(choices=LIJSTEN, max_length=20, verbose_name="lijst"),
            ),
            migrations.AddConstraint(
                model_name="code",
                constraint=models.CheckConstraint(
                    condition=models.Q(("lijst__in", [code for code, _ in LIJSTEN])),
                    name="code_lijst_bekend",
                    violation_error_message="Deze lijst bestaat niet.",
                ),
            ),
        ),
        SchemaSQL(CODES, CODES_WEG),
    ]
