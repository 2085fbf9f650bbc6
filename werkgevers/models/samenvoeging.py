"""One employer who was there twice: brought together, and taken apart again when that was a mistake."""

from django.db import models
from django.db.models import F, Q

from trajecten.models.samenvoeging import EenGeworden
from werkgevers.models.werkgever import Werkgever


class Werkgeversamenvoeging(EenGeworden):
    """Two records of one employer became one.

    `opgegaan` keeps its own values and has nothing hanging on it any more. `gewijzigd` holds by "app.model.id.field" of
    each value that changed {"voor", "na"}, `verplaatst` by "app.model" the keys of what moved: together all that is
    needed to restore what was, for thirty days.
    """

    behouden = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="samenvoegingen")
    opgegaan = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="+")

    class Meta(EenGeworden.Meta):
        verbose_name = "samenvoeging van werkgevers"
        verbose_name_plural = "samenvoegingen van werkgevers"
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
            *EenGeworden.Meta.constraints,
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
