"""Signing somebody up: target groups, languages, benefits, admission, doubles."""

import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import trajecten.models.traject
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import SchemaSQL
from trajecten.namen import klanksleutel

# an organisation that was there before gets the codes that a new one starts with; an empty schema gets them later
CODES = """
INSERT INTO {schema}.trajecten_code (lijst, code, naam, volgorde, bijzonder, actief)
SELECT rij.lijst, rij.code, rij.naam, rij.volgorde, rij.bijzonder, true
FROM (VALUES
    ('uitkering', 'wia_wga', 'WIA-WGA', 21, false),
    ('uitkering', 'wia_iva', 'WIA-IVA', 22, false),
    ('uitkering', 'wao_waz', 'WAO of WAZ', 23, false),
    ('uitkering', 'wajong_oud', 'Wajong (oud)', 24, false),
    ('uitkering', 'wajong_2010', 'Wajong 2010', 25, false),
    ('uitkering', 'wajong_2015', 'Wajong 2015', 26, false),
    ('uitkering', 'toeslagenwet', 'Toeslagenwet', 27, false),
    ('uitkering', 'onbekend', 'Onbekend', 28, false),
    ('doelgroep', 'jongere', 'Jongere tot 27 jaar', 1, false),
    ('doelgroep', 'schoolverlater', 'Voortijdig schoolverlater', 2, false),
    ('doelgroep', 'thuiszitter', 'Thuiszitter, nog leerplichtig', 3, false),
    ('doelgroep', 'bijstand', 'Mensen met bijstand', 4, false),
    ('doelgroep', 'nug', 'Zonder uitkering (NUG)', 5, false),
    ('doelgroep', 'oudere', 'Oudere werkzoekende', 6, false),
    ('doelgroep', 'taalachterstand', 'Nederlands leren', 7, false),
    ('doelgroep', 'statushouder', 'Statushouder', 8, false),
    ('doelgroep', 'azc', 'Bewoner van een azc', 9, false),
    ('doelgroep', 'jeugdhulp', 'Uit de jeugdhulp', 10, true),
    ('doelgroep', 'ex_detentie', 'Uit detentie', 11, true),
    ('doelgroep', 'doelgroepregister', 'Doelgroepregister (banenafspraak)', 12, true)
) AS rij (lijst, code, naam, volgorde, bijzonder)
WHERE EXISTS (SELECT 1 FROM {schema}.trajecten_code)
ON CONFLICT (lijst, code) DO NOTHING
"""
BIJZONDER = """
UPDATE {schema}.trajecten_code SET bijzonder = true WHERE lijst = 'instroomkanaal' AND code IN ('jeugdhulp', 'detentie')
"""
GEWOON = "UPDATE {schema}.trajecten_code SET bijzonder = false WHERE lijst = 'instroomkanaal'"
OPGEGAAN = """
CREATE FUNCTION {schema}.traject_van_een_deelnemer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM {schema}.trajecten_samenvoeging
        WHERE opgegaan_id = NEW.deelnemer_id AND teruggedraaid_op IS NULL
    ) THEN
        RAISE EXCEPTION 'Deze deelnemer is samengevoegd met een ander. Gebruik het andere nummer.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'traject_van_een_deelnemer';
    END IF;
    RETURN NEW;
END
$$
"""


