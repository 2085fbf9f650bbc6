"""Evaluations of a placement: what was discussed with the employer, agreements and worked hours."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value

from werkgevers.evaluatie.queries import EvaluatieQuerySet
from werkgevers.evaluatie.regels import UREN_PER_WEEK_HOOGSTENS, WEEK, Moment, Staat
from werkgevers.models.evaluatieformulier import Evaluatieformulier, Formulierregel
from werkgevers.models.plaatsing import Plaatsing

AFSPRAKEN_LENGTE = 2000
TOELICHTING_LENGTE = 200


class Evaluatie(models.Model):
    """An evaluation of a placement. A concept until it is frozen; from then on its content never changes (triggers).

    `inhoud` is the canonical content that is signed and `inhoud_sha256` its hash, which the database checks. What is
    wrong in a frozen one is put right in a new one that replaces it (`vervangt`). `datum` is the day of the talk.
    """

    plaatsing = models.ForeignKey(Plaatsing, on_delete=models.PROTECT, related_name="evaluaties")
    formulier = models.ForeignKey(Evaluatieformulier, on_delete=models.PROTECT, related_name="evaluaties")
    moment = models.CharField("moment", max_length=6, choices=Moment)
    datum = models.DateField("datum van het gesprek")
    afspraken = models.TextField("afspraken", blank=True, max_length=AFSPRAKEN_LENGTE)
    staat = models.CharField("staat", max_length=11, choices=Staat, default=Staat.CONCEPT)
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evaluaties")
    # everybody who wrote in it: none of them signs for another side
    schrijvers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name="schreven mee")
    inhoud = models.BinaryField("bevroren inhoud", default=b"", editable=False)
    inhoud_sha256 = models.CharField("SHA-256 van de inhoud", max_length=64, blank=True, editable=False)
    bevroren_op = models.DateTimeField("bevroren op", null=True, blank=True, editable=False)
    bevroren_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ingetrokken_omdat = models.CharField("ingetrokken omdat", max_length=200, blank=True)
    vervangt = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="vervanger")
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = EvaluatieQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatie"
        verbose_name_plural = "evaluaties"
        ordering = ["plaatsing", "datum", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(moment__in=Moment.values),
                name="evaluatie_moment_bekend",
                violation_error_message="Kies nul, tussen, eind of extra.",
            ),
            models.CheckConstraint(
                condition=Q(staat__in=Staat.values),
                name="evaluatie_staat_bekend",
                violation_error_message="Deze staat kennen we niet.",
            ),
            models.UniqueConstraint(
                fields=["plaatsing"],
                condition=Q(moment=Moment.NUL) & ~Q(staat=Staat.INGETROKKEN),
                name="evaluatie_een_nulevaluatie",
                violation_error_message="Deze plaatsing heeft al een nulevaluatie.",
            ),
            models.UniqueConstraint(
                fields=["plaatsing"],
                condition=Q(moment=Moment.EIND) & ~Q(staat=Staat.INGETROKKEN),
                name="evaluatie_een_eindevaluatie",
                violation_error_message="Deze plaatsing heeft al een eindevaluatie.",
            ),
            models.CheckConstraint(
                condition=Q(staat=Staat.CONCEPT, bevroren_op__isnull=True, bevroren_door__isnull=True, inhoud_sha256="")
                | (~Q(staat=Staat.CONCEPT) & Q(bevroren_op__isnull=False, bevroren_door__isnull=False)),
                name="evaluatie_bevroren_of_concept",
                violation_error_message="Alleen een concept is nog niet bevroren.",
            ),
            models.CheckConstraint(
                # the database computes the hash itself: what is signed is what is stored
                condition=Q(bevroren_op__isnull=True)
                | Q(
                    inhoud_sha256=Func(
                        Func(F("inhoud"), function="sha256"),
                        Value("hex"),
                        function="encode",
                        output_field=models.CharField(),
                    )
                ),
                name="evaluatie_hash_van_de_inhoud",
                violation_error_message="De hash past niet bij de inhoud.",
            ),
            models.CheckConstraint(
                condition=Q(staat=Staat.INGETROKKEN, ingetrokken_op__isnull=False, ingetrokken_door__isnull=False)
                & ~Q(ingetrokken_omdat="")
                | ~Q(staat=Staat.INGETROKKEN)
                & Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True, ingetrokken_omdat=""),
                name="evaluatie_ingetrokken_met_reden",
                violation_error_message="Schrijf op waarom je de evaluatie intrekt.",
            ),
            models.CheckConstraint(
                condition=Q(vervangt__isnull=True) | ~Q(vervangt=F("id")),
                name="evaluatie_vervangt_een_andere",
                violation_error_message="Een evaluatie kan zichzelf niet vervangen.",
            ),
        ]
        indexes = [
            models.Index(fields=["plaatsing", "-datum", "-id"], name="evaluatie_op_plaatsing"),
            models.Index(fields=["staat", "datum"], name="evaluatie_op_staat"),
            models.Index(fields=["-datum", "-id"], name="evaluatie_op_datum"),
        ]

    @property
    def is_concept(self) -> bool:
        """Whether its content may still change."""
        return self.staat == Staat.CONCEPT

    def wie_schreven(self) -> set[int]:
        """The ids of who prepared it and of everybody who wrote in it."""
        return {self.opgesteld_door_id, *self.schrijvers.values_list("pk", flat=True)}

    def is_van(self, gebruiker_pk: int) -> bool:
        """Whether this member of staff wrote in it."""
        return gebruiker_pk in self.wie_schreven()

    @property
    def totaal_minuten(self) -> int:
        """Worked minutes in all weeks together."""
        return sum(week.minuten for week in self.weken.all())

    def __str__(self) -> str:
        return f"{self.get_moment_display()} van {self.datum:%d-%m-%Y}"


class Evaluatieregel(models.Model):
    """The judgement on one line: a place on the scale of the form from 1, or said not to be discussed."""

    evaluatie = models.ForeignKey(Evaluatie, on_delete=models.CASCADE, related_name="regels")
    formulierregel = models.ForeignKey(Formulierregel, on_delete=models.PROTECT, related_name="+")
    oordeel = models.IntegerField("oordeel", null=True, blank=True)
    niet_besproken = models.BooleanField("niet besproken", default=False)
    toelichting = models.CharField("toelichting", max_length=TOELICHTING_LENGTE, blank=True)

    class Meta:
        verbose_name = "regel van een evaluatie"
        verbose_name_plural = "regels van evaluaties"
        ordering = ["evaluatie", "formulierregel__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluatie", "formulierregel"],
                name="evaluatieregel_een_oordeel",
                violation_error_message="Deze regel heeft al een oordeel.",
            ),
            models.CheckConstraint(
                condition=Q(oordeel__isnull=True) | Q(oordeel__gte=1, oordeel__lte=5, niet_besproken=False),
                name="evaluatieregel_oordeel_op_de_schaal",
                violation_error_message="Kies een oordeel van de schaal, of “niet besproken”.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.formulierregel}: {self.oordeel or 'niet besproken'}"


class Evaluatieweek(models.Model):
    """Worked time in one week, over the days [van, tot)."""

    evaluatie = models.ForeignKey(Evaluatie, on_delete=models.CASCADE, related_name="weken")
    van = models.DateField("van")
    tot = models.DateField("tot")
    minuten = models.IntegerField("minuten")

    class Meta:
        verbose_name = "week van een evaluatie"
        verbose_name_plural = "weken van evaluaties"
        ordering = ["evaluatie", "van"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluatie", "van"],
                name="evaluatieweek_een_keer",
                violation_error_message="Deze week staat er al in.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gt=F("van"), tot__lte=F("van") + WEEK),
                name="evaluatieweek_hoogstens_een_week",
                violation_error_message="Een week heeft 1 tot en met 7 dagen.",
            ),
            models.CheckConstraint(
                condition=Q(minuten__gte=0, minuten__lte=UREN_PER_WEEK_HOOGSTENS * 60),
                name="evaluatieweek_uren_0_tot_80",
                violation_error_message="Uren per week liggen tussen 0 en 80.",
            ),
        ]

    def __str__(self) -> str:
        return f"week van {self.van:%d-%m-%Y}"
