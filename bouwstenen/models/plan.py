"""The personal plan: which bouwstenen and modules of the route one traject follows."""

from typing import Any

from django.conf import settings
from django.db import models

from bouwstenen.models.route import Bouwsteen, Onderdeel
from trajecten.models import Traject


class PersoonlijkPlan(models.Model):
    """What somebody does of the bouwstenen and modules that are a choice; the others belong to every plan.

    A traject without a plan has chosen nothing yet: it follows the whole route.
    """

    traject = models.OneToOneField(Traject, on_delete=models.CASCADE, related_name="persoonlijk_plan")
    bouwstenen: Any = models.ManyToManyField(Bouwsteen, verbose_name="gekozen bouwstenen", blank=True, related_name="+")
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "persoonlijk plan"
        verbose_name_plural = "persoonlijke plannen"

    def __str__(self) -> str:
        return f"Persoonlijk plan van {self.traject}"


class Planonderdeel(models.Model):
    """A module in a personal plan, and since when it is done."""

    plan = models.ForeignKey(PersoonlijkPlan, on_delete=models.CASCADE, related_name="onderdelen")
    onderdeel = models.ForeignKey(Onderdeel, on_delete=models.PROTECT, related_name="plannen")
    klaar_op = models.DateField("klaar op", null=True, blank=True)

    class Meta:
        verbose_name = "onderdeel van een plan"
        verbose_name_plural = "onderdelen van een plan"
        ordering = ["onderdeel__bouwsteen__nummer", "onderdeel__volgorde", "onderdeel__id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "onderdeel"],
                name="planonderdeel_een_keer",
                violation_error_message="Deze module staat al in het plan.",
            )
        ]

    def __str__(self) -> str:
        return str(self.onderdeel)
