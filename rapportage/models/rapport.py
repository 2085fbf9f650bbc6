"""A report: what was asked, how far it is, and the figures and the file that came out of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from rapportage.periode import Periode
from rapportage.queries import RapportQuerySet
from trajecten.models import Programma, Subsidieproject


class Rapportsoort(models.TextChoices):
    """The reports that exist; their definitions are registered in `rapportage.soorten`."""

    VOORTGANG = "voortgang", "Voortgang"


class Rapport(models.Model):
    """Figures of one programme or project over a period, frozen together with their document."""

    class Status(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", "Wacht op zijn beurt"
        BEZIG = "bezig", "Wordt gemaakt"
        KLAAR = "klaar", "Klaar"
        MISLUKT = "mislukt", "Mislukt"

    class Bron(models.TextChoices):
        HAND = "hand", "Aangevraagd"
        SCHEMA = "schema", "Volgens schema"

    soort = models.CharField("soort rapport", max_length=20, choices=Rapportsoort)
    programma = models.ForeignKey(Programma, on_delete=models.PROTECT, null=True, blank=True, related_name="rapporten")
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.PROTECT, null=True, blank=True, related_name="rapporten"
    )
    van = models.DateField("van")
    tot = models.DateField("tot en met")
    peildatum = models.DateField("peildatum")
    bron = models.CharField("waarom gemaakt", max_length=10, choices=Bron, default=Bron.HAND)
    # empty when the clock asked for it
    aangevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="rapporten"
    )
    aangevraagd_op = models.DateTimeField("aangevraagd op")

    status = models.CharField("status", max_length=12, choices=Status, default=Status.AANGEVRAAGD)
    voortgang = models.IntegerField("voortgang in procenten", default=0)
    stap = models.CharField("waar het mee bezig is", max_length=80, blank=True)
    # counts who took the work up: only the latest may finish it
    poging = models.IntegerField("poging", default=0)
    hartslag = models.DateTimeField("laatste teken van leven", null=True, blank=True)
    foutmelding = models.TextField("wat er misging", blank=True)

    cijfers = models.JSONField("cijfers", null=True, blank=True)
    bestand = models.FileField("document", upload_to="rapporten/", blank=True)
    sha256 = models.CharField("controlegetal van het document", max_length=64, blank=True)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)

    objects = RapportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=["voortgang"]),
                name="rapport_soort_bekend",
                violation_error_message="Dit soort rapport bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["aangevraagd", "bezig", "klaar", "mislukt"]),
                name="rapport_status_bekend",
                violation_error_message="Deze status bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(bron="hand", aangevraagd_door__isnull=False)
                | Q(bron="schema", aangevraagd_door__isnull=True),
                name="rapport_aanvrager_bij_hand",
                violation_error_message="Een rapport is van een aanvrager of van het schema.",
            ),
            models.CheckConstraint(
                condition=Q(programma__isnull=False, subsidieproject__isnull=True)
                | Q(programma__isnull=True, subsidieproject__isnull=False),
                name="rapport_over_een_onderwerp",
                violation_error_message="Kies een programma of een subsidieproject.",
            ),
            models.CheckConstraint(
                condition=Q(van__lte=F("tot")),
                name="rapport_periode_oplopend",
                violation_error_message="De periode eindigt voordat hij begint.",
            ),
            models.CheckConstraint(
                condition=Q(voortgang__gte=0, voortgang__lte=100) & Q(poging__gte=0),
                name="rapport_voortgang_in_procenten",
                violation_error_message="De voortgang ligt tussen 0 en 100 procent.",
            ),
            models.CheckConstraint(
                condition=Q(status="klaar", cijfers__isnull=False, klaar_op__isnull=False)
                & ~Q(bestand="")
                & ~Q(sha256="")
                | ~Q(status="klaar") & Q(cijfers__isnull=True, klaar_op__isnull=True, bestand="", sha256=""),
                name="rapport_klaar_met_cijfers_en_bestand",
                violation_error_message="Een rapport is klaar als de cijfers en het document er zijn.",
            ),
            models.CheckConstraint(
                condition=Q(status="mislukt") & ~Q(foutmelding="") | ~Q(status="mislukt") & Q(foutmelding=""),
                name="rapport_mislukt_met_reden",
                violation_error_message="Schrijf op wat er misging.",
            ),
            models.CheckConstraint(
                condition=~Q(status="bezig") | Q(hartslag__isnull=False),
                name="rapport_bezig_met_hartslag",
                violation_error_message="Een rapport dat gemaakt wordt, geeft tekenen van leven.",
            ),
            models.UniqueConstraint(
                fields=["soort", "programma", "subsidieproject", "van", "tot"],
                condition=Q(bron="schema"),
                nulls_distinct=False,
                name="rapport_een_per_schema_en_periode",
                violation_error_message="Dit rapport is al gemaakt volgens het schema.",
            ),
            models.UniqueConstraint(
                fields=["soort", "programma", "subsidieproject", "van", "tot", "peildatum", "aangevraagd_door"],
                condition=Q(status__in=["aangevraagd", "bezig"]),
                nulls_distinct=False,
                name="rapport_een_open_aanvraag",
                violation_error_message="Dit rapport wordt al gemaakt.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["hartslag", "id"],
                condition=Q(status__in=["aangevraagd", "bezig"]),
                name="rapport_nog_te_maken",
            ),
        ]

    @property
    def periode(self) -> Periode:
        """From the first up to and including the last day."""
        return Periode(self.van, self.tot)

    @property
    def onderwerp(self) -> Programma | Subsidieproject:
        """What it is about; a constraint says that it is exactly one of the two."""
        gekozen = self.programma or self.subsidieproject
        assert gekozen is not None
        return gekozen

    @property
    def is_onderweg(self) -> bool:
        """Whether it is still going to be made."""
        return self.status in (self.Status.AANGEVRAAGD, self.Status.BEZIG)

    @property
    def titel(self) -> str:
        """What it is called: "Voortgang derde kwartaal 2026"."""
        return f"{self.get_soort_display()} {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("rapportage:rapport", args=[self.pk])

    def __str__(self) -> str:
        return self.titel
