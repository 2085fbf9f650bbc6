"""The advice of the UWV, and no placement on a full werkplek without a reason."""

from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL

# What does not become fuller is let through: history may be fuller than its werkplek is now. Taking the row of the
# werkplek first makes the second of two at once wait, and then see what the first one wrote.
PAST_OP_WERKPLEK = """
CREATE FUNCTION {schema}.plaatsing_past_op_werkplek() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    plekken integer;
    samen integer;
BEGIN
    IF NEW.werkplek_id IS NULL OR NEW.reden_vol <> '' OR NEW.einddatum <= NEW.startdatum THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.werkplek_id = NEW.werkplek_id AND OLD.reden_vol = NEW.reden_vol
        AND NEW.startdatum >= OLD.startdatum
        AND coalesce(NEW.einddatum, 'infinity') <= coalesce(OLD.einddatum, 'infinity') THEN
        RETURN NEW;
    END IF;
    SELECT aantal INTO plekken FROM {schema}.werkgevers_werkplek WHERE id = NEW.werkplek_id FOR NO KEY UPDATE;
    SELECT max(op_die_dag.aantal) INTO samen
    FROM (
        SELECT NEW.startdatum AS dag
        UNION
        SELECT startdatum FROM {schema}.werkgevers_plaatsing
        WHERE werkplek_id = NEW.werkplek_id AND startdatum > NEW.startdatum
            AND startdatum < coalesce(NEW.einddatum, 'infinity')
    ) AS moment
    CROSS JOIN LATERAL (
        SELECT count(*) AS aantal FROM {schema}.werkgevers_plaatsing AS ander
        WHERE ander.werkplek_id = NEW.werkplek_id AND ander.id <> NEW.id
            AND ander.startdatum <= moment.dag AND coalesce(ander.einddatum, 'infinity') > moment.dag
    ) AS op_die_dag;
    IF samen >= plekken THEN
        RAISE EXCEPTION 'Deze werkplek is dan vol. Kies een andere plek, of schrijf op waarom het toch kan.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'plaatsing_past_op_werkplek';
    END IF;
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0008_vaardigheden"),
        ("werkgevers", "0008_documenten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.RemoveConstraint(
                model_name="plaatsing",
                name="plaatsing_einde_reden_bij_einde",
            ),
            migrations.AddField(
                model_name="plaatsing",
                name="reden_vol",
                field=models.CharField(
                    blank=True, default="", max_length=200, verbose_name="waarom toch op een volle werkplek"
                ),
            ),
            migrations.AddField(
                model_name="plaatsing",
                name="uwv_advies_op",
                field=models.DateField(blank=True, null=True, verbose_name="advies van het UWV op"),
            ),
            migrations.AddField(
                model_name="plaatsing",
                name="uwv_advies_positief",
                field=models.BooleanField(blank=True, null=True, verbose_name="advies van het UWV is positief"),
            ),
            migrations.AlterField(
                model_name="plaatsing",
                name="einde_reden",
                field=models.CharField(
                    blank=True,
                    choices=[
                        ("afgerond", "Afgerond zoals afgesproken"),
                        ("verder", "Verder in ander werk, of met een contract"),
                        ("deelnemer", "De deelnemer stopte eerder"),
                        ("werkgever", "De werkgever stopte eerder"),
                        ("traject", "Het traject stopte"),
                        ("anders", "Iets anders"),
                    ],
                    max_length=10,
                    verbose_name="hoe het afliep",
                ),
            ),
            migrations.AddIndex(
                model_name="plaatsing",
                index=models.Index(
                    condition=models.Q(("werkplek__isnull", False)),
                    fields=["werkplek", "startdatum"],
                    name="plaatsing_op_werkplek",
                ),
            ),
            migrations.AddConstraint(
                model_name="plaatsing",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("einde_reden", ""),
                        models.Q(
                            ("einddatum__isnull", False),
                            ("einde_reden__in", ["afgerond", "verder", "deelnemer", "werkgever", "traject", "anders"]),
                        ),
                        _connector="OR",
                    ),
                    name="plaatsing_einde_reden_bij_einde",
                    violation_error_message="Hoe het afliep, schrijf je op bij een einddatum.",
                ),
            ),
            migrations.AddConstraint(
                model_name="plaatsing",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("uwv_advies_op__isnull", True), ("uwv_advies_positief__isnull", True)),
                        models.Q(("uwv_advies_op__isnull", False), ("uwv_advies_positief__isnull", False)),
                        _connector="OR",
                    ),
                    name="plaatsing_uwv_advies_volledig",
                    violation_error_message="Vul van het advies van het UWV de datum en de uitkomst in.",
                ),
            ),
        ),
        SchemaSQL(PAST_OP_WERKPLEK, "DROP FUNCTION {schema}.plaatsing_past_op_werkplek()"),
        SchemaSQL(
            "CREATE TRIGGER plaatsing_past_op_werkplek BEFORE INSERT OR UPDATE ON {schema}.werkgevers_plaatsing"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.plaatsing_past_op_werkplek()",
            "DROP TRIGGER plaatsing_past_op_werkplek ON {schema}.werkgevers_plaatsing",
        ),
    ]
