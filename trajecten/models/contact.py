"""Hours: contact of staff with a deelnemer, and hours that the deelnemer makes. Never the same thing."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from trajecten.models.programma import Subsidieproject
from trajecten.models.traject import Traject
from trajecten.queries import ContactmomentQuerySet, DeelneemuurQuerySet
from trajecten.regels import MINUTEN_PER_CONTACT_HOOGSTENS


class Contactmoment(models.Model):
    """A session of a member of staff with a deelnemer, paid by one subsidieproject at the most."""

    class Aanwezigheid(models.TextChoices):
        AANWEZIG = "aanwezig", "Ja"
        AFGEMELD = "afgemeld", "Nee, afgemeld"
        NIET_GEKOMEN = "niet_gekomen", "Nee, zonder bericht"

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="contactmomenten")
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.PROTECT, related_name="contactmomenten", null=True, blank=True
    )
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contactmomenten")
    datum = models.DateField("datum")
    tijdvak = DateTimeRangeField("tijdvak", null=True, blank=True)
    minuten = models.IntegerField("duur in minuten")
    soort = models.CharField("soort contact", max_length=40)
    aanwezigheid = models.CharField("aanwezigheid", max_length=12, choices=Aanwezigheid, default=Aanwezigheid.AANWEZIG)
    onderwerp = models.TextField("kort verslag", blank=True)
    alleen_collegas = models.BooleanField("alleen voor collega's", default=False)
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = ContactmomentQuerySet.as_manager()

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ["-datum", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="contact_een_keer_opgeslagen",
                violation_error_message="Dit contact is al opgeslagen.",
            ),
            models.CheckConstraint(
                condition=Q(minuten__gt=0, minuten__lte=MINUTEN_PER_CONTACT_HOOGSTENS),
                name="contact_duur_hoogstens_12_uur",
                violation_error_message="Een contact duurt minstens 1 minuut en hoogstens 12 uur.",
            ),
            models.CheckConstraint(
                condition=Q(aanwezigheid__in=["aanwezig", "afgemeld", "niet_gekomen"]),
                name="contact_aanwezigheid_bekend",
                violation_error_message="Kies of de deelnemer er was.",
            ),
            ExclusionConstraint(
                name="contact_medewerker_niet_dubbel",
                expressions=[
                    ("medewerker", RangeOperators.EQUAL),
                    ("tijdvak", RangeOperators.OVERLAPS),
                ],
                condition=Q(tijdvak__isnull=False),
                violation_error_message="Je hebt op dit tijdstip al een ander contact.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "-datum", "-id"], name="contact_op_traject"),
            models.Index(fields=["medewerker", "-datum", "-id"], name="contact_op_medewerker"),
            models.Index(fields=["datum"], name="contact_op_datum"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} op {self.datum:%d-%m-%Y}"


class Deelneemuur(models.Model):
    """Hours that a deelnemer spent on an activity; never hours of staff."""

    class Bron(models.TextChoices):
        HAND = "hand", "Ingevoerd"
        AANWEZIGHEID = "aanwezigheid", "Aanwezigheid"
        PLAATSING = "plaatsing", "Plaatsing"

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="deelneemuren")
    datum = models.DateField("datum")
    minuten = models.IntegerField("minuten")
    activiteit = models.CharField("activiteit", max_length=120, blank=True)
    bron = models.CharField("bron", max_length=12, choices=Bron, default=Bron.HAND)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = DeelneemuurQuerySet.as_manager()

    class Meta:
        verbose_name = "deelneemuur"
        verbose_name_plural = "deelneemuren"
        ordering = ["-datum", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minuten__gt=0, minuten__lte=24 * 60),
                name="deelneemuur_duur_hoogstens_een_dag",
                violation_error_message="Vul minstens 1 minuut in en hoogstens 24 uur.",
            ),
            models.CheckConstraint(
                condition=Q(bron__in=["hand", "aanwezigheid", "plaatsing"]),
                name="deelneemuur_bron_bekend",
                violation_error_message="Deze bron bestaat niet.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "-datum", "-id"], name="deelneemuur_op_traject"),
            models.Index(fields=["datum"], name="deelneemuur_op_datum"),
        ]

    def __str__(self) -> str:
        return f"{self.activiteit} op {self.datum:%d-%m-%Y}"
