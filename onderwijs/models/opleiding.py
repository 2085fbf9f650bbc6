"""Schools, what can be learned there, and who is enrolled."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from onderwijs.opleiding.queries import (
    InschrijvingQuerySet,
    OnderwijsinstellingQuerySet,
    OpleidingQuerySet,
    VoortgangQuerySet,
)
from trajecten.models import Traject
from trajecten.models.situatie import Opleidingsniveau
from trajecten.models.traject import half_open


class Onderwijsinstelling(models.Model):
    """A school or another place that teaches: a roc, a hogeschool, a trainer of vakcertificaten."""

    naam = models.CharField("naam", max_length=160)
    plaats = models.CharField("plaats", max_length=80, blank=True)
    contactpersoon = models.CharField("contactpersoon", max_length=120, blank=True)
    email = models.EmailField("e-mail", max_length=254, blank=True)
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    actief = models.BooleanField("in gebruik", default=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = OnderwijsinstellingQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwijsinstelling"
        verbose_name_plural = "onderwijsinstellingen"
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                name="onderwijsinstelling_naam_uniek",
                violation_error_message="Er is al een onderwijsinstelling met deze naam.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="onderwijsinstelling_naam_ingevuld",
                violation_error_message="Vul de naam van de onderwijsinstelling in.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("onderwijs:instelling", args=[self.pk])

    def __str__(self) -> str:
        return self.naam


class Opleiding(models.Model):
    """What somebody can learn at a school.

    `crebo` is the number of the opleiding in the register, kept as text and never checked against a list (domein §5.4:
    numbers come and go). `niveau` is empty for what leads to no level, such as a course.
    """

    instelling = models.ForeignKey(Onderwijsinstelling, on_delete=models.PROTECT, related_name="opleidingen")
    naam = models.CharField("naam", max_length=160)
    niveau = models.CharField("niveau", max_length=20, choices=Opleidingsniveau, blank=True)
    crebo = models.CharField("crebonummer", max_length=20, blank=True)
    actief = models.BooleanField("in gebruik", default=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = OpleidingQuerySet.as_manager()

    class Meta:
        verbose_name = "opleiding"
        verbose_name_plural = "opleidingen"
        ordering = ["instelling", "naam", "id"]
        constraints = [
            models.UniqueConstraint(
                "instelling",
                Lower("naam"),
                "niveau",
                name="opleiding_uniek_per_instelling",
                violation_error_message="Deze instelling heeft deze opleiding al op dit niveau.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="opleiding_naam_ingevuld",
                violation_error_message="Vul de naam van de opleiding in.",
            ),
            models.CheckConstraint(
                condition=Q(niveau__in=["", *Opleidingsniveau.values]),
                name="opleiding_niveau_bekend",
                violation_error_message="Kies een niveau uit de lijst.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.get_niveau_display().lower()})" if self.niveau else self.naam


class Inschrijving(models.Model):
    """That a traject follows an opleiding over [van, tot); an empty `tot` still runs. With its end comes an outcome."""

    class Leerweg(models.TextChoices):
        """The ways of learning in the mbo (domein §5.4); empty for an opleiding outside it."""

        BOL = "bol", "BOL: vooral op school"
        BBL = "bbl", "BBL: vooral op het werk, met een contract"
        DERDE = "derde_leerweg", "Derde leerweg: naast werk of zoeken naar werk"

    class Uitkomst(models.TextChoices):
        AFGEROND = "afgerond", "Afgerond"
        OVERGESTAPT = "overgestapt", "Verder met een andere opleiding"
        GESTOPT = "gestopt", "Gestopt"

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="inschrijvingen")
    opleiding = models.ForeignKey(Opleiding, on_delete=models.PROTECT, related_name="inschrijvingen")
    leerweg = models.CharField("leerweg", max_length=13, choices=Leerweg, blank=True)
    van = models.DateField("begint op")
    tot = models.DateField("gestopt per", null=True, blank=True)
    uitkomst = models.CharField("hoe liep het af?", max_length=11, choices=Uitkomst, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = InschrijvingQuerySet.as_manager()

    class Meta:
        verbose_name = "inschrijving"
        verbose_name_plural = "inschrijvingen"
        ordering = ["-van", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="inschrijving_periode_oplopend",
                violation_error_message="De dag van stoppen ligt na de dag van begin.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True, uitkomst="")
                | Q(tot__isnull=False, uitkomst__in=["afgerond", "overgestapt", "gestopt"]),
                name="inschrijving_einde_met_uitkomst",
                violation_error_message="Wie stopt met een opleiding, heeft een uitkomst; wie nog bezig is niet.",
            ),
            models.CheckConstraint(
                condition=Q(leerweg__in=["", "bol", "bbl", "derde_leerweg"]),
                name="inschrijving_leerweg_bekend",
                violation_error_message="Kies BOL, BBL of de derde leerweg.",
            ),
            ExclusionConstraint(
                name="inschrijving_niet_dubbel",
                expressions=[
                    ("traject", RangeOperators.EQUAL),
                    ("opleiding", RangeOperators.EQUAL),
                    (half_open("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze deelnemer staat in deze periode al bij deze opleiding ingeschreven.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "-van", "-id"], name="inschrijving_op_traject")]

    @property
    def loopt(self) -> bool:
        """Whether somebody is still enrolled."""
        return self.tot is None

    def __str__(self) -> str:
        return f"Inschrijving {self.pk}"


class Studievoortgang(models.Model):
    """How it goes with an opleiding on one day. Only added to, so that it can be followed over time."""

    class Stand(models.TextChoices):
        OP_SCHEMA = "op_schema", "Gaat goed"
        LOOPT_ACHTER = "loopt_achter", "Loopt achter"
        DREIGT_TE_STOPPEN = "dreigt_te_stoppen", "Dreigt te stoppen"

    inschrijving = models.ForeignKey(Inschrijving, on_delete=models.CASCADE, related_name="voortgang")
    datum = models.DateField("datum")
    stand = models.CharField("hoe gaat het?", max_length=17, choices=Stand)
    toelichting = models.CharField("toelichting", max_length=500, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", auto_now_add=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = VoortgangQuerySet.as_manager()

    class Meta:
        verbose_name = "studievoortgang"
        verbose_name_plural = "studievoortgang"
        ordering = ["-datum", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand__in=["op_schema", "loopt_achter", "dreigt_te_stoppen"]),
                name="studievoortgang_stand_bekend",
                violation_error_message="Kies hoe het gaat.",
            ),
        ]
        indexes = [models.Index(fields=["inschrijving", "-datum", "-id"], name="studievoortgang_op_dag")]

    def __str__(self) -> str:
        return f"{self.get_stand_display()} op {self.datum:%d-%m-%Y}"
