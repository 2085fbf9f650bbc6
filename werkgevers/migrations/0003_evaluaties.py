"""Evaluations and their forms. The database refuses to change what is frozen, and a version of a form."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import werkgevers.models.evaluatieformulier
from organisaties.migraties import InEenKeer, SchemaSQL

EVALUATIE_BLIJFT = """
CREATE FUNCTION {schema}.bevroren_evaluatie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.bevroren_op IS NULL THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR (
        NEW.plaatsing_id, NEW.formulier_id, NEW.moment, NEW.datum, NEW.afspraken, NEW.opgesteld_door_id,
        NEW.inhoud, NEW.inhoud_sha256, NEW.bevroren_op, NEW.bevroren_door_id, NEW.vervangt_id
    ) IS DISTINCT FROM (
        OLD.plaatsing_id, OLD.formulier_id, OLD.moment, OLD.datum, OLD.afspraken, OLD.opgesteld_door_id,
        OLD.inhoud, OLD.inhoud_sha256, OLD.bevroren_op, OLD.bevroren_door_id, OLD.vervangt_id
    ) THEN
        RAISE EXCEPTION 'Deze evaluatie staat vast. Trek haar in en maak een nieuwe.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bevroren_evaluatie_blijft';
    END IF;
    IF OLD.staat IN ('getekend', 'ingetrokken') AND NEW.staat <> OLD.staat THEN
        RAISE EXCEPTION 'Een getekende of ingetrokken evaluatie verandert niet meer.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bevroren_evaluatie_blijft';
    END IF;
    RETURN NEW;
END
$$
"""
# the share lock waits for whoever is freezing, and then sees that it is frozen
DEEL_BLIJFT = """
CREATE FUNCTION {schema}.deel_van_bevroren_evaluatie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bevroren timestamptz;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        SELECT bevroren_op INTO bevroren FROM {schema}.werkgevers_evaluatie WHERE id = OLD.evaluatie_id FOR SHARE;
    END IF;
    IF bevroren IS NULL AND TG_OP <> 'DELETE' THEN
        SELECT bevroren_op INTO bevroren FROM {schema}.werkgevers_evaluatie WHERE id = NEW.evaluatie_id FOR SHARE;
    END IF;
    IF bevroren IS NOT NULL THEN
        RAISE EXCEPTION 'Deze evaluatie staat vast. Trek haar in en maak een nieuwe.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'deel_van_bevroren_evaluatie_blijft';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$
"""
FORMULIER_BLIJFT = """
CREATE FUNCTION {schema}.evaluatieformulier_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.programma_id, NEW.nummer, NEW.naam, NEW.niveaus, NEW.ondertekenaars)
        IS DISTINCT FROM (OLD.programma_id, OLD.nummer, OLD.naam, OLD.niveaus, OLD.ondertekenaars) THEN
        RAISE EXCEPTION 'Een versie van een formulier verandert niet. Maak een nieuwe versie.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluatieformulier_blijft';
    END IF;
    RETURN NEW;
END
$$
"""
REGEL_BLIJFT = """
CREATE FUNCTION {schema}.formulierregel_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' OR EXISTS (
        SELECT 1 FROM {schema}.werkgevers_evaluatie
        WHERE formulier_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.formulier_id ELSE NEW.formulier_id END
    ) THEN
        RAISE EXCEPTION 'Een versie van een formulier verandert niet. Maak een nieuwe versie.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'formulierregel_blijft';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$
