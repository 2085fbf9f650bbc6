"""Urenstaten with their locks, other hours, counter-entries, and which projects pay for a traject when."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import trajecten.models.traject
from organisaties.migraties import SchemaSQL

OPEN_WEEK = """
CREATE FUNCTION {schema}.eis_open_urenweek(wie bigint, dag date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- waits for whoever hands in or approves at this moment, and is waited for (urenstaat_volgt_stappen)
    PERFORM 1 FROM {schema}.toegang_gebruiker WHERE id = wie FOR KEY SHARE;
    IF EXISTS (
        SELECT 1 FROM {schema}.trajecten_urenstaat
        WHERE medewerker_id = wie AND week = dag - (extract(isodow FROM dag)::int - 1)
        AND staat IN ('ingediend', 'goedgekeurd')
    ) THEN
        RAISE EXCEPTION 'De urenstaat van deze week zit op slot.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenweek_op_slot';
    END IF;
END
$$
"""
# only what an urenstaat tells is locked: the report of a contact may still be corrected
CONTACT = """
CREATE FUNCTION {schema}.contacturen_op_slot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        OLD.medewerker_id, coalesce(OLD.boekdatum, OLD.datum), coalesce(OLD.groepsdeel, OLD.minuten),
        OLD.subsidieproject_id, OLD.traject_id, OLD.ingetrokken_op IS NULL
    ) IS NOT DISTINCT FROM (
        NEW.medewerker_id, coalesce(NEW.boekdatum, NEW.datum), coalesce(NEW.groepsdeel, NEW.minuten),
        NEW.subsidieproject_id, NEW.traject_id, NEW.ingetrokken_op IS NULL
    ) THEN
        RETURN NEW;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.ingetrokken_op IS NULL THEN
        PERFORM {schema}.eis_open_urenweek(OLD.medewerker_id, coalesce(OLD.boekdatum, OLD.datum));
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.ingetrokken_op IS NULL THEN
        PERFORM {schema}.eis_open_urenweek(NEW.medewerker_id, coalesce(NEW.boekdatum, NEW.datum));
    END IF;
    RETURN NEW;
END
$$
"""
UREN = """
CREATE FUNCTION {schema}.uren_op_slot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM {schema}.eis_open_urenweek(OLD.medewerker_id, coalesce(OLD.boekdatum, OLD.datum));
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM {schema}.eis_open_urenweek(NEW.medewerker_id, coalesce(NEW.boekdatum, NEW.datum));
    RETURN NEW;
END
$$
"""
# what is left of an hour after its counter-entries is never less than nothing, nor more than 12 hours
TEGENBOEKING = """
CREATE FUNCTION {schema}.tegenboeking_past() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    boeking record;
    uur record;
    over integer;
BEGIN
    boeking := coalesce(NEW, OLD);
    IF boeking.contactmoment_id IS NOT NULL THEN
        SELECT medewerker_id, datum, coalesce(boekdatum, datum) AS dag, medewerkerminuten AS minuten INTO uur
        FROM {schema}.trajecten_contactmoment WHERE id = boeking.contactmoment_id FOR NO KEY UPDATE;
        SELECT uur.minuten + coalesce(sum(minuten), 0) INTO over
        FROM {schema}.trajecten_tegenboeking WHERE contactmoment_id = boeking.contactmoment_id;
    ELSE
        SELECT medewerker_id, datum, coalesce(boekdatum, datum) AS dag, minuten INTO uur
        FROM {schema}.trajecten_urenregel WHERE id = boeking.urenregel_id FOR NO KEY UPDATE;
        SELECT uur.minuten + coalesce(sum(minuten), 0) INTO over
        FROM {schema}.trajecten_tegenboeking WHERE urenregel_id = boeking.urenregel_id;
    END IF;
    IF over < 0 OR over > 720 THEN
        RAISE EXCEPTION 'Na deze tegenboeking blijft er minder dan niets over, of meer dan 12 uur.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tegenboeking_laat_een_uur_over';
    END IF;
    IF TG_OP <> 'DELETE' AND (
        NEW.medewerker_id <> uur.medewerker_id OR NEW.datum <> uur.datum OR NOT EXISTS (
            SELECT 1 FROM {schema}.trajecten_urenstaat
            WHERE medewerker_id = uur.medewerker_id AND staat = 'goedgekeurd'
            AND week = uur.dag - (extract(isodow FROM uur.dag)::int - 1)
        )
    ) THEN
        RAISE EXCEPTION 'Een tegenboeking hoort bij een uur van dezelfde medewerker in een goedgekeurde week.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tegenboeking_van_goedgekeurd_uur';
    END IF;
    RETURN NULL;
