"""Daily work: aanmelden, appointments, groups, stappenplan, referrals, handing over, signals, drafts and hours.

Organisations that are here already get the codes and expertises that a new one starts with; an empty schema
gets them when it is set up.
"""

import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models

import trajecten.models.traject
from organisaties.migraties import InEenKeer, SchemaSQL
from trajecten.namen import klanksleutel

GROEP = """
CREATE FUNCTION {schema}.groepscontact_klopt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    groep_id bigint;
    groep record;
    som integer;
BEGIN
    -- the trigger of a group says so; that of a contact names none
    IF TG_NARGS = 1 THEN
        groep_id := NEW.id;
    ELSE
        groep_id := NEW.groepscontact_id;
    END IF;
    SELECT * INTO groep FROM {schema}.trajecten_groepscontact WHERE id = groep_id;
    SELECT sum(groepsdeel) INTO som FROM {schema}.trajecten_contactmoment
    WHERE groepscontact_id = groep_id AND ingetrokken_op IS NULL;
    IF groep.ingetrokken_op IS NULL AND som IS DISTINCT FROM groep.minuten
    OR groep.ingetrokken_op IS NOT NULL AND som IS NOT NULL
    OR EXISTS (
        SELECT 1 FROM {schema}.trajecten_contactmoment
        WHERE groepscontact_id = groep_id AND ingetrokken_op IS NULL
        AND (medewerker_id <> groep.medewerker_id OR datum <> groep.datum OR minuten <> groep.minuten)
    ) THEN
        RAISE EXCEPTION 'De tijd van een groepscontact telt één keer: de delen samen zijn niet het geheel.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groepscontact_klopt';
    END IF;
    RETURN NULL;
END
$$
"""
VERSIE = """
CREATE FUNCTION {schema}.contactversie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Een eerdere versie van een contact verandert niet.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'contactversie_blijft';
END
$$
"""
# what was withdrawn no longer keeps a traject from getting other dates
TRAJECT = """
CREATE OR REPLACE FUNCTION {schema}.traject_houdt_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM {schema}.trajecten_contactmoment
        WHERE traject_id = NEW.id AND ingetrokken_op IS NULL
        AND (NEW.startdatum IS NULL OR datum < NEW.startdatum OR datum >= NEW.einddatum)
    ) THEN
        RAISE EXCEPTION 'Er is contact vastgelegd buiten deze periode.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'traject_houdt_contact';
    END IF;
    RETURN NEW;
END
$$
"""
TRAJECT_EERST = TRAJECT.replace(" AND ingetrokken_op IS NULL", "")
BLIJFT = """
CREATE FUNCTION {schema}.afspraak_van_toen_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Wat eerder is vastgelegd, verandert niet meer.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'afspraak_van_toen_blijft';
END
$$
"""
TRIGGER = (
    "CREATE TRIGGER afspraak_van_toen_blijft BEFORE UPDATE ON {schema}.%s"
    " FOR EACH ROW EXECUTE FUNCTION {schema}.afspraak_van_toen_blijft()"
)
WEG = "DROP TRIGGER afspraak_van_toen_blijft ON {schema}.%s"
EXPERTISES = """
INSERT INTO {schema}.trajecten_expertise (code, naam, bijzonder, volgorde, actief)
SELECT rij.code, rij.naam, rij.bijzonder, rij.volgorde, true
FROM (VALUES
    ('schuldhulp', 'Schuldhulp', false, 1),
    ('huisvesting', 'Huisvesting', false, 2),
    ('ggz', 'Ggz', true, 3),
    ('verslavingszorg', 'Verslavingszorg', true, 4),
    ('medische_zorg', 'Medische zorg', true, 5),
    ('jeugdhulp', 'Jeugdhulp', true, 6),
    ('maatschappelijk_werk', 'Maatschappelijk werk', false, 7),
    ('taal', 'Taal', false, 8),
    ('onderwijs', 'Onderwijs', false, 9),
    ('juridische_hulp', 'Juridische hulp', false, 10),
    ('reclassering', 'Reclassering', true, 11)
) AS rij (code, naam, bijzonder, volgorde)
WHERE EXISTS (SELECT 1 FROM {schema}.trajecten_code)
"""
# an organisation that was there before gets the codes that a new one starts with; an empty schema gets them later
CODES = """
INSERT INTO {schema}.trajecten_code (lijst, code, naam, volgorde, bijzonder, actief)
SELECT rij.lijst, rij.code, rij.naam, rij.volgorde, rij.bijzonder, true
FROM (VALUES
    ('uitkering', 'wia_wga', 'WIA-WGA', 21, false),
    ('uitkering', 'wia_iva', 'WIA-IVA', 22, false),
    ('uitkering', 'wao_waz', 'WAO of WAZ', 23, false),
    ('uitkering', 'wajong_oud', 'Wajong (oud)', 24, false),
    ('uitkering', 'wajong_2010', 'Wajong 2010', 25, false),
    ('uitkering', 'wajong_2015', 'Wajong 2015', 26, false),
    ('uitkering', 'toeslagenwet', 'Toeslagenwet', 27, false),
    ('uitkering', 'onbekend', 'Onbekend', 28, false),
    ('doelgroep', 'jongere', 'Jongere tot 27 jaar', 1, false),
    ('doelgroep', 'schoolverlater', 'Voortijdig schoolverlater', 2, false),
    ('doelgroep', 'thuiszitter', 'Thuiszitter, nog leerplichtig', 3, false),
    ('doelgroep', 'bijstand', 'Mensen met bijstand', 4, false),
    ('doelgroep', 'nug', 'Zonder uitkering (NUG)', 5, false),
    ('doelgroep', 'oudere', 'Oudere werkzoekende', 6, false),
    ('doelgroep', 'taalachterstand', 'Nederlands leren', 7, false),
    ('doelgroep', 'statushouder', 'Statushouder', 8, false),
    ('doelgroep', 'azc', 'Bewoner van een azc', 9, false),
    ('doelgroep', 'jeugdhulp', 'Uit de jeugdhulp', 10, true),
    ('doelgroep', 'ex_detentie', 'Uit detentie', 11, true),
    ('doelgroep', 'doelgroepregister', 'Doelgroepregister (banenafspraak)', 12, true)
) AS rij (lijst, code, naam, volgorde, bijzonder)
WHERE EXISTS (SELECT 1 FROM {schema}.trajecten_code)
ON CONFLICT (lijst, code) DO NOTHING
"""
BIJZONDER = """
UPDATE {schema}.trajecten_code SET bijzonder = true WHERE lijst = 'instroomkanaal' AND code IN ('jeugdhulp', 'detentie')
"""
GEWOON = "UPDATE {schema}.trajecten_code SET bijzonder = false WHERE lijst = 'instroomkanaal'"
OPGEGAAN = """
CREATE FUNCTION {schema}.traject_van_een_deelnemer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM {schema}.trajecten_samenvoeging
        WHERE opgegaan_id = NEW.deelnemer_id AND teruggedraaid_op IS NULL
    ) THEN
        RAISE EXCEPTION 'Deze deelnemer is samengevoegd met een ander. Gebruik het andere nummer.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'traject_van_een_deelnemer';
    END IF;
    RETURN NEW;
END
$$
"""
OPEN_WEEK = """
CREATE FUNCTION {schema}.eis_open_urenweek(wie bigint, dag date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- waits for whoever hands in or approves at this moment, and is waited for (urenstaat_volgt_stappen)
    PERFORM 1 FROM {schema}.toegang_gebruiker WHERE id = wie FOR KEY SHARE;
    IF EXISTS (
        SELECT 1 FROM {schema}.trajecten_urenstaat
        WHERE medewerker_id = wie AND week = dag - (extract(isodow FROM dag)::int - 1)
        AND staat IN ('ingediend', 'goedgekeurd')
    ) THEN
        RAISE EXCEPTION 'De urenstaat van deze week zit op slot.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenweek_op_slot';
    END IF;
END
$$
"""
# only what an urenstaat tells is locked: the report of a contact may still be corrected
CONTACT = """
CREATE FUNCTION {schema}.contacturen_op_slot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        OLD.medewerker_id, coalesce(OLD.boekdatum, OLD.datum), coalesce(OLD.groepsdeel, OLD.minuten),
        OLD.subsidieproject_id, OLD.traject_id, OLD.ingetrokken_op IS NULL
    ) IS NOT DISTINCT FROM (
        NEW.medewerker_id, coalesce(NEW.boekdatum, NEW.datum), coalesce(NEW.groepsdeel, NEW.minuten),
        NEW.subsidieproject_id, NEW.traject_id, NEW.ingetrokken_op IS NULL
    ) THEN
        RETURN NEW;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.ingetrokken_op IS NULL THEN
        PERFORM {schema}.eis_open_urenweek(OLD.medewerker_id, coalesce(OLD.boekdatum, OLD.datum));
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.ingetrokken_op IS NULL THEN
        PERFORM {schema}.eis_open_urenweek(NEW.medewerker_id, coalesce(NEW.boekdatum, NEW.datum));
    END IF;
    RETURN NEW;
END
$$
"""
UREN = """
CREATE FUNCTION {schema}.uren_op_slot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM {schema}.eis_open_urenweek(OLD.medewerker_id, coalesce(OLD.boekdatum, OLD.datum));
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM {schema}.eis_open_urenweek(NEW.medewerker_id, coalesce(NEW.boekdatum, NEW.datum));
    RETURN NEW;
END
$$
"""
# what is left of an hour after its counter-entries is never less than nothing, nor more than 12 hours
TEGENBOEKING = """
CREATE FUNCTION {schema}.tegenboeking_past() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    boeking record;
    uur record;
    over integer;
BEGIN
    boeking := coalesce(NEW, OLD);
    IF boeking.contactmoment_id IS NOT NULL THEN
        SELECT medewerker_id, datum, coalesce(boekdatum, datum) AS dag, medewerkerminuten AS minuten INTO uur
        FROM {schema}.trajecten_contactmoment WHERE id = boeking.contactmoment_id FOR NO KEY UPDATE;
        SELECT uur.minuten + coalesce(sum(minuten), 0) INTO over
        FROM {schema}.trajecten_tegenboeking WHERE contactmoment_id = boeking.contactmoment_id;
    ELSE
        SELECT medewerker_id, datum, coalesce(boekdatum, datum) AS dag, minuten INTO uur
        FROM {schema}.trajecten_urenregel WHERE id = boeking.urenregel_id FOR NO KEY UPDATE;
        SELECT uur.minuten + coalesce(sum(minuten), 0) INTO over
        FROM {schema}.trajecten_tegenboeking WHERE urenregel_id = boeking.urenregel_id;
    END IF;
    IF over < 0 OR over > 720 THEN
        RAISE EXCEPTION 'Na deze tegenboeking blijft er minder dan niets over, of meer dan 12 uur.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tegenboeking_laat_een_uur_over';
    END IF;
    IF TG_OP <> 'DELETE' AND (
        NEW.medewerker_id <> uur.medewerker_id OR NEW.datum <> uur.datum OR NOT EXISTS (
            SELECT 1 FROM {schema}.trajecten_urenstaat
            WHERE medewerker_id = uur.medewerker_id AND staat = 'goedgekeurd'
            AND week = uur.dag - (extract(isodow FROM uur.dag)::int - 1)
        )
    ) THEN
        RAISE EXCEPTION 'Een tegenboeking hoort bij een uur van dezelfde medewerker in een goedgekeurde week.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tegenboeking_van_goedgekeurd_uur';
    END IF;
    RETURN NULL;
END
$$
"""
STAPPEN = """
CREATE FUNCTION {schema}.urenstaat_volgt_stappen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.staat <> 'concept' THEN
            RAISE EXCEPTION 'Een urenstaat begint als concept.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_begint_als_concept';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.staat = 'goedgekeurd' OR (TG_OP = 'DELETE' AND OLD.staat <> 'concept') THEN
        RAISE EXCEPTION 'Een goedgekeurde urenstaat verandert niet meer. Maak een tegenboeking.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_goedgekeurd_blijft';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (OLD.medewerker_id, OLD.week) IS DISTINCT FROM (NEW.medewerker_id, NEW.week) OR (
        OLD.staat = NEW.staat AND (OLD.minuten, OLD.regels, OLD.sha256, OLD.ingediend_op, OLD.ingediend_door_id)
        IS DISTINCT FROM (NEW.minuten, NEW.regels, NEW.sha256, NEW.ingediend_op, NEW.ingediend_door_id)
    ) OR (OLD.staat, NEW.staat) NOT IN (
        ('concept', 'concept'), ('teruggestuurd', 'teruggestuurd'), ('ingediend', 'ingediend'),
        ('concept', 'ingediend'), ('teruggestuurd', 'ingediend'), ('ingediend', 'concept'),
        ('ingediend', 'teruggestuurd'), ('ingediend', 'goedgekeurd')
    ) THEN
        RAISE EXCEPTION 'Deze stap kan niet met deze urenstaat.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_volgt_stappen';
    END IF;
    RETURN NEW;
END
$$
"""
# handing in and approving write down what the rows say at that moment, and no day has more than 24 hours
KLOPT = """
CREATE FUNCTION {schema}.urenstaat_klopt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    som integer;
    volste integer;
BEGIN
    PERFORM 1 FROM {schema}.toegang_gebruiker WHERE id = NEW.medewerker_id FOR UPDATE;
    WITH uren AS (
        SELECT datum, coalesce(boekdatum, datum) AS dag, medewerkerminuten AS minuten
        FROM {schema}.trajecten_contactmoment WHERE medewerker_id = NEW.medewerker_id AND ingetrokken_op IS NULL
        UNION ALL
        SELECT datum, coalesce(boekdatum, datum), minuten
        FROM {schema}.trajecten_urenregel WHERE medewerker_id = NEW.medewerker_id
        UNION ALL
        SELECT datum, boekdatum, minuten
        FROM {schema}.trajecten_tegenboeking WHERE medewerker_id = NEW.medewerker_id
    ), van_week AS (
        SELECT * FROM uren WHERE dag >= NEW.week AND dag < NEW.week + 7
    ), per_dag AS (
        SELECT sum(minuten) AS minuten FROM uren WHERE datum IN (SELECT datum FROM van_week) GROUP BY datum
    )
    SELECT (SELECT coalesce(sum(minuten), 0) FROM van_week), (SELECT coalesce(max(minuten), 0) FROM per_dag)
    INTO som, volste;
    IF som <> NEW.minuten THEN
        RAISE EXCEPTION 'De uren van deze week zijn intussen veranderd. Bekijk de week opnieuw.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_klopt';
    END IF;
    IF volste > 1440 THEN
        RAISE EXCEPTION 'Op een dag van deze week staan meer uren dan er in een dag zitten.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaat_dag_hoogstens_24_uur';
    END IF;
    RETURN NULL;
END
$$
"""
STAP_BLIJFT = """
CREATE FUNCTION {schema}.urenstaatstap_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Een stap van een urenstaat verandert niet.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'urenstaatstap_blijft';
END
$$
"""
# the correction outlives the deelneemuur, which may be gone
CORRECTIE_BLIJFT = """
CREATE FUNCTION {schema}.deelneemuurcorrectie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.deelneemuur_id IS NULL AND (
        OLD.traject_id, OLD.datum, OLD.activiteit, OLD.was_minuten, OLD.minuten, OLD.reden, OLD.gewijzigd_op,
        OLD.gewijzigd_door_id
    ) IS NOT DISTINCT FROM (
        NEW.traject_id, NEW.datum, NEW.activiteit, NEW.was_minuten, NEW.minuten, NEW.reden, NEW.gewijzigd_op,
        NEW.gewijzigd_door_id
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Een correctie van deelneemuren verandert niet.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'deelneemuurcorrectie_blijft';
END
$$
"""


