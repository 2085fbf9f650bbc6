"""Placements: a deelnemer at an employer, for a period."""

from django.db import models
from django.db.models import F, Q

from trajecten.models import Traject
from werkgevers.models.werkgever import Werkgever
from werkgevers.queries import PlaatsingQuerySet


class Plaatsing(models.Model):
    """A place of a deelnemer at an employer, over [startdatum, einddatum)."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="plaatsingen")
    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="plaatsingen")
    sector = models.CharField("sector", max_length=40, blank=True)
    soort = models.CharField("soort", max_length=40)
    startdatum = models.DateField("startdatum")
    einddatum = models.DateField("einddatum", null=True, blank=True)
    uren_per_week = models.DecimalField("uren per week", max_digits=5, decimal_places=2, null=True, blank=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = PlaatsingQuerySet.as_manager()

    class Meta:
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"
        ordering = ["traject", "startdatum", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("startdatum")),
                name="plaatsing_einde_na_start",
                violation_error_message="De einddatum ligt voor de startdatum.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__isnull=True) | Q(uren_per_week__gte=0, uren_per_week__lte=168),
                name="plaatsing_uren_per_week",
                violation_error_message="Uren per week liggen tussen 0 en 168.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "startdatum"], name="plaatsing_op_traject"),
            models.Index(fields=["werkgever", "-startdatum"], name="plaatsing_op_werkgever"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.werkgever}"
