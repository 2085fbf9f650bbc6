"""A file that somebody added, or that was made here: what it is, and what is known of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from trajecten.documenten.queries import DocumentQuerySet
from trajecten.documenten.regels import NAAM_HOOGSTENS, Bestandstype, Scanstand
from trajecten.models.traject import Traject


class Document(models.Model):
    """A file of a traject, or of what another app hangs it on (trajecten.documenten.houders).

    The file itself never changes: another version is another document. What was removed leaves its row, without the
    file. `bijzonder` is about somebody's health or justice: only for who may see such data of the traject.
    """

    class Soort(models.TextChoices):
        CV = "cv", "Cv"
        DIPLOMA = "diploma", "Diploma of certificaat"
        OVEREENKOMST = "overeenkomst", "Overeenkomst of contract"
        PLAN = "plan", "Plan of afspraken"
        BRIEF = "brief", "Brief"
        VERSLAG = "verslag", "Verslag of advies"
        FOTO = "foto", "Foto van werk"
        OVERIG = "overig", "Iets anders"

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, null=True, blank=True, related_name="documenten")
    soort = models.CharField("soort", max_length=12, choices=Soort)
    naam = models.CharField("naam", max_length=NAAM_HOOGSTENS)
    toelichting = models.CharField("toelichting", max_length=200, blank=True)
    bijzonder = models.BooleanField("gezondheid of justitie", default=False)
    # empty once it was removed
    bestand = models.FileField("bestand", upload_to="documenten/", max_length=120, blank=True)
    bestandstype = models.CharField("soort bestand", max_length=4, choices=Bestandstype)
    grootte = models.IntegerField("grootte in bytes")
    sha256 = models.CharField("SHA-256 van de inhoud", max_length=64)
    scan = models.CharField(
        "controle op virussen", max_length=18, choices=Scanstand, default=Scanstand.NIET_GECONTROLEERD
    )
    gescand_op = models.DateTimeField("gecontroleerd op virussen op", null=True, blank=True)
    gemaakt_op = models.DateTimeField("toegevoegd op", auto_now_add=True)
    # None: made by Stapsteen itself, such as a certificate
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verwijderd_op = models.DateTimeField("weggehaald op", null=True, blank=True)
    verwijderd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=["cv", "diploma", "overeenkomst", "plan", "brief", "verslag", "foto", "overig"]),
                name="document_soort_bekend",
                violation_error_message="Kies wat voor document het is.",
            ),
            models.CheckConstraint(
                condition=Q(bestandstype__in=["pdf", "png", "jpg", "docx", "xlsx", "odt"]),
                name="document_bestandstype_bekend",
                violation_error_message="Dit soort bestand kunnen we niet bewaren.",
            ),
            models.CheckConstraint(
                condition=Q(grootte__gt=0),
                name="document_niet_leeg",
                violation_error_message="Dit bestand is leeg. Kijk of je het goede bestand koos.",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="document_sha256_klopt",
                violation_error_message="Van dit bestand is niet vast te stellen of het klopt.",
            ),
            models.CheckConstraint(
                condition=Q(scan="niet_gecontroleerd", gescand_op__isnull=True)
                | Q(scan__in=["schoon", "besmet"], gescand_op__isnull=False),
                name="document_scan_met_tijdstip",
                violation_error_message="Bij een controle op virussen hoort wanneer die was.",
            ),
            models.CheckConstraint(
                condition=(Q(verwijderd_op__isnull=True, verwijderd_door__isnull=True) & ~Q(bestand=""))
                | Q(verwijderd_op__isnull=False, verwijderd_door__isnull=False, bestand=""),
                name="document_weg_is_zonder_bestand",
                violation_error_message="Een document dat is weggehaald, heeft geen bestand meer.",
            ),
            models.CheckConstraint(
                condition=Q(bijzonder=False) | Q(traject__isnull=False),
                name="document_bijzonder_van_een_traject",
                violation_error_message="Gezondheid of justitie hoort alleen bij een deelnemer.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "-id"], name="document_op_traject"),
            models.Index(
                fields=["id"],
                condition=Q(scan="niet_gecontroleerd", verwijderd_op__isnull=True),
                name="document_te_scannen",
            ),
        ]

    @property
    def is_weg(self) -> bool:
        """Whether the file was removed."""
        return self.verwijderd_op is not None

    def get_absolute_url(self) -> str:
        return reverse("trajecten:document", args=[self.pk])

    def __str__(self) -> str:
        return self.naam
