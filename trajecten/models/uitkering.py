"""Benefits of a deelnemer: several at once, each with its own period (domein §5.2 and §5, trap 6)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from trajecten.models.deelnemer import Deelnemer
from trajecten.models.traject import half_open


class Uitkering(models.Model):
    """A benefit that somebody has in [van, tot); an empty `van` is a start that nobody knows.

    `soort` is a code of Codelijst.UITKERING, in which "geen" is somebody without benefit (NUG).
    """

    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.CASCADE, related_name="uitkeringen")
    soort = models.CharField("soort", max_length=40)
    van = models.DateField("sinds", null=True, blank=True)
    tot = models.DateField("tot", null=True, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "uitkering"
        verbose_name_plural = "uitkeringen"
        ordering = ["deelnemer", F("van").asc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(soort=""),
                name="uitkering_soort_ingevuld",
                violation_error_message="Kies welke uitkering het is.",
            ),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="uitkering_periode_oplopend",
                violation_error_message="De einddatum van de uitkering ligt niet na de begindatum.",
            ),
            ExclusionConstraint(
                name="uitkering_niet_dubbel",
                expressions=[
                    ("deelnemer", RangeOperators.EQUAL),
                    ("soort", RangeOperators.EQUAL),
                    (half_open("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze uitkering staat er in deze periode al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} van {self.deelnemer_id}"
