"""The sealed document of a signed evaluation."""

from django.db import models
from django.db.models import Q

from werkgevers.models.evaluatie import Evaluatie
from werkgevers.models.zegelcertificaat import Zegelcertificaat
from werkgevers.verzegeling.queries import VerzegelingQuerySet
from werkgevers.verzegeling.regels import CODELENGTE, Status, maak_code, schrijf_code


class Verzegeling(models.Model):
    """The one document of a signed evaluation: first asked for, then made. Once sealed it never changes (trigger)."""

    evaluatie = models.OneToOneField(Evaluatie, on_delete=models.PROTECT, related_name="verzegeling")
    # stands on the document; whoever has it may ask whether the document is ours
    code = models.CharField("controlecode", max_length=CODELENGTE, default=maak_code, editable=False)
    gevraagd_op = models.DateTimeField("gevraagd op", auto_now_add=True)

    status = models.CharField("status", max_length=8, choices=Status, default=Status.GEVRAAGD)
    voortgang = models.IntegerField("voortgang in procenten", default=0)
    stap = models.CharField("waar het mee bezig is", max_length=80, blank=True)
    # counts who took the work up: only the latest may finish it
    poging = models.IntegerField("poging", default=0)
    hartslag = models.DateTimeField("laatste teken van leven", null=True, blank=True)
    foutmelding = models.CharField("wat er misging", max_length=300, blank=True)

    bestand = models.FileField("document", upload_to="verzegeld/", max_length=120, blank=True)
    sha256 = models.CharField("SHA-256 van het document", max_length=64, blank=True)
    certificaat = models.ForeignKey(
        Zegelcertificaat, on_delete=models.PROTECT, null=True, blank=True, related_name="verzegelingen"
    )
    tijdstempel = models.BooleanField("moment bevestigd door een tijdstempeldienst", default=False)
    verzegeld_op = models.DateTimeField("verzegeld op", null=True, blank=True)

    objects = VerzegelingQuerySet.as_manager()

    class Meta:
        verbose_name = "verzegeling"
        verbose_name_plural = "verzegelingen"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="verzegeling_code_uniek",
                violation_error_message="Deze controlecode is al gebruikt.",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=rf"^[0-9A-Z]{{{CODELENGTE}}}$"),
                name="verzegeling_code_vorm",
                violation_error_message="Een controlecode heeft 16 tekens.",
            ),
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~Q(sha256=""),
                name="verzegeling_document_uniek",
                violation_error_message="Dit document is al van een andere evaluatie.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="verzegeling_status_bekend",
                violation_error_message="Deze status bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(voortgang__gte=0, voortgang__lte=100, poging__gte=0),
                name="verzegeling_voortgang_in_procenten",
                violation_error_message="De voortgang ligt tussen 0 en 100 procent.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=Status.KLAAR,
                    certificaat__isnull=False,
                    verzegeld_op__isnull=False,
                    sha256__regex=r"^[0-9a-f]{64}$",
                )
                & ~Q(bestand="")
                | ~Q(status=Status.KLAAR)
                & Q(certificaat__isnull=True, verzegeld_op__isnull=True, bestand="", sha256="", tijdstempel=False),
                name="verzegeling_klaar_met_document",
                violation_error_message="Een verzegeling is klaar als het document er is.",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.MISLUKT) & ~Q(foutmelding="") | ~Q(status=Status.MISLUKT) & Q(foutmelding=""),
                name="verzegeling_mislukt_met_reden",
                violation_error_message="Schrijf op wat er misging.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.BEZIG, Status.MISLUKT]) | Q(hartslag__isnull=False),
                name="verzegeling_bezig_met_hartslag",
                violation_error_message="Een document dat gemaakt wordt, geeft tekenen van leven.",
            ),
        ]
        indexes = [
            models.Index(fields=["hartslag", "id"], condition=~Q(status="klaar"), name="verzegeling_nog_te_maken"),
        ]

    @property
    def is_klaar(self) -> bool:
        """Whether the document is there."""
        return self.status == Status.KLAAR

    @property
    def is_onderweg(self) -> bool:
        """Whether it is being made, or is about to be."""
        return self.status in (Status.GEVRAAGD, Status.BEZIG)

    @property
    def code_op_papier(self) -> str:
        """The code in groups of four."""
        return schrijf_code(self.code)

    def __str__(self) -> str:
        return f"document van {self.evaluatie}"
