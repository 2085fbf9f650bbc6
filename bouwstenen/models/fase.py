"""Phases: stays of a traject in a bouwsteen, and the check by which one was left."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from bouwstenen.models.route import Bouwsteen, Stabiliteitsdoel
from bouwstenen.queries import FaseQuerySet, StabiliteitstoetsQuerySet
from trajecten.models import Traject
from trajecten.models.traject import half_open


class Fase(models.Model):
    """A stay of a traject in a bouwsteen, over [startdatum, einddatum). Never overwritten: undone stays are kept."""

    class Reden(models.TextChoices):
        START = "start", "Start"
        STABIEL = "stabiel", "Vorige bouwsteen is stabiel"
        TERUGVAL = "terugval", "Terug naar een eerdere bouwsteen"
        VERLENGD = "verlengd", "Verlengd"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="fases")
    bouwsteen = models.ForeignKey(Bouwsteen, on_delete=models.PROTECT, related_name="fases")
    startdatum = models.DateField("startdatum")
    einddatum = models.DateField("einddatum", null=True, blank=True)
    reden = models.CharField("reden", max_length=10, choices=Reden)
    toelichting = models.TextField("toelichting", blank=True)
    verwachte_terugkeer = models.DateField("verwachte terugkeer", null=True, blank=True)
    verwacht_tot = models.DateField("verlengd tot ongeveer", null=True, blank=True)
    vorige = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="De fase die stopte toen deze begon. Wie deze terugdraait, opent die weer.",
    )
    begon_traject = models.BooleanField("startte ook het traject", default=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    aangemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = FaseQuerySet.as_manager()

    class Meta:
        verbose_name = "fase"
        verbose_name_plural = "fases"
        ordering = ["traject", "startdatum", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reden__in=["start", "stabiel", "terugval", "verlengd"]),
                name="fase_reden_bekend",
                violation_error_message="Kies een reden uit de lijst.",
            ),
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("startdatum")),
                name="fase_einde_na_start",
                violation_error_message="De einddatum ligt voor de startdatum.",
            ),
            models.CheckConstraint(
                condition=Q(verwachte_terugkeer__isnull=True) | Q(verwachte_terugkeer__gt=F("startdatum")),
                name="fase_terugkeer_na_start",
                violation_error_message="De verwachte terugkeer ligt na de start van deze bouwsteen.",
            ),
            models.CheckConstraint(
                condition=Q(verwachte_terugkeer__isnull=True) | Q(reden="terugval"),
                name="fase_terugkeer_bij_terugval",
                violation_error_message="Een verwachte terugkeer hoort bij een stap terug.",
            ),
            models.CheckConstraint(
                condition=Q(verwacht_tot__isnull=True) | Q(reden="verlengd", verwacht_tot__gt=F("startdatum")),
                name="fase_verlengd_tot_na_start",
                violation_error_message="Verlengen gaat tot een dag na de start van de verlenging.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="fase_ingetrokken_op_en_door",
                violation_error_message="Wie iets terugdraait, staat erbij.",
            ),
            ExclusionConstraint(
                name="fase_overlapt_niet",
                expressions=[
                    ("traject", RangeOperators.EQUAL),
                    (half_open("startdatum", "einddatum"), RangeOperators.OVERLAPS),
                ],
                condition=Q(ingetrokken_op__isnull=True),
                violation_error_message="Deze periode overlapt een andere bouwsteen van dit traject.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "startdatum"], name="fase_op_traject"),
            models.Index(fields=["bouwsteen", "einddatum"], name="fase_op_bouwsteen"),
        ]

    def loopt_op(self, peildatum: date) -> bool:
        """True when `peildatum` lies in [startdatum, einddatum)."""
        return self.startdatum <= peildatum and (self.einddatum is None or peildatum < self.einddatum)

    def __str__(self) -> str:
        return f"{self.bouwsteen} vanaf {self.startdatum:%d-%m-%Y}"


class Stabiliteitstoets(models.Model):
    """What deelnemer and casemanager thought of a phase when it was left. Stays, withdrawn, when that was undone."""

    fase = models.ForeignKey(Fase, on_delete=models.CASCADE, related_name="toetsen")
    deelnemer_vindt_stabiel = models.BooleanField("de deelnemer vindt het stabiel")
    casemanager_vindt_stabiel = models.BooleanField("de casemanager vindt het stabiel")
    reden_afwijking = models.TextField("reden om toch door te gaan", blank=True)
    ingevuld_op = models.DateTimeField("ingevuld op", auto_now_add=True)
    ingevuld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    behaald: Any = models.ManyToManyField(Stabiliteitsdoel, verbose_name="behaalde doelen", blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StabiliteitstoetsQuerySet.as_manager()

    class Meta:
        verbose_name = "stabiliteitstoets"
        verbose_name_plural = "stabiliteitstoetsen"
        constraints = [
            models.CheckConstraint(
                condition=Q(deelnemer_vindt_stabiel=True, casemanager_vindt_stabiel=True) | ~Q(reden_afwijking=""),
                name="toets_afwijken_met_reden",
                violation_error_message="Schrijf op waarom jullie toch doorgaan.",
            ),
            models.UniqueConstraint(
                fields=["fase"],
                condition=Q(ingetrokken_op__isnull=True),
                name="toets_een_per_fase",
                violation_error_message="Deze bouwsteen is al afgesloten.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="toets_ingetrokken_op_en_door",
                violation_error_message="Wie iets terugdraait, staat erbij.",
            ),
        ]

    def __str__(self) -> str:
        return f"Stabiliteitstoets van {self.fase}"
