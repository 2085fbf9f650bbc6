"""Schools, enrolments, proofs and praktijkverklaringen."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import trajecten.models.traject
from organisaties.migraties import InEenKeer


class Migration(migrations.Migration):
    dependencies = [
        ("onderwijs", "0003_plaats_op_de_wachtlijst_meteen"),
        ("trajecten", "0006_plaats_van_een_stap_meteen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name="Bewijssoort",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.SlugField(max_length=40, verbose_name="code")),
                    ("naam", models.CharField(max_length=80, verbose_name="naam")),
                    (
                        "herkomst",
                        models.CharField(
                            choices=[
                                ("elders", "Van een school of een andere organisatie"),
                                ("werkprocessen", "Na werkprocessen die zijn afgetekend"),
                                ("deelname", "Van ons, na een leerlijn"),
                                ("mdt", "Van ons, na een MDT-traject"),
                            ],
                            default="elders",
                            max_length=13,
                            verbose_name="hoe komt het er?",
                        ),
                    ),
                    (
                        "niveaus",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=20),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="bewijst deze niveaus",
                        ),
                    ),
                    (
                        "kwalificatie",
                        models.CharField(blank=True, max_length=40, verbose_name="code van de kwalificatie"),
                    ),
                    ("geldig_maanden", models.IntegerField(blank=True, null=True, verbose_name="maanden geldig")),
                    ("volgorde", models.IntegerField(default=0, verbose_name="volgorde")),
                    ("actief", models.BooleanField(default=True, verbose_name="in gebruik")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ],
                options={
                    "verbose_name": "bewijssoort",
                    "verbose_name_plural": "bewijssoorten",
                    "ordering": ["volgorde", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("code",),
                            name="bewijssoort_code_uniek",
                            violation_error_message="Deze code bestaat al.",
                        ),
                        models.UniqueConstraint(
                            django.db.models.functions.text.Lower("naam"),
                            name="bewijssoort_naam_uniek",
                            violation_error_message="Er is al een soort bewijs met deze naam.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("herkomst", "elders"), _negated=True),
                            fields=("herkomst",),
                            name="bewijssoort_een_per_herkomst",
                            violation_error_message="Er is al een soort bewijs dat zo ontstaat.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("herkomst__in", ["elders", "werkprocessen", "deelname", "mdt"])),
                            name="bewijssoort_herkomst_bekend",
                            violation_error_message="Kies hoe het bewijs er komt.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("naam", ""), _negated=True),
                            name="bewijssoort_naam_ingevuld",
                            violation_error_message="Vul de naam van het soort bewijs in.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "niveaus__contained_by",
                                    [
                                        "geen",
                                        "basisonderwijs",
                                        "praktijkonderwijs",
                                        "vmbo",
                                        "mbo-1",
                                        "mbo-2",
                                        "mbo-3",
                                        "mbo-4",
                                        "havo",
                                        "vwo",
                                        "mbo-4-specialist",
                                        "ad",
                                        "hbo",
                                        "wo-bachelor",
                                        "wo-master",
                                        "promotie",
                                    ],
                                )
                            ),
                            name="bewijssoort_niveaus_bekend",
                            violation_error_message="Kies niveaus uit de lijst.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("geldig_maanden__isnull", True),
                                models.Q(("geldig_maanden__gte", 1), ("geldig_maanden__lte", 600)),
                                _connector="OR",
                            ),
                            name="bewijssoort_geldig_maanden_kan",
                            violation_error_message="Een bewijs is 1 tot en met 600 maanden geldig, of altijd.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Onderwijsinstelling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("naam", models.CharField(max_length=160, verbose_name="naam")),
                    ("plaats", models.CharField(blank=True, max_length=80, verbose_name="plaats")),
                    ("contactpersoon", models.CharField(blank=True, max_length=120, verbose_name="contactpersoon")),
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                    ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoon")),
                    ("actief", models.BooleanField(default=True, verbose_name="in gebruik")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                ],
                options={
                    "verbose_name": "onderwijsinstelling",
                    "verbose_name_plural": "onderwijsinstellingen",
                    "ordering": ["naam", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            django.db.models.functions.text.Lower("naam"),
                            name="onderwijsinstelling_naam_uniek",
                            violation_error_message="Er is al een onderwijsinstelling met deze naam.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("naam", ""), _negated=True),
                            name="onderwijsinstelling_naam_ingevuld",
                            violation_error_message="Vul de naam van de onderwijsinstelling in.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Opleiding",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("naam", models.CharField(max_length=160, verbose_name="naam")),
                    (
                        "niveau",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("geen", "Geen"),
                                ("basisonderwijs", "Basisonderwijs"),
                                ("praktijkonderwijs", "Praktijkonderwijs"),
                                ("vmbo", "Vmbo"),
                                ("mbo-1", "Mbo 1"),
                                ("mbo-2", "Mbo 2"),
                                ("mbo-3", "Mbo 3"),
                                ("mbo-4", "Mbo 4"),
                                ("havo", "Havo"),
                                ("vwo", "Vwo"),
                                ("mbo-4-specialist", "Mbo 4 specialist"),
                                ("ad", "Associate degree"),
                                ("hbo", "Hbo"),
                                ("wo-bachelor", "Wo-bachelor"),
                                ("wo-master", "Wo-master"),
                                ("promotie", "Promotie"),
                            ],
                            max_length=20,
                            verbose_name="niveau",
                        ),
                    ),
                    ("crebo", models.CharField(blank=True, max_length=20, verbose_name="crebonummer")),
                    ("actief", models.BooleanField(default=True, verbose_name="in gebruik")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    (
                        "instelling",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="opleidingen",
                            to="onderwijs.onderwijsinstelling",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "opleiding",
                    "verbose_name_plural": "opleidingen",
                    "ordering": ["instelling", "naam", "id"],
                },
            ),
            migrations.CreateModel(
                name="Inschrijving",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "leerweg",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("bol", "BOL: vooral op school"),
                                ("bbl", "BBL: vooral op het werk, met een contract"),
                                ("derde_leerweg", "Derde leerweg: naast werk of zoeken naar werk"),
                            ],
                            max_length=13,
                            verbose_name="leerweg",
                        ),
                    ),
                    ("van", models.DateField(verbose_name="begint op")),
                    ("tot", models.DateField(blank=True, null=True, verbose_name="gestopt per")),
                    (
                        "uitkomst",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("afgerond", "Afgerond"),
                                ("overgestapt", "Verder met een andere opleiding"),
                                ("gestopt", "Gestopt"),
                            ],
                            max_length=11,
                            verbose_name="hoe liep het af?",
                        ),
                    ),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                    (
                        "aangemaakt_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "traject",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="inschrijvingen",
                            to="trajecten.traject",
                        ),
                    ),
                    (
                        "opleiding",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="inschrijvingen",
                            to="onderwijs.opleiding",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "inschrijving",
                    "verbose_name_plural": "inschrijvingen",
                    "ordering": ["-van", "-id"],
                },
            ),
            migrations.CreateModel(
                name="Bewijs",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "niveau",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("geen", "Geen"),
                                ("basisonderwijs", "Basisonderwijs"),
                                ("praktijkonderwijs", "Praktijkonderwijs"),
                                ("vmbo", "Vmbo"),
                                ("mbo-1", "Mbo 1"),
                                ("mbo-2", "Mbo 2"),
                                ("mbo-3", "Mbo 3"),
                                ("mbo-4", "Mbo 4"),
                                ("havo", "Havo"),
                                ("vwo", "Vwo"),
                                ("mbo-4-specialist", "Mbo 4 specialist"),
                                ("ad", "Associate degree"),
                                ("hbo", "Hbo"),
                                ("wo-bachelor", "Wo-bachelor"),
                                ("wo-master", "Wo-master"),
                                ("promotie", "Promotie"),
                            ],
                            max_length=20,
                            verbose_name="niveau",
                        ),
                    ),
                    ("onderwerp", models.CharField(blank=True, max_length=160, verbose_name="waarvoor?")),
                    ("datum", models.DateField(verbose_name="datum op het bewijs")),
                    ("uitgever", models.CharField(max_length=160, verbose_name="wie gaf het uit?")),
                    ("nummer", models.CharField(blank=True, max_length=60, verbose_name="nummer")),
                    ("geldig_tot", models.DateField(blank=True, null=True, verbose_name="geldig tot")),
                    ("inhoud", models.JSONField(blank=True, default=dict, editable=False, verbose_name="inhoud")),
                    ("sleutel", models.CharField(blank=True, editable=False, max_length=40, verbose_name="sleutel")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("vastgelegd_op", models.DateTimeField(auto_now_add=True, verbose_name="vastgelegd op")),
                    ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                    (
                        "ingetrokken_reden",
                        models.CharField(blank=True, max_length=300, verbose_name="waarom ingetrokken?"),
                    ),
                    (
                        "ingetrokken_door",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "traject",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="bewijzen", to="trajecten.traject"
                        ),
                    ),
                    (
                        "vastgelegd_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "soort",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="bewijzen",
                            to="onderwijs.bewijssoort",
                        ),
                    ),
                    (
                        "opleiding",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="bewijzen",
                            to="onderwijs.opleiding",
                            verbose_name="opleiding",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "bewijs",
                    "verbose_name_plural": "bewijzen",
                    "ordering": ["-datum", "-id"],
                },
            ),
            migrations.CreateModel(
                name="Praktijkverklaring",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("onderwerp", models.CharField(max_length=160, verbose_name="welk werk?")),
                    ("leerbedrijf", models.CharField(max_length=160, verbose_name="leerbedrijf")),
                    ("praktijkopleider", models.CharField(max_length=120, verbose_name="praktijkopleider")),
                    ("van", models.DateField(verbose_name="begint op")),
                    (
                        "staat",
                        models.CharField(
                            choices=[("loopt", "Bezig"), ("afgegeven", "Afgegeven"), ("gestopt", "Gestopt")],
                            default="loopt",
                            max_length=9,
                            verbose_name="staat",
                        ),
                    ),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                    (
                        "aangemaakt_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "bewijs",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="praktijkverklaring",
                            to="onderwijs.bewijs",
                        ),
                    ),
                    (
                        "instelling",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="praktijkverklaringen",
                            to="onderwijs.onderwijsinstelling",
                            verbose_name="school die de verklaring uitgeeft",
                        ),
                    ),
                    (
                        "traject",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="praktijkverklaringen",
                            to="trajecten.traject",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "praktijkverklaring",
                    "verbose_name_plural": "praktijkverklaringen",
                    "ordering": ["-van", "-id"],
                },
            ),
            migrations.CreateModel(
                name="Studievoortgang",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("datum", models.DateField(verbose_name="datum")),
                    (
                        "stand",
                        models.CharField(
                            choices=[
                                ("op_schema", "Gaat goed"),
                                ("loopt_achter", "Loopt achter"),
                                ("dreigt_te_stoppen", "Dreigt te stoppen"),
                            ],
                            max_length=17,
                            verbose_name="hoe gaat het?",
                        ),
                    ),
                    ("toelichting", models.CharField(blank=True, max_length=500, verbose_name="toelichting")),
                    ("vastgelegd_op", models.DateTimeField(auto_now_add=True, verbose_name="vastgelegd op")),
                    (
                        "inschrijving",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="voortgang",
                            to="onderwijs.inschrijving",
                        ),
                    ),
                    (
                        "vastgelegd_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "studievoortgang",
                    "verbose_name_plural": "studievoortgang",
                    "ordering": ["-datum", "-id"],
                },
            ),
            migrations.CreateModel(
                name="Werkproces",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.CharField(blank=True, max_length=20, verbose_name="code")),
                    ("naam", models.CharField(max_length=200, verbose_name="wat leer je?")),
                    ("volgorde", models.IntegerField(verbose_name="volgorde")),
                    (
                        "staat",
                        models.CharField(
                            choices=[("open", "Nog niet begonnen"), ("oefent", "Oefent"), ("beheerst", "Kan het zelf")],
                            default="open",
                            max_length=8,
                            verbose_name="staat",
                        ),
                    ),
                    ("beoordeeld_op", models.DateField(blank=True, null=True, verbose_name="beoordeeld op")),
                    ("praktijkopleider", models.CharField(blank=True, max_length=120, verbose_name="praktijkopleider")),
                    ("opmerking", models.CharField(blank=True, max_length=500, verbose_name="opmerking")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    (
                        "praktijkverklaring",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="werkprocessen",
                            to="onderwijs.praktijkverklaring",
                        ),
                    ),
                    (
                        "vastgelegd_door",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "werkproces",
                    "verbose_name_plural": "werkprocessen",
                    "ordering": ["praktijkverklaring", "volgorde"],
                },
            ),
            migrations.AddConstraint(
                model_name="opleiding",
                constraint=models.UniqueConstraint(
                    models.F("instelling"),
                    django.db.models.functions.text.Lower("naam"),
                    models.F("niveau"),
                    name="opleiding_uniek_per_instelling",
                    violation_error_message="Deze instelling heeft deze opleiding al op dit niveau.",
                ),
            ),
            migrations.AddConstraint(
                model_name="opleiding",
                constraint=models.CheckConstraint(
                    condition=models.Q(("naam", ""), _negated=True),
                    name="opleiding_naam_ingevuld",
                    violation_error_message="Vul de naam van de opleiding in.",
                ),
            ),
            migrations.AddConstraint(
                model_name="opleiding",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        (
                            "niveau__in",
                            [
                                "",
                                "geen",
                                "basisonderwijs",
                                "praktijkonderwijs",
                                "vmbo",
                                "mbo-1",
                                "mbo-2",
                                "mbo-3",
                                "mbo-4",
                                "havo",
                                "vwo",
                                "mbo-4-specialist",
                                "ad",
                                "hbo",
                                "wo-bachelor",
                                "wo-master",
                                "promotie",
                            ],
                        )
                    ),
                    name="opleiding_niveau_bekend",
                    violation_error_message="Kies een niveau uit de lijst.",
                ),
            ),
            migrations.AddIndex(
                model_name="inschrijving",
                index=models.Index(fields=["traject", "-van", "-id"], name="inschrijving_op_traject"),
            ),
            migrations.AddConstraint(
                model_name="inschrijving",
                constraint=models.CheckConstraint(
                    condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                    name="inschrijving_periode_oplopend",
                    violation_error_message="De dag van stoppen ligt na de dag van begin.",
                ),
            ),
            migrations.AddConstraint(
                model_name="inschrijving",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("tot__isnull", True), ("uitkomst", "")),
                        models.Q(("tot__isnull", False), ("uitkomst__in", ["afgerond", "overgestapt", "gestopt"])),
                        _connector="OR",
                    ),
                    name="inschrijving_einde_met_uitkomst",
                    violation_error_message="Wie stopt met een opleiding, heeft een uitkomst; wie nog bezig is niet.",
                ),
            ),
            migrations.AddConstraint(
                model_name="inschrijving",
                constraint=models.CheckConstraint(
                    condition=models.Q(("leerweg__in", ["", "bol", "bbl", "derde_leerweg"])),
                    name="inschrijving_leerweg_bekend",
                    violation_error_message="Kies BOL, BBL of de derde leerweg.",
                ),
            ),
            migrations.AddConstraint(
                model_name="inschrijving",
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                    expressions=[
                        ("traject", "="),
                        ("opleiding", "="),
                        (
                            trajecten.models.traject.Datumbereik(models.F("van"), models.F("tot"), models.Value("[)")),
                            "&&",
                        ),
                    ],
                    name="inschrijving_niet_dubbel",
                    violation_error_message="Deze deelnemer staat in deze periode al bij deze opleiding ingeschreven.",
                ),
            ),
            migrations.AddIndex(
                model_name="bewijs",
                index=models.Index(fields=["traject", "-datum", "-id"], name="bewijs_op_traject"),
            ),
            migrations.AddIndex(
                model_name="bewijs",
                index=models.Index(
                    condition=models.Q(("geldig_tot__isnull", False), ("ingetrokken_op__isnull", True)),
                    fields=["geldig_tot"],
                    name="bewijs_op_geldig_tot",
                ),
            ),
            migrations.AddConstraint(
                model_name="bewijs",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("geldig_tot__isnull", True), ("geldig_tot__gt", models.F("datum")), _connector="OR"
                    ),
                    name="bewijs_geldig_na_datum",
                    violation_error_message="De dag tot wanneer het geldig is, ligt na de datum op het bewijs.",
                ),
            ),
            migrations.AddConstraint(
                model_name="bewijs",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        (
                            "niveau__in",
                            [
                                "",
                                "geen",
                                "basisonderwijs",
                                "praktijkonderwijs",
                                "vmbo",
                                "mbo-1",
                                "mbo-2",
                                "mbo-3",
                                "mbo-4",
                                "havo",
                                "vwo",
                                "mbo-4-specialist",
                                "ad",
                                "hbo",
                                "wo-bachelor",
                                "wo-master",
                                "promotie",
                            ],
                        )
                    ),
                    name="bewijs_niveau_bekend",
                    violation_error_message="Kies een niveau uit de lijst.",
                ),
            ),
            migrations.AddConstraint(
                model_name="bewijs",
                constraint=models.CheckConstraint(
                    condition=models.Q(("uitgever", ""), _negated=True),
                    name="bewijs_heeft_een_uitgever",
                    violation_error_message="Vul in wie het bewijs uitgaf.",
                ),
            ),
            migrations.AddConstraint(
                model_name="bewijs",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("ingetrokken_door__isnull", True),
                            ("ingetrokken_op__isnull", True),
                            ("ingetrokken_reden", ""),
                        ),
                        models.Q(
                            ("ingetrokken_door__isnull", False),
                            ("ingetrokken_op__isnull", False),
                            models.Q(("ingetrokken_reden", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="bewijs_ingetrokken_op_en_door",
                    violation_error_message="Wie een bewijs intrekt, schrijft erbij waarom.",
                ),
            ),
            migrations.AddConstraint(
                model_name="bewijs",
                constraint=models.UniqueConstraint(
                    condition=models.Q(models.Q(("sleutel", ""), _negated=True), ("ingetrokken_op__isnull", True)),
                    fields=("traject", "sleutel"),
                    name="bewijs_een_keer_gegeven",
                    violation_error_message="Dit bewijs is al gegeven.",
                ),
            ),
            migrations.AddIndex(
                model_name="praktijkverklaring",
                index=models.Index(fields=["traject", "-van", "-id"], name="praktijkverklaring_op_traject"),
            ),
            migrations.AddConstraint(
                model_name="praktijkverklaring",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("bewijs__isnull", False), ("staat", "afgegeven")),
                        models.Q(("bewijs__isnull", True), ("staat__in", ["loopt", "gestopt"])),
                        _connector="OR",
                    ),
                    name="praktijkverklaring_afgegeven_met_bewijs",
                    violation_error_message="Een praktijkverklaring die is afgegeven, heeft een bewijs.",
                ),
            ),
            migrations.AddConstraint(
                model_name="praktijkverklaring",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("onderwerp", ""), _negated=True),
                        models.Q(("leerbedrijf", ""), _negated=True),
                        models.Q(("praktijkopleider", ""), _negated=True),
                    ),
                    name="praktijkverklaring_wie_en_waar",
                    violation_error_message="Vul in om welk werk het gaat, bij welk leerbedrijf en met welke praktijkopleider.",
                ),
            ),
            migrations.AddIndex(
                model_name="studievoortgang",
                index=models.Index(fields=["inschrijving", "-datum", "-id"], name="studievoortgang_op_dag"),
            ),
            migrations.AddConstraint(
                model_name="studievoortgang",
                constraint=models.CheckConstraint(
                    condition=models.Q(("stand__in", ["op_schema", "loopt_achter", "dreigt_te_stoppen"])),
                    name="studievoortgang_stand_bekend",
                    violation_error_message="Kies hoe het gaat.",
                ),
            ),
            migrations.AddConstraint(
                model_name="werkproces",
                constraint=models.UniqueConstraint(
                    fields=("praktijkverklaring", "volgorde"),
                    name="werkproces_een_per_plaats",
                    violation_error_message="Er staat al een werkproces op deze plaats.",
                ),
            ),
            migrations.AddConstraint(
                model_name="werkproces",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("beoordeeld_op__isnull", True),
                            ("praktijkopleider", ""),
                            ("staat", "open"),
                            ("vastgelegd_door__isnull", True),
                        ),
                        models.Q(
                            ("beoordeeld_op__isnull", False),
                            ("staat__in", ["oefent", "beheerst"]),
                            ("vastgelegd_door__isnull", False),
                            models.Q(("praktijkopleider", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="werkproces_beoordeeld_met_praktijkopleider",
                    violation_error_message="Vul in op welke dag en met welke praktijkopleider je dit besprak.",
                ),
            ),
            migrations.AddConstraint(
                model_name="werkproces",
                constraint=models.CheckConstraint(
                    condition=models.Q(("naam", ""), _negated=True),
                    name="werkproces_naam_ingevuld",
                    violation_error_message="Schrijf op wat iemand leert.",
                ),
            ),
        )
    ]
