"""Two of a kind never share a place, not even halfway a transaction."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("onderwijs", "0002_bijeenkomst_gewijzigd_op")]

    operations = [
        migrations.RemoveConstraint(model_name="deelname", name="deelname_plaats_uniek"),
        migrations.AddConstraint(
            model_name="deelname",
            constraint=models.UniqueConstraint(
                fields=("groep", "plaats"),
                name="deelname_plaats_uniek",
                violation_error_message="Deze plaats op de wachtlijst is al bezet.",
            ),
        ),
    ]
