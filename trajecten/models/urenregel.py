"""Hours of staff that are no contact, and counter-entries for hours in an approved week."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models.contact import Contactmoment
from trajecten.models.programma import Subsidieproject
from trajecten.regels import MINUTEN_PER_CONTACT_HOOGSTENS
from trajecten.urenstaat.queries import UrenQuerySet


class Urenregel(models.Model):
    """Hours of an employee beside contact, such as travel or a meeting; of one subsidieproject at the most.

    `datum` is the day of the work. Where its week was locked already, `boekdatum` is the later day on which the hours
    count.
    """

    class Soort(models.TextChoices):
        REISTIJD = "reistijd", "Reistijd"
        VOORBEREIDING = "voorbereiding", "Voorbereiding en verslag"
        OVERLEG = "overleg", "Overleg"
        OVERIG = "overig", "Ander werk"

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="urenregels")
    datum = models.DateField("datum")
    boekdatum = models.DateField("geboekt op", null=True, blank=True)
    minuten = models.IntegerField("duur in minuten")
    soort = models.CharField("soort werk", max_length=14, choices=Soort)
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.PROTECT, related_name="urenregels", null=True, blank=True
    )
    toelichting = models.CharField("toelichting", max_length=200, blank=True)
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = UrenQuerySet.as_manager()

    class Meta:
        verbose_name = "urenregel"
        verbose_name_plural = "urenregels"
        ordering = ["datum", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="urenregel_een_keer_opgeslagen",
                violation_error_message="Deze uren zijn al opgeslagen.",
            ),
            models.CheckConstraint(
                condition=Q(minuten__gt=0, minuten__lte=MINUTEN_PER_CONTACT_HOOGSTENS),
                name="urenregel_duur_hoogstens_12_uur",
                violation_error_message="Vul minstens 1 minuut in en hoogstens 12 uur.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["reistijd", "voorbereiding", "overleg", "overig"]),
                name="urenregel_soort_bekend",
                violation_error_message="Kies wat voor werk het was.",
            ),
            models.CheckConstraint(
                condition=~Q(soort="overig") | ~Q(toelichting=""),
                name="urenregel_overig_met_toelichting",
                violation_error_message="Schrijf bij ander werk op wat je deed.",
            ),
            models.CheckConstraint(
                condition=Q(boekdatum__isnull=True) | Q(boekdatum__gt=F("datum")),
                name="urenregel_later_geboekt",
                violation_error_message="Uren tellen op de dag zelf, of op een latere dag.",
            ),
        ]
        indexes = [
            models.Index(fields=["medewerker", "datum"], name="urenregel_op_medewerker"),
            models.Index(
                fields=["medewerker", "boekdatum"],
                name="urenregel_op_boekdatum",
                condition=Q(boekdatum__isnull=False),
            ),
            models.Index(fields=["datum"], name="urenregel_op_datum"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {self.datum:%d-%m-%Y}"


class Tegenboeking(models.Model):
    """Corrects an hour in an approved week by an entry in an open one: what was wrong with a minus, what is right anew.

    It names the contact or urenregel that it is about. `datum` is the day of that hour, `boekdatum` the day in the
    open week on which the correction counts, and with which it is approved. `sleutel` is that of its form with a sign.
    """

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tegenboekingen")
    contactmoment = models.ForeignKey(
        Contactmoment, on_delete=models.PROTECT, related_name="tegenboekingen", null=True, blank=True
    )
    urenregel = models.ForeignKey(
        Urenregel, on_delete=models.PROTECT, related_name="tegenboekingen", null=True, blank=True
    )
    datum = models.DateField("datum")
    boekdatum = models.DateField("geboekt op")
    minuten = models.IntegerField("minuten")
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.PROTECT, related_name="tegenboekingen", null=True, blank=True
    )
    reden = models.CharField("reden", max_length=200)
    sleutel = models.CharField(max_length=40, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = UrenQuerySet.as_manager()

    class Meta:
        verbose_name = "tegenboeking"
        verbose_name_plural = "tegenboekingen"
        ordering = ["boekdatum", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(contactmoment__isnull=False, urenregel__isnull=True)
                | Q(contactmoment__isnull=True, urenregel__isnull=False),
                name="tegenboeking_van_een_uur",
                violation_error_message="Een tegenboeking hoort bij één contact of bij één urenregel.",
            ),
            models.CheckConstraint(
                condition=~Q(minuten=0)
                & Q(minuten__gte=-MINUTEN_PER_CONTACT_HOOGSTENS, minuten__lte=MINUTEN_PER_CONTACT_HOOGSTENS),
                name="tegenboeking_duur_hoogstens_12_uur",
                violation_error_message="Een tegenboeking is minstens 1 minuut en hoogstens 12 uur.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="tegenboeking_met_reden",
                violation_error_message="Schrijf op waarom je tegenboekt.",
            ),
            models.CheckConstraint(
                condition=Q(boekdatum__gt=F("datum")),
                name="tegenboeking_later_geboekt",
                violation_error_message="Een tegenboeking staat in een latere week dan het uur zelf.",
            ),
            models.UniqueConstraint(
                fields=["sleutel"],
                name="tegenboeking_een_keer_opgeslagen",
                violation_error_message="Deze tegenboeking is al opgeslagen.",
            ),
        ]
        indexes = [
            models.Index(fields=["medewerker", "boekdatum"], name="tegenboeking_op_medewerker"),
            models.Index(fields=["boekdatum"], name="tegenboeking_op_boekdatum"),
        ]

    def __str__(self) -> str:
        return f"Tegenboeking van {self.minuten} minuten op {self.boekdatum:%d-%m-%Y}"