def vul_klanknamen(apps, schema_editor):
    """The key that new deelnemers get when they are saved."""
    Deelnemer = apps.get_model("trajecten", "Deelnemer")
    deel = []
    for deelnemer in Deelnemer.objects.only("pk", "voornaam", "achternaam").iterator(chunk_size=1000):
        deelnemer.klanknaam = klanksleutel(deelnemer.voornaam, deelnemer.achternaam)
        deel.append(deelnemer)
        if len(deel) == 1000:
            Deelnemer.objects.bulk_update(deel, ["klanknaam"])
            deel = []
    Deelnemer.objects.bulk_update(deel, ["klanknaam"])


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0006_versies_van_beheer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Onderscheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vastgelegd_op", models.DateTimeField(auto_now_add=True, verbose_name="vastgelegd op")),
            ],
            options={
                "verbose_name": "onderscheid",
                "verbose_name_plural": "onderscheid",
            },
        ),
        migrations.CreateModel(
            name="Samenvoeging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gewijzigd", models.JSONField(default=dict, verbose_name="gewijzigde velden")),
                ("verplaatst", models.JSONField(default=dict, verbose_name="verplaatst")),
                ("samengevoegd_op", models.DateTimeField(verbose_name="samengevoegd op")),
                ("teruggedraaid_op", models.DateTimeField(blank=True, null=True, verbose_name="teruggedraaid op")),
            ],
            options={
                "verbose_name": "samenvoeging",
                "verbose_name_plural": "samenvoegingen",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Toelatingstoets",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("startdatum", models.DateField(verbose_name="startdatum")),
                ("voldoet", models.BooleanField(verbose_name="past bij de regels")),
                ("uitkomst", models.JSONField(default=list, verbose_name="uitkomst per regel")),
                ("reden", models.TextField(blank=True, verbose_name="reden om toch te starten")),
                ("getoetst_op", models.DateTimeField(auto_now_add=True, verbose_name="getoetst op")),
            ],
            options={
                "verbose_name": "toelatingstoets",
                "verbose_name_plural": "toelatingstoetsen",
                "ordering": ["traject", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Uitkering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=40, verbose_name="soort")),
                ("van", models.DateField(blank=True, null=True, verbose_name="sinds")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot")),
                ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
            ],
            options={
                "verbose_name": "uitkering",
                "verbose_name_plural": "uitkeringen",
                "ordering": ["deelnemer", models.OrderBy(models.F("van"), nulls_first=True), "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="code",
            name="code_lijst_bekend",
        ),
        migrations.AddField(
            model_name="code",
            name="bijzonder",
            field=models.BooleanField(default=False, verbose_name="bijzonder"),
        ),
        migrations.AddField(
            model_name="deelnemer",
            name="klanknaam",
            field=models.TextField(default="", editable=False),
        ),
        migrations.AddField(
            model_name="deelnemer",
            name="talen",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=2),
                blank=True,
                default=list,
                size=None,
                verbose_name="spreekt ook",
            ),
        ),
        migrations.AddField(
            model_name="traject",
            name="doelgroepen",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40),
                blank=True,
                default=list,
                help_text="Codes van de lijst doelgroep.",
                size=None,
                verbose_name="doelgroepen",
            ),
        ),
        migrations.AddField(
            model_name="traject",
            name="sleutel",
            field=models.UUIDField(blank=True, editable=False, null=True, verbose_name="sleutel"),
        ),
        migrations.AlterField(
            model_name="code",
            name="lijst",
            field=models.CharField(
                choices=[
                    ("instroomkanaal", "Instroomkanaal"),
                    ("doelgroep", "Doelgroep"),
                    ("uitkering", "Uitkering"),
                    ("uitstroomreden", "Uitstroomreden"),
                    ("kwalificatie", "Kwalificatie"),
                    ("contactsoort", "Soort contactmoment"),
                    ("plaatsingsoort", "Soort plaatsing"),
                    ("sector", "Sector"),
                ],
                max_length=20,
                verbose_name="lijst",
            ),
        ),
        migrations.AddIndex(
            model_name="deelnemer",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("klanknaam", name="gin_trgm_ops"), name="deelnemer_op_klank"
            ),
        ),
        migrations.AddIndex(
            model_name="deelnemer",
            index=models.Index(fields=["geboortedatum"], name="deelnemer_op_geboortedatum"),
        ),
        migrations.AddIndex(
            model_name="deelnemer",
            index=models.Index(django.db.models.functions.text.Lower("email"), name="deelnemer_op_email"),
        ),
        migrations.AddIndex(
            model_name="deelnemer",
            index=models.Index(
                django.db.models.functions.text.Right(
                    models.Func(
                        models.F("telefoon"),
                        models.Value("\\D"),
                        models.Value(""),
                        models.Value("g"),
                        function="regexp_replace",
                    ),
                    9,
                ),
                name="deelnemer_op_telefoon",
            ),
        ),
        migrations.AddConstraint(
            model_name="code",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "lijst__in",
                        [
                            "instroomkanaal",
                            "doelgroep",
                            "uitkering",
                            "uitstroomreden",
                            "kwalificatie",
                            "contactsoort",
                            "plaatsingsoort",
                            "sector",
                        ],
                    )
                ),
                name="code_lijst_bekend",
                violation_error_message="Deze lijst bestaat niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="traject",
            constraint=models.UniqueConstraint(
                fields=("sleutel",),
                name="traject_sleutel_uniek",
                violation_error_message="Dit formulier is al opgeslagen.",
            ),
        ),
        migrations.AddField(
            model_name="onderscheid",
            name="eerste",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="trajecten.deelnemer"
            ),
        ),
        migrations.AddField(
            model_name="onderscheid",
            name="tweede",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="trajecten.deelnemer"
            ),
        ),
        migrations.AddField(
            model_name="onderscheid",
            name="vastgelegd_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="behouden",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="samenvoegingen", to="trajecten.deelnemer"
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="opgegaan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="opgegaan_in", to="trajecten.deelnemer"
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="samengevoegd_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="samenvoeging",
            name="teruggedraaid_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="toelatingstoets",
            name="getoetst_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="toelatingstoets",
            name="subsidieproject",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.subsidieproject",
            ),
        ),
        migrations.AddField(
            model_name="toelatingstoets",
            name="traject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="toelatingstoetsen", to="trajecten.traject"
            ),
        ),
        migrations.AddField(
            model_name="uitkering",
            name="deelnemer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="uitkeringen", to="trajecten.deelnemer"
            ),
        ),
        migrations.AddConstraint(
            model_name="onderscheid",
            constraint=models.CheckConstraint(
                condition=models.Q(("eerste__lt", models.F("tweede"))),
                name="onderscheid_in_volgorde",
                violation_error_message="Kies twee verschillende deelnemers.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onderscheid",
            constraint=models.UniqueConstraint(
                fields=("eerste", "tweede"),
                name="onderscheid_een_keer",
                violation_error_message="Van deze twee is dit al vastgelegd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.CheckConstraint(
                condition=models.Q(("behouden", models.F("opgegaan")), _negated=True),
                name="samenvoeging_van_twee",
                violation_error_message="Kies twee verschillende deelnemers.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.UniqueConstraint(
                condition=models.Q(("teruggedraaid_op__isnull", True)),
                fields=("opgegaan",),
                name="samenvoeging_een_keer",
                violation_error_message="Deze deelnemer is al met een ander samengevoegd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("teruggedraaid_door__isnull", True), ("teruggedraaid_op__isnull", True)),
                    models.Q(("teruggedraaid_door__isnull", False), ("teruggedraaid_op__isnull", False)),
                    _connector="OR",
                ),
                name="samenvoeging_terug_met_naam",
                violation_error_message="Wie terugdraait, staat erbij.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenvoeging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("teruggedraaid_op__isnull", True),
                    (
                        "teruggedraaid_op__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("samengevoegd_op"), "+", models.Value(datetime.timedelta(days=30))
                        ),
                    ),
                    _connector="OR",
                ),
                name="samenvoeging_dertig_dagen",
                violation_error_message="Terugdraaien kan tot 30 dagen na het samenvoegen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toelatingstoets",
            constraint=models.CheckConstraint(
                condition=models.Q(("voldoet", True), models.Q(("reden", ""), _negated=True), _connector="OR"),
                name="toelating_anders_met_reden",
                violation_error_message="Schrijf op waarom deze deelnemer toch start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitkering",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort", ""), _negated=True),
                name="uitkering_soort_ingevuld",
                violation_error_message="Kies welke uitkering het is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitkering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("van__isnull", True), ("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"
                ),
                name="uitkering_periode_oplopend",
                violation_error_message="De einddatum van de uitkering ligt niet na de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitkering",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("deelnemer", "="),
                    ("soort", "="),
                    (trajecten.models.traject.Datumbereik(models.F("van"), models.F("tot"), models.Value("[)")), "&&"),
                ],
                name="uitkering_niet_dubbel",
                violation_error_message="Deze uitkering staat er in deze periode al.",
            ),
        ),
        SchemaSQL(CODES, "DELETE FROM {schema}.trajecten_code WHERE lijst = 'doelgroep'"),
        SchemaSQL(BIJZONDER, GEWOON),
        SchemaSQL(OPGEGAAN, "DROP FUNCTION {schema}.traject_van_een_deelnemer()"),
        SchemaSQL(
            "CREATE TRIGGER traject_van_een_deelnemer BEFORE INSERT OR UPDATE OF deelnemer_id"
            " ON {schema}.trajecten_traject"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.traject_van_een_deelnemer()",
            "DROP TRIGGER traject_van_een_deelnemer ON {schema}.trajecten_traject",
        ),
        migrations.RunPython(vul_klanknamen, migrations.RunPython.noop),
    ]
