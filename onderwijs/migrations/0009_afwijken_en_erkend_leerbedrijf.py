"""Why somebody follows more than a leerlijn allows, and at which recognised leerbedrijf somebody learns."""

from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL

# Locking the traject first makes two who choose the last module at the same time wait for each other. A half-year is
# six months from the day of choosing, as onderwijs.regels.telt_in_halfjaar has it.
MAXIMUM = """
CREATE FUNCTION {schema}.modulekeuze_binnen_maximum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lijn bigint;
    hoogstens integer;
    halfjaar boolean;
    bezet integer;
BEGIN
    IF NEW.staat <> 'gekozen' OR NEW.afwijking <> '' THEN
        RETURN NEW;
    END IF;
    SELECT leerlijn.id, leerlijn.modules_tegelijk, leerlijn.per_halfjaar INTO lijn, hoogstens, halfjaar
    FROM {schema}.onderwijs_module AS module
    JOIN {schema}.onderwijs_leerlijn AS leerlijn ON leerlijn.id = module.leerlijn_id
    WHERE module.id = NEW.module_id;
    IF hoogstens IS NULL THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM {schema}.trajecten_traject WHERE id = NEW.traject_id FOR NO KEY UPDATE;
    SELECT count(*) INTO bezet
    FROM {schema}.onderwijs_modulekeuze AS keuze
    JOIN {schema}.onderwijs_module AS module ON module.id = keuze.module_id
    WHERE keuze.traject_id = NEW.traject_id AND module.leerlijn_id = lijn AND keuze.id <> NEW.id
        AND (keuze.staat = 'gekozen' OR (
            halfjaar AND keuze.staat = 'afgerond' AND keuze.gekozen_op + interval '6 months' > NEW.gekozen_op));
    IF bezet >= hoogstens THEN
        RAISE EXCEPTION 'Van deze leerlijn zijn er nu genoeg modules gekozen. Schrijf op waarom het er toch meer zijn.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'modulekeuze_binnen_maximum';
    END IF;
    RETURN NEW;
END
$$
"""
BEWAAK = """
CREATE TRIGGER modulekeuze_binnen_maximum BEFORE INSERT OR UPDATE OF staat, afwijking, module_id
ON {schema}.onderwijs_modulekeuze FOR EACH ROW EXECUTE FUNCTION {schema}.modulekeuze_binnen_maximum()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("onderwijs", "0008_bewijs_document"),
        ("trajecten", "0008_vaardigheden"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.AddField(
                model_name="deelname",
                name="afwijking",
                field=models.CharField(blank=True, default="", max_length=300, verbose_name="waarom toch?"),
            ),
            migrations.AddField(
                model_name="modulekeuze",
                name="afwijking",
                field=models.CharField(blank=True, default="", max_length=300, verbose_name="waarom toch?"),
            ),
            migrations.AddField(
                model_name="praktijkverklaring",
                name="erkenning",
                field=models.CharField(blank=True, default="", max_length=200, verbose_name="erkend voor"),
            ),
            migrations.AddField(
                model_name="praktijkverklaring",
                name="kenmerk",
                field=models.CharField(blank=True, default="", max_length=60, verbose_name="kenmerk van de plek"),
            ),
            migrations.AlterField(
                model_name="praktijkverklaring",
                name="leerbedrijf",
                field=models.CharField(max_length=370, verbose_name="leerbedrijf"),
            ),
            migrations.AddConstraint(
                model_name="praktijkverklaring",
                constraint=models.CheckConstraint(
                    condition=models.Q(("kenmerk", ""), models.Q(("erkenning", ""), _negated=True), _connector="OR"),
                    name="praktijkverklaring_bij_een_erkend_leerbedrijf",
                    violation_error_message="Deze vestiging is niet erkend als leerbedrijf. Kies een andere plek.",
                ),
            ),
            SchemaSQL(MAXIMUM, "DROP FUNCTION {schema}.modulekeuze_binnen_maximum()"),
            SchemaSQL(BEWAAK, "DROP TRIGGER modulekeuze_binnen_maximum ON {schema}.onderwijs_modulekeuze"),
        )
    ]
