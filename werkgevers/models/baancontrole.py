"""Whether somebody kept the job, asked some months after it began."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from werkgevers.models.plaatsing import Plaatsing


class Baancontrole(models.Model):
    """The answer after 3, 6 or 12 months: does somebody still have this job?"""

    plaatsing = models.ForeignKey(Plaatsing, on_delete=models.CASCADE, related_name="baancontroles")
    maanden = models.IntegerField("na maanden")
    gepeild_op = models.DateField("gevraagd op")
    behouden = models.BooleanField("heeft iemand de baan nog?")
    toelichting = models.CharField("toelichting", max_length=200, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    vastgelegd_op = models.DateTimeField("vastgelegd op", auto_now_add=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "baancontrole"
        verbose_name_plural = "baancontroles"
        ordering = ["plaatsing", "maanden"]
        constraints = [
            models.CheckConstraint(
                condition=Q(maanden__in=[3, 6, 12]),
                name="baancontrole_na_3_6_of_12_maanden",
                violation_error_message="Kijk na 3, 6 of 12 maanden.",
            ),
            models.UniqueConstraint(
                fields=["plaatsing", "maanden"],
                name="baancontrole_een_keer",
                violation_error_message="Hier is al naar gekeken.",
            ),
        ]

    def __str__(self) -> str:
        return f"Baan na {self.maanden} maanden van plaatsing {self.plaatsing_id}"
