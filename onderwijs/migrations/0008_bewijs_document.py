"""A proof has its paper: a document of the same traject."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("onderwijs", "0007_halfjaar"), ("trajecten", "0007_documenten")]

    operations = [
        migrations.AddField(
            model_name="bewijs",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="bewijzen",
                to="trajecten.document",
                verbose_name="document",
            ),
        ),
    ]
