"""Employers, and the places where deelnemers learn and work."""

from django.db import models
from django.db.models import F, Q

from trajecten.models import Traject
from werkgevers.queries import SCHEIDING, PlaatsingQuerySet, WerkgeverQuerySet


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


class Plaatsing(models.Model):
    """A place of a deelnemer at an employer, over [startdatum, einddatum)."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="plaatsingen")
    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="plaatsingen")
    sector = models.CharField("sector", max_length=40, blank=True)
    soort = models.CharField("soort", max_length=40)
    startdatum = models.DateField("startdatum")
    einddatum = models.DateField("einddatum", null=True, blank=True)
    uren_per_week = models.DecimalField("uren per week", max_digits=5, decimal_places=2, null=True, blank=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = PlaatsingQuerySet.as_manager()

    class Meta:
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"
        ordering = ["traject", "startdatum", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("startdatum")),
                name="plaatsing_einde_na_start",
                violation_error_message="De einddatum ligt voor de startdatum.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__isnull=True) | Q(uren_per_week__gte=0, uren_per_week__lte=168),
                name="plaatsing_uren_per_week",
                violation_error_message="Uren per week liggen tussen 0 en 168.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "startdatum"], name="plaatsing_op_traject"),
            models.Index(fields=["werkgever", "-startdatum"], name="plaatsing_op_werkgever"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.werkgever}"