def trigger(naam: str, wanneer: str, tabel: str, waarde: str = "", functie: str = "") -> SchemaSQL:
    """A row trigger on a table of trajecten; the function has the same name unless said otherwise."""
    return SchemaSQL(
        f"CREATE TRIGGER {naam} {wanneer} ON {{schema}}.trajecten_{tabel} FOR EACH ROW {waarde}"
        f" EXECUTE FUNCTION {{schema}}.{functie or naam}()",
        f"DROP TRIGGER {naam} ON {{schema}}.trajecten_{tabel}",
    )


def functie(sql: str, naam: str, argumenten: str = "") -> SchemaSQL:
    """A function and how it goes away again."""
    return SchemaSQL(sql, f"DROP FUNCTION {{schema}}.{naam}({argumenten})")


SCHRIJVEN = "BEFORE INSERT OR UPDATE OR DELETE"
VERANDEREN = "BEFORE UPDATE OR DELETE"

OP_SLOT = [
    functie(OPEN_WEEK, "eis_open_urenweek", "bigint, date"),
    functie(CONTACT, "contacturen_op_slot"),
    trigger("contacturen_op_slot", SCHRIJVEN, "contactmoment"),
    functie(UREN, "uren_op_slot"),
    trigger("urenregel_op_slot", SCHRIJVEN, "urenregel", functie="uren_op_slot"),
    trigger("tegenboeking_op_slot", SCHRIJVEN, "tegenboeking", functie="uren_op_slot"),
    functie(TEGENBOEKING, "tegenboeking_past"),
    trigger("tegenboeking_past", "AFTER INSERT OR UPDATE OR DELETE", "tegenboeking"),
    functie(STAPPEN, "urenstaat_volgt_stappen"),
    trigger("urenstaat_volgt_stappen", SCHRIJVEN, "urenstaat"),
    functie(KLOPT, "urenstaat_klopt"),
    trigger(
        "urenstaat_klopt",
        "AFTER UPDATE",
        "urenstaat",
        "WHEN (NEW.staat IN ('ingediend', 'goedgekeurd') AND NEW.staat IS DISTINCT FROM OLD.staat)",
    ),
    functie(STAP_BLIJFT, "urenstaatstap_blijft"),
    trigger("urenstaatstap_blijft", VERANDEREN, "urenstaatstap"),
    functie(CORRECTIE_BLIJFT, "deelneemuurcorrectie_blijft"),
    trigger("deelneemuurcorrectie_blijft", VERANDEREN, "deelneemuurcorrectie"),
]


