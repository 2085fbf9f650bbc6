"""Which reports the clock makes by itself."""

from django.db import models
from django.db.models import Q

from rapportage.models.rapport import Rapportsoort
from rapportage.queries import RapportschemaQuerySet
from trajecten.models import Programma


class Rapportschema(models.Model):
    """A report of one programme that is made every month about the month before."""

    soort = models.CharField("soort rapport", max_length=20, choices=Rapportsoort)
    programma = models.ForeignKey(Programma, on_delete=models.CASCADE, related_name="rapportschemas")
    actief = models.BooleanField("maak dit rapport elke maand", default=True)

    objects = RapportschemaQuerySet.as_manager()

    class Meta:
        verbose_name = "rapportschema"
        verbose_name_plural = "rapportschema's"
        ordering = ["programma", "soort"]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "programma"],
                name="rapportschema_een_per_programma",
                violation_error_message="Voor dit programma bestaat dit schema al.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["voortgang"]),
                name="rapportschema_soort_bekend",
                violation_error_message="Dit soort rapport bestaat niet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.programma}, elke maand"
