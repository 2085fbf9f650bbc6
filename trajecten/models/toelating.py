"""Whether somebody could start: each rule with its outcome, and why they started all the same."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trajecten.models.programma import Subsidieproject
from trajecten.models.traject import Traject


class Toelatingstoets(models.Model):
    """The rules of programma and subsidieproject as they were on the day somebody was let in.

    `uitkomst` holds per rule {"code", "titel", "stand", "waarom"} as `aanmelden.regels.Regelstand` has them: the rules
    may change later, what was judged does not.
    """

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="toelatingstoetsen")
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    startdatum = models.DateField("startdatum")
    voldoet = models.BooleanField("past bij de regels")
    uitkomst = models.JSONField("uitkomst per regel", default=list)
    reden = models.TextField("reden om toch te starten", blank=True)
    getoetst_op = models.DateTimeField("getoetst op", auto_now_add=True)
    getoetst_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "toelatingstoets"
        verbose_name_plural = "toelatingstoetsen"
        ordering = ["traject", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(voldoet=True) | ~Q(reden=""),
                name="toelating_anders_met_reden",
                violation_error_message="Schrijf op waarom deze deelnemer toch start.",
            ),
        ]

    def __str__(self) -> str:
        return f"Toelating {self.traject_id} op {self.startdatum}"
