"""Schools that ask for places, and what is promised to them."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from onderwijs.models.opleiding import Onderwijsinstelling
from onderwijs.stagevraag.queries import StagevraagQuerySet, ToezeggingQuerySet
from onderwijs.stagevraag.regels import AANTAL_HOOGSTENS, Urgentie
from trajecten.plaatsvragen import NIVEAUS


class Stagevraag(models.Model):
    """What a school asks: how many places, for which level, from when, and how urgent.

    `soort` is a code of Codelijst.PLAATSINGSOORT and `sectoren` are codes of Codelijst.SECTOR; none: any sector.
    Places are asked over [vanaf, tot). `behandelaar` looks for them. Never about one pupil: who gets a place is a
    deelnemer, and belongs in that dossier.
    """

    instelling = models.ForeignKey(Onderwijsinstelling, on_delete=models.PROTECT, related_name="stagevragen")
    contact = models.CharField("wie bij de school", max_length=160, blank=True)
    soort = models.CharField("soort plek", max_length=40)
    sectoren = ArrayField(models.CharField(max_length=40), verbose_name="sectoren", default=list, blank=True)
    niveau = models.IntegerField("niveau", null=True, blank=True, choices=list(NIVEAUS.items()))
    aantal = models.IntegerField("aantal plekken")
    dagen_per_week = models.DecimalField("dagen per week", max_digits=2, decimal_places=1, null=True, blank=True)
    vanaf = models.DateField("vanaf")
    tot = models.DateField("tot", null=True, blank=True)
    urgentie = models.CharField("hoe dringend", max_length=8, choices=Urgentie)
    toelichting = models.TextField("toelichting", blank=True)
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="stagevragen", verbose_name="wie zoekt"
    )
    versie = models.IntegerField("versie", default=1, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StagevraagQuerySet.as_manager()

    class Meta:
        verbose_name = "stagevraag"
        verbose_name_plural = "stagevragen"
        ordering = ["vanaf", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(soort=""),
                name="stagevraag_soort_ingevuld",
                violation_error_message="Kies wat voor plek de school zoekt.",
            ),
            models.CheckConstraint(
                condition=Q(aantal__gte=1, aantal__lte=AANTAL_HOOGSTENS),
                name="stagevraag_aantal_kan",
                violation_error_message=f"Een school zoekt 1 tot en met {AANTAL_HOOGSTENS} plekken.",
            ),
            models.CheckConstraint(
                condition=Q(niveau__isnull=True) | Q(niveau__gte=0, niveau__lte=4),
                name="stagevraag_niveau_bekend",
                violation_error_message="Kies praktijkonderwijs of mbo 1 tot en met 4.",
            ),
            models.CheckConstraint(
                condition=Q(dagen_per_week__isnull=True) | Q(dagen_per_week__gt=0, dagen_per_week__lte=7),
                name="stagevraag_dagen_kunnen",
                violation_error_message="Een week heeft hoogstens 7 dagen.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("vanaf")),
                name="stagevraag_einde_na_begin",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            ),
            models.CheckConstraint(
                condition=Q(urgentie__in=["dringend", "snel", "gewoon"]),
                name="stagevraag_urgentie_bekend",
                violation_error_message="Kies hoe dringend het is.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="stagevraag_ingetrokken_door_iemand",
                violation_error_message="Bij intrekken hoort wie dat deed, en wanneer.",
            ),
        ]
        indexes = [
            models.Index(fields=["vanaf", "id"], condition=Q(ingetrokken_op__isnull=True), name="stagevraag_op_begin"),
            models.Index(fields=["behandelaar"], name="stagevraag_op_behandelaar"),
        ]

    @property
    def is_ingetrokken(self) -> bool:
        """Whether the school does not look any more."""
        return self.ingetrokken_op is not None

    @property
    def laatste_dag(self) -> date | None:
        """The last day for which places are asked."""
        return None if self.tot is None else self.tot - timedelta(days=1)

    def get_absolute_url(self) -> str:
        return reverse("onderwijs:stagevraag", args=[self.pk])

    def __str__(self) -> str:
        return f"Vraag van {self.instelling} per {self.vanaf:%d-%m-%Y}"


class Stagetoezegging(models.Model):
    """Places of an employer that are promised to a school, until pupils are placed there or the promise is withdrawn.

    `kenmerk` names the place as the app of employers does (trajecten.plaatsvragen), `werkgever` and `plek` how it was
    called then: a promise reads the same when the place is gone.
    """

    class Staat(models.TextChoices):
        TOEGEZEGD = "toegezegd", "Toegezegd"
        GEPLAATST = "geplaatst", "Geplaatst"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    stagevraag = models.ForeignKey(Stagevraag, on_delete=models.PROTECT, related_name="toezeggingen")
    kenmerk = models.CharField("kenmerk van de plek", max_length=60)
    werkgever = models.CharField("werkgever", max_length=160)
    plek = models.CharField("plek", max_length=200, blank=True)
    aantal = models.IntegerField("aantal plekken")
    staat = models.CharField("staat", max_length=11, choices=Staat, default=Staat.TOEGEZEGD)
    gemaakt_op = models.DateTimeField("toegezegd op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    afgesloten_op = models.DateTimeField("geplaatst of ingetrokken op", null=True, blank=True)
    afgesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ToezeggingQuerySet.as_manager()

    class Meta:
        verbose_name = "stagetoezegging"
        verbose_name_plural = "stagetoezeggingen"
        ordering = ["stagevraag", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aantal__gte=1, aantal__lte=AANTAL_HOOGSTENS),
                name="stagetoezegging_aantal_kan",
                violation_error_message="Zeg minstens 1 plek toe.",
            ),
            models.CheckConstraint(
                condition=~Q(kenmerk="") & ~Q(werkgever=""),
                name="stagetoezegging_van_een_werkgever",
                violation_error_message="Kies bij welke werkgever de plek is.",
            ),
            models.CheckConstraint(
                condition=Q(staat="toegezegd", afgesloten_op__isnull=True, afgesloten_door__isnull=True)
                | Q(staat__in=["geplaatst", "ingetrokken"], afgesloten_op__isnull=False, afgesloten_door__isnull=False),
                name="stagetoezegging_afgesloten_door_iemand",
                violation_error_message="Bij geplaatst of ingetrokken hoort wie dat zei, en wanneer.",
            ),
        ]
        indexes = [
            models.Index(fields=["kenmerk"], condition=Q(staat="toegezegd"), name="stagetoezegging_op_kenmerk"),
        ]

    def __str__(self) -> str:
        return f"{self.aantal} bij {self.werkgever}"
