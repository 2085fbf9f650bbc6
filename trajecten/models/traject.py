"""A traject: one person in one programme, from start to end, and who guides them."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse

from trajecten.models.deelnemer import Deelnemer
from trajecten.models.programma import Programma, Subsidieproject
from trajecten.queries import BetrokkeneQuerySet, TrajectQuerySet


class Datumbereik(Func):
    """The half-open date range from one column up to another; an empty end means still running."""

    function = "DATERANGE"
    output_field = DateRangeField()


def half_open(van: str, tot: str) -> Datumbereik:
    """SQL for [van, tot) over two date columns."""
    return Datumbereik(F(van), F(tot), Value("[)"))


class Traject(models.Model):
    """The way of one deelnemer through one programma."""

    trajectnummer = models.CharField("trajectnummer", max_length=40)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="trajecten")
    programma = models.ForeignKey(Programma, on_delete=models.PROTECT, related_name="trajecten")
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.PROTECT, related_name="trajecten", null=True, blank=True
    )
    aanmelddatum = models.DateField("aanmelddatum")
    startdatum = models.DateField("startdatum", null=True, blank=True)
    einddatum = models.DateField("einddatum", null=True, blank=True)
    instroomkanaal = models.CharField("instroomkanaal", max_length=40, blank=True)
    doelgroepen = ArrayField(
        models.CharField(max_length=40),
        verbose_name="doelgroepen",
        default=list,
        blank=True,
        help_text="Codes van de lijst doelgroep.",
    )
    doel = models.TextField("doel in eigen woorden", blank=True)
    # of the form with which somebody was signed up: sent twice, it is written once
    sleutel = models.UUIDField("sleutel", null=True, blank=True, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = TrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        constraints = [
            models.UniqueConstraint(
                fields=["trajectnummer"],
                name="traject_nummer_uniek",
                violation_error_message="Dit trajectnummer bestaat al.",
            ),
            models.UniqueConstraint(
                fields=["sleutel"],
                name="traject_sleutel_uniek",
                violation_error_message="Dit formulier is al opgeslagen.",
            ),
            models.CheckConstraint(
                # somebody who signed up may stop before the start
                condition=Q(einddatum__isnull=True)
                | Q(startdatum__isnull=False, einddatum__gte=F("startdatum"))
                | Q(startdatum__isnull=True, einddatum__gte=F("aanmelddatum")),
                name="traject_einde_na_start",
                violation_error_message="De einddatum ligt voor de startdatum of de aanmelding.",
            ),
            ExclusionConstraint(
                name="traject_een_lopend_per_programma",
                expressions=[
                    ("deelnemer", RangeOperators.EQUAL),
                    ("programma", RangeOperators.EQUAL),
                    (half_open("startdatum", "einddatum"), RangeOperators.OVERLAPS),
                ],
                condition=Q(startdatum__isnull=False),
                violation_error_message="Deze deelnemer heeft al een lopend traject in dit programma.",
            ),
        ]
        indexes = [
            models.Index(fields=["programma", "startdatum", "einddatum"], name="traject_op_looptijd"),
            models.Index(fields=["-startdatum", "-id"], name="traject_op_start"),
        ]

    def loopt_op(self, peildatum: date) -> bool:
        """True when `peildatum` lies in [startdatum, einddatum)."""
        if self.startdatum is None or peildatum < self.startdatum:
            return False
        return self.einddatum is None or peildatum < self.einddatum

    def get_absolute_url(self) -> str:
        return reverse("trajecten:dossier", args=[self.pk])

    def __str__(self) -> str:
        return self.trajectnummer


class Betrokkene(models.Model):
    """Who guides a traject in which role, from when to when. Access follows from it."""

    class Rol(models.TextChoices):
        CASEMANAGER = "casemanager", "Casemanager"
        JOBCOACH = "jobcoach", "Jobcoach"
        TRAINER = "trainer", "Trainer"
        LEERMEESTER = "leermeester", "Leermeester"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="betrokkenen")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="betrokken_bij")
    rol = models.CharField("rol", max_length=12, choices=Rol)
    van = models.DateField("van")
    tot = models.DateField("tot", null=True, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = BetrokkeneQuerySet.as_manager()

    class Meta:
        verbose_name = "betrokkene"
        verbose_name_plural = "betrokkenen"
        constraints = [
            models.CheckConstraint(
                condition=Q(rol__in=["casemanager", "jobcoach", "trainer", "leermeester"]),
                name="betrokkene_rol_bekend",
                violation_error_message="Kies een rol uit de lijst.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="betrokkene_periode_oplopend",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            ExclusionConstraint(
                name="betrokkene_niet_dubbel",
                expressions=[
                    ("traject", RangeOperators.EQUAL),
                    ("gebruiker", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    (half_open("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze collega heeft deze rol al in deze periode.",
            ),
        ]
        indexes = [models.Index(fields=["gebruiker", "traject"], name="betrokkene_eigen_trajecten")]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} {self.gebruiker}"