"""


def _trigger(naam: str, tabel: str, wanneer: str, functie: str) -> SchemaSQL:
    return SchemaSQL(
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {{schema}}.{tabel}"
        f" FOR EACH ROW EXECUTE FUNCTION {{schema}}.{functie}()",
        f"DROP TRIGGER {naam} ON {{schema}}.{tabel}",
    )


def _deel(tabel: str) -> SchemaSQL:
    functie = "deel_van_bevroren_evaluatie_blijft"
    return _trigger(functie, tabel, "INSERT OR UPDATE OR DELETE", functie)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("trajecten", "0007_documenten"),
        ("werkgevers", "0002_werkgevers_en_contactpersonen"),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name="Evaluatieformulier",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("nummer", models.IntegerField(default=1, verbose_name="nummer van de versie")),
                    ("naam", models.CharField(max_length=80, verbose_name="naam")),
                    (
                        "niveaus",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=24), size=None, verbose_name="schaal"
                        ),
                    ),
                    (
                        "ondertekenaars",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("werkgever", "De werkgever"),
                                    ("jobcoach", "De jobcoach"),
                                    ("deelnemer", "De deelnemer"),
                                ],
                                max_length=10,
                            ),
                            default=werkgevers.models.evaluatieformulier.alleen_werkgever,
                            size=None,
                            verbose_name="wie tekenen",
                        ),
                    ),
                    ("vervallen_op", models.DateTimeField(blank=True, null=True, verbose_name="vervangen op")),
                    ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                    (
                        "gemaakt_door",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "programma",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="evaluatieformulieren",
                            to="trajecten.programma",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "evaluatieformulier",
                    "verbose_name_plural": "evaluatieformulieren",
                    "ordering": ["programma", "-nummer"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("programma", "nummer"),
                            name="evaluatieformulier_versie_uniek",
                            nulls_distinct=False,
                            violation_error_message="Deze versie van het formulier bestaat al.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("vervallen_op__isnull", True)),
                            fields=("programma",),
                            name="evaluatieformulier_een_in_gebruik",
                            nulls_distinct=False,
                            violation_error_message="Dit programma heeft al een evaluatieformulier.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("niveaus__len__gte", 2), ("niveaus__len__lte", 5)),
                            name="evaluatieformulier_schaal_van_2_tot_5",
                            violation_error_message="Een schaal heeft 2 tot en met 5 niveaus.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ondertekenaars__contained_by", ["werkgever", "jobcoach", "deelnemer"]),
                                ("ondertekenaars__len__gte", 1),
                            ),
                            name="evaluatieformulier_iemand_tekent",
                            violation_error_message="Kies wie de evaluatie tekent.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("nummer__gte", 1)),
                            name="evaluatieformulier_nummer_vanaf_1",
                            violation_error_message="De eerste versie is nummer 1.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Formulierregel",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.SlugField(max_length=40, verbose_name="code")),
                    ("tekst", models.CharField(max_length=80, verbose_name="regel")),
                    ("volgorde", models.IntegerField(verbose_name="volgorde")),
                    (
                        "formulier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="regels",
                            to="werkgevers.evaluatieformulier",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "regel van een evaluatieformulier",
                    "verbose_name_plural": "regels van evaluatieformulieren",
                    "ordering": ["formulier", "volgorde"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("formulier", "code"),
                            name="formulierregel_code_uniek",
                            violation_error_message="Deze regel staat al in het formulier.",
                        ),
                        models.UniqueConstraint(
                            fields=("formulier", "volgorde"),
                            name="formulierregel_volgorde_uniek",
                            violation_error_message="Er staat al een regel op deze plaats.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("tekst", ""), _negated=True),
                            name="formulierregel_met_tekst",
                            violation_error_message="Schrijf op wat je beoordeelt.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Evaluatie",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "moment",
                        models.CharField(
                            choices=[
                                ("nul", "Nulevaluatie"),
                                ("tussen", "Tussenevaluatie"),
                                ("eind", "Eindevaluatie"),
                                ("extra", "Extra evaluatie"),
                            ],
                            max_length=6,
                            verbose_name="moment",
                        ),
                    ),
                    ("datum", models.DateField(verbose_name="datum van het gesprek")),
                    ("afspraken", models.TextField(blank=True, max_length=2000, verbose_name="afspraken")),
                    (
                        "staat",
                        models.CharField(
                            choices=[
                                ("concept", "Concept"),
                                ("klaar", "Klaar om te versturen"),
                                ("wacht", "Wacht op handtekening"),
                                ("getekend", "Getekend"),
                                ("betwist", "Niet akkoord"),
                                ("ingetrokken", "Ingetrokken"),
                            ],
                            default="concept",
                            max_length=11,
                            verbose_name="staat",
                        ),
                    ),
                    ("inhoud", models.BinaryField(default=b"", verbose_name="bevroren inhoud")),
                    (
                        "inhoud_sha256",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="SHA-256 van de inhoud"
                        ),
                    ),
                    (
                        "bevroren_op",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="bevroren op"),
                    ),
                    ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                    (
                        "ingetrokken_omdat",
                        models.CharField(blank=True, max_length=200, verbose_name="ingetrokken omdat"),
                    ),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                    (
                        "bevroren_door",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "ingetrokken_door",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "opgesteld_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="evaluaties",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "plaatsing",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="evaluaties",
                            to="werkgevers.plaatsing",
                        ),
                    ),
                    (
                        "schrijvers",
                        models.ManyToManyField(
                            related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="schreven mee"
                        ),
                    ),
                    (
                        "vervangt",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="vervanger",
                            to="werkgevers.evaluatie",
                        ),
                    ),
                    (
                        "formulier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="evaluaties",
                            to="werkgevers.evaluatieformulier",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "evaluatie",
                    "verbose_name_plural": "evaluaties",
                    "ordering": ["plaatsing", "datum", "id"],
                    "indexes": [
                        models.Index(fields=["plaatsing", "-datum", "-id"], name="evaluatie_op_plaatsing"),
                        models.Index(fields=["staat", "datum"], name="evaluatie_op_staat"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("moment__in", ["nul", "tussen", "eind", "extra"])),
                            name="evaluatie_moment_bekend",
                            violation_error_message="Kies nul, tussen, eind of extra.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("staat__in", ["concept", "klaar", "wacht", "getekend", "betwist", "ingetrokken"])
                            ),
                            name="evaluatie_staat_bekend",
                            violation_error_message="Deze staat kennen we niet.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("moment", "nul"), models.Q(("staat", "ingetrokken"), _negated=True)),
                            fields=("plaatsing",),
                            name="evaluatie_een_nulevaluatie",
                            violation_error_message="Deze plaatsing heeft al een nulevaluatie.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("moment", "eind"), models.Q(("staat", "ingetrokken"), _negated=True)),
                            fields=("plaatsing",),
                            name="evaluatie_een_eindevaluatie",
                            violation_error_message="Deze plaatsing heeft al een eindevaluatie.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("bevroren_door__isnull", True),
                                    ("bevroren_op__isnull", True),
                                    ("inhoud_sha256", ""),
                                    ("staat", "concept"),
                                ),
                                models.Q(
                                    models.Q(("staat", "concept"), _negated=True),
                                    ("bevroren_door__isnull", False),
                                    ("bevroren_op__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="evaluatie_bevroren_of_concept",
                            violation_error_message="Alleen een concept is nog niet bevroren.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("bevroren_op__isnull", True),
                                (
                                    "inhoud_sha256",
                                    models.Func(
                                        models.Func(models.F("inhoud"), function="sha256"),
                                        models.Value("hex"),
                                        function="encode",
                                        output_field=models.CharField(),
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="evaluatie_hash_van_de_inhoud",
                            violation_error_message="De hash past niet bij de inhoud.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("ingetrokken_door__isnull", False),
                                    ("ingetrokken_op__isnull", False),
                                    ("staat", "ingetrokken"),
                                    models.Q(("ingetrokken_omdat", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("staat", "ingetrokken"), _negated=True),
                                    ("ingetrokken_door__isnull", True),
                                    ("ingetrokken_omdat", ""),
                                    ("ingetrokken_op__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="evaluatie_ingetrokken_met_reden",
                            violation_error_message="Schrijf op waarom je de evaluatie intrekt.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("vervangt__isnull", True),
                                models.Q(("vervangt", models.F("id")), _negated=True),
                                _connector="OR",
                            ),
                            name="evaluatie_vervangt_een_andere",
                            violation_error_message="Een evaluatie kan zichzelf niet vervangen.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Evaluatieregel",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("oordeel", models.IntegerField(blank=True, null=True, verbose_name="oordeel")),
                    ("niet_besproken", models.BooleanField(default=False, verbose_name="niet besproken")),
                    ("toelichting", models.CharField(blank=True, max_length=200, verbose_name="toelichting")),
                    (
                        "evaluatie",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="regels",
                            to="werkgevers.evaluatie",
                        ),
                    ),
                    (
                        "formulierregel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="werkgevers.formulierregel",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "regel van een evaluatie",
                    "verbose_name_plural": "regels van evaluaties",
                    "ordering": ["evaluatie", "formulierregel__volgorde"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("evaluatie", "formulierregel"),
                            name="evaluatieregel_een_oordeel",
                            violation_error_message="Deze regel heeft al een oordeel.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("oordeel__isnull", True),
                                models.Q(("niet_besproken", False), ("oordeel__gte", 1), ("oordeel__lte", 5)),
                                _connector="OR",
                            ),
                            name="evaluatieregel_oordeel_op_de_schaal",
                            violation_error_message="Kies een oordeel van de schaal, of “niet besproken”.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Evaluatieweek",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("van", models.DateField(verbose_name="van")),
                    ("tot", models.DateField(verbose_name="tot")),
                    ("minuten", models.IntegerField(verbose_name="minuten")),
                    (
                        "evaluatie",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="weken", to="werkgevers.evaluatie"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "week van een evaluatie",
                    "verbose_name_plural": "weken van evaluaties",
                    "ordering": ["evaluatie", "van"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("evaluatie", "van"),
                            name="evaluatieweek_een_keer",
                            violation_error_message="Deze week staat er al in.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("tot__gt", models.F("van")),
                                (
                                    "tot__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("van"), "+", models.Value(datetime.timedelta(days=7))
                                    ),
                                ),
                            ),
                            name="evaluatieweek_hoogstens_een_week",
                            violation_error_message="Een week heeft 1 tot en met 7 dagen.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("minuten__gte", 0), ("minuten__lte", 4800)),
                            name="evaluatieweek_uren_0_tot_80",
                            violation_error_message="Uren per week liggen tussen 0 en 80.",
                        ),
                    ],
                },
            ),
        ),
        SchemaSQL(EVALUATIE_BLIJFT, "DROP FUNCTION {schema}.bevroren_evaluatie_blijft()"),
        _trigger("bevroren_evaluatie_blijft", "werkgevers_evaluatie", "UPDATE OR DELETE", "bevroren_evaluatie_blijft"),
        SchemaSQL(DEEL_BLIJFT, "DROP FUNCTION {schema}.deel_van_bevroren_evaluatie_blijft()"),
        _deel("werkgevers_evaluatieregel"),
        _deel("werkgevers_evaluatieweek"),
        _deel("werkgevers_evaluatie_schrijvers"),
        SchemaSQL(FORMULIER_BLIJFT, "DROP FUNCTION {schema}.evaluatieformulier_blijft()"),
        _trigger("evaluatieformulier_blijft", "werkgevers_evaluatieformulier", "UPDATE", "evaluatieformulier_blijft"),
        SchemaSQL(REGEL_BLIJFT, "DROP FUNCTION {schema}.formulierregel_blijft()"),
        _trigger(
            "formulierregel_blijft",
            "werkgevers_formulierregel",
            "INSERT OR UPDATE OR DELETE",
            "formulierregel_blijft",
        ),
    ]
