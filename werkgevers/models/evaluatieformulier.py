"""The form of an evaluation: its lines and its scale, a version at a time."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from trajecten.models import Programma
from werkgevers.evaluatie.queries import EvaluatieformulierQuerySet
from werkgevers.evaluatie.regels import NIVEAUS_HOOGSTENS, NIVEAUS_MINSTENS, Partij

REGEL_LENGTE = 80
NIVEAU_LENGTE = 24


def alleen_werkgever() -> list[str]:
    """Who signs unless the form says otherwise."""
    return [Partij.WERKGEVER.value]


class Evaluatieformulier(models.Model):
    """One version of the evaluation form of a programme; without a programme it is for all that have none.

    A version never changes (trigger): an evaluation keeps the words with which it was made. `niveaus` goes from the
    lowest to the highest. `ondertekenaars` is who is asked to sign.
    """

    programma = models.ForeignKey(
        Programma, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluatieformulieren"
    )
    nummer = models.IntegerField("nummer van de versie", default=1)
    naam = models.CharField("naam", max_length=80)
    niveaus = ArrayField(models.CharField(max_length=NIVEAU_LENGTE), verbose_name="schaal")
    ondertekenaars = ArrayField(
        models.CharField(max_length=10, choices=Partij), verbose_name="wie tekenen", default=alleen_werkgever
    )
    vervallen_op = models.DateTimeField("vervangen op", null=True, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EvaluatieformulierQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatieformulier"
        verbose_name_plural = "evaluatieformulieren"
        ordering = ["programma", "-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "nummer"],
                nulls_distinct=False,
                name="evaluatieformulier_versie_uniek",
                violation_error_message="Deze versie van het formulier bestaat al.",
            ),
            models.UniqueConstraint(
                fields=["programma"],
                condition=Q(vervallen_op__isnull=True),
                nulls_distinct=False,
                name="evaluatieformulier_een_in_gebruik",
                violation_error_message="Dit programma heeft al een evaluatieformulier.",
            ),
            models.CheckConstraint(
                condition=Q(niveaus__len__gte=NIVEAUS_MINSTENS, niveaus__len__lte=NIVEAUS_HOOGSTENS),
                name="evaluatieformulier_schaal_van_2_tot_5",
                violation_error_message="Een schaal heeft 2 tot en met 5 niveaus.",
            ),
            models.CheckConstraint(
                condition=Q(ondertekenaars__len__gte=1, ondertekenaars__contained_by=Partij.values),
                name="evaluatieformulier_iemand_tekent",
                violation_error_message="Kies wie de evaluatie tekent.",
            ),
            models.CheckConstraint(
                condition=Q(nummer__gte=1),
                name="evaluatieformulier_nummer_vanaf_1",
                violation_error_message="De eerste versie is nummer 1.",
            ),
        ]

    @property
    def versie(self) -> int:
        """What a page showed: its number."""
        return self.nummer

    def __str__(self) -> str:
        return f"{self.naam}, versie {self.nummer}"


class Formulierregel(models.Model):
    """A line of one version; `code` is the same in the next version, so that two evaluations can be compared."""

    formulier = models.ForeignKey(Evaluatieformulier, on_delete=models.CASCADE, related_name="regels")
    code = models.SlugField("code", max_length=40)
    tekst = models.CharField("regel", max_length=REGEL_LENGTE)
    volgorde = models.IntegerField("volgorde")

    class Meta:
        verbose_name = "regel van een evaluatieformulier"
        verbose_name_plural = "regels van evaluatieformulieren"
        ordering = ["formulier", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["formulier", "code"],
                name="formulierregel_code_uniek",
                violation_error_message="Deze regel staat al in het formulier.",
            ),
            models.UniqueConstraint(
                fields=["formulier", "volgorde"],
                name="formulierregel_volgorde_uniek",
                violation_error_message="Er staat al een regel op deze plaats.",
            ),
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="formulierregel_met_tekst",
                violation_error_message="Schrijf op wat je beoordeelt.",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst
