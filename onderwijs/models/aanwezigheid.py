"""Who was at a meeting, and what was written there before it was corrected. It is recorded, never punished."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from onderwijs.models.bijeenkomst import Bijeenkomst
from onderwijs.models.deelname import Deelname
from onderwijs.queries import AanwezigheidQuerySet


class Staat(models.TextChoices):
    """Whether somebody was there. The same three as for a contact."""

    AANWEZIG = "aanwezig", "Was er"
    AFGEMELD = "afgemeld", "Afgemeld"
    NIET_GEKOMEN = "niet_gekomen", "Niet gekomen"


class Aanwezigheid(models.Model):
    """Whether one participant was at one meeting, and for how many minutes.

    `later` and `eerder_weg` are the minutes that somebody came after the beginning and left before the end; `minuten`
    is what remains, and becomes the Deelneemuur. Meeting and participation are of one group (trigger
    aanwezigheid_zelfde_groep).
    """

    Staat = Staat

    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="aanwezigheden")
    deelname = models.ForeignKey(Deelname, on_delete=models.PROTECT, related_name="aanwezigheden")
    staat = models.CharField("staat", max_length=12, choices=Staat, default=Staat.AANWEZIG)
    later = models.IntegerField("minuten later", default=0)
    eerder_weg = models.IntegerField("minuten eerder weg", default=0)
    minuten = models.IntegerField("minuten")

    objects = AanwezigheidQuerySet.as_manager()

    class Meta:
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheden"
        constraints = [
            models.UniqueConstraint(
                fields=["bijeenkomst", "deelname"],
                name="aanwezigheid_een_keer",
                violation_error_message="De aanwezigheid van deze deelnemer is al vastgelegd.",
            ),
            models.CheckConstraint(
                condition=Q(staat="aanwezig", later__gte=0, eerder_weg__gte=0, minuten__gt=0, minuten__lte=24 * 60)
                | Q(staat__in=["afgemeld", "niet_gekomen"], later=0, eerder_weg=0, minuten=0),
                name="aanwezigheid_minuten_passen",
                violation_error_message="Alleen wie er was, heeft minuten. Het zijn er minstens 1.",
            ),
        ]
        indexes = [models.Index(fields=["deelname"], name="aanwezigheid_op_deelname")]

    def __str__(self) -> str:
        return f"{self.get_staat_display()}: {self.bijeenkomst}"


class Aanwezigheidscorrectie(models.Model):
    """What an Aanwezigheid said before it was corrected, by whom and when."""

    aanwezigheid = models.ForeignKey(Aanwezigheid, on_delete=models.PROTECT, related_name="correcties")
    was_staat = models.CharField("was", max_length=12, choices=Staat)
    was_later = models.IntegerField("was minuten later")
    was_eerder_weg = models.IntegerField("was minuten eerder weg")
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now_add=True)
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "aanwezigheidscorrectie"
        verbose_name_plural = "aanwezigheidscorrecties"
        ordering = ["-gewijzigd_op", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(was_staat__in=["aanwezig", "afgemeld", "niet_gekomen"]),
                name="correctie_staat_bekend",
                violation_error_message="Deze staat bestaat niet.",
            )
        ]

    def __str__(self) -> str:
        return f"Was {self.get_was_staat_display()}"
