"""Places at employers, what deelnemers look for, and the meetings in which they find out whether it clicks."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from organisaties.migraties import InEenKeer, SchemaSQL


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "__first__"),
        ("trajecten", "0008_vaardigheden"),
        ("werkgevers", "0004_plaatsingen"),
    ]

    operations = [
        InEenKeer(
            migrations.CreateModel(
                name="Werkplek",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "werkgever",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="werkplekken",
                            to="werkgevers.werkgever",
                        ),
                    ),
                    (
                        "vestiging",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="werkplekken",
                            to="werkgevers.vestiging",
                        ),
                    ),
                    ("naam", models.CharField(max_length=120, verbose_name="werk")),
                    ("soort", models.CharField(max_length=40, verbose_name="soort")),
                    ("sector", models.CharField(max_length=40, verbose_name="sector")),
                    ("aantal", models.IntegerField(default=1, verbose_name="aantal plekken")),
                    (
                        "dagen",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.IntegerField(), blank=True, default=list, size=None, verbose_name="dagen"
                        ),
                    ),
                    (
                        "uren_per_week",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="uren per week"
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
                    (
                        "vaardigheden",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=40),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="gevraagde vaardigheden",
                        ),
                    ),
                    ("taken", models.TextField(blank=True, max_length=5000, verbose_name="taken")),
                    ("eisen", models.TextField(blank=True, max_length=5000, verbose_name="wat nog meer nodig is")),
                    ("vanaf", models.DateField(verbose_name="vanaf")),
                    ("tot", models.DateField(blank=True, null=True, verbose_name="tot")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                ],
                options={
                    "verbose_name": "werkplek",
                    "verbose_name_plural": "werkplekken",
                    "ordering": ["werkgever", "naam", "id"],
                    "indexes": [
                        models.Index(fields=["vanaf", "id"], name="werkplek_op_begin"),
                        models.Index(fields=["sector", "vanaf"], name="werkplek_op_sector"),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("id", "werkgever"),
                            name="werkplek_met_werkgever",
                            violation_error_message="Deze werkplek is van een andere werkgever.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("naam", ""), _negated=True),
                                models.Q(("soort", ""), _negated=True),
                                models.Q(("sector", ""), _negated=True),
                            ),
                            name="werkplek_naam_soort_en_sector",
                            violation_error_message="Vul in welk werk het is, welke soort plek en welke sector.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("aantal__gte", 1), ("aantal__lte", 500)),
                            name="werkplek_aantal",
                            violation_error_message="Het aantal plekken ligt tussen 1 en 500.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("dagen__contained_by", [1, 2, 3, 4, 5, 6, 7])),
                            name="werkplek_dagen_van_de_week",
                            violation_error_message="Kies dagen van de week.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("uren_per_week__isnull", True),
                                models.Q(("uren_per_week__gt", 0), ("uren_per_week__lte", 168)),
                                _connector="OR",
                            ),
                            name="werkplek_uren_per_week",
                            violation_error_message="Uren per week zijn meer dan 0 en hoogstens 168.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("niveau__isnull", True),
                                models.Q(("niveau__gte", 0), ("niveau__lte", 4)),
                                _connector="OR",
                            ),
                            name="werkplek_niveau_bekend",
                            violation_error_message="Kies een niveau uit de lijst.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"),
                            name="werkplek_periode_oplopend",
                            violation_error_message="De einddatum ligt voor de begindatum.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Klikgesprek",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "traject",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="klikgesprekken",
                            to="trajecten.traject",
                        ),
                    ),
                    (
                        "werkgever",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="klikgesprekken",
                            to="werkgevers.werkgever",
                        ),
                    ),
                    (
                        "werkplek",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="klikgesprekken",
                            to="werkgevers.werkplek",
                        ),
                    ),
                    (
                        "contactpersoon",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="klikgesprekken",
                            to="werkgevers.contactpersoon",
                        ),
                    ),
                    (
                        "medewerker",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="klikgesprekken",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("gepland_op", models.DateTimeField(verbose_name="gepland op")),
                    (
                        "staat",
                        models.CharField(
                            choices=[("gepland", "Gepland"), ("gehouden", "Gehouden"), ("afgezegd", "Afgezegd")],
                            default="gepland",
                            max_length=9,
                            verbose_name="staat",
                        ),
                    ),
                    ("gehouden_op", models.DateField(blank=True, null=True, verbose_name="gehouden op")),
                    (
                        "uitkomst",
                        models.CharField(
                            blank=True,
                            choices=[("klik", "Klik"), ("geen_klik", "Geen klik"), ("later", "Later beslissen")],
                            max_length=9,
                            verbose_name="uitkomst",
                        ),
                    ),
                    ("afspraken", models.TextField(blank=True, max_length=5000, verbose_name="afspraken")),
                    (
                        "plaatsing",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="klikgesprek",
                            to="werkgevers.plaatsing",
                        ),
                    ),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                ],
                options={
                    "verbose_name": "klikgesprek",
                    "verbose_name_plural": "klikgesprekken",
                    "ordering": ["traject", "-gepland_op", "-id"],
                    "indexes": [
                        models.Index(fields=["traject", "-gepland_op"], name="klikgesprek_op_traject"),
                        models.Index(fields=["werkplek", "-gepland_op"], name="klikgesprek_op_werkplek"),
                        models.Index(fields=["medewerker", "gepland_op"], name="klikgesprek_op_medewerker"),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("staat", "gepland")),
                            fields=("traject", "werkplek"),
                            name="klikgesprek_een_gepland_per_werkplek",
                            violation_error_message="Er staat al een klikgesprek gepland over deze werkplek.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("gehouden_op__isnull", False),
                                    ("staat", "gehouden"),
                                    ("uitkomst__in", ["klik", "geen_klik", "later"]),
                                ),
                                models.Q(
                                    ("gehouden_op__isnull", True),
                                    ("staat__in", ["gepland", "afgezegd"]),
                                    ("uitkomst", ""),
                                ),
                                _connector="OR",
                            ),
                            name="klikgesprek_gehouden_met_uitkomst",
                            violation_error_message="Vul bij een gehouden gesprek de dag en de uitkomst in.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("uitkomst", "klik"), _negated=True),
                                models.Q(("afspraken", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="klikgesprek_klik_met_afspraken",
                            violation_error_message="Schrijf bij een klik op wat jullie hebben afgesproken.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("plaatsing__isnull", True), ("uitkomst", "klik"), _connector="OR"),
                            name="klikgesprek_plaatsing_na_een_klik",
                            violation_error_message="Een plaatsing volgt op een klik.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Werkwens",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "traject",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="werkwens", to="trajecten.traject"
                        ),
                    ),
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
                        "soorten",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=40),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="soorten plek",
                        ),
                    ),
                    (
                        "dagen",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.IntegerField(), blank=True, default=list, size=None, verbose_name="dagen"
                        ),
                    ),
                    (
                        "uren_per_week",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="uren per week"
                        ),
                    ),
                    (
                        "postcodegebied",
                        models.CharField(blank=True, max_length=4, verbose_name="cijfers van de postcode"),
                    ),
                    ("plaats", models.CharField(blank=True, max_length=80, verbose_name="plaats")),
                    (
                        "reizen",
                        models.CharField(
                            choices=[
                                ("buurt", "In de eigen plaats of buurt"),
                                ("omgeving", "Ook in de omgeving"),
                                ("overal", "Afstand maakt niet uit"),
                            ],
                            default="omgeving",
                            max_length=8,
                            verbose_name="reizen",
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
                    (
                        "vaardigheden",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=40),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="vaardigheden en certificaten",
                        ),
                    ),
                    ("wens", models.TextField(blank=True, max_length=5000, verbose_name="wens in eigen woorden")),
                    ("versie", models.IntegerField(default=1, editable=False, verbose_name="versie")),
                    ("bewaard_op", models.DateTimeField(auto_now=True, verbose_name="bewaard op")),
                    (
                        "bewaard_door",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "werkwens",
                    "verbose_name_plural": "werkwensen",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("dagen__contained_by", [1, 2, 3, 4, 5, 6, 7])),
                            name="werkwens_dagen_van_de_week",
                            violation_error_message="Kies dagen van de week.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("uren_per_week__isnull", True),
                                models.Q(("uren_per_week__gt", 0), ("uren_per_week__lte", 168)),
                                _connector="OR",
                            ),
                            name="werkwens_uren_per_week",
                            violation_error_message="Uren per week zijn meer dan 0 en hoogstens 168.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("postcodegebied", ""), ("postcodegebied__regex", "^[1-9][0-9]{3}$"), _connector="OR"
                            ),
                            name="werkwens_postcodegebied_vorm",
                            violation_error_message="Schrijf de vier cijfers van de postcode, zoals 3083.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reizen__in", ["buurt", "omgeving", "overal"])),
                            name="werkwens_reizen_bekend",
                            violation_error_message="Kies hoe ver iemand wil reizen.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("niveau__isnull", True),
                                models.Q(("niveau__gte", 0), ("niveau__lte", 4)),
                                _connector="OR",
                            ),
                            name="werkwens_niveau_bekend",
                            violation_error_message="Kies een niveau uit de lijst.",
                        ),
                    ],
                },
            ),
            migrations.AddField(
                model_name="plaatsing",
                name="werkplek",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="plaatsingen",
                    to="werkgevers.werkplek",
                ),
            ),
        ),
        SchemaSQL(
            "ALTER TABLE {schema}.werkgevers_werkplek"
            " ADD CONSTRAINT werkplek_vestiging_van_werkgever FOREIGN KEY (vestiging_id, werkgever_id)"
            " REFERENCES {schema}.werkgevers_vestiging (id, werkgever_id)",
            "ALTER TABLE {schema}.werkgevers_werkplek DROP CONSTRAINT werkplek_vestiging_van_werkgever",
        ),
        SchemaSQL(
            "ALTER TABLE {schema}.werkgevers_klikgesprek"
            " ADD CONSTRAINT klikgesprek_werkplek_van_werkgever FOREIGN KEY (werkplek_id, werkgever_id)"
            " REFERENCES {schema}.werkgevers_werkplek (id, werkgever_id)",
            "ALTER TABLE {schema}.werkgevers_klikgesprek DROP CONSTRAINT klikgesprek_werkplek_van_werkgever",
        ),
        SchemaSQL(
            "ALTER TABLE {schema}.werkgevers_klikgesprek"
            " ADD CONSTRAINT klikgesprek_persoon_van_werkgever FOREIGN KEY (contactpersoon_id, werkgever_id)"
            " REFERENCES {schema}.werkgevers_contactpersoon (id, werkgever_id)",
            "ALTER TABLE {schema}.werkgevers_klikgesprek DROP CONSTRAINT klikgesprek_persoon_van_werkgever",
        ),
        SchemaSQL(
            "ALTER TABLE {schema}.werkgevers_plaatsing"
            " ADD CONSTRAINT plaatsing_werkplek_van_werkgever FOREIGN KEY (werkplek_id, werkgever_id)"
            " REFERENCES {schema}.werkgevers_werkplek (id, werkgever_id)",
            "ALTER TABLE {schema}.werkgevers_plaatsing DROP CONSTRAINT plaatsing_werkplek_van_werkgever",
        ),
    ]
