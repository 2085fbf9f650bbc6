"""A record of the beheer carries a version, so that saving over a colleague is seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0005_stappenplan_en_overdracht"),
    ]

    operations = [
        migrations.AddField(
            model_name="programma",
            name="versie",
            field=models.IntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.AddField(
            model_name="subsidieproject",
            name="versie",
            field=models.IntegerField(default=1, editable=False, verbose_name="versie"),
        ),
    ]
