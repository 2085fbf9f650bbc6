"""Lists that somebody handed in to be read: how far that is, and what came of it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from trajecten.queries import InleesmeldingQuerySet, InlezingQuerySet


class Inlezing(models.Model):
    """A set of lists: first checked, then read in when somebody says so. The lists themselves are not kept."""

    class Status(models.TextChoices):
        WACHT = "wacht", "Wacht op controle"
        CONTROLEREN = "controleren", "Wordt gecontroleerd"
        GECONTROLEERD = "gecontroleerd", "Gecontroleerd"
        GEVRAAGD = "gevraagd", "Wacht op inlezen"
        INLEZEN = "inlezen", "Wordt ingelezen"
        INGELEZEN = "ingelezen", "Ingelezen"
        MISLUKT = "mislukt", "Afgebroken"
        VERVALLEN = "vervallen", "Weggegooid"

    gevraagd_op = models.DateTimeField("klaargezet op", auto_now_add=True)
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="klaargezet door"
    )
    gewijzigd_op = models.DateTimeField("laatst veranderd op", auto_now=True)
    namen = ArrayField(models.CharField(max_length=255), verbose_name="bestanden")
    # one zip; empty once the lists were read in or thrown away
    bestand = models.FileField("lijsten", upload_to="inlezen/", blank=True)
    status = models.CharField("status", max_length=14, choices=Status, default=Status.WACHT)
    tellingen = models.JSONField("aantallen per lijst", default=list, blank=True)
    nieuwe_gebruikers = models.JSONField("nieuwe medewerkers", default=list, blank=True)
    aantal_fouten = models.IntegerField("aantal fouten", default=0)
    aantal_opmerkingen = models.IntegerField("aantal opmerkingen", default=0)

    objects = InlezingQuerySet.as_manager()

    class Meta:
        verbose_name = "inlezing"
        verbose_name_plural = "inlezingen"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=[
                        "wacht",
                        "controleren",
                        "gecontroleerd",
                        "gevraagd",
                        "inlezen",
                        "ingelezen",
                        "mislukt",
                        "vervallen",
                    ]
                ),
                name="inlezing_status_bekend",
                violation_error_message="Deze status bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(aantal_fouten__gte=0, aantal_opmerkingen__gte=0),
                name="inlezing_aantallen_positief",
                violation_error_message="Een aantal is nul of hoger.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["gevraagd", "inlezen", "ingelezen"]) | Q(aantal_fouten=0),
                name="inlezing_alleen_zonder_fouten",
                violation_error_message="Lijsten met fouten kun je niet inlezen.",
            ),
        ]

    @property
    def is_onderweg(self) -> bool:
        """Whether a worker has it, or should."""
        return self.status in (
            self.Status.WACHT,
            self.Status.CONTROLEREN,
            self.Status.GEVRAAGD,
            self.Status.INLEZEN,
        )

    @property
    def kan_ingelezen(self) -> bool:
        """Whether the lists are checked and without errors."""
        return self.status == self.Status.GECONTROLEERD and self.aantal_fouten == 0

    @property
    def kan_weg(self) -> bool:
        """Whether the lists are still there and nobody is working on them."""
        return self.status in (self.Status.GECONTROLEERD, self.Status.MISLUKT)

    def get_absolute_url(self) -> str:
        return reverse("trajecten:inlezing", args=[self.pk])

    def __str__(self) -> str:
        return f"Inlezing {self.pk}"


class Inleesmelding(models.Model):
    """One error or remark of an inlezing: where it is, what is wrong and what to do."""

    class Soort(models.TextChoices):
        FOUT = "fout", "Fout"
        OPMERKING = "opmerking", "Opmerking"

    inlezing = models.ForeignKey(Inlezing, on_delete=models.CASCADE, related_name="meldingen")
    soort = models.CharField("soort", max_length=9, choices=Soort)
    bestand = models.CharField("bestand", max_length=300)
    rij = models.IntegerField("rij", null=True, blank=True)
    kolom = models.CharField("kolom", max_length=200, blank=True)
    wat = models.TextField("wat er mis is")
    doe = models.TextField("wat je doet", blank=True)

    objects = InleesmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "melding bij het inlezen"
        verbose_name_plural = "meldingen bij het inlezen"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=["fout", "opmerking"]),
                name="inleesmelding_soort_bekend",
                violation_error_message="Deze soort bestaat niet.",
            ),
        ]
        indexes = [models.Index(fields=["inlezing", "soort", "id"], name="inleesmelding_op_inlezing")]

    def __str__(self) -> str:
        return self.wat
