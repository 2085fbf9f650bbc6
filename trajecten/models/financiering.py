"""Which subsidieprojecten pay for a traject, from when to when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from trajecten.models.programma import Subsidieproject
from trajecten.models.traject import Traject, half_open
from trajecten.queries import AanTraject


class Financiering(models.Model):
    """A subsidieproject that pays for a traject over [van, tot), beside the project that the traject began with.

    Each hour still counts for one project: where two pay on a day, whoever writes the hour chooses.
    """

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="financiering")
    subsidieproject = models.ForeignKey(Subsidieproject, on_delete=models.PROTECT, related_name="financiering")
    van = models.DateField("van")
    tot = models.DateField("tot", null=True, blank=True)

    objects = AanTraject.as_manager()

    class Meta:
        verbose_name = "financiering"
        verbose_name_plural = "financieringen"
        ordering = ["van", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="financiering_periode_oplopend",
                violation_error_message="De einddatum ligt na de begindatum.",
            ),
            ExclusionConstraint(
                name="financiering_niet_dubbel",
                expressions=[
                    ("traject", RangeOperators.EQUAL),
                    ("subsidieproject", RangeOperators.EQUAL),
                    (half_open("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Dit subsidieproject betaalt in deze periode al mee.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subsidieproject} vanaf {self.van:%d-%m-%Y}"