def vul_klanknamen(apps, schema_editor):
    """The key that new deelnemers get when they are saved."""
    Deelnemer = apps.get_model("trajecten", "Deelnemer")
    deel = []
    for deelnemer in Deelnemer.objects.only("pk", "voornaam", "achternaam").iterator(chunk_size=1000):
        deelnemer.klanknaam = klanksleutel(deelnemer.voornaam, deelnemer.achternaam)
        deel.append(deelnemer)
        if len(deel) == 1000:
            Deelnemer.objects.bulk_update(deel, ["klanknaam"])
            deel = []
    Deelnemer.objects.bulk_update(deel, ["klanknaam"])


class Migration(migrations.Migration):
    # the steps in which this was built, as a database of version 0.2.0 has them; one of 0.1.0 has none
    replaces = [
        ("trajecten", "0004_afspraken_en_groepscontact"),
        ("trajecten", "0005_stappenplan_en_overdracht"),
        ("trajecten", "0006_versies_van_beheer"),
        ("trajecten", "0007_aanmelden"),
        ("trajecten", "0008_signalen_en_concepten"),
        ("trajecten", "0009_urenstaten_en_financiering"),
        ("trajecten", "0010_stoppen_voor_de_start"),
        ("trajecten", "0011_contact_over_een_stap"),
    ]
    dependencies = [
        ("trajecten", "0003_inlezingen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name='Agendasleutel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('vingerafdruk', models.CharField(max_length=64, verbose_name='SHA-256 van het geheim')),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('gebruikt_op', models.DateTimeField(blank=True, null=True, verbose_name='laatst gelezen op')),
                    ('ingetrokken_op', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                    ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agendasleutels', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'agendasleutel',
                    'verbose_name_plural': 'agendasleutels',
                    'constraints': [models.UniqueConstraint(fields=('vingerafdruk',), name='agendasleutel_uniek', violation_error_message='Dit agenda-adres bestaat al.'), models.UniqueConstraint(condition=models.Q(('ingetrokken_op__isnull', True)), fields=('gebruiker',), name='agendasleutel_een_per_gebruiker', violation_error_message='Je hebt al een agenda-adres.')],
                },
            ),
            migrations.CreateModel(
                name='Contactversie',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('versie', models.IntegerField(verbose_name='versie')),
                    ('datum', models.DateField(verbose_name='datum')),
                    ('tijdvak', django.contrib.postgres.fields.ranges.DateTimeRangeField(blank=True, null=True, verbose_name='tijdvak')),
                    ('minuten', models.IntegerField(verbose_name='duur in minuten')),
                    ('soort', models.CharField(max_length=40, verbose_name='soort contact')),
                    ('aanwezigheid', models.CharField(choices=[('aanwezig', 'Ja'), ('afgemeld', 'Nee, afgemeld'), ('niet_gekomen', 'Nee, zonder bericht')], max_length=12, verbose_name='aanwezigheid')),
                    ('onderwerp', models.TextField(blank=True, verbose_name='kort verslag')),
                    ('groepsverslag', models.TextField(blank=True, verbose_name='verslag van de groep')),
                    ('alleen_collegas', models.BooleanField(default=False, verbose_name="alleen voor collega's")),
                    ('leefgebied', models.CharField(blank=True, max_length=40, verbose_name='leefgebied')),
                    ('vervangen_op', models.DateTimeField(auto_now_add=True, verbose_name='vervangen op')),
                    ('contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versies', to='trajecten.contactmoment')),
                    ('vervangen_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'contactversie',
                    'verbose_name_plural': 'contactversies',
                    'ordering': ['contact', '-versie'],
                    'constraints': [models.UniqueConstraint(fields=('contact', 'versie'), name='contactversie_een_keer', violation_error_message='Deze versie is al bewaard.'), models.CheckConstraint(condition=models.Q(('versie__gte', 1)), name='contactversie_vanaf_een', violation_error_message='Versies tellen vanaf 1.')],
                },
            ),
            migrations.CreateModel(
                name='Groepscontact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('datum', models.DateField(verbose_name='datum')),
                    ('minuten', models.IntegerField(verbose_name='duur in minuten')),
                    ('soort', models.CharField(max_length=40, verbose_name='soort contact')),
                    ('verslag', models.TextField(blank=True, verbose_name='verslag voor iedereen')),
                    ('alleen_collegas', models.BooleanField(default=False, verbose_name="alleen voor collega's")),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('ingetrokken_op', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                    ('ingetrokken_reden', models.CharField(blank=True, max_length=300, verbose_name='waarom ingetrokken')),
                    ('ingetrokken_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groepscontacten', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'groepscontact',
                    'verbose_name_plural': 'groepscontacten',
                    'ordering': ['-datum', '-id'],
                    'indexes': [models.Index(fields=['medewerker', '-datum', '-id'], name='groepscontact_op_medewerker')],
                    'constraints': [models.UniqueConstraint(fields=('sleutel',), name='groepscontact_een_keer_opgeslagen', violation_error_message='Dit groepscontact is al opgeslagen.'), models.CheckConstraint(condition=models.Q(('minuten__gt', 0), ('minuten__lte', 720)), name='groepscontact_duur_hoogstens_12_uur', violation_error_message='Een contact duurt minstens 1 minuut en hoogstens 12 uur.'), models.CheckConstraint(condition=models.Q(models.Q(('ingetrokken_door__isnull', True), ('ingetrokken_op__isnull', True), ('ingetrokken_reden', '')), models.Q(('ingetrokken_door__isnull', False), ('ingetrokken_op__isnull', False), models.Q(('ingetrokken_reden', ''), _negated=True)), _connector='OR'), name='groepscontact_ingetrokken_op_en_door', violation_error_message='Wie een contact intrekt schrijft erbij waarom.')],
                },
            ),
            migrations.CreateModel(
                name='Afspraak',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('van', models.DateTimeField(verbose_name='van')),
                    ('tot', models.DateTimeField(verbose_name='tot')),
                    ('soort', models.CharField(max_length=40, verbose_name='soort contact')),
                    ('plek', models.CharField(blank=True, max_length=120, verbose_name='plek')),
                    ('onderwerp', models.CharField(blank=True, max_length=200, verbose_name='waarover')),
                    ('staat', models.CharField(choices=[('gepland', 'Gepland'), ('uitgewerkt', 'Uitgewerkt'), ('vervallen', 'Gaat niet door')], default='gepland', max_length=10, verbose_name='staat')),
                    ('vervallen_op', models.DateTimeField(blank=True, null=True, verbose_name='vervallen op')),
                    ('wie_zei_af', models.CharField(blank=True, choices=[('deelnemer', 'De deelnemer'), ('medewerker', 'Ik of een collega'), ('ander', 'Iemand anders')], max_length=10, verbose_name='wie zei af')),
                    ('vervallen_reden', models.CharField(blank=True, max_length=200, verbose_name='waarom ging het niet door')),
                    ('reeks', models.UUIDField(blank=True, editable=False, null=True)),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('gewijzigd_op', models.DateTimeField(auto_now=True, verbose_name='gewijzigd op')),
                    ('contact', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='afspraak', to='trajecten.contactmoment')),
                    ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='afspraken', to=settings.AUTH_USER_MODEL)),
                    ('trajecten', models.ManyToManyField(related_name='afspraken', to='trajecten.traject')),
                    ('vervallen_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('groepscontact', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='afspraak', to='trajecten.groepscontact')),
                ],
                options={
                    'verbose_name': 'afspraak',
                    'verbose_name_plural': 'afspraken',
                    'ordering': ['van', 'id'],
                    'indexes': [models.Index(fields=['medewerker', 'van', 'id'], name='afspraak_op_medewerker'), models.Index(condition=models.Q(('staat', 'gepland')), fields=['tot'], name='afspraak_nog_niet_uitgewerkt')],
                    'constraints': [models.UniqueConstraint(fields=('sleutel',), name='afspraak_een_keer_opgeslagen', violation_error_message='Deze afspraak is al opgeslagen.'), models.CheckConstraint(condition=models.Q(('tot__gt', models.F('van')), ('tot__lte', django.db.models.expressions.CombinedExpression(models.F('van'), '+', models.Value(datetime.timedelta(seconds=43200))))), name='afspraak_duur_hoogstens_12_uur', violation_error_message='Een afspraak duurt minstens 1 minuut en hoogstens 12 uur.'), models.CheckConstraint(condition=models.Q(models.Q(('contact__isnull', True), ('groepscontact__isnull', True), ('staat', 'gepland')), models.Q(('contact__isnull', True), ('groepscontact__isnull', True), ('staat', 'vervallen')), models.Q(('contact__isnull', False), ('groepscontact__isnull', True), ('staat', 'uitgewerkt')), models.Q(('contact__isnull', True), ('groepscontact__isnull', False), ('staat', 'uitgewerkt')), _connector='OR'), name='afspraak_uitgewerkt_in_een_contact', violation_error_message='Een uitgewerkte afspraak hoort bij één contact.'), models.CheckConstraint(condition=models.Q(models.Q(('staat', 'vervallen'), ('vervallen_door__isnull', False), ('vervallen_op__isnull', False), ('wie_zei_af__in', ['deelnemer', 'medewerker', 'ander'])), models.Q(models.Q(('staat', 'vervallen'), _negated=True), ('vervallen_door__isnull', True), ('vervallen_op__isnull', True), ('wie_zei_af', '')), _connector='OR'), name='afspraak_vervallen_op_en_door', violation_error_message='Schrijf op wie de afspraak afzegde.')],
                },
            ),
            migrations.CreateModel(
                name='Expertise',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=40, verbose_name='code')),
                    ('naam', models.CharField(max_length=80, verbose_name='naam')),
                    ('bijzonder', models.BooleanField(default=False, help_text='Dan ziet alleen wie dat mag, waar het over gaat.', verbose_name='gezondheid of justitie')),
                    ('volgorde', models.IntegerField(default=0, verbose_name='volgorde')),
                    ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                ],
                options={
                    'verbose_name': 'expertise',
                    'verbose_name_plural': 'expertises',
                    'ordering': ['volgorde', 'naam', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('code',), name='expertise_code_uniek', violation_error_message='Deze expertise staat al in de lijst.'), models.UniqueConstraint(django.db.models.functions.text.Lower('naam'), name='expertise_naam_uniek', violation_error_message='Deze expertise staat al in de lijst.')],
                },
            ),
            migrations.CreateModel(
                name='Partner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('naam', models.CharField(max_length=120, verbose_name='naam')),
                    ('telefoon', models.CharField(blank=True, max_length=20, verbose_name='telefoon')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                    ('expertises', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='expertises')),
                    ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                ],
                options={
                    'verbose_name': 'partner',
                    'verbose_name_plural': 'partners',
                    'ordering': ['naam', 'id'],
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('naam'), name='partner_naam_uniek', violation_error_message='Deze partner staat al in de lijst.')],
                },
            ),
            migrations.CreateModel(
                name='Doorverwijzing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('leefgebied_code', models.CharField(blank=True, max_length=40, verbose_name='leefgebied')),
                    ('leefgebied_naam', models.CharField(blank=True, max_length=80, verbose_name='naam van het leefgebied')),
                    ('bijzonder', models.BooleanField(default=False, verbose_name='gezondheid of justitie')),
                    ('vraag', models.CharField(max_length=300, verbose_name='wat vragen we')),
                    ('staat', models.CharField(choices=[('aangevraagd', 'Aangevraagd'), ('aangenomen', 'Aangenomen'), ('wachtlijst', 'Op de wachtlijst'), ('loopt', 'Loopt'), ('afgerond', 'Afgerond'), ('gestopt', 'Eerder gestopt'), ('afgewezen', 'Afgewezen'), ('ingetrokken', 'Ingetrokken')], default='aangevraagd', max_length=12, verbose_name='staat')),
                    ('sinds', models.DateField(verbose_name='in deze staat sinds')),
                    ('aangevraagd_per', models.DateField(verbose_name='aangevraagd per')),
                    ('uitkomst', models.TextField(blank=True, verbose_name='uitkomst')),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('gemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
                    ('gemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doorverwijzingen', to='trajecten.traject')),
                    ('expertise', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doorverwijzingen', to='trajecten.expertise')),
                    ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doorverwijzingen', to='trajecten.partner')),
                ],
                options={
                    'verbose_name': 'doorverwijzing',
                    'verbose_name_plural': 'doorverwijzingen',
                    'ordering': ['-aangevraagd_per', '-id'],
                    'indexes': [models.Index(fields=['traject', '-aangevraagd_per', '-id'], name='doorverwijzing_op_traject')],
                    'constraints': [models.UniqueConstraint(fields=('sleutel',), name='doorverwijzing_een_keer_opgeslagen', violation_error_message='Deze doorverwijzing is al opgeslagen.'), models.CheckConstraint(condition=models.Q(('staat__in', ['aangevraagd', 'aangenomen', 'wachtlijst', 'loopt', 'afgerond', 'gestopt', 'afgewezen', 'ingetrokken'])), name='doorverwijzing_staat_bekend', violation_error_message='Kies een staat uit de lijst.'), models.CheckConstraint(condition=models.Q(models.Q(('staat__in', ['afgerond', 'afgewezen', 'gestopt', 'ingetrokken']), _negated=True), models.Q(('uitkomst', ''), _negated=True), _connector='OR'), name='doorverwijzing_einde_met_uitkomst', violation_error_message='Schrijf op wat de uitkomst is.'), models.CheckConstraint(condition=models.Q(('sinds__gte', models.F('aangevraagd_per'))), name='doorverwijzing_staat_na_aanvraag', violation_error_message='Deze datum ligt voor de aanvraag.')],
                },
            ),
            migrations.CreateModel(
                name='Stap',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('leefgebied_code', models.CharField(blank=True, max_length=40, verbose_name='leefgebied')),
                    ('leefgebied_naam', models.CharField(blank=True, max_length=80, verbose_name='naam van het leefgebied')),
                    ('bijzonder', models.BooleanField(default=False, verbose_name='gezondheid of justitie')),
                    ('bron_score', models.IntegerField(blank=True, null=True, verbose_name='score waaruit de stap volgt')),
                    ('wat', models.CharField(max_length=200, verbose_name='wat')),
                    ('neutraal', models.CharField(blank=True, max_length=200, verbose_name='neutrale tekst')),
                    ('wie_soort', models.CharField(choices=[('deelnemer', 'De deelnemer'), ('medewerker', 'Een collega'), ('partner', 'Een partner')], max_length=10, verbose_name='wie')),
                    ('deadline', models.DateField(blank=True, null=True, verbose_name='klaar voor')),
                    ('staat', models.CharField(choices=[('open', 'Open'), ('gedaan', 'Gedaan'), ('vervallen', 'Vervallen')], default='open', max_length=9, verbose_name='staat')),
                    ('resultaat', models.TextField(blank=True, verbose_name='resultaat')),
                    ('volgorde', models.IntegerField(blank=True, null=True, verbose_name='plaats met de hand')),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('gemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
                    ('afgesloten_op', models.DateTimeField(blank=True, null=True, verbose_name='afgesloten op')),
                    ('afgesloten_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('gemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('medewerker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stappen', to=settings.AUTH_USER_MODEL)),
                    ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stappen', to='trajecten.partner')),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stappen', to='trajecten.traject')),
                ],
                options={
                    'verbose_name': 'stap',
                    'verbose_name_plural': 'stappen',
                    'ordering': ['traject', 'id'],
                    'indexes': [models.Index(fields=['traject', 'staat'], name='stap_op_traject'), models.Index(fields=['medewerker', 'staat', 'deadline'], name='stap_op_medewerker'), models.Index(condition=models.Q(('staat', 'open')), fields=['deadline'], name='stap_open_op_deadline')],
                    'constraints': [models.UniqueConstraint(fields=('sleutel',), name='stap_een_keer_opgeslagen', violation_error_message='Deze stap is al opgeslagen.'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('traject', 'volgorde'), name='stap_een_per_plaats', violation_error_message='Er staat al een stap op deze plaats.'), models.CheckConstraint(condition=models.Q(('bron_score__isnull', True), models.Q(('bron_score__gte', 1), ('bron_score__lte', 5)), _connector='OR'), name='stap_bron_score_van_1_tot_en_met_5', violation_error_message='Een score is 1, 2, 3, 4 of 5.'), models.CheckConstraint(condition=models.Q(models.Q(('medewerker__isnull', True), ('partner__isnull', True), ('wie_soort', 'deelnemer')), models.Q(('medewerker__isnull', False), ('partner__isnull', True), ('wie_soort', 'medewerker')), models.Q(('medewerker__isnull', True), ('partner__isnull', False), ('wie_soort', 'partner')), _connector='OR'), name='stap_van_een_iemand', violation_error_message='Kies wie de stap doet: de deelnemer, een collega of een partner.'), models.CheckConstraint(condition=models.Q(models.Q(('afgesloten_door__isnull', True), ('afgesloten_op__isnull', True), ('staat', 'open')), models.Q(('afgesloten_door__isnull', False), ('afgesloten_op__isnull', False), ('staat__in', ['gedaan', 'vervallen']), models.Q(('resultaat', ''), _negated=True)), _connector='OR'), name='stap_afgesloten_met_resultaat', violation_error_message='Schrijf op wat het resultaat is.'), models.CheckConstraint(condition=models.Q(('staat', 'open'), ('volgorde__isnull', True), _connector='OR'), name='stap_alleen_open_op_een_plaats', violation_error_message='Alleen een open stap heeft een plaats in de volgorde.'), models.CheckConstraint(condition=models.Q(('bijzonder', True), ('neutraal', ''), _connector='OR'), name='stap_neutraal_alleen_bij_bijzonder', violation_error_message='Een neutrale tekst is alleen nodig bij gezondheid of justitie.')],
                },
            ),
            migrations.CreateModel(
                name='Stapversie',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('versie', models.IntegerField(verbose_name='versie')),
                    ('wat', models.CharField(max_length=200, verbose_name='wat')),
                    ('leefgebied_naam', models.CharField(blank=True, max_length=80, verbose_name='leefgebied')),
                    ('wie', models.CharField(max_length=160, verbose_name='wie')),
                    ('deadline', models.DateField(blank=True, null=True, verbose_name='klaar voor')),
                    ('staat', models.CharField(choices=[('open', 'Open'), ('gedaan', 'Gedaan'), ('vervallen', 'Vervallen')], max_length=9, verbose_name='staat')),
                    ('resultaat', models.TextField(blank=True, verbose_name='resultaat')),
                    ('vastgelegd_op', models.DateTimeField(auto_now_add=True, verbose_name='vastgelegd op')),
                    ('stap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versies', to='trajecten.stap')),
                    ('vastgelegd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'versie van een stap',
                    'verbose_name_plural': 'versies van stappen',
                    'ordering': ['stap', '-versie'],
                    'constraints': [models.UniqueConstraint(fields=('stap', 'versie'), name='stapversie_uniek', violation_error_message='Deze versie bestaat al.')],
                },
            ),
            migrations.CreateModel(
                name='Doorverwijsstap',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('staat', models.CharField(choices=[('aangevraagd', 'Aangevraagd'), ('aangenomen', 'Aangenomen'), ('wachtlijst', 'Op de wachtlijst'), ('loopt', 'Loopt'), ('afgerond', 'Afgerond'), ('gestopt', 'Eerder gestopt'), ('afgewezen', 'Afgewezen'), ('ingetrokken', 'Ingetrokken')], max_length=12, verbose_name='staat')),
                    ('datum', models.DateField(verbose_name='datum')),
                    ('toelichting', models.TextField(blank=True, verbose_name='toelichting')),
                    ('vastgelegd_op', models.DateTimeField(auto_now_add=True, verbose_name='vastgelegd op')),
                    ('vastgelegd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('doorverwijzing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stappen', to='trajecten.doorverwijzing')),
                ],
                options={
                    'verbose_name': 'stap van een doorverwijzing',
                    'verbose_name_plural': 'stappen van doorverwijzingen',
                    'ordering': ['doorverwijzing', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('staat__in', ['aangevraagd', 'aangenomen', 'wachtlijst', 'loopt', 'afgerond', 'gestopt', 'afgewezen', 'ingetrokken'])), name='doorverwijsstap_staat_bekend', violation_error_message='Kies een staat uit de lijst.')],
                },
            ),
            migrations.CreateModel(
                name='Overdracht',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('rol', models.CharField(choices=[('casemanager', 'Casemanager'), ('jobcoach', 'Jobcoach'), ('trainer', 'Trainer'), ('leermeester', 'Leermeester')], max_length=12, verbose_name='rol')),
                    ('ingangsdatum', models.DateField(verbose_name='vanaf')),
                    ('afspraken', models.TextField(blank=True, verbose_name='afspraken die lopen')),
                    ('let_op', models.TextField(blank=True, verbose_name='waar je op let')),
                    ('bundel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('gelezen_op', models.DateTimeField(blank=True, null=True, verbose_name='gelezen op')),
                    ('gemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
                    ('gemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('naar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overgenomen', to=settings.AUTH_USER_MODEL)),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overdrachten', to='trajecten.traject')),
                    ('van', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overgedragen', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'overdracht',
                    'verbose_name_plural': 'overdrachten',
                    'ordering': ['-ingangsdatum', '-id'],
                    'indexes': [models.Index(condition=models.Q(('gelezen_op__isnull', True)), fields=['naar'], name='overdracht_ongelezen'), models.Index(fields=['traject', '-ingangsdatum', '-id'], name='overdracht_op_traject')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('van', models.F('naar')), _negated=True), name='overdracht_aan_een_ander', violation_error_message='Kies een andere collega.'), models.CheckConstraint(condition=models.Q(('rol__in', ['casemanager', 'jobcoach', 'trainer', 'leermeester'])), name='overdracht_rol_bekend', violation_error_message='Kies een rol uit de lijst.'), models.UniqueConstraint(fields=('bundel', 'traject', 'rol'), name='overdracht_een_keer_per_bundel', violation_error_message='Dit traject is al overgedragen.')],
                },
            ),
            migrations.CreateModel(
                name='Onderscheid',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('vastgelegd_op', models.DateTimeField(auto_now_add=True, verbose_name='vastgelegd op')),
                    ('eerste', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='trajecten.deelnemer')),
                    ('tweede', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='trajecten.deelnemer')),
                    ('vastgelegd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'onderscheid',
                    'verbose_name_plural': 'onderscheid',
                    'constraints': [models.CheckConstraint(condition=models.Q(('eerste__lt', models.F('tweede'))), name='onderscheid_in_volgorde', violation_error_message='Kies twee verschillende deelnemers.'), models.UniqueConstraint(fields=('eerste', 'tweede'), name='onderscheid_een_keer', violation_error_message='Van deze twee is dit al vastgelegd.')],
                },
            ),
            migrations.CreateModel(
                name='Samenvoeging',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gewijzigd', models.JSONField(default=dict, verbose_name='gewijzigde velden')),
                    ('verplaatst', models.JSONField(default=dict, verbose_name='verplaatst')),
                    ('samengevoegd_op', models.DateTimeField(verbose_name='samengevoegd op')),
                    ('teruggedraaid_op', models.DateTimeField(blank=True, null=True, verbose_name='teruggedraaid op')),
                    ('behouden', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samenvoegingen', to='trajecten.deelnemer')),
                    ('opgegaan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opgegaan_in', to='trajecten.deelnemer')),
                    ('samengevoegd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('teruggedraaid_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'samenvoeging',
                    'verbose_name_plural': 'samenvoegingen',
                    'ordering': ['-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('behouden', models.F('opgegaan')), _negated=True), name='samenvoeging_van_twee', violation_error_message='Kies twee verschillende deelnemers.'), models.UniqueConstraint(condition=models.Q(('teruggedraaid_op__isnull', True)), fields=('opgegaan',), name='samenvoeging_een_keer', violation_error_message='Deze deelnemer is al met een ander samengevoegd.'), models.CheckConstraint(condition=models.Q(models.Q(('teruggedraaid_door__isnull', True), ('teruggedraaid_op__isnull', True)), models.Q(('teruggedraaid_door__isnull', False), ('teruggedraaid_op__isnull', False)), _connector='OR'), name='samenvoeging_terug_met_naam', violation_error_message='Wie terugdraait, staat erbij.'), models.CheckConstraint(condition=models.Q(('teruggedraaid_op__isnull', True), ('teruggedraaid_op__lte', django.db.models.expressions.CombinedExpression(models.F('samengevoegd_op'), '+', models.Value(datetime.timedelta(days=30)))), _connector='OR'), name='samenvoeging_dertig_dagen', violation_error_message='Terugdraaien kan tot 30 dagen na het samenvoegen.')],
                },
            ),
            migrations.CreateModel(
                name='Toelatingstoets',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('startdatum', models.DateField(verbose_name='startdatum')),
                    ('voldoet', models.BooleanField(verbose_name='past bij de regels')),
                    ('uitkomst', models.JSONField(default=list, verbose_name='uitkomst per regel')),
                    ('reden', models.TextField(blank=True, verbose_name='reden om toch te starten')),
                    ('getoetst_op', models.DateTimeField(auto_now_add=True, verbose_name='getoetst op')),
                    ('getoetst_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('subsidieproject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='trajecten.subsidieproject')),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='toelatingstoetsen', to='trajecten.traject')),
                ],
                options={
                    'verbose_name': 'toelatingstoets',
                    'verbose_name_plural': 'toelatingstoetsen',
                    'ordering': ['traject', '-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('voldoet', True), models.Q(('reden', ''), _negated=True), _connector='OR'), name='toelating_anders_met_reden', violation_error_message='Schrijf op waarom deze deelnemer toch start.')],
                },
            ),
            migrations.CreateModel(
                name='Uitkering',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('soort', models.CharField(max_length=40, verbose_name='soort')),
                    ('van', models.DateField(blank=True, null=True, verbose_name='sinds')),
                    ('tot', models.DateField(blank=True, null=True, verbose_name='tot')),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('deelnemer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uitkeringen', to='trajecten.deelnemer')),
                ],
                options={
                    'verbose_name': 'uitkering',
                    'verbose_name_plural': 'uitkeringen',
                    'ordering': ['deelnemer', models.OrderBy(models.F('van'), nulls_first=True), 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('soort', ''), _negated=True), name='uitkering_soort_ingevuld', violation_error_message='Kies welke uitkering het is.'), models.CheckConstraint(condition=models.Q(('van__isnull', True), ('tot__isnull', True), ('tot__gt', models.F('van')), _connector='OR'), name='uitkering_periode_oplopend', violation_error_message='De einddatum van de uitkering ligt niet na de begindatum.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('deelnemer', '='), ('soort', '='), (trajecten.models.traject.Datumbereik(models.F('van'), models.F('tot'), models.Value('[)')), '&&')], name='uitkering_niet_dubbel', violation_error_message='Deze uitkering staat er in deze periode al.')],
                },
            ),
            migrations.CreateModel(
                name='Signaalinstelling',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=40, verbose_name='soort signaal')),
                    ('aan', models.BooleanField(default=True, verbose_name='aan')),
                    ('drempels', models.JSONField(blank=True, default=dict, verbose_name='drempels')),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                ],
                options={
                    'verbose_name': 'instelling van een signaal',
                    'verbose_name_plural': 'instellingen van signalen',
                    'constraints': [models.UniqueConstraint(fields=('code',), name='signaalinstelling_code_uniek', violation_error_message='Dit signaal is al ingesteld.')],
                },
            ),
            migrations.CreateModel(
                name='Concept',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=40, verbose_name='formulier')),
                    ('over', models.CharField(max_length=40, verbose_name='waarover')),
                    ('velden', models.JSONField(verbose_name='wat er is ingevuld')),
                    ('bewaard_op', models.DateTimeField(verbose_name='bewaard op')),
                    ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='concepten', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'concept',
                    'verbose_name_plural': 'concepten',
                    'indexes': [models.Index(fields=['bewaard_op'], name='concept_op_ouderdom')],
                    'constraints': [models.UniqueConstraint(fields=('gebruiker', 'code', 'over'), name='concept_een_per_formulier', violation_error_message='Van dit formulier is al een concept.'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('over', ''), _negated=True)), name='concept_zegt_waarover', violation_error_message='Een concept hoort bij een formulier.')],
                },
            ),
            migrations.CreateModel(
                name='Signaaluitstel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=40, verbose_name='soort signaal')),
                    ('kenmerk', models.CharField(blank=True, max_length=40, verbose_name='kenmerk')),
                    ('titel', models.CharField(max_length=200, verbose_name='wat er stond')),
                    ('van', models.DateField(verbose_name='van')),
                    ('tot', models.DateField(verbose_name='tot')),
                    ('reden', models.CharField(max_length=500, verbose_name='reden')),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('ingetrokken_op', models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op')),
                    ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ingetrokken_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('medewerker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signaaluitstel', to=settings.AUTH_USER_MODEL)),
                    ('traject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='signaaluitstel', to='trajecten.traject')),
                ],
                options={
                    'verbose_name': 'uitgesteld signaal',
                    'verbose_name_plural': 'uitgestelde signalen',
                    'indexes': [models.Index(condition=models.Q(('ingetrokken_op__isnull', True)), fields=['tot'], name='signaaluitstel_nog_actief')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('medewerker__isnull', False), ('traject__isnull', True)), models.Q(('medewerker__isnull', True), ('traject__isnull', False)), _connector='OR'), name='signaaluitstel_over_een', violation_error_message='Een signaal gaat over een traject of over een medewerker.'), models.CheckConstraint(condition=models.Q(('tot__gt', models.F('van')), ('tot__lte', django.db.models.expressions.CombinedExpression(models.F('van'), '+', models.Value(datetime.timedelta(days=28))))), name='signaaluitstel_hoogstens_vier_weken', violation_error_message='Kies een dag na vandaag, hoogstens vier weken later.'), models.CheckConstraint(condition=models.Q(('reden', ''), _negated=True), name='signaaluitstel_met_reden', violation_error_message='Schrijf op waarom dit kan wachten.'), models.CheckConstraint(condition=models.Q(models.Q(('ingetrokken_door__isnull', True), ('ingetrokken_op__isnull', True)), models.Q(('ingetrokken_door__isnull', False), ('ingetrokken_op__isnull', False)), _connector='OR'), name='signaaluitstel_ingetrokken_door_iemand', violation_error_message='Wie iets intrekt, staat er met een tijdstip bij.')],
                },
            ),
            migrations.CreateModel(
                name='Deelneemuurcorrectie',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('datum', models.DateField(verbose_name='datum')),
                    ('activiteit', models.CharField(blank=True, max_length=120, verbose_name='activiteit')),
                    ('was_minuten', models.IntegerField(verbose_name='minuten daarvoor')),
                    ('minuten', models.IntegerField(verbose_name='minuten daarna')),
                    ('reden', models.CharField(max_length=200, verbose_name='reden')),
                    ('gewijzigd_op', models.DateTimeField(auto_now_add=True, verbose_name='gewijzigd op')),
                    ('deelneemuur', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='correcties', to='trajecten.deelneemuur')),
                    ('gewijzigd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deelneemuurcorrecties', to='trajecten.traject')),
                ],
                options={
                    'verbose_name': 'correctie van deelneemuren',
                    'verbose_name_plural': 'correcties van deelneemuren',
                    'ordering': ['-gewijzigd_op', '-pk'],
                    'indexes': [models.Index(fields=['traject', '-gewijzigd_op'], name='correctie_op_traject')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('minuten__gte', 0), ('was_minuten__gt', 0), models.Q(('minuten', models.F('was_minuten')), _negated=True)), name='deelneemuurcorrectie_verandert_iets', violation_error_message='Een correctie verandert hoe lang het duurde.'), models.CheckConstraint(condition=models.Q(('reden', ''), _negated=True), name='deelneemuurcorrectie_met_reden', violation_error_message='Schrijf op waarom je deze uren verandert.')],
                },
            ),
            migrations.CreateModel(
                name='Financiering',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('van', models.DateField(verbose_name='van')),
                    ('tot', models.DateField(blank=True, null=True, verbose_name='tot')),
                    ('subsidieproject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='financiering', to='trajecten.subsidieproject')),
                    ('traject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='financiering', to='trajecten.traject')),
                ],
                options={
                    'verbose_name': 'financiering',
                    'verbose_name_plural': 'financieringen',
                    'ordering': ['van', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('tot__isnull', True), ('tot__gt', models.F('van')), _connector='OR'), name='financiering_periode_oplopend', violation_error_message='De einddatum ligt na de begindatum.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('traject', '='), ('subsidieproject', '='), (trajecten.models.traject.Datumbereik(models.F('van'), models.F('tot'), models.Value('[)')), '&&')], name='financiering_niet_dubbel', violation_error_message='Dit subsidieproject betaalt in deze periode al mee.')],
                },
            ),
            migrations.CreateModel(
                name='Urenregel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('datum', models.DateField(verbose_name='datum')),
                    ('boekdatum', models.DateField(blank=True, null=True, verbose_name='geboekt op')),
                    ('minuten', models.IntegerField(verbose_name='duur in minuten')),
                    ('soort', models.CharField(choices=[('reistijd', 'Reistijd'), ('voorbereiding', 'Voorbereiding en verslag'), ('overleg', 'Overleg'), ('overig', 'Ander werk')], max_length=14, verbose_name='soort werk')),
                    ('toelichting', models.CharField(blank=True, max_length=200, verbose_name='toelichting')),
                    ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('versie', models.IntegerField(default=1, editable=False, verbose_name='versie')),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='urenregels', to=settings.AUTH_USER_MODEL)),
                    ('subsidieproject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='urenregels', to='trajecten.subsidieproject')),
                ],
                options={
                    'verbose_name': 'urenregel',
                    'verbose_name_plural': 'urenregels',
                    'ordering': ['datum', 'pk'],
                    'indexes': [models.Index(fields=['medewerker', 'datum'], name='urenregel_op_medewerker'), models.Index(condition=models.Q(('boekdatum__isnull', False)), fields=['medewerker', 'boekdatum'], name='urenregel_op_boekdatum'), models.Index(fields=['datum'], name='urenregel_op_datum')],
                    'constraints': [models.UniqueConstraint(fields=('sleutel',), name='urenregel_een_keer_opgeslagen', violation_error_message='Deze uren zijn al opgeslagen.'), models.CheckConstraint(condition=models.Q(('minuten__gt', 0), ('minuten__lte', 720)), name='urenregel_duur_hoogstens_12_uur', violation_error_message='Vul minstens 1 minuut in en hoogstens 12 uur.'), models.CheckConstraint(condition=models.Q(('soort__in', ['reistijd', 'voorbereiding', 'overleg', 'overig'])), name='urenregel_soort_bekend', violation_error_message='Kies wat voor werk het was.'), models.CheckConstraint(condition=models.Q(models.Q(('soort', 'overig'), _negated=True), models.Q(('toelichting', ''), _negated=True), _connector='OR'), name='urenregel_overig_met_toelichting', violation_error_message='Schrijf bij ander werk op wat je deed.'), models.CheckConstraint(condition=models.Q(('boekdatum__isnull', True), ('boekdatum__gt', models.F('datum')), _connector='OR'), name='urenregel_later_geboekt', violation_error_message='Uren tellen op de dag zelf, of op een latere dag.')],
                },
            ),
            migrations.CreateModel(
                name='Tegenboeking',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('datum', models.DateField(verbose_name='datum')),
                    ('boekdatum', models.DateField(verbose_name='geboekt op')),
                    ('minuten', models.IntegerField(verbose_name='minuten')),
                    ('reden', models.CharField(max_length=200, verbose_name='reden')),
                    ('sleutel', models.CharField(editable=False, max_length=40)),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('aangemaakt_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('contactmoment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tegenboekingen', to='trajecten.contactmoment')),
                    ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tegenboekingen', to=settings.AUTH_USER_MODEL)),
                    ('subsidieproject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tegenboekingen', to='trajecten.subsidieproject')),
                    ('urenregel', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tegenboekingen', to='trajecten.urenregel')),
                ],
                options={
                    'verbose_name': 'tegenboeking',
                    'verbose_name_plural': 'tegenboekingen',
                    'ordering': ['boekdatum', 'pk'],
                    'indexes': [models.Index(fields=['medewerker', 'boekdatum'], name='tegenboeking_op_medewerker'), models.Index(fields=['boekdatum'], name='tegenboeking_op_boekdatum')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('contactmoment__isnull', False), ('urenregel__isnull', True)), models.Q(('contactmoment__isnull', True), ('urenregel__isnull', False)), _connector='OR'), name='tegenboeking_van_een_uur', violation_error_message='Een tegenboeking hoort bij één contact of bij één urenregel.'), models.CheckConstraint(condition=models.Q(models.Q(('minuten', 0), _negated=True), ('minuten__gte', -720), ('minuten__lte', 720)), name='tegenboeking_duur_hoogstens_12_uur', violation_error_message='Een tegenboeking is minstens 1 minuut en hoogstens 12 uur.'), models.CheckConstraint(condition=models.Q(('reden', ''), _negated=True), name='tegenboeking_met_reden', violation_error_message='Schrijf op waarom je tegenboekt.'), models.CheckConstraint(condition=models.Q(('boekdatum__gt', models.F('datum'))), name='tegenboeking_later_geboekt', violation_error_message='Een tegenboeking staat in een latere week dan het uur zelf.'), models.UniqueConstraint(fields=('sleutel',), name='tegenboeking_een_keer_opgeslagen', violation_error_message='Deze tegenboeking is al opgeslagen.')],
                },
            ),
            migrations.CreateModel(
                name='Urenstaat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('week', models.DateField(verbose_name='week')),
                    ('staat', models.CharField(choices=[('concept', 'Concept'), ('ingediend', 'Ingediend'), ('teruggestuurd', 'Teruggestuurd'), ('goedgekeurd', 'Goedgekeurd')], default='concept', max_length=14, verbose_name='staat')),
                    ('ingediend_op', models.DateTimeField(blank=True, null=True, verbose_name='ingediend op')),
                    ('goedgekeurd_op', models.DateTimeField(blank=True, null=True, verbose_name='goedgekeurd op')),
                    ('reden', models.TextField(blank=True, verbose_name='reden van terugsturen')),
                    ('minuten', models.IntegerField(blank=True, null=True, verbose_name='minuten')),
                    ('regels', models.JSONField(blank=True, null=True, verbose_name='regels')),
                    ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 van de regels')),
                    ('aangemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='aangemaakt op')),
                    ('goedgekeurd_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ingediend_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='urenstaten', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'urenstaat',
                    'verbose_name_plural': 'urenstaten',
                    'ordering': ['-week', 'medewerker'],
                    'indexes': [models.Index(fields=['week', 'staat'], name='urenstaat_op_week')],
                    'constraints': [models.UniqueConstraint(fields=('medewerker', 'week'), name='urenstaat_een_per_week', violation_error_message='Deze week heeft al een urenstaat.'), models.CheckConstraint(condition=models.Q(('week__iso_week_day', 1)), name='urenstaat_week_begint_op_maandag', violation_error_message='Een week begint op maandag.'), models.CheckConstraint(condition=models.Q(('staat__in', ['concept', 'ingediend', 'teruggestuurd', 'goedgekeurd'])), name='urenstaat_staat_bekend', violation_error_message='Deze stand van een urenstaat bestaat niet.'), models.CheckConstraint(condition=models.Q(models.Q(('staat__in', ['goedgekeurd', 'ingediend']), ('ingediend_door__isnull', False), ('ingediend_op__isnull', False)), models.Q(models.Q(('staat__in', ['goedgekeurd', 'ingediend']), _negated=True), ('ingediend_door__isnull', True), ('ingediend_op__isnull', True)), _connector='OR'), name='urenstaat_ingediend_met_naam', violation_error_message='Een ingediende urenstaat zegt wanneer en door wie.'), models.CheckConstraint(condition=models.Q(models.Q(('goedgekeurd_door__isnull', False), ('goedgekeurd_op__isnull', False), ('staat', 'goedgekeurd')), models.Q(models.Q(('staat', 'goedgekeurd'), _negated=True), ('goedgekeurd_door__isnull', True), ('goedgekeurd_op__isnull', True)), _connector='OR'), name='urenstaat_goedgekeurd_met_naam', violation_error_message='Een goedgekeurde urenstaat zegt wanneer en door wie.'), models.CheckConstraint(condition=models.Q(('goedgekeurd_door__isnull', True), models.Q(models.Q(('goedgekeurd_door', models.F('medewerker')), _negated=True), models.Q(('goedgekeurd_door', models.F('ingediend_door')), _negated=True)), _connector='OR'), name='urenstaat_goedgekeurd_door_ander', violation_error_message='Je eigen uren laat je door een ander goedkeuren.'), models.CheckConstraint(condition=models.Q(models.Q(('staat', 'teruggestuurd'), models.Q(('reden', ''), _negated=True)), models.Q(models.Q(('staat', 'teruggestuurd'), _negated=True), ('reden', '')), _connector='OR'), name='urenstaat_terug_met_reden', violation_error_message='Schrijf op waarom je de week terugstuurt.'), models.CheckConstraint(condition=models.Q(models.Q(('staat__in', ['goedgekeurd', 'ingediend']), ('minuten__isnull', False), ('regels__isnull', False), models.Q(('sha256', ''), _negated=True)), models.Q(models.Q(('staat__in', ['goedgekeurd', 'ingediend']), _negated=True), ('minuten__isnull', True), ('regels__isnull', True), ('sha256', '')), _connector='OR'), name='urenstaat_ingediend_is_vastgelegd', violation_error_message='Een ingediende urenstaat houdt vast wat erop staat.')],
                },
            ),
            migrations.CreateModel(
                name='Urenstaatstap',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stap', models.CharField(choices=[('indienen', 'Week indienen'), ('terughalen', 'Week terughalen'), ('terugsturen', 'Week terugsturen'), ('goedkeuren', 'Week goedkeuren')], max_length=14, verbose_name='stap')),
                    ('gezet_op', models.DateTimeField(verbose_name='op')),
                    ('reden', models.TextField(blank=True, verbose_name='reden')),
                    ('minuten', models.IntegerField(verbose_name='minuten')),
                    ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 van de regels')),
                    ('gezet_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('urenstaat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stappen', to='trajecten.urenstaat')),
                ],
                options={
                    'verbose_name': 'stap van een urenstaat',
                    'verbose_name_plural': 'stappen van urenstaten',
                    'ordering': ['gezet_op', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('stap__in', ['indienen', 'terughalen', 'terugsturen', 'goedkeuren'])), name='urenstaatstap_bekend', violation_error_message='Deze stap van een urenstaat bestaat niet.')],
                },
            ),
            migrations.RemoveConstraint(
                model_name='contactmoment',
                name='contact_medewerker_niet_dubbel',
            ),
            migrations.RemoveConstraint(
                model_name='code',
                name='code_lijst_bekend',
            ),
            migrations.RemoveConstraint(
                model_name='traject',
                name='traject_einde_na_start',
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='groepsdeel',
                field=models.IntegerField(blank=True, null=True, verbose_name='deel van de groepstijd in minuten'),
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='ingetrokken_door',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='ingetrokken_op',
                field=models.DateTimeField(blank=True, null=True, verbose_name='ingetrokken op'),
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='ingetrokken_reden',
                field=models.CharField(blank=True, max_length=300, verbose_name='waarom ingetrokken'),
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='leefgebied',
                field=models.CharField(blank=True, max_length=40, verbose_name='leefgebied'),
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='groepscontact',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contactmomenten', to='trajecten.groepscontact'),
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='medewerkerminuten',
                field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce('groepsdeel', 'minuten'), output_field=models.IntegerField()),
            ),
            migrations.AddField(
                model_name='betrokkene',
                name='versie',
                field=models.IntegerField(default=1, editable=False, verbose_name='versie'),
            ),
            migrations.AddField(
                model_name='opvolging',
                name='versie',
                field=models.IntegerField(default=1, editable=False, verbose_name='versie'),
            ),
            migrations.AddField(
                model_name='uitstroom',
                name='versie',
                field=models.IntegerField(default=1, editable=False, verbose_name='versie'),
            ),
            migrations.AddField(
                model_name='programma',
                name='versie',
                field=models.IntegerField(default=1, editable=False, verbose_name='versie'),
            ),
            migrations.AddField(
                model_name='subsidieproject',
                name='versie',
                field=models.IntegerField(default=1, editable=False, verbose_name='versie'),
            ),
            migrations.AddField(
                model_name='code',
                name='bijzonder',
                field=models.BooleanField(default=False, verbose_name='bijzonder'),
            ),
            migrations.AddField(
                model_name='deelnemer',
                name='klanknaam',
                field=models.TextField(default='', editable=False),
            ),
            migrations.AddField(
                model_name='deelnemer',
                name='talen',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), blank=True, default=list, size=None, verbose_name='spreekt ook'),
            ),
            migrations.AddField(
                model_name='traject',
                name='doelgroepen',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, help_text='Codes van de lijst doelgroep.', size=None, verbose_name='doelgroepen'),
            ),
            migrations.AddField(
                model_name='traject',
                name='sleutel',
                field=models.UUIDField(blank=True, editable=False, null=True, verbose_name='sleutel'),
            ),
            migrations.AlterField(
                model_name='code',
                name='lijst',
                field=models.CharField(choices=[('instroomkanaal', 'Instroomkanaal'), ('doelgroep', 'Doelgroep'), ('uitkering', 'Uitkering'), ('uitstroomreden', 'Uitstroomreden'), ('kwalificatie', 'Kwalificatie'), ('contactsoort', 'Soort contactmoment'), ('plaatsingsoort', 'Soort plaatsing'), ('sector', 'Sector')], max_length=20, verbose_name='lijst'),
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='boekdatum',
                field=models.DateField(blank=True, null=True, verbose_name='uren geboekt op'),
            ),
            migrations.AddField(
                model_name='deelneemuur',
                name='ingevoerd_door',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='deelneemuur',
                name='sleutel',
                field=models.CharField(blank=True, editable=False, max_length=80, null=True, verbose_name='sleutel'),
            ),
            migrations.AddField(
                model_name='contactmoment',
                name='stap',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='trajecten.stap'),
            ),
            migrations.AddConstraint(
                model_name='contactmoment',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('ingetrokken_op__isnull', True), ('tijdvak__isnull', False)), expressions=[('medewerker', '='), ('tijdvak', '&&'), (django.db.models.functions.comparison.Coalesce(models.F('groepscontact'), django.db.models.expressions.CombinedExpression(models.F('id'), '*', models.Value(-1))), '<>')], name='contact_medewerker_niet_dubbel', violation_error_message='Je hebt op dit tijdstip al een ander contact.'),
            ),
            migrations.AddConstraint(
                model_name='contactmoment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('groepscontact__isnull', True), ('groepsdeel__isnull', True)), models.Q(('groepscontact__isnull', False), ('groepsdeel__gte', 0), ('groepsdeel__lte', models.F('minuten'))), _connector='OR'), name='contact_deel_van_de_groep', violation_error_message='Het deel van de groepstijd klopt niet.'),
            ),
            migrations.AddConstraint(
                model_name='contactmoment',
                constraint=models.UniqueConstraint(condition=models.Q(('ingetrokken_op__isnull', True)), fields=('groepscontact', 'traject'), name='contact_een_keer_per_groep', violation_error_message='Deze deelnemer staat al bij dit groepscontact.'),
            ),
            migrations.AddConstraint(
                model_name='contactmoment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ingetrokken_door__isnull', True), ('ingetrokken_op__isnull', True), ('ingetrokken_reden', '')), models.Q(('ingetrokken_door__isnull', False), ('ingetrokken_op__isnull', False), models.Q(('ingetrokken_reden', ''), _negated=True)), _connector='OR'), name='contact_ingetrokken_op_en_door', violation_error_message='Wie een contact intrekt schrijft erbij waarom.'),
            ),
            migrations.AddIndex(
                model_name='deelnemer',
                index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('klanknaam', name='gin_trgm_ops'), name='deelnemer_op_klank'),
            ),
            migrations.AddIndex(
                model_name='deelnemer',
                index=models.Index(fields=['geboortedatum'], name='deelnemer_op_geboortedatum'),
            ),
            migrations.AddIndex(
                model_name='deelnemer',
                index=models.Index(django.db.models.functions.text.Lower('email'), name='deelnemer_op_email'),
            ),
            migrations.AddIndex(
                model_name='deelnemer',
                index=models.Index(django.db.models.functions.text.Right(models.Func(models.F('telefoon'), models.Value('\\D'), models.Value(''), models.Value('g'), function='regexp_replace'), 9), name='deelnemer_op_telefoon'),
            ),
            migrations.AddConstraint(
                model_name='code',
                constraint=models.CheckConstraint(condition=models.Q(('lijst__in', ['instroomkanaal', 'doelgroep', 'uitkering', 'uitstroomreden', 'kwalificatie', 'contactsoort', 'plaatsingsoort', 'sector'])), name='code_lijst_bekend', violation_error_message='Deze lijst bestaat niet.'),
            ),
            migrations.AddConstraint(
                model_name='traject',
                constraint=models.UniqueConstraint(fields=('sleutel',), name='traject_sleutel_uniek', violation_error_message='Dit formulier is al opgeslagen.'),
            ),
            migrations.AddIndex(
                model_name='contactmoment',
                index=models.Index(condition=models.Q(('boekdatum__isnull', False)), fields=['medewerker', 'boekdatum'], name='contact_op_boekdatum'),
            ),
            migrations.AddConstraint(
                model_name='contactmoment',
                constraint=models.CheckConstraint(condition=models.Q(('boekdatum__isnull', True), ('boekdatum__gt', models.F('datum')), _connector='OR'), name='contact_later_geboekt', violation_error_message='De uren van een contact tellen op de dag zelf, of op een latere dag.'),
            ),
            migrations.AddConstraint(
                model_name='deelneemuur',
                constraint=models.UniqueConstraint(fields=('sleutel',), name='deelneemuur_een_keer_opgeslagen', violation_error_message='Deze uren zijn al opgeslagen.'),
            ),
            migrations.AddConstraint(
                model_name='traject',
                constraint=models.CheckConstraint(condition=models.Q(('einddatum__isnull', True), models.Q(('einddatum__gte', models.F('startdatum')), ('startdatum__isnull', False)), models.Q(('einddatum__gte', models.F('aanmelddatum')), ('startdatum__isnull', True)), _connector='OR'), name='traject_einde_na_start', violation_error_message='De einddatum ligt voor de startdatum of de aanmelding.'),
            ),
        ),
        SchemaSQL(GROEP, "DROP FUNCTION {schema}.groepscontact_klopt()"),
        # at commit: a group is written row by row
        SchemaSQL(
            "CREATE CONSTRAINT TRIGGER groepscontact_klopt AFTER INSERT OR UPDATE ON {schema}.trajecten_groepscontact"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {schema}.groepscontact_klopt('groep')",
            "DROP TRIGGER groepscontact_klopt ON {schema}.trajecten_groepscontact",
        ),
        SchemaSQL(
            "CREATE CONSTRAINT TRIGGER groepscontact_klopt AFTER INSERT OR UPDATE ON {schema}.trajecten_contactmoment"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.groepscontact_id IS NOT NULL)"
            " EXECUTE FUNCTION {schema}.groepscontact_klopt()",
            "DROP TRIGGER groepscontact_klopt ON {schema}.trajecten_contactmoment",
        ),
        SchemaSQL(VERSIE, "DROP FUNCTION {schema}.contactversie_blijft()"),
        SchemaSQL(
            "CREATE TRIGGER contactversie_blijft BEFORE UPDATE ON {schema}.trajecten_contactversie"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.contactversie_blijft()",
            "DROP TRIGGER contactversie_blijft ON {schema}.trajecten_contactversie",
        ),
        SchemaSQL(TRAJECT, TRAJECT_EERST),
        SchemaSQL(BLIJFT, "DROP FUNCTION {schema}.afspraak_van_toen_blijft()"),
        SchemaSQL(TRIGGER % "trajecten_stapversie", WEG % "trajecten_stapversie"),
        SchemaSQL(TRIGGER % "trajecten_doorverwijsstap", WEG % "trajecten_doorverwijsstap"),
        # the way back has nothing to do here: these rows go with their table
        SchemaSQL(EXPERTISES, "SELECT 1"),
        SchemaSQL(CODES, "DELETE FROM {schema}.trajecten_code WHERE lijst = 'doelgroep'"),
        SchemaSQL(BIJZONDER, GEWOON),
        SchemaSQL(OPGEGAAN, "DROP FUNCTION {schema}.traject_van_een_deelnemer()"),
        SchemaSQL(
            "CREATE TRIGGER traject_van_een_deelnemer BEFORE INSERT OR UPDATE OF deelnemer_id"
            " ON {schema}.trajecten_traject"
            " FOR EACH ROW EXECUTE FUNCTION {schema}.traject_van_een_deelnemer()",
            "DROP TRIGGER traject_van_een_deelnemer ON {schema}.trajecten_traject",
        ),
        migrations.RunPython(vul_klanknamen, migrations.RunPython.noop),
        *OP_SLOT,
    ]
