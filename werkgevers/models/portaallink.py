"""The mailed way into the pages of an employer."""

from django.db import models
from django.db.models import F, Q

from werkgevers.models.contactpersoon import Contactpersoon
from werkgevers.models.ondertekening import SHA256


class Portaallink(models.Model):
    """A link with which a contactpersoon sees the own placements and evaluations, over [gemaakt_op, geldig_tot).

    Of its secret only the SHA-256 is kept. A new link ends the one before it.
    """

    contactpersoon = models.ForeignKey(Contactpersoon, on_delete=models.CASCADE, related_name="portaallinks")
    token_hash = models.CharField("SHA-256 van het geheim", max_length=64)
    gemaakt_op = models.DateTimeField("gemaakt op")
    geldig_tot = models.DateTimeField("geldig tot")
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)

    class Meta:
        verbose_name = "link naar het werkgeversportaal"
        verbose_name_plural = "links naar het werkgeversportaal"
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"],
                name="portaallink_uniek",
                violation_error_message="Deze link bestaat al.",
            ),
            models.CheckConstraint(
                condition=Q(token_hash__regex=SHA256),
                name="portaallink_alleen_de_hash",
                violation_error_message="Van een link bewaren we alleen de SHA-256.",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__gt=F("gemaakt_op")),
                name="portaallink_een_tijd_geldig",
                violation_error_message="Een link is een tijd geldig.",
            ),
        ]

    def __str__(self) -> str:
        return f"portaallink van {self.contactpersoon}"
