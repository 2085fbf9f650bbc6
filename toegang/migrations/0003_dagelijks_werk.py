"""Forms that are sent once, input that was interrupted, and who works for whom."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer


class Migration(migrations.Migration):
    # the steps in which this was built, as a database of version 0.2.0 has them; one of 0.1.0 has none
    replaces = [
        ("toegang", "0003_verzendingen_en_onderbroken_invoer"),
        ("toegang", "0004_werkt_namens"),
        ("toegang", "0005_telefoon_van_een_gebruiker"),
    ]
    dependencies = [
        ("toegang", "0002_logboek_alleen_toevoegen"),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name='OnderbrokenInvoer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, verbose_name='sleutel')),
                    ('pad', models.CharField(max_length=2000, verbose_name='waarheen')),
                    ('pagina', models.CharField(blank=True, max_length=2000, verbose_name='waar het formulier stond')),
                    ('velden', models.JSONField(verbose_name='wat er is ingevuld')),
                    ('bestanden', models.JSONField(blank=True, default=list, verbose_name='bestanden die niet zijn bewaard')),
                    ('onderbroken_op', models.DateTimeField(auto_now_add=True, verbose_name='onderbroken op')),
                    ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='onderbroken_invoer', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'onderbroken invoer',
                    'verbose_name_plural': 'onderbroken invoer',
                    'indexes': [models.Index(fields=['onderbroken_op'], name='onderbroken_op_ouderdom')],
                    'constraints': [models.UniqueConstraint(fields=('sleutel',), name='onderbroken_invoer_sleutel_uniek', violation_error_message='Deze invoer is al bewaard.'), models.CheckConstraint(condition=models.Q(('pad__startswith', '/')), name='onderbroken_invoer_pad_hier', violation_error_message='Invoer gaat altijd naar een pagina van deze organisatie.')],
                },
            ),
            migrations.CreateModel(
                name='Verzending',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sleutel', models.UUIDField(verbose_name='sleutel')),
                    ('afdruk', models.CharField(max_length=64, verbose_name='afdruk van wat er stond')),
                    ('naar', models.CharField(max_length=2000, verbose_name='waarheen het leidde')),
                    ('verzonden_op', models.DateTimeField(auto_now_add=True, verbose_name='verzonden op')),
                    ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verzendingen', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'verzending',
                    'verbose_name_plural': 'verzendingen',
                    'indexes': [models.Index(fields=['verzonden_op'], name='verzending_op_ouderdom')],
                    'constraints': [models.UniqueConstraint(fields=('sleutel',), name='verzending_een_keer', violation_error_message='Dit formulier is al verstuurd.')],
                },
            ),
            migrations.AddField(
                model_name='gebruiker',
                name='namens',
                field=models.CharField(blank=True, help_text='De organisatie waarvoor deze persoon werkt, als dat een andere is dan deze.', max_length=80, verbose_name='werkt namens'),
            ),
            migrations.AddField(
                model_name='gebruiker',
                name='telefoon',
                field=models.CharField(blank=True, help_text='Staat op het stappenplan dat de deelnemer meekrijgt.', max_length=20, verbose_name='telefoon'),
            ),
        ),
    ]
