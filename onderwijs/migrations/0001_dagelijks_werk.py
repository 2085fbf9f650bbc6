"""Leerlijnen, modules, groups, their meetings and who was there.

The database keeps groups within their places, and a meeting's attendance to who is of that group.
"""

import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL

# Locking the group first makes two who take the last place at the same time wait for each other.
VOL = """
CREATE FUNCTION {schema}.groep_is_vol() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    plaatsen integer;
    bezet integer;
BEGIN
    IF NEW.staat <> 'ingedeeld' THEN
        RETURN NEW;
    END IF;
    SELECT capaciteit INTO plaatsen FROM {schema}.onderwijs_groep WHERE id = NEW.groep_id FOR NO KEY UPDATE;
    SELECT count(*) INTO bezet FROM {schema}.onderwijs_deelname
    WHERE groep_id = NEW.groep_id AND staat = 'ingedeeld' AND id <> NEW.id;
    IF bezet >= plaatsen THEN
        RAISE EXCEPTION 'De groep is vol.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groep_is_vol';
    END IF;
    RETURN NEW;
END
$$
"""
KLEINER = """
CREATE FUNCTION {schema}.groep_houdt_deelnemers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.capaciteit < (
        SELECT count(*) FROM {schema}.onderwijs_deelname WHERE groep_id = NEW.id AND staat = 'ingedeeld'
    ) THEN
        RAISE EXCEPTION 'Er zitten al meer mensen in de groep.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groep_houdt_deelnemers';
    END IF;
    RETURN NEW;
END
$$
"""
ZELFDE_GROEP = """
CREATE FUNCTION {schema}.aanwezigheid_zelfde_groep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT groep_id FROM {schema}.onderwijs_bijeenkomst WHERE id = NEW.bijeenkomst_id)
        IS DISTINCT FROM (SELECT groep_id FROM {schema}.onderwijs_deelname WHERE id = NEW.deelname_id) THEN
        RAISE EXCEPTION 'Deze deelnemer hoort bij een andere groep.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'aanwezigheid_zelfde_groep';
    END IF;
    RETURN NEW;
END
$$
"""


def trigger(naam: str, wanneer: str, tabel: str) -> SchemaSQL:
    """The trigger `naam` on `tabel`, which calls the function of that name before each row."""
    return SchemaSQL(
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {{schema}}.{tabel} FOR EACH ROW EXECUTE FUNCTION {{schema}}.{naam}()",
        f"DROP TRIGGER {naam} ON {{schema}}.{tabel}",
    )


