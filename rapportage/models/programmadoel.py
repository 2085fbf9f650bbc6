"""What a programme wants to reach in a year, to stand beside the figures of the dashboard."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from rapportage.dashboard.queries import ProgrammadoelQuerySet
from trajecten.models import Programma

DOEL_HOOGSTENS = 100_000


class Kerncijfer(models.TextChoices):
    """The five figures of the dashboard. The value is stored and stands in addresses: never change it."""

    ACTIEF = "actief", "Actieve deelnemers"
    DOOR = "door", "Door naar volgende bouwsteen"
    WERK = "werk", "Betaald werk"
    BEWIJS = "bewijs", "Praktijkverklaring of diploma"
    BEHOUDEN = "behouden", "Nog aan het werk na 3 maanden"


class Programmadoel(models.Model):
    """How many people a programme wants to count for one key figure in one calendar year."""

    programma = models.ForeignKey(Programma, on_delete=models.CASCADE, related_name="doelen")
    jaar = models.IntegerField("jaar")
    cijfer = models.CharField("cijfer", max_length=10, choices=Kerncijfer)
    aantal = models.IntegerField("doel")
    versie = models.IntegerField("versie", default=1, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ProgrammadoelQuerySet.as_manager()

    class Meta:
        verbose_name = "doel van een programma"
        verbose_name_plural = "doelen van programma's"
        ordering = ["-jaar", "programma", "cijfer"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "jaar", "cijfer"],
                name="programmadoel_een_per_jaar",
                violation_error_message="Dit programma heeft voor dit jaar al een doel voor dit cijfer.",
            ),
            models.CheckConstraint(
                condition=Q(jaar__gte=2000, jaar__lte=2100),
                name="programmadoel_jaar_kan",
                violation_error_message="Kies een jaar tussen 2000 en 2100.",
            ),
            models.CheckConstraint(
                condition=Q(aantal__gte=1, aantal__lte=DOEL_HOOGSTENS),
                name="programmadoel_aantal_kan",
                violation_error_message="Een doel is minstens 1 en hoogstens 100.000.",
            ),
            models.CheckConstraint(
                condition=Q(cijfer__in=["actief", "door", "werk", "bewijs", "behouden"]),
                name="programmadoel_cijfer_bekend",
                violation_error_message="Kies een cijfer uit de lijst.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_cijfer_display()} in {self.jaar}: {self.aantal}"
