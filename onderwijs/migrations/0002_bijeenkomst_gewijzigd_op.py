"""When a meeting last changed, so that a calendar knows what to fetch again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("onderwijs", "0001_dagelijks_werk")]

    operations = [
        migrations.AddField(
            model_name="bijeenkomst",
            name="gewijzigd_op",
            field=models.DateTimeField(auto_now=True, verbose_name="gewijzigd op"),
        ),
    ]
