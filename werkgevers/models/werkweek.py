"""The hours of a placement in one week, as somebody confirmed them."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from werkgevers.models.contactpersoon import Contactpersoon
from werkgevers.models.plaatsing import Plaatsing


class Werkweek(models.Model):
    """How long somebody worked in the week of `maandag`, and who said so: the jobcoach or the employer.

    The hours of the deelnemer themselves are Deelneemuren, which `werkgevers.plaatsing.werkweken` writes along.
    """

    class Bron(models.TextChoices):
        """Who said it."""

        JOBCOACH = "jobcoach", "Ingevuld door de jobcoach"
        WERKGEVER = "werkgever", "Bevestigd door de werkgever"

    plaatsing = models.ForeignKey(Plaatsing, on_delete=models.CASCADE, related_name="werkweken")
    maandag = models.DateField("week van maandag")
    minuten = models.IntegerField("minuten")
    bron = models.CharField("wie zegt het", max_length=10, choices=Bron)
    contactpersoon = models.ForeignKey(
        Contactpersoon, on_delete=models.PROTECT, null=True, blank=True, related_name="werkweken"
    )
    bevestigd_op = models.DateTimeField("bevestigd op")
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "werkweek"
        verbose_name_plural = "werkweken"
        ordering = ["plaatsing", "maandag"]
        constraints = [
            models.UniqueConstraint(
                fields=["plaatsing", "maandag"],
                name="werkweek_een_per_week",
                violation_error_message="Van deze week staan er al uren.",
            ),
            models.CheckConstraint(
                condition=Q(maandag__iso_week_day=1),
                name="werkweek_begint_op_maandag",
                violation_error_message="Een week begint op maandag.",
            ),
            models.CheckConstraint(
                condition=Q(minuten__gte=0, minuten__lte=168 * 60),
                name="werkweek_minuten",
                violation_error_message="Een week heeft hoogstens 168 uur.",
            ),
            models.CheckConstraint(
                condition=Q(bron="jobcoach", contactpersoon__isnull=True, bevestigd_door__isnull=False)
                | Q(bron="werkgever", contactpersoon__isnull=False),
                name="werkweek_wie_bevestigde",
                violation_error_message="Kies wie de uren bevestigde: jij, of iemand van de werkgever.",
            ),
        ]

    @property
    def uren(self) -> Decimal:
        """In hours."""
        return Decimal(self.minuten) / 60

    def __str__(self) -> str:
        return f"Week van {self.maandag:%d-%m-%Y} van plaatsing {self.plaatsing_id}"
