"""A group that follows a leerlijn or one module of it together."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from onderwijs.models.leerlijn import Leerlijn, Module
from onderwijs.queries import GroepQuerySet
from onderwijs.regels import CAPACITEIT_HOOGSTENS


class Groep(models.Model):
    """People who learn together, with their trainers and a number of places.

    It follows exactly one of `leerlijn` (as a whole) and `module`. The database never lets in more people than
    `capaciteit` (trigger groep_is_vol). `notitie` is about how the group goes together: only for who gives it.
    """

    class Staat(models.TextChoices):
        OPEN = "open", "Open"
        AFGESLOTEN = "afgesloten", "Afgesloten"
        VERVALLEN = "vervallen", "Gaat niet door"

    leerlijn = models.ForeignKey(Leerlijn, on_delete=models.PROTECT, related_name="groepen", null=True, blank=True)
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="groepen", null=True, blank=True)
    naam = models.CharField("naam", max_length=120)
    trainers: Any = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="groepen_als_trainer", verbose_name="trainers"
    )
    capaciteit = models.IntegerField("aantal plaatsen")
    startdatum = models.DateField("startdatum")
    einddatum = models.DateField("einddatum", null=True, blank=True)
    plek = models.CharField("plek", max_length=160, blank=True)
    notitie = models.TextField("notitie over de groep", blank=True)
    staat = models.CharField("staat", max_length=10, choices=Staat, default=Staat.OPEN)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = GroepQuerySet.as_manager()

    class Meta:
        verbose_name = "groep"
        verbose_name_plural = "groepen"
        ordering = ["-startdatum", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(leerlijn__isnull=True, module__isnull=False)
                | Q(leerlijn__isnull=False, module__isnull=True),
                name="groep_volgt_leerlijn_of_module",
                violation_error_message="Een groep volgt een hele leerlijn of één module.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="groep_naam_ingevuld",
                violation_error_message="Vul de naam van de groep in.",
            ),
            models.CheckConstraint(
                condition=Q(capaciteit__gte=1, capaciteit__lte=CAPACITEIT_HOOGSTENS),
                name="groep_capaciteit_kan",
                violation_error_message=f"Een groep heeft 1 tot en met {CAPACITEIT_HOOGSTENS} plaatsen.",
            ),
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gt=F("startdatum")),
                name="groep_einde_na_start",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            ),
            models.CheckConstraint(
                condition=Q(staat__in=["open", "afgesloten", "vervallen"]),
                name="groep_staat_bekend",
                violation_error_message="Deze staat bestaat niet.",
            ),
        ]
        indexes = [models.Index(fields=["-startdatum", "-id"], name="groep_op_start")]

    @property
    def onderwerp(self) -> Leerlijn | Module:
        """What the group follows: a module, or a leerlijn as a whole."""
        return self.module or self.leerlijn  # type: ignore[return-value]  # groep_volgt_leerlijn_of_module

    @property
    def hele_leerlijn(self) -> Leerlijn:
        """The leerlijn to which what the group follows belongs."""
        return self.module.leerlijn if self.module else self.leerlijn  # type: ignore[return-value]

    @property
    def is_open(self) -> bool:
        """Whether people can still come in."""
        return self.staat == Groep.Staat.OPEN

    @property
    def laatste_dag(self) -> date | None:
        """The last day on which it is there: the period is [startdatum, einddatum)."""
        return None if self.einddatum is None else self.einddatum - timedelta(days=1)

    def is_begonnen_op(self, dag: date) -> bool:
        """True from `startdatum` on."""
        return self.startdatum <= dag

    def get_absolute_url(self) -> str:
        return reverse("onderwijs:groep", args=[self.pk])

    def __str__(self) -> str:
        return self.naam
