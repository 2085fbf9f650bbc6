"""Employers: where deelnemers learn and work."""

from django.db import models
from django.db.models import Q

from werkgevers.queries import SCHEIDING, WerkgeverQuerySet


class Werkgever(models.Model):
    """An employer. KvK numbers have eight digits and may start with a zero (domein §6.6)."""

    naam = models.CharField("naam", max_length=160)
    kvk_nummer = models.CharField("KvK-nummer", max_length=8, blank=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = WerkgeverQuerySet.as_manager()

    class Meta:
        verbose_name = "werkgever"
        verbose_name_plural = "werkgevers"
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kvk_nummer"],
                condition=~Q(kvk_nummer=""),
                name="werkgever_kvk_uniek",
                violation_error_message="Er is al een werkgever met dit KvK-nummer.",
            ),
            models.UniqueConstraint(
                fields=["naam"],
                condition=Q(kvk_nummer=""),
                name="werkgever_naam_uniek_zonder_kvk",
                violation_error_message="Er is al een werkgever met deze naam zonder KvK-nummer.",
            ),
            models.CheckConstraint(
                condition=Q(kvk_nummer="") | Q(kvk_nummer__regex=r"^[0-9]{8}$"),
                name="werkgever_kvk_8_cijfers",
                violation_error_message="Een KvK-nummer heeft 8 cijfers.",
            ),
        ]

    @property
    def sleutel(self) -> str:
        """Where this employer stands in order of name, for the page that comes after it."""
        return f"{self.pk}{SCHEIDING}{self.naam}"

    def __str__(self) -> str:
        return self.naam
