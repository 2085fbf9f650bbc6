"""Signatures, and what the database refuses about them: see the functions below."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL

# what is signed never changes; nobody signs what they wrote themselves; and only what was frozen can be signed
TOETS = """
CREATE FUNCTION {schema}.ondertekening_toets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.getekend_op IS NOT NULL THEN
        RAISE EXCEPTION 'Een handtekening die gezet is, verandert niet meer.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ondertekening_blijft';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.gebruiker_id IS NOT NULL AND NEW.ingetrokken_op IS NULL AND (
        EXISTS (
            SELECT 1 FROM {schema}.werkgevers_evaluatie_schrijvers
            WHERE evaluatie_id = NEW.evaluatie_id AND gebruiker_id = NEW.gebruiker_id
        ) OR EXISTS (
            SELECT 1 FROM {schema}.werkgevers_evaluatie
            WHERE id = NEW.evaluatie_id AND opgesteld_door_id = NEW.gebruiker_id
        )
    ) THEN
        RAISE EXCEPTION 'Wie aan het verslag schreef, tekent het niet zelf.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ondertekening_niet_door_schrijver';
    END IF;
    IF NEW.ingetrokken_op IS NULL AND NOT EXISTS (
        SELECT 1 FROM {schema}.werkgevers_evaluatie
        WHERE id = NEW.evaluatie_id AND inhoud_sha256 = NEW.inhoud_sha256
    ) THEN
        RAISE EXCEPTION 'Een handtekening hoort bij een bevroren evaluatie.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ondertekening_van_deze_inhoud';
    END IF;
    RETURN NEW;
