import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import organisaties.migraties
import trajecten.models.traject
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("onderwijs", "0004_opleidingen_en_bewijzen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("trajecten", "0007_documenten"),
    ]

    operations = [
        organisaties.migraties.InEenKeer(
            migrations.CreateModel(
                name="Stagevraag",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("contact", models.CharField(blank=True, max_length=160, verbose_name="wie bij de school")),
                    ("soort", models.CharField(max_length=40, verbose_name="soort plek")),
                    (
                        "sectoren",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=40),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="sectoren",
                        ),
                    ),
                    (
                        "niveau",
                        models.IntegerField(
                            blank=True,
                            choices=[
                                (0, "Praktijkonderwijs"),
                                (1, "Mbo 1 (entree)"),
                                (2, "Mbo 2"),
                                (3, "Mbo 3"),
                                (4, "Mbo 4"),
                            ],
                            null=True,
                            verbose_name="niveau",
                        ),
                    ),
                    ("aantal", models.IntegerField(verbose_name="aantal plekken")),
                    (
                        "dagen_per_week",
                        models.DecimalField(
                            blank=True, decimal_places=1, max_digits=2, null=True, verbose_name="dagen per week"
                        ),
                    ),
                    ("vanaf", models.DateField(verbose_name="vanaf")),
                    ("tot", models.DateField(blank=True, null=True, verbose_name="tot")),
                    (
                        "urgentie",
                        models.CharField(
                            choices=[("dringend", "Dringend"), ("snel", "Snel"), ("gewoon", "Geen haast")],
                            max_length=8,
                            verbose_name="hoe dringend",
                        ),
                    ),
                    ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                    ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                    (
                        "behandelaar",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="stagevragen",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="wie zoekt",
                        ),
                    ),
                    (
                        "gemaakt_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
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
                        "instelling",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="stagevragen",
                            to="onderwijs.onderwijsinstelling",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "stagevraag",
                    "verbose_name_plural": "stagevragen",
                    "ordering": ["vanaf", "id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("ingetrokken_op__isnull", True)),
                            fields=["vanaf", "id"],
                            name="stagevraag_op_begin",
                        ),
                        models.Index(fields=["behandelaar"], name="stagevraag_op_behandelaar"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("soort", ""), _negated=True),
                            name="stagevraag_soort_ingevuld",
                            violation_error_message="Kies wat voor plek de school zoekt.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("aantal__gte", 1), ("aantal__lte", 100)),
                            name="stagevraag_aantal_kan",
                            violation_error_message="Een school zoekt 1 tot en met 100 plekken.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("niveau__isnull", True),
                                models.Q(("niveau__gte", 0), ("niveau__lte", 4)),
                                _connector="OR",
                            ),
                            name="stagevraag_niveau_bekend",
                            violation_error_message="Kies praktijkonderwijs of mbo 1 tot en met 4.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("dagen_per_week__isnull", True),
                                models.Q(("dagen_per_week__gt", 0), ("dagen_per_week__lte", 7)),
                                _connector="OR",
                            ),
                            name="stagevraag_dagen_kunnen",
                            violation_error_message="Een week heeft hoogstens 7 dagen.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("vanaf")), _connector="OR"),
                            name="stagevraag_einde_na_begin",
                            violation_error_message="De laatste dag ligt voor de eerste dag.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("urgentie__in", ["dringend", "snel", "gewoon"])),
                            name="stagevraag_urgentie_bekend",
                            violation_error_message="Kies hoe dringend het is.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ingetrokken_door__isnull", True), ("ingetrokken_op__isnull", True)),
                                models.Q(("ingetrokken_door__isnull", False), ("ingetrokken_op__isnull", False)),
                                _connector="OR",
                            ),
                            name="stagevraag_ingetrokken_door_iemand",
                            violation_error_message="Bij intrekken hoort wie dat deed, en wanneer.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Stagetoezegging",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("kenmerk", models.CharField(max_length=60, verbose_name="kenmerk van de plek")),
                    ("werkgever", models.CharField(max_length=160, verbose_name="werkgever")),
                    ("plek", models.CharField(blank=True, max_length=200, verbose_name="plek")),
                    ("aantal", models.IntegerField(verbose_name="aantal plekken")),
                    (
                        "staat",
                        models.CharField(
                            choices=[
                                ("toegezegd", "Toegezegd"),
                                ("geplaatst", "Geplaatst"),
                                ("ingetrokken", "Ingetrokken"),
                            ],
                            default="toegezegd",
                            max_length=11,
                            verbose_name="staat",
                        ),
                    ),
                    ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="toegezegd op")),
                    (
                        "afgesloten_op",
                        models.DateTimeField(blank=True, null=True, verbose_name="geplaatst of ingetrokken op"),
                    ),
                    (
                        "afgesloten_door",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "gemaakt_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "stagevraag",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="toezeggingen",
                            to="onderwijs.stagevraag",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "stagetoezegging",
                    "verbose_name_plural": "stagetoezeggingen",
                    "ordering": ["stagevraag", "id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("staat", "toegezegd")),
                            fields=["kenmerk"],
                            name="stagetoezegging_op_kenmerk",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("aantal__gte", 1), ("aantal__lte", 100)),
                            name="stagetoezegging_aantal_kan",
                            violation_error_message="Zeg minstens 1 plek toe.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kenmerk", ""), _negated=True), models.Q(("werkgever", ""), _negated=True)
                            ),
                            name="stagetoezegging_van_een_werkgever",
                            violation_error_message="Kies bij welke werkgever de plek is.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("afgesloten_door__isnull", True),
                                    ("afgesloten_op__isnull", True),
                                    ("staat", "toegezegd"),
                                ),
                                models.Q(
                                    ("afgesloten_door__isnull", False),
                                    ("afgesloten_op__isnull", False),
                                    ("staat__in", ["geplaatst", "ingetrokken"]),
                                ),
                                _connector="OR",
                            ),
                            name="stagetoezegging_afgesloten_door_iemand",
                            violation_error_message="Bij geplaatst of ingetrokken hoort wie dat zei, en wanneer.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Koppel",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("vak", models.CharField(max_length=120, verbose_name="wat de gezel leert")),
                    ("doelen", models.TextField(verbose_name="doelen")),
                    ("van", models.DateField(verbose_name="eerste dag")),
                    ("tot", models.DateField(blank=True, null=True, verbose_name="eerste dag erna")),
                    (
                        "leermeester_leerde",
                        models.TextField(blank=True, verbose_name="wat de leermeester leerde van het lesgeven"),
                    ),
                    (
                        "uitkomst",
                        models.CharField(
                            blank=True,
                            choices=[("afgerond", "Afgerond"), ("gestopt", "Eerder gestopt")],
                            max_length=8,
                            verbose_name="hoe het eindigde",
                        ),
                    ),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                    ("afgesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="afgesloten op")),
                    (
                        "afgesloten_door",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "gemaakt_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "gezel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="koppels_als_gezel",
                            to="trajecten.traject",
                        ),
                    ),
                    (
                        "leermeester",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="koppels_als_leermeester",
                            to="trajecten.traject",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "koppel",
                    "verbose_name_plural": "koppels",
                    "ordering": ["-van", "-id"],
                    "indexes": [
                        models.Index(fields=["leermeester", "-van"], name="koppel_op_leermeester"),
                        models.Index(fields=["gezel", "-van"], name="koppel_op_gezel"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("leermeester", models.F("gezel")), _negated=True),
                            name="koppel_van_twee_mensen",
                            violation_error_message="Een leermeester leert het vak aan iemand anders. Kies een andere deelnemer.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("vak", ""), _negated=True), models.Q(("doelen", ""), _negated=True)
                            ),
                            name="koppel_met_vak_en_doelen",
                            violation_error_message="Schrijf op wat de gezel leert, en met welk doel.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                            name="koppel_einde_na_begin",
                            violation_error_message="De laatste dag ligt voor de eerste dag.",
                        ),
                        django.contrib.postgres.constraints.ExclusionConstraint(
                            expressions=[
                                ("leermeester", "="),
                                ("gezel", "="),
                                (
                                    trajecten.models.traject.Datumbereik(
                                        models.F("van"), models.F("tot"), models.Value("[)")
                                    ),
                                    "&&",
                                ),
                            ],
                            name="koppel_niet_dubbel",
                            violation_error_message="Deze twee zijn in deze periode al een koppel.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("afgesloten_door__isnull", True), ("afgesloten_op__isnull", True), ("uitkomst", "")
                                ),
                                models.Q(
                                    ("afgesloten_door__isnull", False),
                                    ("afgesloten_op__isnull", False),
                                    ("tot__isnull", False),
                                    ("uitkomst__in", ["afgerond", "gestopt"]),
                                ),
                                _connector="OR",
                            ),
                            name="koppel_afgesloten_met_uitkomst",
                            violation_error_message="Wie een koppel afsluit, zegt hoe het eindigde en wat de laatste dag was.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("uitkomst", "afgerond"), _negated=True),
                                models.Q(("leermeester_leerde", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="koppel_afgerond_met_terugblik",
                            violation_error_message="Schrijf op wat de leermeester leerde van het lesgeven.",
                        ),
                    ],
                },
            ),
        ),
    ]
