"""What a programme agreed about measuring: who prepares a measurement and who fixes it."""

from django.db import models
from django.db.models import Q

from trajecten.models import Programma


class Meetafspraak(models.Model):
    """Who prepares measurements in a programme and who fixes them; a programme without one goes by the defaults."""

    class Voorbereiden(models.TextChoices):
        ALLEN = "allen", "De jobcoach en de casemanager"
        VASTSTELLER = "vaststeller", "Alleen de casemanager"

    class Vaststellen(models.TextChoices):
        CASEMANAGER = "casemanager", "De casemanager van het traject"
        ANDER = "ander", "De casemanager, maar niet wie de meting begon"

    programma = models.OneToOneField(Programma, on_delete=models.CASCADE, related_name="meetafspraak")
    voorbereiden = models.CharField(
        "wie bereidt een meting voor?", max_length=12, choices=Voorbereiden, default=Voorbereiden.ALLEN
    )
    vaststellen = models.CharField(
        "wie stelt een meting vast?", max_length=12, choices=Vaststellen, default=Vaststellen.CASEMANAGER
    )

    class Meta:
        verbose_name = "meetafspraak"
        verbose_name_plural = "meetafspraken"
        constraints = [
            models.CheckConstraint(
                condition=Q(voorbereiden__in=["allen", "vaststeller"]),
                name="meetafspraak_voorbereiden_bekend",
                violation_error_message="Kies wie een meting voorbereidt.",
            ),
            models.CheckConstraint(
                condition=Q(vaststellen__in=["casemanager", "ander"]),
                name="meetafspraak_vaststellen_bekend",
                violation_error_message="Kies wie een meting vaststelt.",
            ),
            models.CheckConstraint(
                condition=~Q(voorbereiden="vaststeller", vaststellen="ander"),
                name="meetafspraak_iemand_kan_vaststellen",
                violation_error_message=(
                    "Als alleen de casemanager voorbereidt, kan er geen ander zijn die vaststelt. Kies een van de twee."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Meten bij {self.programma}"
