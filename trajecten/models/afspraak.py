"""Appointments of staff with deelnemers, and the secret address at which their own calendar finds them."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from trajecten.models.contact import Contactmoment
from trajecten.models.groepscontact import Groepscontact
from trajecten.models.traject import Traject
from trajecten.queries_contact import AfspraakQuerySet, AgendasleutelQuerySet

AFSPRAAK_DUURT_HOOGSTENS = timedelta(hours=12)


class Afspraak(models.Model):
    """When a member of staff will see one deelnemer or several; afterwards it is written up as contact."""

    class Staat(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        UITGEWERKT = "uitgewerkt", "Uitgewerkt"
        VERVALLEN = "vervallen", "Gaat niet door"

    class Afzegger(models.TextChoices):
        DEELNEMER = "deelnemer", "De deelnemer"
        MEDEWERKER = "medewerker", "Ik of een collega"
        ANDER = "ander", "Iemand anders"

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="afspraken")
    trajecten = models.ManyToManyField(Traject, related_name="afspraken")
    van = models.DateTimeField("van")
    tot = models.DateTimeField("tot")
    soort = models.CharField("soort contact", max_length=40)
    plek = models.CharField("plek", max_length=120, blank=True)
    onderwerp = models.CharField("waarover", max_length=200, blank=True)
    staat = models.CharField("staat", max_length=10, choices=Staat, default=Staat.GEPLAND)
    contact = models.OneToOneField(
        Contactmoment, on_delete=models.PROTECT, related_name="afspraak", null=True, blank=True
    )
    groepscontact = models.OneToOneField(
        Groepscontact, on_delete=models.PROTECT, related_name="afspraak", null=True, blank=True
    )
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    vervallen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    wie_zei_af = models.CharField("wie zei af", max_length=10, choices=Afzegger, blank=True)
    vervallen_reden = models.CharField("waarom ging het niet door", max_length=200, blank=True)
    # the appointments that were made together, week after week
    reeks = models.UUIDField(null=True, blank=True, editable=False)
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ["van", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="afspraak_een_keer_opgeslagen",
                violation_error_message="Deze afspraak is al opgeslagen.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gt=F("van"), tot__lte=F("van") + AFSPRAAK_DUURT_HOOGSTENS),
                name="afspraak_duur_hoogstens_12_uur",
                violation_error_message="Een afspraak duurt minstens 1 minuut en hoogstens 12 uur.",
            ),
            models.CheckConstraint(
                condition=Q(staat="gepland", contact__isnull=True, groepscontact__isnull=True)
                | Q(staat="vervallen", contact__isnull=True, groepscontact__isnull=True)
                | Q(staat="uitgewerkt", contact__isnull=False, groepscontact__isnull=True)
                | Q(staat="uitgewerkt", contact__isnull=True, groepscontact__isnull=False),
                name="afspraak_uitgewerkt_in_een_contact",
                violation_error_message="Een uitgewerkte afspraak hoort bij één contact.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(staat="vervallen", vervallen_op__isnull=False, vervallen_door__isnull=False)
                    & Q(wie_zei_af__in=["deelnemer", "medewerker", "ander"])
                )
                | (~Q(staat="vervallen") & Q(vervallen_op__isnull=True, vervallen_door__isnull=True, wie_zei_af="")),
                name="afspraak_vervallen_op_en_door",
                violation_error_message="Schrijf op wie de afspraak afzegde.",
            ),
        ]
        indexes = [
            models.Index(fields=["medewerker", "van", "id"], name="afspraak_op_medewerker"),
            models.Index(fields=["tot"], name="afspraak_nog_niet_uitgewerkt", condition=Q(staat="gepland")),
        ]

    @property
    def is_gepland(self) -> bool:
        """Whether it can still be moved, cancelled or written up."""
        return self.staat == self.Staat.GEPLAND

    @property
    def minuten(self) -> int:
        """Its length in whole minutes."""
        return int((self.tot - self.van).total_seconds() // 60)

    def get_absolute_url(self) -> str:
        return reverse("trajecten:afspraak", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.soort} op {self.van:%d-%m-%Y}"


class Agendasleutel(models.Model):
    """The secret part of the address at which one member of staff reads the own agenda; only its hash is kept."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="agendasleutels")
    vingerafdruk = models.CharField("SHA-256 van het geheim", max_length=64)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    gebruikt_op = models.DateTimeField("laatst gelezen op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = AgendasleutelQuerySet.as_manager()

    class Meta:
        verbose_name = "agendasleutel"
        verbose_name_plural = "agendasleutels"
        constraints = [
            models.UniqueConstraint(
                fields=["vingerafdruk"],
                name="agendasleutel_uniek",
                violation_error_message="Dit agenda-adres bestaat al.",
            ),
            models.UniqueConstraint(
                fields=["gebruiker"],
                condition=Q(ingetrokken_op__isnull=True),
                name="agendasleutel_een_per_gebruiker",
                violation_error_message="Je hebt al een agenda-adres.",
            ),
        ]

    def __str__(self) -> str:
        return f"agenda van {self.gebruiker}"
