"""Programmes, and the projects that pay for them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from trajecten.beheer.queries import ProgrammaQuerySet, SubsidieprojectQuerySet

STANDAARD_KWALIFICATIES = [
    "mbo-certificaat",
    "mbo-diploma",
    "havo-diploma",
    "vwo-diploma",
    "hbo-diploma",
    "wo-diploma",
]


def standaard_kwalificaties() -> list[str]:
    """What counts as a qualification for EECR03 unless the project says otherwise (uitwisselformaat, ESF+)."""
    return list(STANDAARD_KWALIFICATIES)


class Programma(models.Model):
    """What an organisation offers, such as the four bouwstenen or MDT op Zuid."""

    code = models.SlugField("code", max_length=60)
    naam = models.CharField("naam", max_length=120)
    leeftijd_van = models.IntegerField("leeftijd vanaf", null=True, blank=True)
    leeftijd_tot = models.IntegerField(
        "leeftijd tot", null=True, blank=True, help_text="Tot deze leeftijd, deze zelf niet."
    )
    weken = models.IntegerField("aantal weken", null=True, blank=True)
    groepsgrootte = models.IntegerField("groepsgrootte", null=True, blank=True)
    instrument = models.CharField(
        "instrument", max_length=20, blank=True, help_text="Waarmee je de zelfredzaamheid meet."
    )
    contact_elke_dagen = models.IntegerField("contact om de … dagen", null=True, blank=True)
    nulmeting_binnen_dagen = models.IntegerField("nulmeting binnen … dagen", null=True, blank=True)
    tussenmeting_elke_dagen = models.IntegerField("tussenmeting om de … dagen", null=True, blank=True)
    actief = models.BooleanField("actief", default=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = ProgrammaQuerySet.as_manager()

    class Meta:
        verbose_name = "programma"
        verbose_name_plural = "programma's"
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="programma_code_uniek",
                violation_error_message="Er is al een programma met deze code.",
            ),
            models.CheckConstraint(
                condition=Q(leeftijd_van__isnull=True)
                | Q(leeftijd_tot__isnull=True)
                | Q(leeftijd_van__lt=F("leeftijd_tot")),
                name="programma_leeftijd_oplopend",
                violation_error_message="De leeftijd vanaf moet lager zijn dan de leeftijd tot.",
            ),
            models.CheckConstraint(
                condition=(Q(weken__isnull=True) | Q(weken__gt=0))
                & (Q(groepsgrootte__isnull=True) | Q(groepsgrootte__gt=0))
                & (Q(contact_elke_dagen__isnull=True) | Q(contact_elke_dagen__gt=0))
                & (Q(nulmeting_binnen_dagen__isnull=True) | Q(nulmeting_binnen_dagen__gte=0))
                & (Q(tussenmeting_elke_dagen__isnull=True) | Q(tussenmeting_elke_dagen__gt=0)),
                name="programma_normen_positief",
                violation_error_message="Weken, groepsgrootte en dagen zijn hele getallen boven nul.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Subsidieproject(models.Model):
    """Money with conditions: from ESF+, from MDT or from the gemeente."""

    class Soort(models.TextChoices):
        ESF = "esf", "ESF+"
        MDT = "mdt", "MDT"
        GEMEENTE = "gemeente", "Gemeente"

    code = models.CharField("code", max_length=60)
    naam = models.CharField("naam", max_length=160)
    soort = models.CharField("soort", max_length=10, choices=Soort)
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)
    norm_uren = models.DecimalField("norm in uren", max_digits=7, decimal_places=2, null=True, blank=True)
    min_maanden = models.IntegerField("minimaal aantal maanden", null=True, blank=True)
    max_maanden = models.IntegerField("maximaal aantal maanden", null=True, blank=True)
    leeftijd_van = models.IntegerField("leeftijd vanaf", null=True, blank=True)
    leeftijd_tot = models.IntegerField("leeftijd tot", null=True, blank=True)
    kwalificaties = ArrayField(
        models.CharField(max_length=40),
        verbose_name="telt als kwalificatie",
        default=standaard_kwalificaties,
        blank=True,
    )
    bewaren_tot = models.DateField("bewaren tot", null=True, blank=True)
    vasthouden = models.BooleanField("niet verwijderen", default=False)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = SubsidieprojectQuerySet.as_manager()

    class Meta:
        verbose_name = "subsidieproject"
        verbose_name_plural = "subsidieprojecten"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="subsidieproject_code_uniek",
                violation_error_message="Er is al een subsidieproject met deze code.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["esf", "mdt", "gemeente"]),
                name="subsidieproject_soort_bekend",
                violation_error_message="Kies ESF+, MDT of gemeente.",
            ),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(van__lte=F("tot")),
                name="subsidieproject_periode_oplopend",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            models.CheckConstraint(
                condition=(Q(norm_uren__isnull=True) | Q(norm_uren__gte=0))
                & (Q(min_maanden__isnull=True) | Q(min_maanden__gte=0))
                & (Q(max_maanden__isnull=True) | Q(max_maanden__gte=0)),
                name="subsidieproject_normen_positief",
                violation_error_message="Een norm is nul of hoger.",
            ),
            models.CheckConstraint(
                condition=Q(leeftijd_van__isnull=True)
                | Q(leeftijd_tot__isnull=True)
                | Q(leeftijd_van__lt=F("leeftijd_tot")),
                name="subsidieproject_leeftijd_oplopend",
                violation_error_message="De leeftijd vanaf moet lager zijn dan de leeftijd tot.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
