"""A report: what was asked, how far it is, and the figures and the files that came out of it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from rapportage.periode import Periode
from rapportage.queries import RapportQuerySet
from rapportage.vraag import Onderwerp, Vraag
from toegang.controle import mag
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Programma, Subsidieproject, Traject


class Rapportsoort(models.TextChoices):
    """The reports that exist; their definitions are registered in `rapportage.soorten`."""

    VOORTGANG = "voortgang", "Voortgang"
    ESF = "esf", "ESF+"
    MDT = "mdt", "MDT"
    UREN = "uren", "Uren"
    DEELNEMER = "deelnemer", "Voortgang van een deelnemer"
    FINANCIERING = "financiering", "Financiering"


# the heading of the document
KOPPEN = {
    "voortgang": "Voortgangsrapport",
    "esf": "ESF+-rapport",
    "mdt": "MDT-rapport",
    "uren": "Urenrapport",
    "deelnemer": "Hoe het gaat",
    "financiering": "Financieringsrapport",
}
# about which kind of subject each of them is
OVER_PROGRAMMA = ("voortgang", "financiering")
OVER_SUBSIDIEPROJECT = ("esf", "mdt", "uren")
OVER_TRAJECT = ("deelnemer",)
EEN_ONDERWERP = (
    Q(programma__isnull=False, subsidieproject__isnull=True, traject__isnull=True)
    | Q(programma__isnull=True, subsidieproject__isnull=False, traject__isnull=True)
    | Q(programma__isnull=True, subsidieproject__isnull=True, traject__isnull=False)
)
# what makes two reports the same one: their versions follow each other
ZELFDE_RAPPORT = ("soort", "programma", "subsidieproject", "traject", "opties", "van", "tot")


class Rapport(models.Model):
    """Figures of one programme, project or traject over a period, frozen together with their rows and documents.

    A final report is made of the rows of a concept (`uit`) and never changes; a correction is a new version that names
    the one it replaces (`vervangt`).
    """

    class Status(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", "Wacht op zijn beurt"
        BEZIG = "bezig", "Wordt gemaakt"
        KLAAR = "klaar", "Klaar"
        MISLUKT = "mislukt", "Mislukt"

    class Staat(models.TextChoices):
        CONCEPT = "concept", "Concept"
        DEFINITIEF = "definitief", "Definitief"

    class Bron(models.TextChoices):
        HAND = "hand", "Aangevraagd"
        SCHEMA = "schema", "Volgens schema"

    soort = models.CharField("soort rapport", max_length=20, choices=Rapportsoort)
    programma = models.ForeignKey(Programma, on_delete=models.PROTECT, null=True, blank=True, related_name="rapporten")
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.PROTECT, null=True, blank=True, related_name="rapporten"
    )
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, null=True, blank=True, related_name="rapporten")
    # the choices that this kind of report leaves open
    opties = models.JSONField("keuzes", default=dict, blank=True)
    van = models.DateField("van")
    tot = models.DateField("tot en met")
    peildatum = models.DateField("peildatum")
    bron = models.CharField("waarom gemaakt", max_length=10, choices=Bron, default=Bron.HAND)
    # empty when the clock asked for it
    aangevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="rapporten"
    )
    aangevraagd_op = models.DateTimeField("aangevraagd op")

    versie = models.IntegerField("versie", default=1)
    staat = models.CharField("staat", max_length=10, choices=Staat, default=Staat.CONCEPT)
    uit = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="definitieven")
    vervangt = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="verbeteringen")
    # codes of the checks that were not right when it was made final all the same
    overgeslagen = models.JSONField("overgeslagen controles", default=list, blank=True)
    reden = models.TextField("reden van overslaan of verbeteren", blank=True)

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
    # the same document for the archive; only of a final report
    archief = models.FileField("document voor het archief", upload_to="rapporten/", blank=True)
    archief_sha256 = models.CharField("controlegetal van het archief", max_length=64, blank=True)
    # what the figures were counted from; empty for reports from before rows were kept
    rijen = models.FileField("gegevens", upload_to="rapporten/", blank=True)
    rijen_sha256 = models.CharField("controlegetal van de gegevens", max_length=64, blank=True)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)
    bewaren_tot = models.DateField("bewaren tot", null=True, blank=True)
    verwijderd_op = models.DateTimeField("bestanden verwijderd op", null=True, blank=True)

    objects = RapportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=["voortgang", "esf", "mdt", "uren", "deelnemer", "financiering"]),
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
                condition=EEN_ONDERWERP
                & (~Q(soort__in=OVER_PROGRAMMA) | Q(programma__isnull=False))
                & (~Q(soort__in=OVER_SUBSIDIEPROJECT) | Q(subsidieproject__isnull=False))
                & (~Q(soort__in=OVER_TRAJECT) | Q(traject__isnull=False)),
                name="rapport_over_een_onderwerp",
                violation_error_message="Kies een programma, een subsidieproject of een traject.",
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
                condition=Q(status="klaar", klaar_op__isnull=False)
                # of a report about one deelnemer the figures are words about somebody: they go with the files
                & (Q(cijfers__isnull=False) | Q(traject__isnull=False, verwijderd_op__isnull=False))
                & (~Q(bestand="") | Q(verwijderd_op__isnull=False))
                & ~Q(sha256="")
                | ~Q(status="klaar")
                & Q(cijfers__isnull=True, klaar_op__isnull=True, verwijderd_op__isnull=True)
                & Q(bestand="", sha256="", archief="", archief_sha256="", rijen="", rijen_sha256=""),
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
            models.CheckConstraint(
                condition=Q(staat="concept", uit__isnull=True, vervangt__isnull=True, overgeslagen=[], reden="")
                | Q(staat="definitief", uit__isnull=False),
                name="rapport_definitief_uit_een_concept",
                violation_error_message="Een definitief rapport komt uit een concept.",
            ),
            models.CheckConstraint(
                condition=Q(vervangt__isnull=True, overgeslagen=[]) | ~Q(reden=""),
                name="rapport_overslaan_of_verbeteren_met_reden",
                violation_error_message="Schrijf op waarom je een controle overslaat of het vorige rapport verbetert.",
            ),
            models.CheckConstraint(
                condition=~Q(staat="definitief", status="klaar")
                | ~Q(archief_sha256="") & ~Q(rijen_sha256="") & (~Q(archief="") | Q(verwijderd_op__isnull=False)),
                name="rapport_definitief_met_archief_en_gegevens",
                violation_error_message="Een definitief rapport heeft een archiefdocument en de gegevens eronder.",
            ),
            models.UniqueConstraint(
                fields=[*ZELFDE_RAPPORT, "versie"],
                nulls_distinct=False,
                name="rapport_versie_uniek",
                violation_error_message="Deze versie van het rapport bestaat al.",
            ),
            models.UniqueConstraint(
                fields=[*ZELFDE_RAPPORT],
                # one that failed stands in nobody's way
                condition=Q(staat="definitief", vervangt__isnull=True) & ~Q(status="mislukt"),
                nulls_distinct=False,
                name="rapport_een_keer_voor_het_eerst_definitief",
                violation_error_message="Dit rapport is al definitief. Een verbetering noemt wat ze vervangt.",
            ),
            models.UniqueConstraint(
                fields=["vervangt"],
                condition=~Q(status="mislukt"),
                name="rapport_een_keer_vervangen",
                violation_error_message="Dit rapport is al vervangen door een andere versie.",
            ),
            models.UniqueConstraint(
                fields=[*ZELFDE_RAPPORT],
                condition=Q(bron="schema"),
                nulls_distinct=False,
                name="rapport_een_per_schema_en_periode",
                violation_error_message="Dit rapport is al gemaakt volgens het schema.",
            ),
            models.UniqueConstraint(
                fields=[*ZELFDE_RAPPORT, "staat", "peildatum", "aangevraagd_door"],
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
            models.Index(
                fields=["bewaren_tot"],
                condition=Q(bewaren_tot__isnull=False, verwijderd_op__isnull=True),
                name="rapport_te_verwijderen",
            ),
        ]

    @property
    def periode(self) -> Periode:
        """From the first up to and including the last day."""
        return Periode(self.van, self.tot)

    @property
    def onderwerp(self) -> Onderwerp:
        """What it is about; a constraint says that it is exactly one of the three."""
        gekozen = self.programma or self.subsidieproject or self.traject
        assert gekozen is not None
        return gekozen

    @property
    def vraag(self) -> Vraag:
        """What was asked."""
        return Vraag(self.soort, self.onderwerp, self.periode, self.peildatum, self.opties)

    @property
    def is_definitief(self) -> bool:
        """Whether it is, or is going to be, a final report."""
        return self.staat == self.Staat.DEFINITIEF

    @property
    def recht_om_te_maken(self) -> Recht:
        """Which right making, downloading and finalising it asks."""
        return Recht.DEELNEMERRAPPORT_MAKEN if self.traject is not None else Recht.RAPPORT_MAKEN

    def mag_gemaakt_worden_door(self, gebruiker: Gebruiker) -> bool:
        """Whether somebody may (still) make it: about a deelnemer as far as the rights reach over the traject."""
        rechten = [self.recht_om_te_maken]
        if self.opties.get("bijzonder"):
            rechten.append(Recht.BIJZONDER_INZIEN)
        return all(mag(gebruiker, recht, self.traject) for recht in rechten)

    @property
    def is_leeg(self) -> bool:
        """Whether its time is over and its figures went with its files, as those about one deelnemer do."""
        return self.traject_id is not None and self.verwijderd_op is not None

    @property
    def bestanden_tot(self) -> date | None:
        """The last day on which its files are kept; None where no day is set, or a project is held.

        As RapportQuerySet.op_te_ruimen says it for many.
        """
        project = self.subsidieproject
        if project and (project.vasthouden or (project.soort == "esf" and project.bewaren_tot is None)):
            return None
        # without the figures of the concept, which are large
        concepten = Rapport.objects.filter(definitieven=self).values_list("bewaren_tot", flat=True)
        dagen = [self.bewaren_tot, *concepten, project.bewaren_tot if project else None]
        return max((dag for dag in dagen if dag is not None), default=None)

    def adres(self, naam: str, *argumenten: object) -> str:
        """The address of one of its pages ("cijfer", with a code); about one deelnemer there are others."""
        voor = "deelnemerrapport_" if self.traject_id else ""
        return reverse(f"rapportage:{voor}{naam}", args=[self.pk, *argumenten])

    @property
    def is_onderweg(self) -> bool:
        """Whether it is still going to be made."""
        return self.status in (self.Status.AANGEVRAAGD, self.Status.BEZIG)

    @property
    def titel(self) -> str:
        """What it is called: "Voortgang derde kwartaal 2026"."""
        return f"{self.get_soort_display()} {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("rapportage:deelnemerrapport" if self.traject_id else "rapportage:rapport", args=[self.pk])

    def __str__(self) -> str:
        return self.titel
