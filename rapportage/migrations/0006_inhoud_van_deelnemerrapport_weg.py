"""When the time of a report about one deelnemer is over its figures go too: they are words about somebody."""

from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import SchemaSQL

# as it was, with `ook`: what else may go together with the files
DEFINITIEF_BLIJFT = """
CREATE OR REPLACE FUNCTION {schema}.rapport_definitief_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    weg text[] := ARRAY['bestand', 'archief', 'rijen', 'verwijderd_op', 'bewaren_tot'];
BEGIN
    IF OLD.staat <> 'definitief' OR OLD.status <> 'klaar' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.verwijderd_op IS NULL
        AND to_jsonb(NEW) - 'bewaren_tot' = to_jsonb(OLD) - 'bewaren_tot' THEN
        RETURN NEW;
    END IF;<ook>
    IF TG_OP = 'UPDATE' AND NEW.verwijderd_op IS NOT NULL
        AND NEW.bestand = '' AND NEW.archief = '' AND NEW.rijen = ''
        AND to_jsonb(NEW) - weg = to_jsonb(OLD) - weg THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Een definitief rapport verandert niet.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'rapport_definitief_blijft';
END
$$
"""
OOK_CIJFERS = """
    IF TG_OP = 'UPDATE' AND OLD.traject_id IS NOT NULL AND NEW.cijfers IS NULL THEN
        weg := weg || 'cijfers'::text;
    END IF;"""


class Migration(migrations.Migration):
    dependencies = [
        ("rapportage", "0005_doelen_van_programmas"),
        ("trajecten", "0009_burgerservicenummer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="rapport",
            name="rapport_klaar_met_cijfers_en_bestand",
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("klaar_op__isnull", False),
                        ("status", "klaar"),
                        models.Q(
                            ("cijfers__isnull", False),
                            models.Q(("traject__isnull", False), ("verwijderd_op__isnull", False)),
                            _connector="OR",
                        ),
                        models.Q(
                            models.Q(("bestand", ""), _negated=True), ("verwijderd_op__isnull", False), _connector="OR"
                        ),
                        models.Q(("sha256", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("status", "klaar"), _negated=True),
                        ("cijfers__isnull", True),
                        ("klaar_op__isnull", True),
                        ("verwijderd_op__isnull", True),
                        ("archief", ""),
                        ("archief_sha256", ""),
                        ("bestand", ""),
                        ("rijen", ""),
                        ("rijen_sha256", ""),
                        ("sha256", ""),
                    ),
                    _connector="OR",
                ),
                name="rapport_klaar_met_cijfers_en_bestand",
                violation_error_message="Een rapport is klaar als de cijfers en het document er zijn.",
            ),
        ),
        SchemaSQL(DEFINITIEF_BLIJFT.replace("<ook>", OOK_CIJFERS), DEFINITIEF_BLIJFT.replace("<ook>", "")),
    ]
