"""Forms that were sent: what was written already, and what came when nobody was logged in any more."""

import uuid

from django.db import models
from django.db.models import Q

from toegang.models.gebruiker import Gebruiker


class Verzending(models.Model):
    """A form that was sent and handled: sent once more, it leads to the same place and writes nothing.

    `sleutel` came with the page on which the form stood. `afdruk` tells whether the second one says the same.
    """

    sleutel = models.UUIDField("sleutel")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="verzendingen")
    afdruk = models.CharField("afdruk van wat er stond", max_length=64)
    naar = models.CharField("waarheen het leidde", max_length=2000)
    verzonden_op = models.DateTimeField("verzonden op", auto_now_add=True)

    class Meta:
        verbose_name = "verzending"
        verbose_name_plural = "verzendingen"
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="verzending_een_keer",
                violation_error_message="Dit formulier is al verstuurd.",
            ),
        ]
        indexes = [models.Index(fields=["verzonden_op"], name="verzending_op_ouderdom")]

    def __str__(self) -> str:
        return str(self.sleutel)


class OnderbrokenInvoer(models.Model):
    """What somebody sent when the login had expired, kept until that same person has logged in again.

    `velden` is a list of [name, value] in the order of the form, without passwords. Files are not kept: `bestanden`
    has their names, to be chosen again.
    """

    sleutel = models.UUIDField("sleutel", default=uuid.uuid4)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="onderbroken_invoer")
    pad = models.CharField("waarheen", max_length=2000)
    pagina = models.CharField("waar het formulier stond", max_length=2000, blank=True)
    velden = models.JSONField("wat er is ingevuld")
    bestanden = models.JSONField("bestanden die niet zijn bewaard", default=list, blank=True)
    onderbroken_op = models.DateTimeField("onderbroken op", auto_now_add=True)

    class Meta:
        verbose_name = "onderbroken invoer"
        verbose_name_plural = "onderbroken invoer"
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="onderbroken_invoer_sleutel_uniek",
                violation_error_message="Deze invoer is al bewaard.",
            ),
            models.CheckConstraint(
                condition=Q(pad__startswith="/"),
                name="onderbroken_invoer_pad_hier",
                violation_error_message="Invoer gaat altijd naar een pagina van deze organisatie.",
            ),
        ]
        indexes = [models.Index(fields=["onderbroken_op"], name="onderbroken_op_ouderdom")]

    def __str__(self) -> str:
        return str(self.sleutel)
