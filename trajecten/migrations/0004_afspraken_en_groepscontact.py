"""Appointments, contact with a group, corrections of contact, and the address of an agenda."""

import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import SchemaSQL

GROEP = """
CREATE FUNCTION {schema}.groepscontact_klopt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    groep_id bigint;
    groep record;
    som integer;
BEGIN
    -- the trigger of a group says so; that of a contact names none
    IF TG_NARGS = 1 THEN
        groep_id := NEW.id;
    ELSE
        groep_id := NEW.groepscontact_id;
    END IF;
    SELECT * INTO groep FROM {schema}.trajecten_groepscontact WHERE id = groep_id;
    SELECT sum(groepsdeel) INTO som FROM {schema}.trajecten_contactmoment
    WHERE groepscontact_id = groep_id AND ingetrokken_op IS NULL;
    IF groep.ingetrokken_op IS NULL AND som IS DISTINCT FROM groep.minuten
    OR groep.ingetrokken_op IS NOT NULL AND som IS NOT NULL
    OR EXISTS (
        SELECT 1 FROM {schema}.trajecten_contactmoment
        WHERE groepscontact_id = groep_id AND ingetrokken_op IS NULL
        AND (medewerker_id <> groep.medewerker_id OR datum <> groep.datum OR minuten <> groep.minuten)
    ) THEN
        RAISE EXCEPTION 'De tijd van een groepscontact telt één keer: de delen samen zijn niet het geheel.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groepscontact_klopt';
    END IF;
    RETURN NULL;
END
$$
"""
VERSIE = """
CREATE FUNCTION {schema}.contactversie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Een eerdere versie van een contact verandert niet.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'contactversie_blijft';
END
$$
"""
# what was withdrawn no longer keeps a traject from getting other dates
TRAJECT = """
CREATE OR REPLACE FUNCTION {schema}.traject_houdt_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM {schema}.trajecten_contactmoment
        WHERE traject_id = NEW.id AND ingetrokken_op IS NULL
        AND (NEW.startdatum IS NULL OR datum < NEW.startdatum OR datum >= NEW.einddatum)
    ) THEN
        RAISE EXCEPTION 'Er is contact vastgelegd buiten deze periode.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'traject_houdt_contact';
    END IF;
    RETURN NEW;
END
$$
"""
TRAJECT_EERST = TRAJECT.replace(" AND ingetrokken_op IS NULL", "")


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0003_inlezingen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Afspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("van", models.DateTimeField(verbose_name="van")),
                ("tot", models.DateTimeField(verbose_name="tot")),
                ("soort", models.CharField(max_length=40, verbose_name="soort contact")),
                ("plek", models.CharField(blank=True, max_length=120, verbose_name="plek")),
                ("onderwerp", models.CharField(blank=True, max_length=200, verbose_name="waarover")),
                (
                    "staat",
                    models.CharField(
                        choices=[("gepland", "Gepland"), ("uitgewerkt", "Uitgewerkt"), ("vervallen", "Gaat niet door")],
                        default="gepland",
                        max_length=10,
                        verbose_name="staat",
                    ),
                ),
                ("vervallen_op", models.DateTimeField(blank=True, null=True, verbose_name="vervallen op")),
                (
                    "wie_zei_af",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("deelnemer", "De deelnemer"),
                            ("medewerker", "Ik of een collega"),
                            ("ander", "Iemand anders"),
                        ],
                        max_length=10,
                        verbose_name="wie zei af",
                    ),
                ),
                (
                    "vervallen_reden",
                    models.CharField(blank=True, max_length=200, verbose_name="waarom ging het niet door"),
                ),
                ("reeks", models.UUIDField(blank=True, editable=False, null=True)),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "afspraak",
                "verbose_name_plural": "afspraken",
                "ordering": ["van", "id"],
            },
        ),
        migrations.CreateModel(
            name="Agendasleutel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vingerafdruk", models.CharField(max_length=64, verbose_name="SHA-256 van het geheim")),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                ("gebruikt_op", models.DateTimeField(blank=True, null=True, verbose_name="laatst gelezen op")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
            ],
            options={
                "verbose_name": "agendasleutel",
                "verbose_name_plural": "agendasleutels",
            },
        ),
        migrations.CreateModel(
            name="Contactversie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.IntegerField(verbose_name="versie")),
                ("datum", models.DateField(verbose_name="datum")),
                (
                    "tijdvak",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        blank=True, null=True, verbose_name="tijdvak"
                    ),
                ),
                ("minuten", models.IntegerField(verbose_name="duur in minuten")),
                ("soort", models.CharField(max_length=40, verbose_name="soort contact")),
                (
                    "aanwezigheid",
                    models.CharField(
                        choices=[
                            ("aanwezig", "Ja"),
                            ("afgemeld", "Nee, afgemeld"),
                            ("niet_gekomen", "Nee, zonder bericht"),
                        ],
                        max_length=12,
                        verbose_name="aanwezigheid",
                    ),
                ),
                ("onderwerp", models.TextField(blank=True, verbose_name="kort verslag")),
                ("groepsverslag", models.TextField(blank=True, verbose_name="verslag van de groep")),
                ("alleen_collegas", models.BooleanField(default=False, verbose_name="alleen voor collega's")),
                ("leefgebied", models.CharField(blank=True, max_length=40, verbose_name="leefgebied")),
                ("vervangen_op", models.DateTimeField(auto_now_add=True, verbose_name="vervangen op")),
            ],
            options={
                "verbose_name": "contactversie",
                "verbose_name_plural": "contactversies",
                "ordering": ["contact", "-versie"],
            },
        ),
        migrations.CreateModel(
            name="Groepscontact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(verbose_name="datum")),
                ("minuten", models.IntegerField(verbose_name="duur in minuten")),
                ("soort", models.CharField(max_length=40, verbose_name="soort contact")),
                ("verslag", models.TextField(blank=True, verbose_name="verslag voor iedereen")),
                ("alleen_collegas", models.BooleanField(default=False, verbose_name="alleen voor collega's")),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                ("ingetrokken_reden", models.CharField(blank=True, max_length=300, verbose_name="waarom ingetrokken")),
            ],
            options={
                "verbose_name": "groepscontact",
                "verbose_name_plural": "groepscontacten",
                "ordering": ["-datum", "-id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="contactmoment",
            name="contact_medewerker_niet_dubbel",
        ),
        migrations.AddField(
            model_name="contactmoment",
            name="groepsdeel",
            field=models.IntegerField(blank=True, null=True, verbose_name="deel van de groepstijd in minuten"),
        ),
        migrations.AddField(
            model_name="contactmoment",
            name="ingetrokken_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="contactmoment",
            name="ingetrokken_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op"),
        ),
        migrations.AddField(
            model_name="contactmoment",
            name="ingetrokken_reden",
            field=models.CharField(blank=True, max_length=300, verbose_name="waarom ingetrokken"),
        ),
        migrations.AddField(
            model_name="contactmoment",
            name="leefgebied",
            field=models.CharField(blank=True, max_length=40, verbose_name="leefgebied"),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="contact",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="afspraak",
                to="trajecten.contactmoment",
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="afspraken", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="trajecten",
            field=models.ManyToManyField(related_name="afspraken", to="trajecten.traject"),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="vervallen_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="agendasleutel",
            name="gebruiker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="agendasleutels", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="contactversie",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="versies", to="trajecten.contactmoment"
            ),
        ),
        migrations.AddField(
            model_name="contactversie",
            name="vervangen_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="groepscontact",
            name="ingetrokken_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="groepscontact",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="groepscontacten", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="afspraak",
            name="groepscontact",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="afspraak",
                to="trajecten.groepscontact",
            ),
        ),
        migrations.AddField(
            model_name="contactmoment",
            name="groepscontact",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contactmomenten",
                to="trajecten.groepscontact",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactmoment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ingetrokken_op__isnull", True), ("tijdvak__isnull", False)),
                expressions=[
                    ("medewerker", "="),
                    ("tijdvak", "&&"),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            models.F("groepscontact"),
                            django.db.models.expressions.CombinedExpression(models.F("id"), "*", models.Value(-1)),
                        ),
                        "<>",
                    ),
                ],
                name="contact_medewerker_niet_dubbel",
                violation_error_message="Je hebt op dit tijdstip al een ander contact.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactmoment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("groepscontact__isnull", True), ("groepsdeel__isnull", True)),
                    models.Q(
                        ("groepscontact__isnull", False),
                        ("groepsdeel__gte", 0),
                        ("groepsdeel__lte", models.F("minuten")),
                    ),
                    _connector="OR",
                ),
                name="contact_deel_van_de_groep",
                violation_error_message="Het deel van de groepstijd klopt niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactmoment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ingetrokken_op__isnull", True)),
                fields=("groepscontact", "traject"),
                name="contact_een_keer_per_groep",
                violation_error_message="Deze deelnemer staat al bij dit groepscontact.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactmoment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ingetrokken_door__isnull", True), ("ingetrokken_op__isnull", True), ("ingetrokken_reden", "")
                    ),
                    models.Q(
                        ("ingetrokken_door__isnull", False),
                        ("ingetrokken_op__isnull", False),
                        models.Q(("ingetrokken_reden", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="contact_ingetrokken_op_en_door",
                violation_error_message="Wie een contact intrekt schrijft erbij waarom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendasleutel",
            constraint=models.UniqueConstraint(
                fields=("vingerafdruk",),
                name="agendasleutel_uniek",
                violation_error_message="Dit agenda-adres bestaat al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendasleutel",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ingetrokken_op__isnull", True)),
                fields=("gebruiker",),
                name="agendasleutel_een_per_gebruiker",
                violation_error_message="Je hebt al een agenda-adres.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactversie",
            constraint=models.UniqueConstraint(
                fields=("contact", "versie"),
                name="contactversie_een_keer",
                violation_error_message="Deze versie is al bewaard.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactversie",
            constraint=models.CheckConstraint(
                condition=models.Q(("versie__gte", 1)),
                name="contactversie_vanaf_een",
                violation_error_message="Versies tellen vanaf 1.",
            ),
        ),
        migrations.AddIndex(
            model_name="groepscontact",
            index=models.Index(fields=["medewerker", "-datum", "-id"], name="groepscontact_op_medewerker"),
        ),
        migrations.AddConstraint(
            model_name="groepscontact",
            constraint=models.UniqueConstraint(
                fields=("sleutel",),
                name="groepscontact_een_keer_opgeslagen",
                violation_error_message="Dit groepscontact is al opgeslagen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="groepscontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("minuten__gt", 0), ("minuten__lte", 720)),
                name="groepscontact_duur_hoogstens_12_uur",
                violation_error_message="Een contact duurt minstens 1 minuut en hoogstens 12 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="groepscontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ingetrokken_door__isnull", True), ("ingetrokken_op__isnull", True), ("ingetrokken_reden", "")
                    ),
                    models.Q(
                        ("ingetrokken_door__isnull", False),
                        ("ingetrokken_op__isnull", False),
                        models.Q(("ingetrokken_reden", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="groepscontact_ingetrokken_op_en_door",
                violation_error_message="Wie een contact intrekt schrijft erbij waarom.",
            ),
        ),
        migrations.AddIndex(
            model_name="afspraak",
            index=models.Index(fields=["medewerker", "van", "id"], name="afspraak_op_medewerker"),
        ),
        migrations.AddIndex(
            model_name="afspraak",
            index=models.Index(
                condition=models.Q(("staat", "gepland")), fields=["tot"], name="afspraak_nog_niet_uitgewerkt"
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.UniqueConstraint(
                fields=("sleutel",),
                name="afspraak_een_keer_opgeslagen",
                violation_error_message="Deze afspraak is al opgeslagen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tot__gt", models.F("van")),
                    (
                        "tot__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("van"), "+", models.Value(datetime.timedelta(seconds=43200))
                        ),
                    ),
                ),
                name="afspraak_duur_hoogstens_12_uur",
                violation_error_message="Een afspraak duurt minstens 1 minuut en hoogstens 12 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact__isnull", True), ("groepscontact__isnull", True), ("staat", "gepland")),
                    models.Q(("contact__isnull", True), ("groepscontact__isnull", True), ("staat", "vervallen")),
                    models.Q(("contact__isnull", False), ("groepscontact__isnull", True), ("staat", "uitgewerkt")),
                    models.Q(("contact__isnull", True), ("groepscontact__isnull", False), ("staat", "uitgewerkt")),
                    _connector="OR",
                ),
                name="afspraak_uitgewerkt_in_een_contact",
                violation_error_message="Een uitgewerkte afspraak hoort bij één contact.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("staat", "vervallen"),
                        ("vervallen_door__isnull", False),
                        ("vervallen_op__isnull", False),
                        ("wie_zei_af__in", ["deelnemer", "medewerker", "ander"]),
                    ),
                    models.Q(
                        models.Q(("staat", "vervallen"), _negated=True),
                        ("vervallen_door__isnull", True),
                        ("vervallen_op__isnull", True),
                        ("wie_zei_af", ""),
                    ),
                    _connector="OR",
                ),
                name="afspraak_vervallen_op_en_door",
                violation_error_message="Schrijf op wie de afspraak afzegde.",
            ),
        ),
        migrations.AddField(
            model_name="contactmoment",
            name="medewerkerminuten",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce("groepsdeel", "minuten"),
                output_field=models.IntegerField(),
            ),
        ),
        SchemaSQL(GROEP, "DROP FUNCTION {schema}.groepscontact_klopt()"),
        # at commit: a group is written row by row
        SchemaSQL(
            "CREATE CONSTRAINT TRIGGER groepscontact_klopt AFTER INSERT OR UPDATE ON {schema}.trajecten_groepscontact"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {schema}.groepscontact_klopt('groep')",
            "DROP TRIGGER groepscontact_klopt ON {schema}.trajecten_groepscontact",
        ),
        SchemaSQL(
            "CREATE CONSTRAINT TRIGGER groepscontact_klopt AFTER INSERT OR UPDATE ON {schema}.trajecten_contactmoment"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.groepscontact_id IS NOT NULL)"
            " EXECUTE FUNCTION {schema}.groepscontact_klopt()",
            "DROP TRIGGER groepscontact_klopt ON {schema}.trajecten_contactmoment",
        ),
        SchemaSQL(VERSIE, "DROP FUNCTION {schema}.contactversie_blijft()"),
        SchemaSQL(
            "CREATE TRIGGER contactversie_blijft BEFORE UPDATE ON {schema}.trajecten_contactversie"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.contactversie_blijft()",
            "DROP TRIGGER contactversie_blijft ON {schema}.trajecten_contactversie",
        ),
        SchemaSQL(TRAJECT, TRAJECT_EERST),
    ]
