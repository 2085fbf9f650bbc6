"""What changed in the hours of a deelnemer after they were written down."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models.contact import Deelneemuur
from trajecten.models.traject import Traject
from trajecten.queries import AanTraject


class Deelneemuurcorrectie(models.Model):
    """A correction of a deelneemuur: what it was, what it became, why and by whom. It never changes.

    After `minuten` 0 the deelneemuur itself is gone; what it was stays here.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="deelneemuurcorrecties")
    deelneemuur = models.ForeignKey(
        Deelneemuur, on_delete=models.SET_NULL, related_name="correcties", null=True, blank=True
    )
    datum = models.DateField("datum")
    activiteit = models.CharField("activiteit", max_length=120, blank=True)
    was_minuten = models.IntegerField("minuten daarvoor")
    minuten = models.IntegerField("minuten daarna")
    reden = models.CharField("reden", max_length=200)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now_add=True)
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AanTraject.as_manager()

    class Meta:
        verbose_name = "correctie van deelneemuren"
        verbose_name_plural = "correcties van deelneemuren"
        ordering = ["-gewijzigd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(was_minuten__gt=0, minuten__gte=0) & ~Q(minuten=F("was_minuten")),
                name="deelneemuurcorrectie_verandert_iets",
                violation_error_message="Een correctie verandert hoe lang het duurde.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="deelneemuurcorrectie_met_reden",
                violation_error_message="Schrijf op waarom je deze uren verandert.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "-gewijzigd_op"], name="correctie_op_traject")]

    def __str__(self) -> str:
        return f"Correctie van {self.activiteit} op {self.datum:%d-%m-%Y}"