END
$$
"""
STAPPEN = """
CREATE FUNCTION {schema}.urenstaat_volgt_stappen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.staat <> 'concept' THEN
            RAISE EXCEPTION 'Een urenstaat begint als concept.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_begint_als_concept';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.staat = 'goedgekeurd' OR (TG_OP = 'DELETE' AND OLD.staat <> 'concept') THEN
        RAISE EXCEPTION 'Een goedgekeurde urenstaat verandert niet meer. Maak een tegenboeking.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_goedgekeurd_blijft';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (OLD.medewerker_id, OLD.week) IS DISTINCT FROM (NEW.medewerker_id, NEW.week) OR (
        OLD.staat = NEW.staat AND (OLD.minuten, OLD.regels, OLD.sha256, OLD.ingediend_op, OLD.ingediend_door_id)
        IS DISTINCT FROM (NEW.minuten, NEW.regels, NEW.sha256, NEW.ingediend_op, NEW.ingediend_door_id)
    ) OR (OLD.staat, NEW.staat) NOT IN (
        ('concept', 'concept'), ('teruggestuurd', 'teruggestuurd'), ('ingediend', 'ingediend'),
        ('concept', 'ingediend'), ('teruggestuurd', 'ingediend'), ('ingediend', 'concept'),
        ('ingediend', 'teruggestuurd'), ('ingediend', 'goedgekeurd')
    ) THEN
        RAISE EXCEPTION 'Deze stap kan niet met deze urenstaat.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_volgt_stappen';
    END IF;
    RETURN NEW;
END
$$
"""
# handing in and approving write down what the rows say at that moment, and no day has more than 24 hours
KLOPT = """
CREATE FUNCTION {schema}.urenstaat_klopt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    som integer;
    volste integer;
BEGIN
    PERFORM 1 FROM {schema}.toegang_gebruiker WHERE id = NEW.medewerker_id FOR UPDATE;
    WITH uren AS (
        SELECT datum, coalesce(boekdatum, datum) AS dag, medewerkerminuten AS minuten
        FROM {schema}.trajecten_contactmoment WHERE medewerker_id = NEW.medewerker_id AND ingetrokken_op IS NULL
        UNION ALL
        SELECT datum, coalesce(boekdatum, datum), minuten
        FROM {schema}.trajecten_urenregel WHERE medewerker_id = NEW.medewerker_id
        UNION ALL
        SELECT datum, boekdatum, minuten
        FROM {schema}.trajecten_tegenboeking WHERE medewerker_id = NEW.medewerker_id
    ), van_week AS (
        SELECT * FROM uren WHERE dag >= NEW.week AND dag < NEW.week + 7
    ), per_dag AS (
        SELECT sum(minuten) AS minuten FROM uren WHERE datum IN (SELECT datum FROM van_week) GROUP BY datum
    )
    SELECT (SELECT coalesce(sum(minuten), 0) FROM van_week), (SELECT coalesce(max(minuten), 0) FROM per_dag)
    INTO som, volste;
    IF som <> NEW.minuten THEN
        RAISE EXCEPTION 'De uren van deze week zijn intussen veranderd. Bekijk de week opnieuw.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_klopt';
    END IF;
    IF volste > 1440 THEN
        RAISE EXCEPTION 'Op een dag van deze week staan meer uren dan er in een dag zitten.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_dag_hoogstens_24_uur';
    END IF;
    RETURN NULL;
