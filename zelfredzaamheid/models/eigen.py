"""The deelnemer's own view, kept apart from what professionals judge: it never counts in a report."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models import Traject
from zelfredzaamheid.models.meting import Instrument, Leefgebied, Score
from zelfredzaamheid.queries import EigenMetingQuerySet


class EigenMeting(models.Model):
    """How a deelnemer scored the own situation on one day. It stays as it was: a correction is a new one."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="eigen_metingen")
    datum = models.DateField("datum")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="eigen_metingen")
    toelichting = models.TextField("in eigen woorden", blank=True)
    ingevoerd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vervangt = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="correctie")
    reden_correctie = models.TextField("reden van de correctie", blank=True)
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = EigenMetingQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen meting"
        verbose_name_plural = "eigen metingen"
        ordering = ["traject", "datum", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="eigen_meting_een_keer_opgeslagen",
                violation_error_message="Deze eigen scores zijn al opgeslagen.",
            ),
            models.UniqueConstraint(
                fields=["traject", "datum"],
                condition=Q(vervangt__isnull=True),
                name="eigen_meting_een_per_dag",
                violation_error_message="Er zijn al eigen scores van deze dag. Verbeter die.",
            ),
            models.CheckConstraint(
                condition=Q(vervangt__isnull=True, reden_correctie="")
                | (Q(vervangt__isnull=False) & ~Q(reden_correctie="") & ~Q(vervangt=F("id"))),
                name="eigen_meting_correctie_met_reden",
                violation_error_message="Schrijf op waarom je de eigen scores verbetert.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "datum", "id"], name="eigen_meting_op_traject")]

    def __str__(self) -> str:
        return f"Eigen scores van {self.datum:%d-%m-%Y}"


class EigenScore(models.Model):
    """The level that a deelnemer gave one leefgebied; there is none for what the deelnemer left open."""

    eigen_meting = models.ForeignKey(EigenMeting, on_delete=models.CASCADE, related_name="scores")
    leefgebied = models.ForeignKey(Leefgebied, on_delete=models.PROTECT, related_name="eigen_scores")
    score = models.IntegerField("score", choices=Score.Niveau)

    class Meta:
        verbose_name = "eigen score"
        verbose_name_plural = "eigen scores"
        constraints = [
            models.UniqueConstraint(
                fields=["eigen_meting", "leefgebied"],
                name="eigen_score_een_per_leefgebied",
                violation_error_message="Dit leefgebied heeft al een eigen score.",
            ),
            models.CheckConstraint(
                condition=Q(score__gte=1, score__lte=5),
                name="eigen_score_van_1_tot_en_met_5",
                violation_error_message="Een score is 1, 2, 3, 4 of 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leefgebied}: {self.score}"
