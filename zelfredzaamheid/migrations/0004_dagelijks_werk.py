"""The participatieladder, scores that a deelnemer gives, and measurements that one prepares and another fixes."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL

# history is never overwritten (domein §2, trap 3): the database refuses to change what was written down
BLIJFT = {
    'ladderpositie': 'Een trede verandert niet meer. Verbeter haar met een reden.',
    'eigenmeting': 'Eigen scores veranderen niet meer. Verbeter ze met een reden.',
    'eigenscore': 'Eigen scores veranderen niet meer. Verbeter ze met een reden.',
}


def blijft(tabel, zin):
    functie = f"""
CREATE FUNCTION {{schema}}.{tabel}_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{zin}' USING ERRCODE = 'check_violation', CONSTRAINT = '{tabel}_blijft';
END
$$
"""
    return [
        SchemaSQL(functie, f'DROP FUNCTION {{schema}}.{tabel}_blijft()'),
        SchemaSQL(
            f'CREATE TRIGGER {tabel}_blijft BEFORE UPDATE ON {{schema}}.zelfredzaamheid_{tabel}'
            f' FOR EACH ROW EXECUTE FUNCTION {{schema}}.{tabel}_blijft()',
            f'DROP TRIGGER {tabel}_blijft ON {{schema}}.zelfredzaamheid_{tabel}',
        ),
    ]


class Migration(migrations.Migration):
    # the steps in which this was built, as a database of version 0.2.0 has them; one of 0.1.0 has none
    replaces = [
        ("zelfredzaamheid", "0004_ladder_eigen_scores_en_overdragen"),
    ]
    dependencies = [
        ("trajecten", "0003_inlezingen"),
        ("zelfredzaamheid", "0003_schermen_van_een_concept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name='EigenMeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('datum', models.DateField(verbose_name='datum')),
                    ('toelichting', models.TextField(blank=True, verbose_name='in eigen woorden')),
                    ('reden_correctie', models.TextField(blank=True, verbose_name='reden van de correctie')),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('ingevoerd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='eigen_metingen', to='zelfredzaamheid.instrument')),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='eigen_metingen', to='trajecten.traject')),
                    ('vervangt', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correctie', to='zelfredzaamheid.eigenmeting')),
                ],
                options={
                    'verbose_name': 'eigen meting',
                    'verbose_name_plural': 'eigen metingen',
                    'ordering': ['traject', 'datum', 'id'],
                    'indexes': [models.Index(fields=['traject', 'datum', 'id'], name='eigen_meting_op_traject')],
                    'constraints': [models.UniqueConstraint(fields=('sleutel',), name='eigen_meting_een_keer_opgeslagen', violation_error_message='Deze eigen scores zijn al opgeslagen.'), models.UniqueConstraint(condition=models.Q(('vervangt__isnull', True)), fields=('traject', 'datum'), name='eigen_meting_een_per_dag', violation_error_message='Er zijn al eigen scores van deze dag. Verbeter die.'), models.CheckConstraint(condition=models.Q(models.Q(('reden_correctie', ''), ('vervangt__isnull', True)), models.Q(('vervangt__isnull', False), models.Q(('reden_correctie', ''), _negated=True), models.Q(('vervangt', models.F('id')), _negated=True)), _connector='OR'), name='eigen_meting_correctie_met_reden', violation_error_message='Schrijf op waarom je de eigen scores verbetert.')],
                },
            ),
            migrations.CreateModel(
                name='EigenScore',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('score', models.IntegerField(choices=[(1, 'acute problematiek'), (2, 'niet zelfredzaam'), (3, 'beperkt zelfredzaam'), (4, 'voldoende zelfredzaam'), (5, 'volledig zelfredzaam')], verbose_name='score')),
                    ('eigen_meting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='zelfredzaamheid.eigenmeting')),
                    ('leefgebied', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='eigen_scores', to='zelfredzaamheid.leefgebied')),
                ],
                options={
                    'verbose_name': 'eigen score',
                    'verbose_name_plural': 'eigen scores',
                    'constraints': [models.UniqueConstraint(fields=('eigen_meting', 'leefgebied'), name='eigen_score_een_per_leefgebied', violation_error_message='Dit leefgebied heeft al een eigen score.'), models.CheckConstraint(condition=models.Q(('score__gte', 1), ('score__lte', 5)), name='eigen_score_van_1_tot_en_met_5', violation_error_message='Een score is 1, 2, 3, 4 of 5.')],
                },
            ),
            migrations.CreateModel(
                name='Ladderpositie',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('peildatum', models.DateField(verbose_name='peildatum')),
                    ('trede', models.IntegerField(choices=[(1, 'Geïsoleerd'), (2, 'Sociale contacten buitenshuis'), (3, 'Deelname aan georganiseerde activiteiten'), (4, 'Onbetaald werk'), (5, 'Betaald werk met ondersteuning'), (6, 'Betaald werk')], verbose_name='trede')),
                    ('voorstel', models.IntegerField(blank=True, choices=[(1, 'Geïsoleerd'), (2, 'Sociale contacten buitenshuis'), (3, 'Deelname aan georganiseerde activiteiten'), (4, 'Onbetaald werk'), (5, 'Betaald werk met ondersteuning'), (6, 'Betaald werk')], null=True, verbose_name='trede volgens de antwoorden')),
                    ('reden_anders', models.TextField(blank=True, verbose_name='waarom een andere trede')),
                    ('antwoorden', models.JSONField(blank=True, default=dict, verbose_name='antwoorden')),
                    ('verwachte_trede', models.IntegerField(blank=True, choices=[(1, 'Geïsoleerd'), (2, 'Sociale contacten buitenshuis'), (3, 'Deelname aan georganiseerde activiteiten'), (4, 'Onbetaald werk'), (5, 'Betaald werk met ondersteuning'), (6, 'Betaald werk')], null=True, verbose_name='verwachte trede')),
                    ('horizon', models.DateField(blank=True, null=True, verbose_name='verwacht op')),
                    ('toelichting', models.TextField(blank=True, verbose_name='toelichting')),
                    ('reden_correctie', models.TextField(blank=True, verbose_name='reden van de correctie')),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('beoordelaar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ladderposities', to='trajecten.traject')),
                    ('vervangt', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correctie', to='zelfredzaamheid.ladderpositie')),
                ],
                options={
                    'verbose_name': 'ladderpositie',
                    'verbose_name_plural': 'ladderposities',
                    'ordering': ['traject', 'peildatum', 'id'],
                    'indexes': [models.Index(fields=['traject', 'peildatum', 'id'], name='ladder_op_traject')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('trede__gte', 1), ('trede__lte', 6), models.Q(('voorstel__isnull', True), models.Q(('voorstel__gte', 1), ('voorstel__lte', 6)), _connector='OR'), models.Q(('verwachte_trede__isnull', True), models.Q(('verwachte_trede__gte', 1), ('verwachte_trede__lte', 6)), _connector='OR')), name='ladder_trede_van_1_tot_en_met_6', violation_error_message='Een trede is 1, 2, 3, 4, 5 of 6.'), models.CheckConstraint(condition=models.Q(models.Q(('reden_anders', ''), ('trede', models.F('voorstel')), ('voorstel__isnull', False)), models.Q(models.Q(('voorstel__isnull', True), models.Q(('trede', models.F('voorstel')), _negated=True), _connector='OR'), models.Q(('reden_anders', ''), _negated=True)), _connector='OR'), name='ladder_anders_met_reden', violation_error_message='Schrijf op waarom je een andere trede kiest dan uit de antwoorden volgt.'), models.CheckConstraint(condition=models.Q(models.Q(('horizon__isnull', True), ('verwachte_trede__isnull', True)), models.Q(('horizon__gt', models.F('peildatum')), ('horizon__isnull', False), ('verwachte_trede__isnull', False)), _connector='OR'), name='ladder_verwachting_met_datum', violation_error_message='Bij een verwachte trede hoort een datum na de peildatum.'), models.CheckConstraint(condition=models.Q(models.Q(('reden_correctie', ''), ('vervangt__isnull', True)), models.Q(('vervangt__isnull', False), models.Q(('reden_correctie', ''), _negated=True), models.Q(('vervangt', models.F('id')), _negated=True)), _connector='OR'), name='ladder_correctie_met_reden', violation_error_message='Schrijf op waarom je de trede verbetert.'), models.UniqueConstraint(condition=models.Q(('vervangt__isnull', True)), fields=('traject', 'peildatum'), name='ladder_een_per_dag', violation_error_message='Er is al een trede van deze dag. Verbeter die.'), models.UniqueConstraint(fields=('sleutel',), name='ladder_een_keer_opgeslagen', violation_error_message='Deze trede is al opgeslagen.')],
                },
            ),
            migrations.CreateModel(
                name='Meetafspraak',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('voorbereiden', models.CharField(choices=[('allen', 'De jobcoach en de casemanager'), ('vaststeller', 'Alleen de casemanager')], default='allen', max_length=12, verbose_name='wie bereidt een meting voor?')),
                    ('vaststellen', models.CharField(choices=[('casemanager', 'De casemanager van het traject'), ('ander', 'De casemanager, maar niet wie de meting begon')], default='casemanager', max_length=12, verbose_name='wie stelt een meting vast?')),
                    ('programma', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='meetafspraak', to='trajecten.programma')),
                ],
                options={
                    'verbose_name': 'meetafspraak',
                    'verbose_name_plural': 'meetafspraken',
                    'constraints': [models.CheckConstraint(condition=models.Q(('voorbereiden__in', ['allen', 'vaststeller'])), name='meetafspraak_voorbereiden_bekend', violation_error_message='Kies wie een meting voorbereidt.'), models.CheckConstraint(condition=models.Q(('vaststellen__in', ['casemanager', 'ander'])), name='meetafspraak_vaststellen_bekend', violation_error_message='Kies wie een meting vaststelt.'), models.CheckConstraint(condition=models.Q(('vaststellen', 'ander'), ('voorbereiden', 'vaststeller'), _negated=True), name='meetafspraak_iemand_kan_vaststellen', violation_error_message='Als alleen de casemanager voorbereidt, kan er geen ander zijn die vaststelt. Kies een van de twee.')],
                },
            ),
            migrations.RemoveIndex(
                model_name='meting',
                name='meting_op_datum',
            ),
            migrations.AddField(
                model_name='meting',
                name='klaar_door',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='meting',
                name='klaar_op',
                field=models.DateTimeField(blank=True, null=True, verbose_name='klaar om vast te stellen op'),
            ),
            migrations.AddField(
                model_name='meting',
                name='terug_omdat',
                field=models.TextField(blank=True, verbose_name='teruggegeven omdat'),
            ),
            migrations.AddField(
                model_name='score',
                name='eerste_stap',
                field=models.TextField(blank=True, verbose_name='eerste stap bij acute problematiek'),
            ),
            migrations.AddField(
                model_name='score',
                name='geen_stap_omdat',
                field=models.TextField(blank=True, verbose_name='waarom geen stap'),
            ),
            migrations.AddIndex(
                model_name='meting',
                index=models.Index(fields=['-datum', '-id'], name='meting_nieuwste_eerst'),
            ),
            migrations.AddIndex(
                model_name='meting',
                index=models.Index(condition=models.Q(('vastgesteld_op__isnull', True)), fields=['traject'], name='meting_nog_concept'),
            ),
            migrations.AddConstraint(
                model_name='meting',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('klaar_door__isnull', True), ('klaar_op__isnull', True)), models.Q(('klaar_door__isnull', False), ('klaar_op__isnull', False), ('terug_omdat', '')), _connector='OR'), name='meting_klaar_op_en_door', violation_error_message='Bij een meting die klaar is, staat van wie en sinds wanneer.'),
            ),
            migrations.AddConstraint(
                model_name='score',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('eerste_stap', ''), ('geen_stap_omdat', '')), models.Q(('score', 1), ('score__isnull', False)), _connector='OR'), name='score_stap_alleen_bij_acuut', violation_error_message='Alleen bij score 1 vragen we een eerste stap of een reden.'),
            ),
        ),
        *(operatie for tabel, zin in BLIJFT.items() for operatie in blijft(tabel, zin)),
    ]
