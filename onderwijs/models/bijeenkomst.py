"""A meeting of a group: which day, from when to when, where and by whom."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from onderwijs.models.groep import Groep
from onderwijs.queries import BijeenkomstQuerySet


class Bijeenkomst(models.Model):
    """A planned, held or cancelled meeting of a group, over [van, tot) of one day.

    `sleutel` is what other records know it by (the group contact of the trainer). `oorspronkelijk` is the day it was
    planned on before it was moved.
    """

    class Staat(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        GEHOUDEN = "gehouden", "Gehouden"
        VERVALLEN = "vervallen", "Gaat niet door"

    groep = models.ForeignKey(Groep, on_delete=models.PROTECT, related_name="bijeenkomsten")
    datum = models.DateField("datum")
    van = models.TimeField("van")
    tot = models.TimeField("tot")
    plek = models.CharField("plek", max_length=160, blank=True)
    trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bijeenkomsten", verbose_name="trainer"
    )
    staat = models.CharField("staat", max_length=9, choices=Staat, default=Staat.GEPLAND)
    oorspronkelijk = models.DateField("eerst gepland op", null=True, blank=True)
    vastgelegd_op = models.DateTimeField("aanwezigheid vastgelegd op", null=True, blank=True)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = BijeenkomstQuerySet.as_manager()

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        ordering = ["datum", "van", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")),
                name="bijeenkomst_tot_na_van",
                violation_error_message="De eindtijd ligt na de begintijd.",
            ),
            models.CheckConstraint(
                condition=(Q(staat="gehouden", vastgelegd_op__isnull=False, vastgelegd_door__isnull=False))
                | Q(staat__in=["gepland", "vervallen"], vastgelegd_op__isnull=True, vastgelegd_door__isnull=True),
                name="bijeenkomst_gehouden_op_en_door",
                violation_error_message="Een bijeenkomst is gehouden als de aanwezigheid is vastgelegd.",
            ),
            models.UniqueConstraint(
                fields=["groep", "datum", "van"],
                condition=~Q(staat="vervallen"),
                name="bijeenkomst_een_keer_per_tijd",
                violation_error_message="Deze groep heeft op dat moment al een bijeenkomst.",
            ),
            models.UniqueConstraint(
                fields=["sleutel"],
                name="bijeenkomst_sleutel_uniek",
                violation_error_message="Deze bijeenkomst bestaat al.",
            ),
        ]
        indexes = [
            models.Index(fields=["groep", "datum", "van"], name="bijeenkomst_op_groep"),
            models.Index(fields=["datum", "van"], name="bijeenkomst_op_datum"),
        ]

    @property
    def minuten(self) -> int:
        """How long it takes, in minutes."""
        return (self.tot.hour - self.van.hour) * 60 + self.tot.minute - self.van.minute

    def get_absolute_url(self) -> str:
        return reverse("onderwijs:bijeenkomst", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.groep} op {self.datum:%d-%m-%Y}"
