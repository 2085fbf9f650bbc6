"""Goals that tell of health or justice; the one of the route that ships says so at once."""

from django.db import migrations, models

MEEGELEVERD = "Psychische en mentale conditie stabiliseren"


def scherm_af(apps, schema_editor):
    """Close the goal that came with the route of De Werkmakerij, also where it was retired."""
    doel = apps.get_model("bouwstenen", "Stabiliteitsdoel")
    doel.objects.filter(tekst=MEEGELEVERD).update(bijzonder=True)


class Migration(migrations.Migration):
    dependencies = [("bouwstenen", "0004_dagelijks_werk")]

    operations = [
        migrations.AddField(
            model_name="stabiliteitsdoel",
            name="bijzonder",
            field=models.BooleanField(default=False, verbose_name="gaat over gezondheid of justitie"),
        ),
        migrations.RunPython(scherm_af, migrations.RunPython.noop),
    ]
