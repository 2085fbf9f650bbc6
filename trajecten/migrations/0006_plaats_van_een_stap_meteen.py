"""Two of a kind never share a place, not even halfway a transaction."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0005_keuzelijsten")]

    operations = [
        migrations.RemoveConstraint(model_name="stap", name="stap_een_per_plaats"),
        migrations.AddConstraint(
            model_name="stap",
            constraint=models.UniqueConstraint(
                fields=("traject", "volgorde"),
                name="stap_een_per_plaats",
                violation_error_message="Er staat al een stap op deze plaats.",
            ),
        ),
    ]
