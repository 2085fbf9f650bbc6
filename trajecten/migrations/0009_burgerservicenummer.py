"""The BSN of deelnemers, and the ground without which the database keeps none."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL

# The lock makes a ground that goes wait for a BSN that comes: one of the two then hears of the other.
MET_GROND = """
CREATE FUNCTION {schema}.bsn_met_grond() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM {schema}.trajecten_bsninstelling WHERE grond <> 'geen' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Deze organisatie legt geen BSN vast: er is geen grond voor.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bsn_met_grond';
    END IF;
    RETURN NEW;
END
$$
"""
GROND_NODIG = """
CREATE FUNCTION {schema}.bsn_grond_nodig() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.grond <> 'geen' THEN
            RETURN NEW;
        END IF;
    END IF;
    IF EXISTS (SELECT 1 FROM {schema}.trajecten_burgerservicenummer) THEN
        RAISE EXCEPTION 'Er zijn nog BSN''s vastgelegd. Zonder grond mogen die niet blijven.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bsn_grond_nodig';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$
"""


def trigger(naam: str, wanneer: str, tabel: str) -> SchemaSQL:
    """The trigger `naam` on `tabel`, which calls the function of that name before each row."""
    return SchemaSQL(
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {{schema}}.{tabel}"
        f" FOR EACH ROW EXECUTE FUNCTION {{schema}}.{naam}()",
        f"DROP TRIGGER {naam} ON {{schema}}.{tabel}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0008_vaardigheden"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name="Bsninstelling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "grond",
                        models.CharField(
                            choices=[
                                ("geen", "Wij leggen geen BSN vast"),
                                (
                                    "overheid",
                                    "Wij zijn een overheidsorgaan en hebben het nodig voor onze taak (artikel 10 Wabb)",
                                ),
                                ("verwerker", "Wij werken in opdracht van een overheidsorgaan dat deze grond heeft"),
                                ("wet", "Een andere wet schrijft het voor"),
                            ],
                            default="geen",
                            max_length=10,
                            verbose_name="welke grond?",
                        ),
                    ),
                    ("reden", models.CharField(blank=True, max_length=500, verbose_name="waarom geldt die grond?")),
                    ("zout", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="zout")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ],
                options={
                    "verbose_name": "instelling voor het BSN",
                    "verbose_name_plural": "instellingen voor het BSN",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("pk", 1)),
                            name="bsninstelling_een_rij",
                            violation_error_message="Er is maar één instelling voor het BSN.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("grond__in", ["geen", "overheid", "verwerker", "wet"])),
                            name="bsninstelling_grond_bekend",
                            violation_error_message="Kies een van de gronden.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("grond", "geen"), models.Q(("reden", ""), _negated=True), _connector="OR"
                            ),
                            name="bsninstelling_met_reden",
                            violation_error_message="Schrijf op waarom deze grond geldt.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Burgerservicenummer",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("versleuteld", models.TextField(verbose_name="BSN, versleuteld")),
                    ("vingerafdruk", models.CharField(max_length=64, verbose_name="vingerafdruk (HMAC-SHA-256)")),
                    ("vastgelegd_op", models.DateTimeField(verbose_name="vastgelegd op")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    (
                        "deelnemer",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="burgerservicenummer",
                            to="trajecten.deelnemer",
                        ),
                    ),
                    (
                        "vastgelegd_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="vastgelegd door",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "burgerservicenummer",
                    "verbose_name_plural": "burgerservicenummers",
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("vingerafdruk",),
                            name="bsn_uniek",
                            violation_error_message="Dit BSN is al vastgelegd bij een andere deelnemer.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("versleuteld__regex", "^gAAAA[A-Za-z0-9_-]{90,}={0,2}$")),
                            name="bsn_versleuteld",
                            violation_error_message="Een BSN staat alleen versleuteld in de databank.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("vingerafdruk__regex", "^[0-9a-f]{64}$")),
                            name="bsn_vingerafdruk_vorm",
                            violation_error_message="De vingerafdruk van dit BSN klopt niet.",
                        ),
                    ],
                },
            ),
        ),
        SchemaSQL(MET_GROND, "DROP FUNCTION {schema}.bsn_met_grond()"),
        trigger("bsn_met_grond", "INSERT OR UPDATE", "trajecten_burgerservicenummer"),
        SchemaSQL(GROND_NODIG, "DROP FUNCTION {schema}.bsn_grond_nodig()"),
        trigger("bsn_grond_nodig", "UPDATE OR DELETE", "trajecten_bsninstelling"),
    ]
