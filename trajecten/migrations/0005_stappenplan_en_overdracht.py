"""The stappenplan, referrals and handing over; what was agreed earlier stays as it was written.

Organisations that are here already get the expertises that a new one starts with.
"""

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import SchemaSQL


BLIJFT = """
CREATE FUNCTION {schema}.afspraak_van_toen_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Wat eerder is vastgelegd, verandert niet meer.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'afspraak_van_toen_blijft';
END
$$
"""
TRIGGER = (
    "CREATE TRIGGER afspraak_van_toen_blijft BEFORE UPDATE ON {schema}.%s"
    " FOR EACH ROW EXECUTE FUNCTION {schema}.afspraak_van_toen_blijft()"
)
WEG = "DROP TRIGGER afspraak_van_toen_blijft ON {schema}.%s"
EXPERTISES = """
INSERT INTO {schema}.trajecten_expertise (code, naam, bijzonder, volgorde, actief)
SELECT rij.code, rij.naam, rij.bijzonder, rij.volgorde, true
FROM (VALUES
    ('schuldhulp', 'Schuldhulp', false, 1),
    ('huisvesting', 'Huisvesting', false, 2),
    ('ggz', 'Ggz', true, 3),
    ('verslavingszorg', 'Verslavingszorg', true, 4),
    ('medische_zorg', 'Medische zorg', true, 5),
    ('jeugdhulp', 'Jeugdhulp', true, 6),
    ('maatschappelijk_werk', 'Maatschappelijk werk', false, 7),
    ('taal', 'Taal', false, 8),
    ('onderwijs', 'Onderwijs', false, 9),
    ('juridische_hulp', 'Juridische hulp', false, 10),
    ('reclassering', 'Reclassering', true, 11)
) AS rij (code, naam, bijzonder, volgorde)
WHERE EXISTS (SELECT 1 FROM {schema}.trajecten_code)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0004_afspraken_en_groepscontact"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="betrokkene",
            name="versie",
            field=models.IntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.AddField(
            model_name="opvolging",
            name="versie",
            field=models.IntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.AddField(
            model_name="uitstroom",
            name="versie",
            field=models.IntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.CreateModel(
            name="Expertise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                (
                    "bijzonder",
                    models.BooleanField(
                        default=False,
                        help_text="Dan ziet alleen wie dat mag, waar het over gaat.",
                        verbose_name="gezondheid of justitie",
                    ),
                ),
                ("volgorde", models.IntegerField(default=0, verbose_name="volgorde")),
                ("actief", models.BooleanField(default=True, verbose_name="in gebruik")),
            ],
            options={
                "verbose_name": "expertise",
                "verbose_name_plural": "expertises",
                "ordering": ["volgorde", "naam", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code",),
                        name="expertise_code_uniek",
                        violation_error_message="Deze expertise staat al in de lijst.",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("naam"),
                        name="expertise_naam_uniek",
                        violation_error_message="Deze expertise staat al in de lijst.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=120, verbose_name="naam")),
                ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                (
                    "expertises",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="expertises",
                    ),
                ),
                ("actief", models.BooleanField(default=True, verbose_name="in gebruik")),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["naam", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("naam"),
                        name="partner_naam_uniek",
                        violation_error_message="Deze partner staat al in de lijst.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Doorverwijzing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leefgebied_code", models.CharField(blank=True, max_length=40, verbose_name="leefgebied")),
                (
                    "leefgebied_naam",
                    models.CharField(blank=True, max_length=80, verbose_name="naam van het leefgebied"),
                ),
                ("bijzonder", models.BooleanField(default=False, verbose_name="gezondheid of justitie")),
                ("vraag", models.CharField(max_length=300, verbose_name="wat vragen we")),
                (
                    "staat",
                    models.CharField(
                        choices=[
                            ("aangevraagd", "Aangevraagd"),
                            ("aangenomen", "Aangenomen"),
                            ("wachtlijst", "Op de wachtlijst"),
                            ("loopt", "Loopt"),
                            ("afgerond", "Afgerond"),
                            ("gestopt", "Eerder gestopt"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="aangevraagd",
                        max_length=12,
                        verbose_name="staat",
                    ),
                ),
                ("sinds", models.DateField(verbose_name="in deze staat sinds")),
                ("aangevraagd_per", models.DateField(verbose_name="aangevraagd per")),
                ("uitkomst", models.TextField(blank=True, verbose_name="uitkomst")),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doorverwijzingen",
                        to="trajecten.traject",
                    ),
                ),
                (
                    "expertise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doorverwijzingen",
                        to="trajecten.expertise",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doorverwijzingen",
                        to="trajecten.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "doorverwijzing",
                "verbose_name_plural": "doorverwijzingen",
                "ordering": ["-aangevraagd_per", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Stap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leefgebied_code", models.CharField(blank=True, max_length=40, verbose_name="leefgebied")),
                (
                    "leefgebied_naam",
                    models.CharField(blank=True, max_length=80, verbose_name="naam van het leefgebied"),
                ),
                ("bijzonder", models.BooleanField(default=False, verbose_name="gezondheid of justitie")),
                ("bron_score", models.IntegerField(blank=True, null=True, verbose_name="score waaruit de stap volgt")),
                ("wat", models.CharField(max_length=200, verbose_name="wat")),
                ("neutraal", models.CharField(blank=True, max_length=200, verbose_name="neutrale tekst")),
                (
                    "wie_soort",
                    models.CharField(
                        choices=[
                            ("deelnemer", "De deelnemer"),
                            ("medewerker", "Een collega"),
                            ("partner", "Een partner"),
                        ],
                        max_length=10,
                        verbose_name="wie",
                    ),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="klaar voor")),
                (
                    "staat",
                    models.CharField(
                        choices=[("open", "Open"), ("gedaan", "Gedaan"), ("vervallen", "Vervallen")],
                        default="open",
                        max_length=9,
                        verbose_name="staat",
                    ),
                ),
                ("resultaat", models.TextField(blank=True, verbose_name="resultaat")),
                ("volgorde", models.IntegerField(blank=True, null=True, verbose_name="plaats met de hand")),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                ("afgesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="afgesloten op")),
                (
                    "afgesloten_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stappen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stappen",
                        to="trajecten.partner",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stappen", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "stap",
                "verbose_name_plural": "stappen",
                "ordering": ["traject", "id"],
            },
        ),
        migrations.CreateModel(
            name="Stapversie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.IntegerField(verbose_name="versie")),
                ("wat", models.CharField(max_length=200, verbose_name="wat")),
                ("leefgebied_naam", models.CharField(blank=True, max_length=80, verbose_name="leefgebied")),
                ("wie", models.CharField(max_length=160, verbose_name="wie")),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="klaar voor")),
                (
                    "staat",
                    models.CharField(
                        choices=[("open", "Open"), ("gedaan", "Gedaan"), ("vervallen", "Vervallen")],
                        max_length=9,
                        verbose_name="staat",
                    ),
                ),
                ("resultaat", models.TextField(blank=True, verbose_name="resultaat")),
                ("vastgelegd_op", models.DateTimeField(auto_now_add=True, verbose_name="vastgelegd op")),
                (
                    "stap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versies", to="trajecten.stap"
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "versie van een stap",
                "verbose_name_plural": "versies van stappen",
                "ordering": ["stap", "-versie"],
            },
        ),
        migrations.CreateModel(
            name="Doorverwijsstap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "staat",
                    models.CharField(
                        choices=[
                            ("aangevraagd", "Aangevraagd"),
                            ("aangenomen", "Aangenomen"),
                            ("wachtlijst", "Op de wachtlijst"),
                            ("loopt", "Loopt"),
                            ("afgerond", "Afgerond"),
                            ("gestopt", "Eerder gestopt"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        max_length=12,
                        verbose_name="staat",
                    ),
                ),
                ("datum", models.DateField(verbose_name="datum")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("vastgelegd_op", models.DateTimeField(auto_now_add=True, verbose_name="vastgelegd op")),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "doorverwijzing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="trajecten.doorverwijzing",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap van een doorverwijzing",
                "verbose_name_plural": "stappen van doorverwijzingen",
                "ordering": ["doorverwijzing", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "staat__in",
                                [
                                    "aangevraagd",
                                    "aangenomen",
                                    "wachtlijst",
                                    "loopt",
                                    "afgerond",
                                    "gestopt",
                                    "afgewezen",
                                    "ingetrokken",
                                ],
                            )
                        ),
                        name="doorverwijsstap_staat_bekend",
                        violation_error_message="Kies een staat uit de lijst.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Overdracht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("casemanager", "Casemanager"),
                            ("jobcoach", "Jobcoach"),
                            ("trainer", "Trainer"),
                            ("leermeester", "Leermeester"),
                        ],
                        max_length=12,
                        verbose_name="rol",
                    ),
                ),
                ("ingangsdatum", models.DateField(verbose_name="vanaf")),
                ("afspraken", models.TextField(blank=True, verbose_name="afspraken die lopen")),
                ("let_op", models.TextField(blank=True, verbose_name="waar je op let")),
                ("bundel", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("gelezen_op", models.DateTimeField(blank=True, null=True, verbose_name="gelezen op")),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "naar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overgenomen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="overdrachten", to="trajecten.traject"
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overgedragen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "overdracht",
                "verbose_name_plural": "overdrachten",
                "ordering": ["-ingangsdatum", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("gelezen_op__isnull", True)), fields=["naar"], name="overdracht_ongelezen"
                    ),
                    models.Index(fields=["traject", "-ingangsdatum", "-id"], name="overdracht_op_traject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("van", models.F("naar")), _negated=True),
                        name="overdracht_aan_een_ander",
                        violation_error_message="Kies een andere collega.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rol__in", ["casemanager", "jobcoach", "trainer", "leermeester"])),
                        name="overdracht_rol_bekend",
                        violation_error_message="Kies een rol uit de lijst.",
                    ),
                    models.UniqueConstraint(
                        fields=("bundel", "traject", "rol"),
                        name="overdracht_een_keer_per_bundel",
                        violation_error_message="Dit traject is al overgedragen.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="doorverwijzing",
            index=models.Index(fields=["traject", "-aangevraagd_per", "-id"], name="doorverwijzing_op_traject"),
        ),
        migrations.AddConstraint(
            model_name="doorverwijzing",
            constraint=models.UniqueConstraint(
                fields=("sleutel",),
                name="doorverwijzing_een_keer_opgeslagen",
                violation_error_message="Deze doorverwijzing is al opgeslagen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="doorverwijzing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "staat__in",
                        [
                            "aangevraagd",
                            "aangenomen",
                            "wachtlijst",
                            "loopt",
                            "afgerond",
                            "gestopt",
                            "afgewezen",
                            "ingetrokken",
                        ],
                    )
                ),
                name="doorverwijzing_staat_bekend",
                violation_error_message="Kies een staat uit de lijst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="doorverwijzing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("staat__in", ["afgerond", "afgewezen", "gestopt", "ingetrokken"]), _negated=True),
                    models.Q(("uitkomst", ""), _negated=True),
                    _connector="OR",
                ),
                name="doorverwijzing_einde_met_uitkomst",
                violation_error_message="Schrijf op wat de uitkomst is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="doorverwijzing",
            constraint=models.CheckConstraint(
                condition=models.Q(("sinds__gte", models.F("aangevraagd_per"))),
                name="doorverwijzing_staat_na_aanvraag",
                violation_error_message="Deze datum ligt voor de aanvraag.",
            ),
        ),
        migrations.AddIndex(
            model_name="stap",
            index=models.Index(fields=["traject", "staat"], name="stap_op_traject"),
        ),
        migrations.AddIndex(
            model_name="stap",
            index=models.Index(fields=["medewerker", "staat", "deadline"], name="stap_op_medewerker"),
        ),
        migrations.AddIndex(
            model_name="stap",
            index=models.Index(
                condition=models.Q(("staat", "open")), fields=["deadline"], name="stap_open_op_deadline"
            ),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.UniqueConstraint(
                fields=("sleutel",),
                name="stap_een_keer_opgeslagen",
                violation_error_message="Deze stap is al opgeslagen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("traject", "volgorde"),
                name="stap_een_per_plaats",
                violation_error_message="Er staat al een stap op deze plaats.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bron_score__isnull", True),
                    models.Q(("bron_score__gte", 1), ("bron_score__lte", 5)),
                    _connector="OR",
                ),
                name="stap_bron_score_van_1_tot_en_met_5",
                violation_error_message="Een score is 1, 2, 3, 4 of 5.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("medewerker__isnull", True), ("partner__isnull", True), ("wie_soort", "deelnemer")),
                    models.Q(("medewerker__isnull", False), ("partner__isnull", True), ("wie_soort", "medewerker")),
                    models.Q(("medewerker__isnull", True), ("partner__isnull", False), ("wie_soort", "partner")),
                    _connector="OR",
                ),
                name="stap_van_een_iemand",
                violation_error_message="Kies wie de stap doet: de deelnemer, een collega of een partner.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("afgesloten_door__isnull", True), ("afgesloten_op__isnull", True), ("staat", "open")),
                    models.Q(
                        ("afgesloten_door__isnull", False),
                        ("afgesloten_op__isnull", False),
                        ("staat__in", ["gedaan", "vervallen"]),
                        models.Q(("resultaat", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="stap_afgesloten_met_resultaat",
                violation_error_message="Schrijf op wat het resultaat is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.CheckConstraint(
                condition=models.Q(("staat", "open"), ("volgorde__isnull", True), _connector="OR"),
                name="stap_alleen_open_op_een_plaats",
                violation_error_message="Alleen een open stap heeft een plaats in de volgorde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.CheckConstraint(
                condition=models.Q(("bijzonder", True), ("neutraal", ""), _connector="OR"),
                name="stap_neutraal_alleen_bij_bijzonder",
                violation_error_message="Een neutrale tekst is alleen nodig bij gezondheid of justitie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stapversie",
            constraint=models.UniqueConstraint(
                fields=("stap", "versie"), name="stapversie_uniek", violation_error_message="Deze versie bestaat al."
            ),
        ),
        SchemaSQL(BLIJFT, "DROP FUNCTION {schema}.afspraak_van_toen_blijft()"),
        SchemaSQL(TRIGGER % "trajecten_stapversie", WEG % "trajecten_stapversie"),
        SchemaSQL(TRIGGER % "trajecten_doorverwijsstap", WEG % "trajecten_doorverwijsstap"),
        SchemaSQL(EXPERTISES, "DELETE FROM {schema}.trajecten_expertise"),
    ]
