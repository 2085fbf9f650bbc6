"""What can be learned: leerlijnen with their modules, and which modules are in somebody's personal plan."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from onderwijs.queries import LeerlijnQuerySet, ModulekeuzeQuerySet, ModuleQuerySet
from trajecten.models import Programma, Traject

AFWIJKING_HOOGSTENS = 300


class Leerlijn(models.Model):
    """Something that an organisation teaches, such as Vitaal burgerschap or the Beroepentuin.

    Without a programma it is open to the trajecten of all of them. `modules_tegelijk` is how many of its modules
    somebody follows at the same time, with `per_halfjaar` how many within six months, also when one is finished sooner
    (aanschuifonderwijs: two per half-year). `leeftijd_van` is the age it is meant from.
    """

    naam = models.CharField("naam", max_length=120)
    doel = models.CharField("waar is deze leerlijn voor?", max_length=300, blank=True)
    programma = models.ForeignKey(
        Programma, on_delete=models.PROTECT, related_name="leerlijnen", null=True, blank=True, verbose_name="programma"
    )
    leeftijd_van = models.IntegerField("bedoeld vanaf leeftijd", null=True, blank=True)
    modules_tegelijk = models.IntegerField("zoveel modules tegelijk", null=True, blank=True)
    per_halfjaar = models.BooleanField("dat aantal geldt voor een halfjaar", default=False)
    actief = models.BooleanField("in gebruik", default=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = LeerlijnQuerySet.as_manager()

    class Meta:
        verbose_name = "leerlijn"
        verbose_name_plural = "leerlijnen"
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                name="leerlijn_naam_uniek",
                violation_error_message="Er is al een leerlijn met deze naam.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="leerlijn_naam_ingevuld",
                violation_error_message="Vul de naam van de leerlijn in.",
            ),
            models.CheckConstraint(
                condition=(Q(leeftijd_van__isnull=True) | Q(leeftijd_van__gte=0, leeftijd_van__lte=120))
                & (Q(modules_tegelijk__isnull=True) | Q(modules_tegelijk__gte=1, modules_tegelijk__lte=50)),
                name="leerlijn_getallen_kunnen",
                violation_error_message="De leeftijd is 0 tot en met 120, en het aantal modules 1 tot en met 50.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Module(models.Model):
    """A part of a leerlijn that somebody can follow by itself. `basis` is what everybody begins with."""

    leerlijn = models.ForeignKey(Leerlijn, on_delete=models.PROTECT, related_name="modules")
    naam = models.CharField("naam", max_length=120)
    uren = models.DecimalField("aantal uren", max_digits=6, decimal_places=2, null=True, blank=True)
    bijeenkomsten = models.IntegerField("aantal bijeenkomsten", null=True, blank=True)
    basis = models.BooleanField("waar iedereen mee begint", default=False)
    volgorde = models.IntegerField("volgorde", default=0)
    actief = models.BooleanField("in gebruik", default=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = ModuleQuerySet.as_manager()

    class Meta:
        verbose_name = "module"
        verbose_name_plural = "modules"
        ordering = ["leerlijn", "volgorde", "id"]
        constraints = [
            models.UniqueConstraint(
                "leerlijn",
                Lower("naam"),
                name="module_naam_uniek",
                violation_error_message="Deze leerlijn heeft al een module met deze naam.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="module_naam_ingevuld",
                violation_error_message="Vul de naam van de module in.",
            ),
            models.CheckConstraint(
                condition=(Q(uren__isnull=True) | Q(uren__gt=0))
                & (Q(bijeenkomsten__isnull=True) | Q(bijeenkomsten__gte=1, bijeenkomsten__lte=500)),
                name="module_omvang_positief",
                violation_error_message="Uren zijn meer dan 0, bijeenkomsten 1 tot en met 500.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Modulekeuze(models.Model):
    """A module in the personal plan of a traject, from the day it was chosen until it is done or leaves the plan.

    `afwijking` is why it was chosen although the leerlijn is meant for others, or is full for this half-year: without
    it the database refuses more modules than the leerlijn allows (modulekeuze_binnen_maximum).
    """

    class Staat(models.TextChoices):
        GEKOZEN = "gekozen", "In het plan"
        AFGEROND = "afgerond", "Afgerond"
        VERVALLEN = "vervallen", "Niet meer in het plan"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="modulekeuzes")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="keuzes")
    staat = models.CharField("staat", max_length=9, choices=Staat, default=Staat.GEKOZEN)
    afwijking = models.CharField("waarom toch?", max_length=AFWIJKING_HOOGSTENS, blank=True, default="")
    gekozen_op = models.DateField("gekozen op")
    gekozen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    klaar_op = models.DateField("klaar op", null=True, blank=True)
    klaar_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = ModulekeuzeQuerySet.as_manager()

    class Meta:
        verbose_name = "modulekeuze"
        verbose_name_plural = "modulekeuzes"
        ordering = ["traject", "gekozen_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "module"],
                condition=Q(staat="gekozen"),
                name="modulekeuze_een_keer_in_plan",
                violation_error_message="Deze module staat al in het plan.",
            ),
            models.CheckConstraint(
                condition=Q(staat="gekozen", klaar_op__isnull=True, klaar_door__isnull=True)
                | Q(staat__in=["afgerond", "vervallen"], klaar_op__isnull=False, klaar_door__isnull=False),
                name="modulekeuze_klaar_op_en_door",
                violation_error_message="Wie een module afrondt of weghaalt, staat erbij met de dag.",
            ),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True) | Q(klaar_op__gte=models.F("gekozen_op")),
                name="modulekeuze_klaar_na_keuze",
                violation_error_message="Een module is niet klaar voordat die gekozen is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.module} ({self.get_staat_display()})"
