"""The certificates of the organisation, and the sealed documents of signed evaluations."""

import django.contrib.postgres.fields
import django.db.models.deletion
import werkgevers.verzegeling.regels
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL


VERZEGELD_BLIJFT = """
CREATE FUNCTION {schema}.verzegeld_document_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'klaar' AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'Een verzegeld document verandert niet meer.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'verzegeling_blijft';
    END IF;
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("werkgevers", "0005_werkplekken"),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name="Zegelcertificaat",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "soort",
                        models.CharField(
                            choices=[
                                ("zelfgemaakt", "Zelf gemaakt"),
                                ("eigen", "Eigen certificaat van de organisatie"),
                            ],
                            max_length=11,
                            verbose_name="soort",
                        ),
                    ),
                    ("onderwerp", models.CharField(max_length=500, verbose_name="op naam van")),
                    ("uitgever", models.CharField(max_length=500, verbose_name="uitgegeven door")),
                    ("vingerafdruk", models.CharField(max_length=64, verbose_name="vingerafdruk (SHA-256)")),
                    ("certificaat", models.BinaryField(verbose_name="certificaat")),
                    (
                        "keten",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.BinaryField(),
                            default=list,
                            size=None,
                            verbose_name="certificaten erboven",
                        ),
                    ),
                    ("sleutel_versleuteld", models.TextField(verbose_name="sleutel, versleuteld")),
                    ("geldig_van", models.DateTimeField(verbose_name="geldig van")),
                    ("geldig_tot", models.DateTimeField(verbose_name="geldig tot")),
                    ("in_gebruik", models.BooleanField(default=True, verbose_name="in gebruik")),
                    ("toegevoegd_op", models.DateTimeField(auto_now_add=True, verbose_name="toegevoegd op")),
                ],
                options={
                    "verbose_name": "certificaat om mee te verzegelen",
                    "verbose_name_plural": "certificaten om mee te verzegelen",
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("soort__in", ["zelfgemaakt", "eigen"])),
                            name="zegelcertificaat_soort_bekend",
                            violation_error_message="Een certificaat is zelf gemaakt of van de organisatie zelf.",
                        ),
                        models.UniqueConstraint(
                            fields=("vingerafdruk",),
                            name="zegelcertificaat_uniek",
                            violation_error_message="Dit certificaat is er al.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("in_gebruik", True)),
                            fields=("in_gebruik",),
                            name="zegelcertificaat_een_in_gebruik",
                            violation_error_message="Er is al een certificaat in gebruik.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("geldig_tot__gt", models.F("geldig_van"))),
                            name="zegelcertificaat_geldigheid_oplopend",
                            violation_error_message="Dit certificaat eindigt voordat het begint.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sleutel_versleuteld", ""), _negated=True),
                            name="zegelcertificaat_met_sleutel",
                            violation_error_message="Bij een certificaat hoort een sleutel.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Verzegeling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "code",
                        models.CharField(
                            default=werkgevers.verzegeling.regels.maak_code,
                            editable=False,
                            max_length=16,
                            verbose_name="controlecode",
                        ),
                    ),
                    ("gevraagd_op", models.DateTimeField(auto_now_add=True, verbose_name="gevraagd op")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("gevraagd", "Wordt zo gemaakt"),
                                ("bezig", "Wordt gemaakt"),
                                ("klaar", "Verzegeld"),
                                ("mislukt", "Nog niet gelukt"),
                            ],
                            default="gevraagd",
                            max_length=8,
                            verbose_name="status",
                        ),
                    ),
                    ("voortgang", models.IntegerField(default=0, verbose_name="voortgang in procenten")),
                    ("stap", models.CharField(blank=True, max_length=80, verbose_name="waar het mee bezig is")),
                    ("poging", models.IntegerField(default=0, verbose_name="poging")),
                    ("hartslag", models.DateTimeField(blank=True, null=True, verbose_name="laatste teken van leven")),
                    ("foutmelding", models.CharField(blank=True, max_length=300, verbose_name="wat er misging")),
                    (
                        "bestand",
                        models.FileField(blank=True, max_length=120, upload_to="verzegeld/", verbose_name="document"),
                    ),
                    ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 van het document")),
                    (
                        "tijdstempel",
                        models.BooleanField(default=False, verbose_name="moment bevestigd door een tijdstempeldienst"),
                    ),
                    ("verzegeld_op", models.DateTimeField(blank=True, null=True, verbose_name="verzegeld op")),
                    (
                        "evaluatie",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="verzegeling",
                            to="werkgevers.evaluatie",
                        ),
                    ),
                    (
                        "certificaat",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="verzegelingen",
                            to="werkgevers.zegelcertificaat",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "verzegeling",
                    "verbose_name_plural": "verzegelingen",
                    "ordering": ["-id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("status", "klaar"), _negated=True),
                            fields=["hartslag", "id"],
                            name="verzegeling_nog_te_maken",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("code",),
                            name="verzegeling_code_uniek",
                            violation_error_message="Deze controlecode is al gebruikt.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("code__regex", "^[0-9A-Z]{16}$")),
                            name="verzegeling_code_vorm",
                            violation_error_message="Een controlecode heeft 16 tekens.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("sha256", ""), _negated=True),
                            fields=("sha256",),
                            name="verzegeling_document_uniek",
                            violation_error_message="Dit document is al van een andere evaluatie.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["gevraagd", "bezig", "klaar", "mislukt"])),
                            name="verzegeling_status_bekend",
                            violation_error_message="Deze status bestaat niet.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("poging__gte", 0), ("voortgang__gte", 0), ("voortgang__lte", 100)),
                            name="verzegeling_voortgang_in_procenten",
                            violation_error_message="De voortgang ligt tussen 0 en 100 procent.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("certificaat__isnull", False),
                                    ("sha256__regex", "^[0-9a-f]{64}$"),
                                    ("status", "klaar"),
                                    ("verzegeld_op__isnull", False),
                                    models.Q(("bestand", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("status", "klaar"), _negated=True),
                                    ("bestand", ""),
                                    ("certificaat__isnull", True),
                                    ("sha256", ""),
                                    ("tijdstempel", False),
                                    ("verzegeld_op__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="verzegeling_klaar_met_document",
                            violation_error_message="Een verzegeling is klaar als het document er is.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "mislukt"), models.Q(("foutmelding", ""), _negated=True)),
                                models.Q(models.Q(("status", "mislukt"), _negated=True), ("foutmelding", "")),
                                _connector="OR",
                            ),
                            name="verzegeling_mislukt_met_reden",
                            violation_error_message="Schrijf op wat er misging.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status__in", ["bezig", "mislukt"]), _negated=True),
                                ("hartslag__isnull", False),
                                _connector="OR",
                            ),
                            name="verzegeling_bezig_met_hartslag",
                            violation_error_message="Een document dat gemaakt wordt, geeft tekenen van leven.",
                        ),
                    ],
                },
            ),
        ),
        SchemaSQL(VERZEGELD_BLIJFT, "DROP FUNCTION {schema}.verzegeld_document_blijft()"),
        SchemaSQL(
            "CREATE TRIGGER verzegeld_document_blijft BEFORE UPDATE ON {schema}.werkgevers_verzegeling"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.verzegeld_document_blijft()",
            "DROP TRIGGER verzegeld_document_blijft ON {schema}.werkgevers_verzegeling",
        ),
    ]
