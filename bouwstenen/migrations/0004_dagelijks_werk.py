"""Routes that a beheerder changes while they are in use, and personal plans that choose from them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL

NUMMER_VAST = """
CREATE FUNCTION {schema}.bouwsteen_nummer_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM {schema}.bouwstenen_fase WHERE bouwsteen_id = NEW.id) THEN
        RAISE EXCEPTION 'Het nummer van een gebruikte bouwsteen ligt vast.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bouwsteen_nummer_vast';
    END IF;
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    # the steps in which this was built, as a database of version 0.2.0 has them; one of 0.1.0 has none
    replaces = [
        ("bouwstenen", "0004_routes_beheren_en_plannen"),
    ]
    dependencies = [
        ("bouwstenen", "0003_terugdraaien_en_verlengen"),
        ("trajecten", "0003_inlezingen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name='Bouwsteenversie',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('naam', models.CharField(max_length=120, verbose_name='naam')),
                    ('doel', models.TextField(blank=True, verbose_name='doel')),
                    ('deel', models.CharField(choices=[('fundament', 'Fundament'), ('opbouw', 'Opbouw'), ('dak', 'Dak')], default='fundament', max_length=10, verbose_name='deel van het huis')),
                    ('plaats', models.CharField(choices=[('intern', 'Intern'), ('extern', 'Extern')], default='intern', max_length=6, verbose_name='plaats')),
                    ('norm_aantal', models.IntegerField(blank=True, null=True, verbose_name='norm')),
                    ('norm_eenheid', models.CharField(choices=[('week', 'weken'), ('maand', 'maanden'), ('uur', 'uren')], default='week', max_length=5, verbose_name='eenheid van de norm')),
                    ('weken', models.IntegerField(blank=True, null=True, verbose_name='verwachte duur in weken')),
                    ('coach_uren_per_week', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='begeleiding per week')),
                    ('coach_uren_totaal', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='begeleiding in totaal')),
                    ('deelnemer_uren_per_week', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='uren deelnemer per week')),
                    ('deelnemer_uren_totaal', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='uren deelnemer in totaal')),
                    ('tot', models.DateTimeField(verbose_name='gold tot')),
                    ('bouwsteen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versies', to='bouwstenen.bouwsteen')),
                    ('gewijzigd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'eerdere versie van een bouwsteen',
                    'verbose_name_plural': 'eerdere versies van bouwstenen',
                    'ordering': ['bouwsteen', 'tot'],
                    'constraints': [models.UniqueConstraint(fields=('bouwsteen', 'tot'), name='bouwsteenversie_een_per_moment', violation_error_message='Deze bouwsteen is op dit moment al gewijzigd.')],
                },
            ),
            migrations.CreateModel(
                name='Onderdeel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('volgorde', models.IntegerField(default=0, verbose_name='volgorde')),
                    ('tekst', models.CharField(max_length=200, verbose_name='tekst')),
                    ('vervallen_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='vervallen op')),
                    ('bouwsteen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='onderdelen', to='bouwstenen.bouwsteen')),
                ],
                options={
                    'verbose_name': 'module van een bouwsteen',
                    'verbose_name_plural': 'modules van een bouwsteen',
                    'ordering': ['bouwsteen', 'volgorde', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('tekst', ''), _negated=True), name='onderdeel_ingevuld', violation_error_message='Schrijf de naam van de module op.')],
                },
            ),
            migrations.CreateModel(
                name='PersoonlijkPlan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gewijzigd_op', models.DateTimeField(auto_now=True, verbose_name='gewijzigd op')),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('bouwstenen', models.ManyToManyField(blank=True, related_name='+', to='bouwstenen.bouwsteen', verbose_name='gekozen bouwstenen')),
                    ('gewijzigd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('traject', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='persoonlijk_plan', to='trajecten.traject')),
                ],
                options={
                    'verbose_name': 'persoonlijk plan',
                    'verbose_name_plural': 'persoonlijke plannen',
                },
            ),
            migrations.CreateModel(
                name='Planonderdeel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('klaar_op', models.DateField(blank=True, null=True, verbose_name='klaar op')),
                    ('onderdeel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plannen', to='bouwstenen.onderdeel')),
                    ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='onderdelen', to='bouwstenen.persoonlijkplan')),
                ],
                options={
                    'verbose_name': 'onderdeel van een plan',
                    'verbose_name_plural': 'onderdelen van een plan',
                    'ordering': ['onderdeel__bouwsteen__nummer', 'onderdeel__volgorde', 'onderdeel__id'],
                    'constraints': [models.UniqueConstraint(fields=('plan', 'onderdeel'), name='planonderdeel_een_keer', violation_error_message='Deze module staat al in het plan.')],
                },
            ),
            migrations.AddField(
                model_name='bouwsteen',
                name='keuze',
                field=models.BooleanField(default=False, verbose_name='alleen als het in het persoonlijk plan staat'),
            ),
            migrations.AddField(
                model_name='bouwsteen',
                name='versie',
                field=models.IntegerField(default=1, editable=False, verbose_name='versie'),
            ),
            migrations.AddField(
                model_name='bouwsteen',
                name='vervallen_op',
                field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='vervallen op'),
            ),
            migrations.AddField(
                model_name='route',
                name='versie',
                field=models.IntegerField(default=1, editable=False, verbose_name='versie'),
            ),
            migrations.AddField(
                model_name='route',
                name='woord',
                field=models.CharField(choices=[('bouwsteen', 'Bouwsteen'), ('module', 'Module'), ('fase', 'Fase')], default='bouwsteen', max_length=10, verbose_name='zo heet een onderdeel'),
            ),
            migrations.AddField(
                model_name='stabiliteitsdoel',
                name='vervallen_op',
                field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='vervallen op'),
            ),
            migrations.AlterField(
                model_name='stabiliteitsdoel',
                name='tekst',
                field=models.CharField(max_length=200, verbose_name='tekst'),
            ),
            migrations.AddConstraint(
                model_name='route',
                constraint=models.CheckConstraint(condition=models.Q(('woord__in', ['bouwsteen', 'module', 'fase'])), name='route_woord_bekend', violation_error_message='Kies een woord uit de lijst.'),
            ),
        ),
        SchemaSQL(NUMMER_VAST, "DROP FUNCTION {schema}.bouwsteen_nummer_vast()"),
        SchemaSQL(
            "CREATE TRIGGER bouwsteen_nummer_vast BEFORE UPDATE OF nummer ON {schema}.bouwstenen_bouwsteen"
            " FOR EACH ROW WHEN (OLD.nummer <> NEW.nummer)"
            " EXECUTE FUNCTION {schema}.bouwsteen_nummer_vast()",
            "DROP TRIGGER bouwsteen_nummer_vast ON {schema}.bouwstenen_bouwsteen",
        ),
    ]
