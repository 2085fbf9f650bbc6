"""Somebody who signed up may stop before the start."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0009_urenstaten_en_financiering")]

    operations = [
        migrations.RemoveConstraint(model_name="traject", name="traject_einde_na_start"),
        migrations.AddConstraint(
            model_name="traject",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("einddatum__isnull", True),
                    models.Q(("einddatum__gte", models.F("startdatum")), ("startdatum__isnull", False)),
                    models.Q(("einddatum__gte", models.F("aanmelddatum")), ("startdatum__isnull", True)),
                    _connector="OR",
                ),
                name="traject_einde_na_start",
                violation_error_message="De einddatum ligt voor de startdatum of de aanmelding.",
            ),
        ),
    ]
