"""The Zelfredzaamheid-Matrix: instruments with their leefgebieden, measurements and scores.

Only names of leefgebieden and levels are here; the texts of the matrix belong to GGD Amsterdam (domein §1.5).
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models import Traject
from trajecten.stappenplan.regels import ACUUT_HOOGSTENS
from zelfredzaamheid.queries import MetingQuerySet


class Instrument(models.Model):
    """A version of an instrument. Measurements with different versions are never compared."""

    code = models.CharField("code", max_length=20)
    naam = models.CharField("naam", max_length=80)

    class Meta:
        verbose_name = "instrument"
        verbose_name_plural = "instrumenten"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="instrument_code_uniek",
                violation_error_message="Er is al een instrument met deze code.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Leefgebied(models.Model):
    """A domain of life in one version of an instrument."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="leefgebieden")
    code = models.CharField("code", max_length=40)
    naam = models.CharField("naam", max_length=80)
    volgorde = models.IntegerField("volgorde")
    bijzonder = models.BooleanField(
        "bijzondere gegevens", default=False, help_text="Gezondheid of justitie: alleen voor wie dat mag zien."
    )

    class Meta:
        verbose_name = "leefgebied"
        verbose_name_plural = "leefgebieden"
        ordering = ["instrument", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "code"],
                name="leefgebied_code_uniek",
                violation_error_message="Dit leefgebied staat er al in.",
            ),
            models.UniqueConstraint(
                fields=["instrument", "volgorde"],
                name="leefgebied_volgorde_uniek",
                violation_error_message="Er staat al een leefgebied op deze plaats.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Meting(models.Model):
    """A measurement of one traject on one day. Unchangeable once fixed: a correction is a new version with a reason."""

    class Soort(models.TextChoices):
        NUL = "nul", "Nulmeting"
        TUSSEN = "tussen", "Tussenmeting"
        EIND = "eind", "Eindmeting"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="metingen")
    soort = models.CharField("soort", max_length=6, choices=Soort)
    datum = models.DateField("datum")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="metingen")
    beoordelaar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="metingen")
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    klaar_op = models.DateTimeField("klaar om vast te stellen op", null=True, blank=True)
    klaar_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    terug_omdat = models.TextField("teruggegeven omdat", blank=True)
    vervangt = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="correctie")
    reden_correctie = models.TextField("reden van de correctie", blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    bewerkt_in = models.UUIDField(
        "bewerkt in", null=True, editable=False, help_text="Het scherm waarin de laatste wijziging is gemaakt."
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = MetingQuerySet.as_manager()

    class Meta:
        verbose_name = "meting"
        verbose_name_plural = "metingen"
        ordering = ["traject", "datum", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=["nul", "tussen", "eind"]),
                name="meting_soort_bekend",
                violation_error_message="Kies nulmeting, tussenmeting of eindmeting.",
            ),
            models.UniqueConstraint(
                fields=["traject"],
                condition=Q(soort="nul", vervangt__isnull=True),
                name="meting_een_nulmeting",
                violation_error_message="Dit traject heeft al een nulmeting.",
            ),
            models.UniqueConstraint(
                fields=["traject"],
                condition=Q(soort="eind", vervangt__isnull=True),
                name="meting_een_eindmeting",
                violation_error_message="Dit traject heeft al een eindmeting.",
            ),
            models.CheckConstraint(
                condition=Q(vastgesteld_op__isnull=True, vastgesteld_door__isnull=True)
                | Q(vastgesteld_op__isnull=False, vastgesteld_door__isnull=False),
                name="meting_vastgesteld_op_en_door",
                violation_error_message="Bij een vastgestelde meting staat wie het deed en wanneer.",
            ),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True, klaar_door__isnull=True)
                | Q(klaar_op__isnull=False, klaar_door__isnull=False, terug_omdat=""),
                name="meting_klaar_op_en_door",
                violation_error_message="Bij een meting die klaar is, staat van wie en sinds wanneer.",
            ),
            models.CheckConstraint(
                condition=Q(vervangt__isnull=True, reden_correctie="")
                | (Q(vervangt__isnull=False) & ~Q(reden_correctie="") & ~Q(vervangt=F("id"))),
                name="meting_correctie_met_reden",
                violation_error_message="Schrijf op waarom je de meting verbetert.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "datum", "id"], name="meting_op_traject"),
            models.Index(fields=["-datum", "-id"], name="meting_nieuwste_eerst"),
            models.Index(fields=["traject"], condition=Q(vastgesteld_op__isnull=True), name="meting_nog_concept"),
        ]

    @property
    def is_vastgesteld(self) -> bool:
        """True when nothing of this measurement can change any more."""
        return self.vastgesteld_op is not None

    @property
    def is_klaar(self) -> bool:
        """True while it waits for whoever fixes measurements."""
        return self.klaar_op is not None and self.vastgesteld_op is None

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.datum:%d-%m-%Y}"


class Score(models.Model):
    """The level on one leefgebied: 1 up to 5, or empty when it was not discussed. Never 0, never an average."""

    class Niveau(models.IntegerChoices):
        ACUUT = 1, "acute problematiek"
        NIET = 2, "niet zelfredzaam"
        BEPERKT = 3, "beperkt zelfredzaam"
        VOLDOENDE = 4, "voldoende zelfredzaam"
        VOLLEDIG = 5, "volledig zelfredzaam"

    meting = models.ForeignKey(Meting, on_delete=models.CASCADE, related_name="scores")
    leefgebied = models.ForeignKey(Leefgebied, on_delete=models.PROTECT, related_name="scores")
    score = models.IntegerField("score", choices=Niveau, null=True, blank=True)
    niet_besproken = models.BooleanField(
        "niet besproken", default=False, help_text="Iemand zei dit met zoveel woorden; anders is er niets gekozen."
    )
    toelichting = models.TextField("toelichting", blank=True)
    reden_lager = models.TextField("waarom lager", blank=True)
    eerste_stap = models.TextField("eerste stap bij acute problematiek", blank=True)
    geen_stap_omdat = models.TextField("waarom geen stap", blank=True)

    class Meta:
        verbose_name = "score"
        verbose_name_plural = "scores"
        constraints = [
            models.UniqueConstraint(
                fields=["meting", "leefgebied"],
                name="score_een_per_leefgebied",
                violation_error_message="Dit leefgebied heeft al een score in deze meting.",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=5),
                name="score_van_1_tot_en_met_5",
                violation_error_message="Een score is 1, 2, 3, 4 of 5.",
            ),
            models.CheckConstraint(
                condition=Q(eerste_stap="", geen_stap_omdat="") | Q(score__lte=ACUUT_HOOGSTENS, score__isnull=False),
                name="score_stap_alleen_bij_acuut",
                violation_error_message="Alleen bij een acute score vragen we een eerste stap of een reden.",
            ),
            models.CheckConstraint(
                condition=Q(niet_besproken=False) | Q(score__isnull=True),
                name="score_niet_besproken_is_leeg",
                violation_error_message="Een leefgebied met een score is wel besproken.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leefgebied}: {self.score or 'niet besproken'}"
