"""The beheerder keeps up the lists of choices: a version per choice, and a choice has a name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0004_dagelijks_werk")]

    operations = [
        migrations.AddField(
            model_name="code",
            name="versie",
            field=models.IntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.AddConstraint(
            model_name="code",
            constraint=models.CheckConstraint(
                condition=models.Q(("naam", ""), _negated=True),
                name="code_heeft_een_naam",
                violation_error_message="Een keuze heeft een naam.",
            ),
        ),
    ]