class Migration(migrations.Migration):
    initial = True

    # the steps in which this was built, as a database of version 0.2.0 has them; one of 0.1.0 has none
    replaces = [
        ("onderwijs", "0001_leerlijnen_en_groepen"),
        ("onderwijs", "0002_groep_niet_te_vol"),
    ]
    dependencies = [
        ("trajecten", "0003_inlezingen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name='Leerlijn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('naam', models.CharField(max_length=120, verbose_name='naam')),
                    ('doel', models.CharField(blank=True, max_length=300, verbose_name='waar is deze leerlijn voor?')),
                    ('leeftijd_van', models.IntegerField(blank=True, null=True, verbose_name='bedoeld vanaf leeftijd')),
                    ('modules_tegelijk', models.IntegerField(blank=True, null=True, verbose_name='zoveel modules tegelijk')),
                    ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('programma', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leerlijnen', to='trajecten.programma', verbose_name='programma')),
                ],
                options={
                    'verbose_name': 'leerlijn',
                    'verbose_name_plural': 'leerlijnen',
                    'ordering': ['naam', 'id'],
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('naam'), name='leerlijn_naam_uniek', violation_error_message='Er is al een leerlijn met deze naam.'), models.CheckConstraint(condition=models.Q(('naam', ''), _negated=True), name='leerlijn_naam_ingevuld', violation_error_message='Vul de naam van de leerlijn in.'), models.CheckConstraint(condition=models.Q(models.Q(('leeftijd_van__isnull', True), models.Q(('leeftijd_van__gte', 0), ('leeftijd_van__lte', 120)), _connector='OR'), models.Q(('modules_tegelijk__isnull', True), models.Q(('modules_tegelijk__gte', 1), ('modules_tegelijk__lte', 50)), _connector='OR')), name='leerlijn_getallen_kunnen', violation_error_message='De leeftijd is 0 tot en met 120, en het aantal modules 1 tot en met 50.')],
                },
            ),
            migrations.CreateModel(
                name='Module',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('naam', models.CharField(max_length=120, verbose_name='naam')),
                    ('uren', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='aantal uren')),
                    ('bijeenkomsten', models.IntegerField(blank=True, null=True, verbose_name='aantal bijeenkomsten')),
                    ('basis', models.BooleanField(default=False, verbose_name='waar iedereen mee begint')),
                    ('volgorde', models.IntegerField(default=0, verbose_name='volgorde')),
                    ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('leerlijn', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='modules', to='onderwijs.leerlijn')),
                ],
                options={
                    'verbose_name': 'module',
                    'verbose_name_plural': 'modules',
                    'ordering': ['leerlijn', 'volgorde', 'id'],
                    'constraints': [models.UniqueConstraint(models.F('leerlijn'), django.db.models.functions.text.Lower('naam'), name='module_naam_uniek', violation_error_message='Deze leerlijn heeft al een module met deze naam.'), models.CheckConstraint(condition=models.Q(('naam', ''), _negated=True), name='module_naam_ingevuld', violation_error_message='Vul de naam van de module in.'), models.CheckConstraint(condition=models.Q(models.Q(('uren__isnull', True), ('uren__gt', 0), _connector='OR'), models.Q(('bijeenkomsten__isnull', True), models.Q(('bijeenkomsten__gte', 1), ('bijeenkomsten__lte', 500)), _connector='OR')), name='module_omvang_positief', violation_error_message='Uren zijn meer dan 0, bijeenkomsten 1 tot en met 500.')],
                },
            ),
            migrations.CreateModel(
                name='Groep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('naam', models.CharField(max_length=120, verbose_name='naam')),
                    ('capaciteit', models.IntegerField(verbose_name='aantal plaatsen')),
                    ('startdatum', models.DateField(verbose_name='startdatum')),
                    ('einddatum', models.DateField(blank=True, null=True, verbose_name='einddatum')),
                    ('plek', models.CharField(blank=True, max_length=160, verbose_name='plek')),
                    ('notitie', models.TextField(blank=True, verbose_name='notitie over de groep')),
                    ('staat', models.CharField(choices=[('open', 'Open'), ('afgesloten', 'Afgesloten'), ('vervallen', 'Gaat niet door')], default='open', max_length=10, verbose_name='staat')),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('aangemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('trainers', models.ManyToManyField(related_name='groepen_als_trainer', to=settings.AUTH_USER_MODEL, verbose_name='trainers')),
                    ('leerlijn', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groepen', to='onderwijs.leerlijn')),
                    ('module', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groepen', to='onderwijs.module')),
                ],
                options={
                    'verbose_name': 'groep',
                    'verbose_name_plural': 'groepen',
                    'ordering': ['-startdatum', '-id'],
                    'indexes': [models.Index(fields=['-startdatum', '-id'], name='groep_op_start')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('leerlijn__isnull', True), ('module__isnull', False)), models.Q(('leerlijn__isnull', False), ('module__isnull', True)), _connector='OR'), name='groep_volgt_leerlijn_of_module', violation_error_message='Een groep volgt een hele leerlijn of één module.'), models.CheckConstraint(condition=models.Q(('naam', ''), _negated=True), name='groep_naam_ingevuld', violation_error_message='Vul de naam van de groep in.'), models.CheckConstraint(condition=models.Q(('capaciteit__gte', 1), ('capaciteit__lte', 100)), name='groep_capaciteit_kan', violation_error_message='Een groep heeft 1 tot en met 100 plaatsen.'), models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), ('einddatum__gt', models.F('startdatum')), _connector='OR'), name='groep_einde_na_start', violation_error_message='De laatste dag ligt voor de eerste dag.'), models.CheckConstraint(condition=models.Q(('staat__in', ['open', 'afgesloten', 'vervallen'])), name='groep_staat_bekend', violation_error_message='Deze staat bestaat niet.')],
                },
            ),
            migrations.CreateModel(
                name='Bijeenkomst',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('datum', models.DateField(verbose_name='datum')),
                    ('van', models.TimeField(verbose_name='van')),
                    ('tot', models.TimeField(verbose_name='tot')),
                    ('plek', models.CharField(blank=True, max_length=160, verbose_name='plek')),
                    ('staat', models.CharField(choices=[('gepland', 'Gepland'), ('gehouden', 'Gehouden'), ('vervallen', 'Gaat niet door')], default='gepland', max_length=9, verbose_name='staat')),
                    ('oorspronkelijk', models.DateField(blank=True, null=True, verbose_name='eerst gepland op')),
                    ('vastgelegd_op', models.DateTimeField(blank=True, null=True, verbose_name='aanwezigheid vastgelegd op')),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('trainer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bijeenkomsten', to=settings.AUTH_USER_MODEL, verbose_name='trainer')),
                    ('vastgelegd_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('groep', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bijeenkomsten', to='onderwijs.groep')),
                ],
                options={
                    'verbose_name': 'bijeenkomst',
                    'verbose_name_plural': 'bijeenkomsten',
                    'ordering': ['datum', 'van', 'id'],
                    'indexes': [models.Index(fields=['groep', 'datum', 'van'], name='bijeenkomst_op_groep'), models.Index(fields=['datum', 'van'], name='bijeenkomst_op_datum')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('tot__gt', models.F('van'))), name='bijeenkomst_tot_na_van', violation_error_message='De eindtijd ligt na de begintijd.'), models.CheckConstraint(condition=models.Q(models.Q(('staat', 'gehouden'), ('vastgelegd_door__isnull', False), ('vastgelegd_op__isnull', False)), models.Q(('staat__in', ['gepland', 'vervallen']), ('vastgelegd_door__isnull', True), ('vastgelegd_op__isnull', True)), _connector='OR'), name='bijeenkomst_gehouden_op_en_door', violation_error_message='Een bijeenkomst is gehouden als de aanwezigheid is vastgelegd.'), models.UniqueConstraint(condition=models.Q(('staat', 'vervallen'), _negated=True), fields=('groep', 'datum', 'van'), name='bijeenkomst_een_keer_per_tijd', violation_error_message='Deze groep heeft op dat moment al een bijeenkomst.'), models.UniqueConstraint(fields=('sleutel',), name='bijeenkomst_sleutel_uniek', violation_error_message='Deze bijeenkomst bestaat al.')],
                },
            ),
            migrations.CreateModel(
                name='Deelname',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('staat', models.CharField(choices=[('wachtlijst', 'Op de wachtlijst'), ('ingedeeld', 'In de groep'), ('gestopt', 'Gestopt'), ('afgerond', 'Afgerond')], max_length=10, verbose_name='staat')),
                    ('plaats', models.IntegerField(blank=True, null=True, verbose_name='plaats op de wachtlijst')),
                    ('aangeboden_op', models.DateTimeField(blank=True, null=True, verbose_name='plek aangeboden op')),
                    ('van', models.DateField(blank=True, null=True, verbose_name='in de groep vanaf')),
                    ('tot', models.DateField(blank=True, null=True, verbose_name='in de groep tot')),
                    ('reden', models.CharField(blank=True, choices=[('eigen_keuze', 'Eigen keuze'), ('andere_groep', 'Verder in een andere groep of module'), ('groep_past_niet', 'Deze groep past nu niet'), ('werk_of_opleiding', 'Werk of opleiding gevonden'), ('hulp_elders', 'Eerst verder met hulp van een ander'), ('verhuisd', 'Verhuisd'), ('groep_stopt', 'De groep gaat niet door'), ('traject_klaar', 'Het traject is afgesloten'), ('anders', 'Iets anders')], max_length=20, verbose_name='waarom gestopt?')),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('aangeboden_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('aangemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deelnames', to='trajecten.traject')),
                    ('groep', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deelnames', to='onderwijs.groep')),
                ],
                options={
                    'verbose_name': 'deelname',
                    'verbose_name_plural': 'deelnames',
                    'ordering': ['groep', 'plaats', 'id'],
                    'indexes': [models.Index(fields=['traject', 'staat'], name='deelname_op_traject'), models.Index(fields=['groep', 'staat'], name='deelname_op_groep')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('staat__in', ['wachtlijst', 'ingedeeld'])), fields=('groep', 'traject'), name='deelname_een_keer_per_groep', violation_error_message='Deze deelnemer staat al bij deze groep.'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('groep', 'plaats'), name='deelname_plaats_uniek', violation_error_message='Deze plaats op de wachtlijst is al bezet.'), models.CheckConstraint(condition=models.Q(models.Q(('plaats__gte', 1), ('reden', ''), ('staat', 'wachtlijst'), ('tot__isnull', True), ('van__isnull', True)), models.Q(('plaats__isnull', True), ('reden', ''), ('staat', 'ingedeeld'), ('tot__isnull', True), ('van__isnull', False)), models.Q(('plaats__isnull', True), ('reden', ''), ('staat', 'afgerond'), ('tot__isnull', False), ('van__isnull', False)), models.Q(('plaats__isnull', True), ('staat', 'gestopt'), ('tot__isnull', False), models.Q(('reden', ''), _negated=True)), _connector='OR'), name='deelname_staat_past', violation_error_message='De staat van deze deelname past niet bij de datums, de plaats of de reden.'), models.CheckConstraint(condition=models.Q(('van__isnull', True), ('tot__isnull', True), ('tot__gte', models.F('van')), _connector='OR'), name='deelname_periode_oplopend', violation_error_message='De einddatum ligt voor de begindatum.'), models.CheckConstraint(condition=models.Q(models.Q(('aangeboden_door__isnull', True), ('aangeboden_op__isnull', True)), models.Q(('aangeboden_door__isnull', False), ('aangeboden_op__isnull', False)), _connector='OR'), name='deelname_aangeboden_op_en_door', violation_error_message='Wie een plek aanbiedt, staat erbij.')],
                },
            ),
            migrations.CreateModel(
                name='Aanwezigheid',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('staat', models.CharField(choices=[('aanwezig', 'Was er'), ('afgemeld', 'Afgemeld'), ('niet_gekomen', 'Niet gekomen')], default='aanwezig', max_length=12, verbose_name='staat')),
                    ('later', models.IntegerField(default=0, verbose_name='minuten later')),
                    ('eerder_weg', models.IntegerField(default=0, verbose_name='minuten eerder weg')),
                    ('minuten', models.IntegerField(verbose_name='minuten')),
                    ('bijeenkomst', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanwezigheden', to='onderwijs.bijeenkomst')),
                    ('deelname', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanwezigheden', to='onderwijs.deelname')),
                ],
                options={
                    'verbose_name': 'aanwezigheid',
                    'verbose_name_plural': 'aanwezigheden',
                    'indexes': [models.Index(fields=['deelname'], name='aanwezigheid_op_deelname')],
                    'constraints': [models.UniqueConstraint(fields=('bijeenkomst', 'deelname'), name='aanwezigheid_een_keer', violation_error_message='De aanwezigheid van deze deelnemer is al vastgelegd.'), models.CheckConstraint(condition=models.Q(models.Q(('eerder_weg__gte', 0), ('later__gte', 0), ('minuten__gt', 0), ('minuten__lte', 1440), ('staat', 'aanwezig')), models.Q(('eerder_weg', 0), ('later', 0), ('minuten', 0), ('staat__in', ['afgemeld', 'niet_gekomen'])), _connector='OR'), name='aanwezigheid_minuten_passen', violation_error_message='Alleen wie er was, heeft minuten. Het zijn er minstens 1.')],
                },
            ),
            migrations.CreateModel(
                name='Groepsbegeleiding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('betrokkene', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='uit_groep', to='trajecten.betrokkene')),
                    ('deelname', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='begeleidingen', to='onderwijs.deelname')),
                ],
                options={
                    'verbose_name': 'groepsbegeleiding',
                    'verbose_name_plural': 'groepsbegeleidingen',
                },
            ),
            migrations.CreateModel(
                name='Modulekeuze',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('staat', models.CharField(choices=[('gekozen', 'In het plan'), ('afgerond', 'Afgerond'), ('vervallen', 'Niet meer in het plan')], default='gekozen', max_length=9, verbose_name='staat')),
                    ('gekozen_op', models.DateField(verbose_name='gekozen op')),
                    ('klaar_op', models.DateField(blank=True, null=True, verbose_name='klaar op')),
                    ('gekozen_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('klaar_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keuzes', to='onderwijs.module')),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='modulekeuzes', to='trajecten.traject')),
                ],
                options={
                    'verbose_name': 'modulekeuze',
                    'verbose_name_plural': 'modulekeuzes',
                    'ordering': ['traject', 'gekozen_op', 'id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('staat', 'gekozen')), fields=('traject', 'module'), name='modulekeuze_een_keer_in_plan', violation_error_message='Deze module staat al in het plan.'), models.CheckConstraint(condition=models.Q(models.Q(('klaar_door__isnull', True), ('klaar_op__isnull', True), ('staat', 'gekozen')), models.Q(('klaar_door__isnull', False), ('klaar_op__isnull', False), ('staat__in', ['afgerond', 'vervallen'])), _connector='OR'), name='modulekeuze_klaar_op_en_door', violation_error_message='Wie een module afrondt of weghaalt, staat erbij met de dag.'), models.CheckConstraint(condition=models.Q(('klaar_op__isnull', True), ('klaar_op__gte', models.F('gekozen_op')), _connector='OR'), name='modulekeuze_klaar_na_keuze', violation_error_message='Een module is niet klaar voordat die gekozen is.')],
                },
            ),
            migrations.CreateModel(
                name='Aanwezigheidscorrectie',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('was_staat', models.CharField(choices=[('aanwezig', 'Was er'), ('afgemeld', 'Afgemeld'), ('niet_gekomen', 'Niet gekomen')], max_length=12, verbose_name='was')),
                    ('was_later', models.IntegerField(verbose_name='was minuten later')),
                    ('was_eerder_weg', models.IntegerField(verbose_name='was minuten eerder weg')),
                    ('gewijzigd_op', models.DateTimeField(auto_now_add=True, verbose_name='gewijzigd op')),
                    ('aanwezigheid', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='correcties', to='onderwijs.aanwezigheid')),
                    ('gewijzigd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'aanwezigheidscorrectie',
                    'verbose_name_plural': 'aanwezigheidscorrecties',
                    'ordering': ['-gewijzigd_op', '-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('was_staat__in', ['aanwezig', 'afgemeld', 'niet_gekomen'])), name='correctie_staat_bekend', violation_error_message='Deze staat bestaat niet.')],
                },
            ),
        ),
        SchemaSQL(VOL, "DROP FUNCTION {schema}.groep_is_vol()"),
        trigger("groep_is_vol", "INSERT OR UPDATE", "onderwijs_deelname"),
        SchemaSQL(KLEINER, "DROP FUNCTION {schema}.groep_houdt_deelnemers()"),
        trigger("groep_houdt_deelnemers", "UPDATE OF capaciteit", "onderwijs_groep"),
        SchemaSQL(ZELFDE_GROEP, "DROP FUNCTION {schema}.aanwezigheid_zelfde_groep()"),
        trigger("aanwezigheid_zelfde_groep", "INSERT OR UPDATE", "onderwijs_aanwezigheid"),
    ]
