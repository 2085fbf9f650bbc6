"""A contact may be about a step of the stappenplan."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0010_stoppen_voor_de_start"),
    ]

    operations = [
        migrations.AddField(
            model_name="contactmoment",
            name="stap",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="trajecten.stap",
            ),
        ),
    ]