END
$$
"""
GEBEURTENIS_BLIJFT = """
CREATE FUNCTION {schema}.ondertekengebeurtenis_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Wat er met een handtekening gebeurde, blijft staan.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ondertekengebeurtenis_blijft';
END
$$
"""


def _trigger(naam: str, wanneer: str, functie: str, tabel: str) -> SchemaSQL:
    return SchemaSQL(
        f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {{schema}}.{tabel}"
        f" FOR EACH ROW EXECUTE FUNCTION {{schema}}.{functie}()",
        f"DROP TRIGGER {naam} ON {{schema}}.{tabel}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("werkgevers", "0006_verzegelingen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name="Ondertekening",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "partij",
                        models.CharField(
                            choices=[
                                ("werkgever", "De werkgever"),
                                ("jobcoach", "De jobcoach"),
                                ("deelnemer", "De deelnemer"),
                            ],
                            max_length=10,
                            verbose_name="namens",
                        ),
                    ),
                    ("naar_naam", models.CharField(max_length=160, verbose_name="aan wie")),
                    ("naar_functie", models.CharField(blank=True, max_length=120, verbose_name="functie")),
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                    ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                    ("inhoud_sha256", models.CharField(max_length=64, verbose_name="SHA-256 van wat getekend wordt")),
                    ("gevraagd_op", models.DateTimeField(verbose_name="gevraagd op")),
                    ("verstuurd_op", models.DateTimeField(blank=True, null=True, verbose_name="verstuurd op")),
                    ("geldig_tot", models.DateTimeField(blank=True, null=True, verbose_name="link geldig tot")),
                    ("herinneringen", models.IntegerField(default=0, verbose_name="aantal herinneringen")),
                    ("overleg_op", models.DateTimeField(blank=True, null=True, verbose_name="wil overleggen sinds")),
                    ("betwist_op", models.DateTimeField(blank=True, null=True, verbose_name="betwist op")),
                    ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                    ("getekend_op", models.DateTimeField(blank=True, null=True, verbose_name="getekend op")),
                    ("naam", models.CharField(blank=True, max_length=160, verbose_name="naam van de ondertekenaar")),
                    (
                        "functie",
                        models.CharField(blank=True, max_length=120, verbose_name="functie van de ondertekenaar"),
                    ),
                    (
                        "wijze",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("link", "via de persoonlijke link"),
                                ("mailcode", "via de persoonlijke link, met een code per mail"),
                                ("smscode", "via de persoonlijke link, met een code per sms"),
                                ("ingelogd", "ingelogd, met wachtwoord en tweede stap"),
                            ],
                            max_length=10,
                            verbose_name="wijze van tekenen",
                        ),
                    ),
                    (
                        "contactpersoon",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ondertekeningen",
                            to="werkgevers.contactpersoon",
                        ),
                    ),
                    (
                        "doorgegeven_aan",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="doorgegeven_van",
                            to="werkgevers.ondertekening",
                        ),
                    ),
                    (
                        "evaluatie",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ondertekeningen",
                            to="werkgevers.evaluatie",
                        ),
                    ),
                    (
                        "gebruiker",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ondertekeningen",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "gevraagd_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(
                                ("betwist_op__isnull", True),
                                ("getekend_op__isnull", True),
                                ("ingetrokken_op__isnull", True),
                            ),
                            fields=["verstuurd_op"],
                            name="ondertekening_open",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("contactpersoon__isnull", False),
                                    ("gebruiker__isnull", True),
                                    ("partij", "werkgever"),
                                ),
                                models.Q(
                                    ("contactpersoon__isnull", True),
                                    ("gebruiker__isnull", False),
                                    ("partij", "jobcoach"),
                                ),
                                models.Q(
                                    ("contactpersoon__isnull", True),
                                    ("gebruiker__isnull", True),
                                    ("partij", "deelnemer"),
                                ),
                                _connector="OR",
                            ),
                            name="ondertekening_van_een_partij",
                            violation_error_message="Een contactpersoon tekent voor de werkgever, een medewerker voor zichzelf.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("partij", "jobcoach"), models.Q(("email", ""), _negated=True), _connector="OR"
                            ),
                            name="ondertekening_link_heeft_adres",
                            violation_error_message="Er is geen e-mailadres bekend. Vul dat eerst in.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("functie", ""), ("getekend_op__isnull", True), ("naam", ""), ("wijze", "")),
                                models.Q(
                                    ("getekend_op__isnull", False),
                                    ("wijze__in", ["link", "mailcode", "smscode", "ingelogd"]),
                                    models.Q(("naam", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="ondertekening_getekend_met_naam",
                            violation_error_message="Een handtekening heeft een naam en een wijze van tekenen.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("wijze", "ingelogd"), _negated=True), ("partij", "jobcoach"), _connector="OR"
                            ),
                            name="ondertekening_ingelogd_is_medewerker",
                            violation_error_message="Wie is ingelogd, tekent niet voor een ander.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("getekend_op__isnull", True),
                                models.Q(("betwist_op__isnull", True), ("ingetrokken_op__isnull", True)),
                                _connector="OR",
                            ),
                            name="ondertekening_getekend_of_niet",
                            violation_error_message="Een handtekening is gezet, ingetrokken of betwist: een van de drie.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("geldig_tot__isnull", True), ("verstuurd_op__isnull", True)),
                                models.Q(("geldig_tot__gt", models.F("verstuurd_op")), ("verstuurd_op__isnull", False)),
                                _connector="OR",
                            ),
                            name="ondertekening_geldig_na_versturen",
                            violation_error_message="Een link is na het versturen een tijd geldig.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("doorgegeven_aan__isnull", True), ("ingetrokken_op__isnull", False), _connector="OR"
                            ),
                            name="ondertekening_doorgegeven_is_weg",
                            violation_error_message="Wie de vraag doorgeeft, tekent zelf niet meer.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("inhoud_sha256__regex", "^[0-9a-f]{64}$")),
                            name="ondertekening_van_een_inhoud",
                            violation_error_message="Een handtekening hoort bij een bevroren evaluatie.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("herinneringen__gte", 0)),
                            name="ondertekening_herinneringen_vanaf_0",
                            violation_error_message="Het aantal herinneringen is 0 of meer.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ingetrokken_op__isnull", True)),
                            fields=("evaluatie", "partij", "contactpersoon", "gebruiker"),
                            name="ondertekening_een_per_persoon",
                            nulls_distinct=False,
                            violation_error_message="Aan deze persoon is de handtekening al gevraagd.",
                        ),
                    ],
                    "verbose_name": "ondertekening",
                    "verbose_name_plural": "ondertekeningen",
                    "ordering": ["evaluatie", "gevraagd_op", "id"],
                },
            ),
            migrations.CreateModel(
                name="Ondertekengebeurtenis",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "soort",
                        models.CharField(
                            choices=[
                                ("gevraagd", "Handtekening gevraagd"),
                                ("verstuurd", "Link verstuurd"),
                                ("herinnerd", "Herinnering verstuurd"),
                                ("code_verstuurd", "Code verstuurd"),
                                ("code_fout", "Verkeerde code ingevuld"),
                                ("overleg", "Wil eerst overleggen"),
                                ("betwist", "Niet akkoord"),
                                ("beantwoord", "Antwoord gegeven"),
                                ("doorgegeven", "Doorgegeven aan een collega"),
                                ("ingetrokken", "Vraag ingetrokken"),
                                ("getekend", "Getekend"),
                            ],
                            max_length=20,
                            verbose_name="wat",
                        ),
                    ),
                    ("op", models.DateTimeField(verbose_name="wanneer")),
                    ("toelichting", models.CharField(blank=True, max_length=500, verbose_name="toelichting")),
                    (
                        "door",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "ondertekening",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="gebeurtenissen",
                            to="werkgevers.ondertekening",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["ondertekening", "op", "id"], name="ondertekengebeurtenis_volgorde")
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("soort", ""), _negated=True),
                            name="ondertekengebeurtenis_met_soort",
                            violation_error_message="Zeg wat er gebeurde.",
                        )
                    ],
                    "verbose_name": "gebeurtenis bij een ondertekening",
                    "verbose_name_plural": "gebeurtenissen bij een ondertekening",
                    "ordering": ["op", "id"],
                },
            ),
            migrations.CreateModel(
                name="Ondertekencode",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code_hash", models.CharField(max_length=64, verbose_name="hash van de code")),
                    (
                        "weg",
                        models.CharField(
                            choices=[("mail", "Ja, per mail"), ("sms", "Ja, per sms")],
                            max_length=4,
                            verbose_name="verstuurd per",
                        ),
                    ),
                    ("naam", models.CharField(max_length=160, verbose_name="naam")),
                    ("functie", models.CharField(blank=True, max_length=120, verbose_name="functie")),
                    ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                    ("geldig_tot", models.DateTimeField(verbose_name="geldig tot")),
                    ("pogingen", models.IntegerField(default=0, verbose_name="verkeerde pogingen")),
                    (
                        "ondertekening",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="codes",
                            to="werkgevers.ondertekening",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["ondertekening", "-gemaakt_op"], name="ondertekencode_laatste")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("geldig_tot__gt", models.F("gemaakt_op"))),
                            name="ondertekencode_een_tijd_geldig",
                            violation_error_message="Een code is een tijd geldig.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("pogingen__gte", 0)),
                            name="ondertekencode_pogingen_vanaf_0",
                            violation_error_message="Het aantal pogingen is 0 of meer.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("weg__in", ["mail", "sms"])),
                            name="ondertekencode_weg_bekend",
                            violation_error_message="Een code gaat per mail of per sms.",
                        ),
                    ],
                    "verbose_name": "code om te ondertekenen",
                    "verbose_name_plural": "codes om te ondertekenen",
                    "ordering": ["-gemaakt_op", "-id"],
                },
            ),
            migrations.CreateModel(
                name="Betwisting",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "onderdeel",
                        models.CharField(
                            choices=[
                                ("regel", "Een regel"),
                                ("uren", "De gewerkte uren"),
                                ("afspraken", "De afspraken"),
                            ],
                            max_length=9,
                            verbose_name="wat klopt niet",
                        ),
                    ),
                    ("reden", models.CharField(max_length=500, verbose_name="waarom")),
                    ("betwist_op", models.DateTimeField(verbose_name="betwist op")),
                    ("antwoord", models.CharField(blank=True, max_length=500, verbose_name="antwoord")),
                    ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
                    (
                        "beantwoord_door",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "regel",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="werkgevers.evaluatieregel",
                        ),
                    ),
                    (
                        "ondertekening",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="betwistingen",
                            to="werkgevers.ondertekening",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("onderdeel", "regel"), ("regel__isnull", False)),
                                models.Q(("onderdeel__in", ["uren", "afspraken"]), ("regel__isnull", True)),
                                _connector="OR",
                            ),
                            name="betwisting_van_een_onderdeel",
                            violation_error_message="Zeg welke regel niet klopt.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reden", ""), _negated=True),
                            name="betwisting_met_reden",
                            violation_error_message="Schrijf op wat er niet klopt.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("antwoord", ""), ("beantwoord_door__isnull", True), ("beantwoord_op__isnull", True)
                                ),
                                models.Q(
                                    ("beantwoord_door__isnull", False),
                                    ("beantwoord_op__isnull", False),
                                    models.Q(("antwoord", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="betwisting_beantwoord_of_niet",
                            violation_error_message="Een antwoord heeft een tekst, een moment en iemand die het gaf.",
                        ),
                    ],
                    "verbose_name": "betwisting",
                    "verbose_name_plural": "betwistingen",
                    "ordering": ["betwist_op", "id"],
                },
            ),
            migrations.CreateModel(
                name="Ondertekeninstelling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("geldig_dagen", models.IntegerField(default=14, verbose_name="hoeveel dagen werkt een link?")),
                    (
                        "herinner_eerst",
                        models.IntegerField(default=5, verbose_name="eerste herinnering na hoeveel dagen?"),
                    ),
                    (
                        "herinner_dan",
                        models.IntegerField(default=10, verbose_name="tweede herinnering na hoeveel dagen?"),
                    ),
                    (
                        "code",
                        models.CharField(
                            choices=[
                                ("geen", "Nee, de link is genoeg"),
                                ("mail", "Ja, per mail"),
                                ("sms", "Ja, per sms"),
                            ],
                            default="geen",
                            max_length=4,
                            verbose_name="ook een code vragen bij het tekenen?",
                        ),
                    ),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ],
                options={
                    "verbose_name": "instelling voor ondertekenen",
                    "verbose_name_plural": "instellingen voor ondertekenen",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("pk", 1)),
                            name="ondertekeninstelling_een_rij",
                            violation_error_message="Er is maar één instelling voor ondertekenen.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("geldig_dagen__gt", models.F("herinner_dan")),
                                ("geldig_dagen__lte", 60),
                                ("herinner_dan__gt", models.F("herinner_eerst")),
                                ("herinner_eerst__gte", 1),
                            ),
                            name="ondertekeninstelling_dagen_op_volgorde",
                            violation_error_message="Kies eerst de eerste herinnering, dan de tweede, en de link daarna nog minstens een dag geldig, hoogstens 60 dagen.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("code__in", ["geen", "mail", "sms"])),
                            name="ondertekeninstelling_code_bekend",
                            violation_error_message="Kies geen code, een code per mail of een code per sms.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Ondertekenlink",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("token_hash", models.CharField(max_length=64, verbose_name="SHA-256 van het geheim")),
                    ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                    ("vervallen_op", models.DateTimeField(blank=True, null=True, verbose_name="vervallen op")),
                    (
                        "ondertekening",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="links",
                            to="werkgevers.ondertekening",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("token_hash",),
                            name="ondertekenlink_uniek",
                            violation_error_message="Deze link bestaat al.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("token_hash__regex", "^[0-9a-f]{64}$")),
                            name="ondertekenlink_alleen_de_hash",
                            violation_error_message="Van een link bewaren we alleen de SHA-256.",
                        ),
                    ],
                    "verbose_name": "link om te ondertekenen",
                    "verbose_name_plural": "links om te ondertekenen",
                },
            ),
            migrations.CreateModel(
                name="Portaallink",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("token_hash", models.CharField(max_length=64, verbose_name="SHA-256 van het geheim")),
                    ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                    ("geldig_tot", models.DateTimeField(verbose_name="geldig tot")),
                    ("vervallen_op", models.DateTimeField(blank=True, null=True, verbose_name="vervallen op")),
                    (
                        "contactpersoon",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="portaallinks",
                            to="werkgevers.contactpersoon",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("token_hash",),
                            name="portaallink_uniek",
                            violation_error_message="Deze link bestaat al.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("token_hash__regex", "^[0-9a-f]{64}$")),
                            name="portaallink_alleen_de_hash",
                            violation_error_message="Van een link bewaren we alleen de SHA-256.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("geldig_tot__gt", models.F("gemaakt_op"))),
                            name="portaallink_een_tijd_geldig",
                            violation_error_message="Een link is een tijd geldig.",
                        ),
                    ],
                    "verbose_name": "link naar het werkgeversportaal",
                    "verbose_name_plural": "links naar het werkgeversportaal",
                },
            ),
        ),
        SchemaSQL(TOETS, "DROP FUNCTION {schema}.ondertekening_toets()"),
        _trigger(
            "ondertekening_toets", "INSERT OR UPDATE OR DELETE", "ondertekening_toets", "werkgevers_ondertekening"
        ),
        SchemaSQL(GEBEURTENIS_BLIJFT, "DROP FUNCTION {schema}.ondertekengebeurtenis_blijft()"),
        _trigger(
            "ondertekengebeurtenis_blijft",
            "UPDATE OR DELETE",
            "ondertekengebeurtenis_blijft",
            "werkgevers_ondertekengebeurtenis",
        ),
    ]
