"""Leermeester and gezel: participants who teach participants."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from onderwijs.koppel.queries import KoppelQuerySet
from onderwijs.koppel.regels import Uitkomst
from trajecten.models import Traject
from trajecten.models.traject import half_open


class Koppel(models.Model):
    """One deelnemer teaches another over [van, tot): what, with which goals, and what the leermeester learned from it.

    Both know each other and work side by side: nothing in it may be about health, debts or justice.
    """

    leermeester = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="koppels_als_leermeester")
    gezel = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="koppels_als_gezel")
    vak = models.CharField("wat de gezel leert", max_length=120)
    doelen = models.TextField("doelen")
    van = models.DateField("eerste dag")
    tot = models.DateField("eerste dag erna", null=True, blank=True)
    leermeester_leerde = models.TextField("wat de leermeester leerde van het lesgeven", blank=True)
    uitkomst = models.CharField("hoe het eindigde", max_length=8, choices=Uitkomst, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True)
    afgesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = KoppelQuerySet.as_manager()

    class Meta:
        verbose_name = "koppel"
        verbose_name_plural = "koppels"
        ordering = ["-van", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(leermeester=F("gezel")),
                name="koppel_van_twee_mensen",
                violation_error_message="Een leermeester leert het vak aan iemand anders. Kies een andere deelnemer.",
            ),
            models.CheckConstraint(
                condition=~Q(vak="") & ~Q(doelen=""),
                name="koppel_met_vak_en_doelen",
                violation_error_message="Schrijf op wat de gezel leert, en met welk doel.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="koppel_einde_na_begin",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            ),
            ExclusionConstraint(
                name="koppel_niet_dubbel",
                expressions=[
                    ("leermeester", RangeOperators.EQUAL),
                    ("gezel", RangeOperators.EQUAL),
                    (half_open("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze twee zijn in deze periode al een koppel.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="", afgesloten_op__isnull=True, afgesloten_door__isnull=True)
                | Q(
                    uitkomst__in=["afgerond", "gestopt"],
                    afgesloten_op__isnull=False,
                    afgesloten_door__isnull=False,
                    tot__isnull=False,
                ),
                name="koppel_afgesloten_met_uitkomst",
                violation_error_message="Wie een koppel afsluit, zegt hoe het eindigde en wat de laatste dag was.",
            ),
            models.CheckConstraint(
                condition=~Q(uitkomst="afgerond") | ~Q(leermeester_leerde=""),
                name="koppel_afgerond_met_terugblik",
                violation_error_message="Schrijf op wat de leermeester leerde van het lesgeven.",
            ),
        ]
        indexes = [
            models.Index(fields=["leermeester", "-van"], name="koppel_op_leermeester"),
            models.Index(fields=["gezel", "-van"], name="koppel_op_gezel"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether nobody closed it yet."""
        return self.afgesloten_op is None

    @property
    def laatste_dag(self) -> date | None:
        """The last day: the period is [van, tot)."""
        return None if self.tot is None else self.tot - timedelta(days=1)

    def get_absolute_url(self) -> str:
        return reverse("onderwijs:koppel", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.leermeester.deelnemer.roepnaam} en {self.gezel.deelnemer.roepnaam}"
