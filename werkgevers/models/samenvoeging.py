"""One employer who was there twice: brought together, and taken apart again when that was a mistake."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from werkgevers.models.werkgever import Werkgever

# as for deelnemers (trajecten.models.samenvoeging): long enough to notice a mistake
TERUG_TE_DRAAIEN = timedelta(days=30)


class Werkgeversamenvoeging(models.Model):
    """Two records of one employer became one.

    `opgegaan` keeps its own values and has nothing hanging on it any more. `gewijzigd` holds by "app.model.id.field" of
    each value that changed {"voor", "na"}, `verplaatst` by "app.model" the keys of what moved: together all that is
    needed to restore what was, for thirty days.
    """

    behouden = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="samenvoegingen")
    opgegaan = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="+")
    gewijzigd = models.JSONField("gewijzigde velden", default=dict)
    verplaatst = models.JSONField("verplaatst", default=dict)
    samengevoegd_op = models.DateTimeField("samengevoegd op")
    samengevoegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)
    teruggedraaid_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "samenvoeging van werkgevers"
        verbose_name_plural = "samenvoegingen van werkgevers"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(behouden=F("opgegaan")),
                name="werkgeversamenvoeging_van_twee",
                violation_error_message="Kies twee verschillende werkgevers.",
            ),
            models.UniqueConstraint(
                fields=["opgegaan"],
                condition=Q(teruggedraaid_op__isnull=True),
                name="werkgeversamenvoeging_een_keer",
                violation_error_message="Deze werkgever is al met een ander samengevoegd.",
            ),
            models.CheckConstraint(
                condition=Q(teruggedraaid_op__isnull=True, teruggedraaid_door__isnull=True)
                | Q(teruggedraaid_op__isnull=False, teruggedraaid_door__isnull=False),
                name="werkgeversamenvoeging_terug_met_naam",
                violation_error_message="Wie terugdraait, staat erbij.",
            ),
            models.CheckConstraint(
                condition=Q(teruggedraaid_op__isnull=True)
                | Q(teruggedraaid_op__lte=F("samengevoegd_op") + TERUG_TE_DRAAIEN),
                name="werkgeversamenvoeging_dertig_dagen",
                violation_error_message="Terugdraaien kan tot 30 dagen na het samenvoegen.",
            ),
        ]

    @property
    def behouden_heette(self) -> str:
        """By what a list recognised the one that stayed before the merge: its KvK number, or its name without one."""

        def voor(veld: str) -> str:
            waarden = self.gewijzigd.get(f"werkgevers.werkgever.{self.behouden_id}.{veld}")
            return str(waarden["voor"] if waarden else getattr(self.behouden, veld))

        return voor("kvk_nummer") or voor("naam")

    def __str__(self) -> str:
        return f"{self.opgegaan_id} in {self.behouden_id}"
