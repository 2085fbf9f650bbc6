"""Handing a traject over to a colleague."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.begeleiding.queries import OverdrachtQuerySet
from trajecten.models.traject import Betrokkene, Traject


class Overdracht(models.Model):
    """One role in one traject goes to a colleague from a day on, with what that colleague must know.

    The facts of the summary (steps, contact, house, appointments) are read when it is opened; only the words of who
    handed over are kept here. `bundel` holds together what was handed over at once.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="overdrachten")
    van = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="overgedragen")
    naar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="overgenomen")
    rol = models.CharField("rol", max_length=12, choices=Betrokkene.Rol)
    ingangsdatum = models.DateField("vanaf")
    afspraken = models.TextField("afspraken die lopen", blank=True)
    let_op = models.TextField("waar je op let", blank=True)
    bundel = models.UUIDField(default=uuid.uuid4, editable=False)
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = OverdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ["-ingangsdatum", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(van=F("naar")),
                name="overdracht_aan_een_ander",
                violation_error_message="Kies een andere collega.",
            ),
            models.CheckConstraint(
                condition=Q(rol__in=["casemanager", "jobcoach", "trainer", "leermeester"]),
                name="overdracht_rol_bekend",
                violation_error_message="Kies een rol uit de lijst.",
            ),
            models.UniqueConstraint(
                fields=["bundel", "traject", "rol"],
                name="overdracht_een_keer_per_bundel",
                violation_error_message="Dit traject is al overgedragen.",
            ),
        ]
        indexes = [
            models.Index(fields=["naar"], condition=Q(gelezen_op__isnull=True), name="overdracht_ongelezen"),
            models.Index(fields=["traject", "-ingangsdatum", "-id"], name="overdracht_op_traject"),
        ]

    def __str__(self) -> str:
        return f"Overdracht {self.pk}"
