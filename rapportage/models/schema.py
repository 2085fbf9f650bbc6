"""Which reports the clock makes by itself, and who hears of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from rapportage.models.rapport import OVER_PROGRAMMA, OVER_SUBSIDIEPROJECT, Rapport, Rapportsoort
from rapportage.schema.queries import RapportontvangerQuerySet, RapportschemaQuerySet
from rapportage.schema.regels import BEWAAR_MAANDEN_HOOGSTENS, DAGEN_NA_HOOGSTENS, Tempo
from trajecten.models import Programma, Subsidieproject


class Rapportschema(models.Model):
    """A report about one programme or project that is made after every month, quarter or year.

    What it is (kind, subject and rhythm) does not change: another report has another schedule.
    """

    class Ritme(models.TextChoices):
        MAAND = "maand", "Elke maand"
        KWARTAAL = "kwartaal", "Elk kwartaal"
        JAAR = "jaar", "Elk jaar"

    soort = models.CharField("soort rapport", max_length=20, choices=Rapportsoort)
    programma = models.ForeignKey(
        Programma, on_delete=models.CASCADE, null=True, blank=True, related_name="rapportschemas"
    )
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.CASCADE, null=True, blank=True, related_name="rapportschemas"
    )
    ritme = models.CharField("hoe vaak", max_length=10, choices=Ritme, default=Ritme.MAAND)
    # of the period in which this day lies, and of every one after it, there is a report
    vanaf = models.DateField("vanaf")
    dagen_na = models.IntegerField("dagen na de periode", default=1)
    ontvangers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name="wie krijgt een mail", blank=True, related_name="rapportschemas"
    )
    # empty: the date of the project decides, and without one nothing is removed
    bewaar_maanden = models.IntegerField("bewaren, in maanden", null=True, blank=True)
    actief = models.BooleanField("maak dit rapport", default=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = RapportschemaQuerySet.as_manager()

    class Meta:
        verbose_name = "rapportschema"
        verbose_name_plural = "rapportschema's"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "programma", "subsidieproject", "ritme"],
                nulls_distinct=False,
                name="rapportschema_een_keer",
                violation_error_message="Dit schema bestaat al. Verander dat schema, of zet het aan.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=OVER_PROGRAMMA, programma__isnull=False, subsidieproject__isnull=True)
                | Q(soort__in=OVER_SUBSIDIEPROJECT, programma__isnull=True, subsidieproject__isnull=False),
                name="rapportschema_over_een_onderwerp",
                violation_error_message="Kies een rapport dat over dit programma of subsidieproject gaat.",
            ),
            models.CheckConstraint(
                condition=Q(ritme__in=["maand", "kwartaal", "jaar"]),
                name="rapportschema_ritme_bekend",
                violation_error_message="Kies elke maand, elk kwartaal of elk jaar.",
            ),
            models.CheckConstraint(
                condition=Q(dagen_na__gte=1, dagen_na__lte=DAGEN_NA_HOOGSTENS),
                name="rapportschema_dagen_na_de_periode",
                violation_error_message=f"Kies 1 tot en met {DAGEN_NA_HOOGSTENS} dagen na de periode.",
            ),
            models.CheckConstraint(
                condition=Q(bewaar_maanden__isnull=True)
                | Q(bewaar_maanden__gte=1, bewaar_maanden__lte=BEWAAR_MAANDEN_HOOGSTENS),
                name="rapportschema_bewaar_maanden",
                violation_error_message=f"Bewaar een rapport 1 tot en met {BEWAAR_MAANDEN_HOOGSTENS} maanden.",
            ),
        ]

    @property
    def onderwerp(self) -> Programma | Subsidieproject:
        """What it is about; a constraint says that it is exactly one of the two."""
        gekozen = self.programma or self.subsidieproject
        assert gekozen is not None
        return gekozen

    @property
    def tempo(self) -> Tempo:
        """When there is a report; of a project only over periods in which it runs."""
        project = self.subsidieproject
        return Tempo(
            self.ritme,
            self.vanaf,
            self.dagen_na,
            eerste=project.van if project else None,
            laatste=project.tot if project else None,
        )

    def get_absolute_url(self) -> str:
        return reverse("rapportage:schema_wijzigen", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.onderwerp}, {self.get_ritme_display().lower()}"


class Rapportontvanger(models.Model):
    """Somebody who hears by mail of one report: when it is ready, or when it could not be made; each of these once."""

    rapport = models.ForeignKey(Rapport, on_delete=models.CASCADE, related_name="ontvangers")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rapportmail")
    klaar_gemaild_op = models.DateTimeField("gemaild dat het klaar is op", null=True, blank=True)
    mislukt_gemaild_op = models.DateTimeField("gemaild dat het mislukte op", null=True, blank=True)

    objects = RapportontvangerQuerySet.as_manager()

    class Meta:
        verbose_name = "ontvanger van een rapport"
        verbose_name_plural = "ontvangers van rapporten"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapport", "gebruiker"],
                name="rapportontvanger_een_keer",
                violation_error_message="Deze persoon krijgt dit rapport al.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["rapport"],
                condition=Q(klaar_gemaild_op__isnull=True),
                name="rapportontvanger_te_mailen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rapport} voor {self.gebruiker}"
