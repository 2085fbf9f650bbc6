"""Employers: where deelnemers learn and work."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse

from werkgevers.queries import SCHEIDING, WerkgeverQuerySet


class Werkgever(models.Model):
    """An employer. KvK numbers have eight digits and may start with a zero (domein §6.6).

    `vaste_jobcoach` is whom the employer calls: one fixed person. `afspraken` is what was agreed with the employer as a
    whole; what was agreed about one deelnemer stands with the placement. From `gestopt_op` on it offers no places any
    more; placements that run, go on. One that turned out to be there twice is `opgegaan_in` the other: nothing hangs
    on it any more (trigger) and nobody reaches it.
    """

    naam = models.CharField("naam", max_length=160)
    kvk_nummer = models.CharField("KvK-nummer", max_length=8, blank=True)
    sectoren = ArrayField(models.CharField(max_length=40), verbose_name="sectoren", default=list, blank=True)
    vaste_jobcoach = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="vaste_werkgevers"
    )
    afspraken = models.TextField("afspraken", blank=True)
    gestopt_op = models.DateField("gestopt op", null=True, blank=True)
    gestopt_omdat = models.CharField("waarom gestopt", max_length=200, blank=True)
    opgegaan_in = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = WerkgeverQuerySet.as_manager()

    class Meta:
        verbose_name = "werkgever"
        verbose_name_plural = "werkgevers"
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kvk_nummer"],
                condition=~Q(kvk_nummer="") & Q(opgegaan_in__isnull=True),
                name="werkgever_kvk_uniek",
                violation_error_message="Er is al een werkgever met dit KvK-nummer.",
            ),
            models.UniqueConstraint(
                fields=["naam"],
                condition=Q(kvk_nummer="", opgegaan_in__isnull=True),
                name="werkgever_naam_uniek_zonder_kvk",
                violation_error_message="Er is al een werkgever met deze naam zonder KvK-nummer.",
            ),
            models.CheckConstraint(
                condition=Q(kvk_nummer="") | Q(kvk_nummer__regex=r"^[0-9]{8}$"),
                name="werkgever_kvk_8_cijfers",
                violation_error_message="Een KvK-nummer heeft 8 cijfers.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="werkgever_heeft_een_naam",
                violation_error_message="Schrijf de naam van de werkgever op.",
            ),
            models.CheckConstraint(
                condition=Q(gestopt_omdat="") | Q(gestopt_op__isnull=False),
                name="werkgever_gestopt_met_dag",
                violation_error_message="Waarom een werkgever stopt, schrijf je op bij een dag.",
            ),
            models.CheckConstraint(
                condition=Q(opgegaan_in__isnull=True) | ~Q(opgegaan_in=F("id")),
                name="werkgever_opgegaan_in_een_ander",
                violation_error_message="Kies twee verschillende werkgevers.",
            ),
        ]
        indexes = [
            models.Index(fields=["naam", "id"], name="werkgever_op_naam"),
            GinIndex(OpClass(Upper("naam"), name="gin_trgm_ops"), name="werkgever_zoeken"),
            GinIndex(fields=["sectoren"], name="werkgever_op_sector"),
        ]

    def is_gestopt(self, dag: date) -> bool:
        """Whether the employer offers nothing any more on `dag`."""
        return self.gestopt_op is not None and self.gestopt_op <= dag

    @property
    def sleutel(self) -> str:
        """Where this employer stands in order of name, for the page that comes after it."""
        return f"{self.pk}{SCHEIDING}{self.naam}"

    def get_absolute_url(self) -> str:
        return reverse("werkgevers:werkgever", args=[self.pk])

    def __str__(self) -> str:
        return self.naam