END
$$
"""
STAP_BLIJFT = """
CREATE FUNCTION {schema}.urenstaatstap_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Een stap van een urenstaat verandert niet.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaatstap_blijft';
END
$$
"""
# the correction outlives the deelneemuur, which may be gone
CORRECTIE_BLIJFT = """
CREATE FUNCTION {schema}.deelneemuurcorrectie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.deelneemuur_id IS NULL AND (
        OLD.traject_id, OLD.datum, OLD.activiteit, OLD.was_minuten, OLD.minuten, OLD.reden, OLD.gewijzigd_op,
        OLD.gewijzigd_door_id
    ) IS NOT DISTINCT FROM (
        NEW.traject_id, NEW.datum, NEW.activiteit, NEW.was_minuten, NEW.minuten, NEW.reden, NEW.gewijzigd_op,
        NEW.gewijzigd_door_id
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Een correctie van deelneemuren verandert niet.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'deelneemuurcorrectie_blijft';
END
$$
"""


def trigger(naam: str, wanneer: str, tabel: str, waarde: str = "", functie: str = "") -> SchemaSQL:
    """A row trigger on a table of trajecten; the function has the same name unless said otherwise."""
    return SchemaSQL(
        f"CREATE TRIGGER {naam} {wanneer} ON {{schema}}.trajecten_{tabel} FOR EACH ROW {waarde}"
        f" EXECUTE FUNCTION {{schema}}.{functie or naam}()",
        f"DROP TRIGGER {naam} ON {{schema}}.trajecten_{tabel}",
    )


def functie(sql: str, naam: str, argumenten: str = "") -> SchemaSQL:
    """A function and how it goes away again."""
    return SchemaSQL(sql, f"DROP FUNCTION {{schema}}.{naam}({argumenten})")


SCHRIJVEN = "BEFORE INSERT OR UPDATE OR DELETE"
VERANDEREN = "BEFORE UPDATE OR DELETE"

OP_SLOT = [
    functie(OPEN_WEEK, "eis_open_urenweek", "bigint, date"),
    functie(CONTACT, "contacturen_op_slot"),
    trigger("contacturen_op_slot", SCHRIJVEN, "contactmoment"),
    functie(UREN, "uren_op_slot"),
    trigger("urenregel_op_slot", SCHRIJVEN, "urenregel", functie="uren_op_slot"),
    trigger("tegenboeking_op_slot", SCHRIJVEN, "tegenboeking", functie="uren_op_slot"),
    functie(TEGENBOEKING, "tegenboeking_past"),
    trigger("tegenboeking_past", "AFTER INSERT OR UPDATE OR DELETE", "tegenboeking"),
    functie(STAPPEN, "urenstaat_volgt_stappen"),
    trigger("urenstaat_volgt_stappen", SCHRIJVEN, "urenstaat"),
    functie(KLOPT, "urenstaat_klopt"),
    trigger(
        "urenstaat_klopt",
        "AFTER UPDATE",
        "urenstaat",
        "WHEN (NEW.staat IN ('ingediend', 'goedgekeurd') AND NEW.staat IS DISTINCT FROM OLD.staat)",
    ),
    functie(STAP_BLIJFT, "urenstaatstap_blijft"),
    trigger("urenstaatstap_blijft", VERANDEREN, "urenstaatstap"),
    functie(CORRECTIE_BLIJFT, "deelneemuurcorrectie_blijft"),
    trigger("deelneemuurcorrectie_blijft", VERANDEREN, "deelneemuurcorrectie"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0008_signalen_en_concepten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Deelneemuurcorrectie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(verbose_name="datum")),
                ("activiteit", models.CharField(blank=True, max_length=120, verbose_name="activiteit")),
                ("was_minuten", models.IntegerField(verbose_name="minuten daarvoor")),
                ("minuten", models.IntegerField(verbose_name="minuten daarna")),
                ("reden", models.CharField(max_length=200, verbose_name="reden")),
                ("gewijzigd_op", models.DateTimeField(auto_now_add=True, verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "correctie van deelneemuren",
                "verbose_name_plural": "correcties van deelneemuren",
                "ordering": ["-gewijzigd_op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Financiering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("van", models.DateField(verbose_name="van")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot")),
            ],
            options={
                "verbose_name": "financiering",
                "verbose_name_plural": "financieringen",
                "ordering": ["van", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Tegenboeking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(verbose_name="datum")),
                ("boekdatum", models.DateField(verbose_name="geboekt op")),
                ("minuten", models.IntegerField(verbose_name="minuten")),
                ("reden", models.CharField(max_length=200, verbose_name="reden")),
                ("sleutel", models.CharField(editable=False, max_length=40)),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
            ],
            options={
                "verbose_name": "tegenboeking",
                "verbose_name_plural": "tegenboekingen",
                "ordering": ["boekdatum", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Urenregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(verbose_name="datum")),
                ("boekdatum", models.DateField(blank=True, null=True, verbose_name="geboekt op")),
                ("minuten", models.IntegerField(verbose_name="duur in minuten")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("reistijd", "Reistijd"),
                            ("voorbereiding", "Voorbereiding en verslag"),
                            ("overleg", "Overleg"),
                            ("overig", "Ander werk"),
                        ],
                        max_length=14,
                        verbose_name="soort werk",
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=200, verbose_name="toelichting")),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
            ],
            options={
                "verbose_name": "urenregel",
                "verbose_name_plural": "urenregels",
                "ordering": ["datum", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Urenstaat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("week", models.DateField(verbose_name="week")),
                (
                    "staat",
                    models.CharField(
                        choices=[
                            ("concept", "Concept"),
                            ("ingediend", "Ingediend"),
                            ("teruggestuurd", "Teruggestuurd"),
                            ("goedgekeurd", "Goedgekeurd"),
                        ],
                        default="concept",
                        max_length=14,
                        verbose_name="staat",
                    ),
                ),
                ("ingediend_op", models.DateTimeField(blank=True, null=True, verbose_name="ingediend op")),
                ("goedgekeurd_op", models.DateTimeField(blank=True, null=True, verbose_name="goedgekeurd op")),
                ("reden", models.TextField(blank=True, verbose_name="reden van terugsturen")),
                ("minuten", models.IntegerField(blank=True, null=True, verbose_name="minuten")),
                ("regels", models.JSONField(blank=True, null=True, verbose_name="regels")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 van de regels")),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
            ],
            options={
                "verbose_name": "urenstaat",
                "verbose_name_plural": "urenstaten",
                "ordering": ["-week", "medewerker"],
            },
        ),
        migrations.CreateModel(
            name="Urenstaatstap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stap",
                    models.CharField(
                        choices=[
                            ("indienen", "Week indienen"),
                            ("terughalen", "Week terughalen"),
                            ("terugsturen", "Week terugsturen"),
                            ("goedkeuren", "Week goedkeuren"),
                        ],
                        max_length=14,
                        verbose_name="stap",
                    ),
                ),
                ("gezet_op", models.DateTimeField(verbose_name="op")),
                ("reden", models.TextField(blank=True, verbose_name="reden")),
                ("minuten", models.IntegerField(verbose_name="minuten")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 van de regels")),
            ],
            options={
                "verbose_name": "stap van een urenstaat",
                "verbose_name_plural": "stappen van urenstaten",
                "ordering": ["gezet_op", "pk"],
            },
        ),
        migrations.AddField(
            model_name="contactmoment",
            name="boekdatum",
            field=models.DateField(blank=True, null=True, verbose_name="uren geboekt op"),
        ),
        migrations.AddField(
            model_name="deelneemuur",
            name="ingevoerd_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="deelneemuur",
            name="sleutel",
            field=models.CharField(blank=True, editable=False, max_length=80, null=True, verbose_name="sleutel"),
        ),
        migrations.AddIndex(
            model_name="contactmoment",
            index=models.Index(
                condition=models.Q(("boekdatum__isnull", False)),
                fields=["medewerker", "boekdatum"],
                name="contact_op_boekdatum",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactmoment",
            constraint=models.CheckConstraint(
                condition=models.Q(("boekdatum__isnull", True), ("boekdatum__gt", models.F("datum")), _connector="OR"),
                name="contact_later_geboekt",
                violation_error_message="De uren van een contact tellen op de dag zelf, of op een latere dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deelneemuur",
            constraint=models.UniqueConstraint(
                fields=("sleutel",),
                name="deelneemuur_een_keer_opgeslagen",
                violation_error_message="Deze uren zijn al opgeslagen.",
            ),
        ),
        migrations.AddField(
            model_name="deelneemuurcorrectie",
            name="deelneemuur",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="correcties",
                to="trajecten.deelneemuur",
            ),
        ),
        migrations.AddField(
            model_name="deelneemuurcorrectie",
            name="gewijzigd_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="deelneemuurcorrectie",
            name="traject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deelneemuurcorrecties",
                to="trajecten.traject",
            ),
        ),
        migrations.AddField(
            model_name="financiering",
            name="subsidieproject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="financiering", to="trajecten.subsidieproject"
            ),
        ),
        migrations.AddField(
            model_name="financiering",
            name="traject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="financiering", to="trajecten.traject"
            ),
        ),
        migrations.AddField(
            model_name="tegenboeking",
            name="aangemaakt_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="tegenboeking",
            name="contactmoment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tegenboekingen",
                to="trajecten.contactmoment",
            ),
        ),
        migrations.AddField(
            model_name="tegenboeking",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tegenboekingen", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="tegenboeking",
            name="subsidieproject",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tegenboekingen",
                to="trajecten.subsidieproject",
            ),
        ),
        migrations.AddField(
            model_name="urenregel",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="urenregels", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="urenregel",
            name="subsidieproject",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="urenregels",
                to="trajecten.subsidieproject",
            ),
        ),
        migrations.AddField(
            model_name="tegenboeking",
            name="urenregel",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tegenboekingen",
                to="trajecten.urenregel",
            ),
        ),
        migrations.AddField(
            model_name="urenstaat",
            name="goedgekeurd_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="urenstaat",
            name="ingediend_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="urenstaat",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="urenstaten", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="urenstaatstap",
            name="gezet_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="urenstaatstap",
            name="urenstaat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="stappen", to="trajecten.urenstaat"
            ),
        ),
        migrations.AddIndex(
            model_name="deelneemuurcorrectie",
            index=models.Index(fields=["traject", "-gewijzigd_op"], name="correctie_op_traject"),
        ),
        migrations.AddConstraint(
            model_name="deelneemuurcorrectie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minuten__gte", 0),
                    ("was_minuten__gt", 0),
                    models.Q(("minuten", models.F("was_minuten")), _negated=True),
                ),
                name="deelneemuurcorrectie_verandert_iets",
                violation_error_message="Een correctie verandert hoe lang het duurde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deelneemuurcorrectie",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True),
                name="deelneemuurcorrectie_met_reden",
                violation_error_message="Schrijf op waarom je deze uren verandert.",
            ),
        ),
        migrations.AddConstraint(
            model_name="financiering",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                name="financiering_periode_oplopend",
                violation_error_message="De einddatum ligt na de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="financiering",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("traject", "="),
                    ("subsidieproject", "="),
                    (trajecten.models.traject.Datumbereik(models.F("van"), models.F("tot"), models.Value("[)")), "&&"),
                ],
                name="financiering_niet_dubbel",
                violation_error_message="Dit subsidieproject betaalt in deze periode al mee.",
            ),
        ),
        migrations.AddIndex(
            model_name="urenregel",
            index=models.Index(fields=["medewerker", "datum"], name="urenregel_op_medewerker"),
        ),
        migrations.AddIndex(
            model_name="urenregel",
            index=models.Index(
                condition=models.Q(("boekdatum__isnull", False)),
                fields=["medewerker", "boekdatum"],
                name="urenregel_op_boekdatum",
            ),
        ),
        migrations.AddIndex(
            model_name="urenregel",
            index=models.Index(fields=["datum"], name="urenregel_op_datum"),
        ),
        migrations.AddConstraint(
            model_name="urenregel",
            constraint=models.UniqueConstraint(
                fields=("sleutel",),
                name="urenregel_een_keer_opgeslagen",
                violation_error_message="Deze uren zijn al opgeslagen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("minuten__gt", 0), ("minuten__lte", 720)),
                name="urenregel_duur_hoogstens_12_uur",
                violation_error_message="Vul minstens 1 minuut in en hoogstens 12 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["reistijd", "voorbereiding", "overleg", "overig"])),
                name="urenregel_soort_bekend",
                violation_error_message="Kies wat voor werk het was.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenregel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("soort", "overig"), _negated=True),
                    models.Q(("toelichting", ""), _negated=True),
                    _connector="OR",
                ),
                name="urenregel_overig_met_toelichting",
                violation_error_message="Schrijf bij ander werk op wat je deed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("boekdatum__isnull", True), ("boekdatum__gt", models.F("datum")), _connector="OR"),
                name="urenregel_later_geboekt",
                violation_error_message="Uren tellen op de dag zelf, of op een latere dag.",
            ),
        ),
        migrations.AddIndex(
            model_name="tegenboeking",
            index=models.Index(fields=["medewerker", "boekdatum"], name="tegenboeking_op_medewerker"),
        ),
        migrations.AddIndex(
            model_name="tegenboeking",
            index=models.Index(fields=["boekdatum"], name="tegenboeking_op_boekdatum"),
        ),
        migrations.AddConstraint(
            model_name="tegenboeking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contactmoment__isnull", False), ("urenregel__isnull", True)),
                    models.Q(("contactmoment__isnull", True), ("urenregel__isnull", False)),
                    _connector="OR",
                ),
                name="tegenboeking_van_een_uur",
                violation_error_message="Een tegenboeking hoort bij één contact of bij één urenregel.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tegenboeking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("minuten", 0), _negated=True), ("minuten__gte", -720), ("minuten__lte", 720)
                ),
                name="tegenboeking_duur_hoogstens_12_uur",
                violation_error_message="Een tegenboeking is minstens 1 minuut en hoogstens 12 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tegenboeking",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True),
                name="tegenboeking_met_reden",
                violation_error_message="Schrijf op waarom je tegenboekt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tegenboeking",
            constraint=models.CheckConstraint(
                condition=models.Q(("boekdatum__gt", models.F("datum"))),
                name="tegenboeking_later_geboekt",
                violation_error_message="Een tegenboeking staat in een latere week dan het uur zelf.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tegenboeking",
            constraint=models.UniqueConstraint(
                fields=("sleutel",),
                name="tegenboeking_een_keer_opgeslagen",
                violation_error_message="Deze tegenboeking is al opgeslagen.",
            ),
        ),
        migrations.AddIndex(
            model_name="urenstaat",
            index=models.Index(fields=["week", "staat"], name="urenstaat_op_week"),
        ),
        migrations.AddConstraint(
            model_name="urenstaat",
            constraint=models.UniqueConstraint(
                fields=("medewerker", "week"),
                name="urenstaat_een_per_week",
                violation_error_message="Deze week heeft al een urenstaat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenstaat",
            constraint=models.CheckConstraint(
                condition=models.Q(("week__iso_week_day", 1)),
                name="urenstaat_week_begint_op_maandag",
                violation_error_message="Een week begint op maandag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenstaat",
            constraint=models.CheckConstraint(
                condition=models.Q(("staat__in", ["concept", "ingediend", "teruggestuurd", "goedgekeurd"])),
                name="urenstaat_staat_bekend",
                violation_error_message="Deze stand van een urenstaat bestaat niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenstaat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("staat__in", ["goedgekeurd", "ingediend"]),
                        ("ingediend_door__isnull", False),
                        ("ingediend_op__isnull", False),
                    ),
                    models.Q(
                        models.Q(("staat__in", ["goedgekeurd", "ingediend"]), _negated=True),
                        ("ingediend_door__isnull", True),
                        ("ingediend_op__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="urenstaat_ingediend_met_naam",
                violation_error_message="Een ingediende urenstaat zegt wanneer en door wie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenstaat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("goedgekeurd_door__isnull", False), ("goedgekeurd_op__isnull", False), ("staat", "goedgekeurd")
                    ),
                    models.Q(
                        models.Q(("staat", "goedgekeurd"), _negated=True),
                        ("goedgekeurd_door__isnull", True),
                        ("goedgekeurd_op__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="urenstaat_goedgekeurd_met_naam",
                violation_error_message="Een goedgekeurde urenstaat zegt wanneer en door wie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenstaat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("goedgekeurd_door__isnull", True),
                    models.Q(
                        models.Q(("goedgekeurd_door", models.F("medewerker")), _negated=True),
                        models.Q(("goedgekeurd_door", models.F("ingediend_door")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="urenstaat_goedgekeurd_door_ander",
                violation_error_message="Je eigen uren laat je door een ander goedkeuren.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenstaat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("staat", "teruggestuurd"), models.Q(("reden", ""), _negated=True)),
                    models.Q(models.Q(("staat", "teruggestuurd"), _negated=True), ("reden", "")),
                    _connector="OR",
                ),
                name="urenstaat_terug_met_reden",
                violation_error_message="Schrijf op waarom je de week terugstuurt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenstaat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("staat__in", ["goedgekeurd", "ingediend"]),
                        ("minuten__isnull", False),
                        ("regels__isnull", False),
                        models.Q(("sha256", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("staat__in", ["goedgekeurd", "ingediend"]), _negated=True),
                        ("minuten__isnull", True),
                        ("regels__isnull", True),
                        ("sha256", ""),
                    ),
                    _connector="OR",
                ),
                name="urenstaat_ingediend_is_vastgelegd",
                violation_error_message="Een ingediende urenstaat houdt vast wat erop staat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="urenstaatstap",
            constraint=models.CheckConstraint(
                condition=models.Q(("stap__in", ["indienen", "terughalen", "terugsturen", "goedkeuren"])),
                name="urenstaatstap_bekend",
                violation_error_message="Deze stap van een urenstaat bestaat niet.",
            ),
        ),
        *OP_SLOT,
    ]
