"""The logboek: who did and saw what, of whom, and why."""

from typing import Any, NoReturn

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from toegang.queries import LogregelQuerySet, weiger


class Logregel(models.Model):
    """One thing that somebody did or saw. Never changed, never removed.

    No foreign keys: a line outlives what it is about. `soort` has no choices here, so that a new
    kind of event needs no migration; `toegang.logboek.Soort` holds them. Written by
    `toegang.logboek.noteer` only.
    """

    tijdstip = models.DateTimeField("tijdstip", default=timezone.now, editable=False)
    organisatie = models.CharField("organisatie", max_length=63)
    soort = models.CharField("soort", max_length=40)
    # Who: empty when the system did it by itself.
    door_pk = models.BigIntegerField("gebruiker", null=True)
    door_naam = models.CharField("naam van de gebruiker", max_length=200, blank=True)
    door_rollen = ArrayField(models.CharField(max_length=20), verbose_name="rollen", default=list)
    # What it was done to, as "app.model" and key.
    over_soort = models.CharField("soort object", max_length=60, blank=True)
    over_pk = models.BigIntegerField("object", null=True)
    deelnemer_pk = models.BigIntegerField("deelnemer", null=True)
    deelnemernummer = models.CharField("deelnemernummer", max_length=40, blank=True)
    reden = models.TextField("reden", blank=True)
    details = models.JSONField("details", default=dict, blank=True)

    objects = LogregelQuerySet.as_manager()

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logregels"
        # One index for each search of the logboek page; all end in the key of its paging.
        indexes = (
            models.Index(fields=("-tijdstip", "-id"), name="logregel_tijdstip"),
            models.Index(fields=("door_pk", "-tijdstip", "-id"), name="logregel_door"),
            models.Index(fields=("deelnemer_pk", "-tijdstip", "-id"), name="logregel_deelnemer"),
            models.Index(fields=("deelnemernummer", "-tijdstip", "-id"), name="logregel_deelnemernummer"),
            models.Index(fields=("soort", "-tijdstip", "-id"), name="logregel_soort"),
        )

    def __str__(self) -> str:
        return f"{self.tijdstip:%Y-%m-%d %H:%M} {self.soort} {self.door_naam}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line; a second save is refused with TypeError."""
        if not self._state.adding:
            weiger()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: TypeError."""
        weiger()
