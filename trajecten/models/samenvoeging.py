"""One person who was there twice: brought together, and taken apart again when that was a mistake."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models.deelnemer import Deelnemer

TERUG_TE_DRAAIEN = timedelta(days=30)


class EenGeworden(models.Model):
    """Shared by every merge of two records: what it takes to undo it, for thirty days.

    `gewijzigd` holds of each value that changed {"voor", "na"}, `verplaatst` the keys of what moved.
    """

    gewijzigd = models.JSONField("gewijzigde velden", default=dict)
    verplaatst = models.JSONField("verplaatst", default=dict)
    samengevoegd_op = models.DateTimeField("samengevoegd op")
    samengevoegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)
    teruggedraaid_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(teruggedraaid_op__isnull=True, teruggedraaid_door__isnull=True)
                | Q(teruggedraaid_op__isnull=False, teruggedraaid_door__isnull=False),
                name="%(class)s_terug_met_naam",
                violation_error_message="Wie terugdraait, staat erbij.",
            ),
            models.CheckConstraint(
                condition=Q(teruggedraaid_op__isnull=True)
                | Q(teruggedraaid_op__lte=F("samengevoegd_op") + TERUG_TE_DRAAIEN),
                name="%(class)s_dertig_dagen",
                violation_error_message="Terugdraaien kan tot 30 dagen na het samenvoegen.",
            ),
        ]


class Samenvoeging(EenGeworden):
    """Two records of one person became one.

    `opgegaan` keeps its own values and has nothing hanging on it any more, so that nobody reaches it. `gewijzigd` holds
    of each field of `behouden` that changed {"voor", "na"}, `verplaatst` by "app.model.field" the keys of what moved:
    together all that is needed to restore exactly what was, for thirty days.
    """

    behouden = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="samenvoegingen")
    opgegaan = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="opgegaan_in")

    class Meta(EenGeworden.Meta):
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(behouden=F("opgegaan")),
                name="samenvoeging_van_twee",
                violation_error_message="Kies twee verschillende deelnemers.",
            ),
            models.UniqueConstraint(
                fields=["opgegaan"],
                condition=Q(teruggedraaid_op__isnull=True),
                name="samenvoeging_een_keer",
                violation_error_message="Deze deelnemer is al met een ander samengevoegd.",
            ),
            *EenGeworden.Meta.constraints,
        ]

    def __str__(self) -> str:
        return f"{self.opgegaan_id} in {self.behouden_id}"


class Onderscheid(models.Model):
    """Two deelnemers who look alike, of whom somebody said that they are two people."""

    eerste = models.ForeignKey(Deelnemer, on_delete=models.CASCADE, related_name="+")
    tweede = models.ForeignKey(Deelnemer, on_delete=models.CASCADE, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op", auto_now_add=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "onderscheid"
        verbose_name_plural = "onderscheid"
        constraints = [
            models.CheckConstraint(
                condition=Q(eerste__lt=F("tweede")),
                name="onderscheid_in_volgorde",
                violation_error_message="Kies twee verschillende deelnemers.",
            ),
            models.UniqueConstraint(
                fields=["eerste", "tweede"],
                name="onderscheid_een_keer",
                violation_error_message="Van deze twee is dit al vastgelegd.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.eerste_id} is niet {self.tweede_id}"
