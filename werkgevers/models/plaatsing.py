"""Placements: a deelnemer at an employer, for a period."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models import Traject
from werkgevers.models.contactpersoon import Contactpersoon
from werkgevers.models.vestiging import Vestiging
from werkgevers.models.werkgever import Werkgever
from werkgevers.models.werkplek import Werkplek
from werkgevers.queries import PlaatsingQuerySet


class Plaatsing(models.Model):
    """A place of a deelnemer at an employer, over [startdatum, einddatum).

    `soort` is a code of the organisation's list of kinds. A dienstverband is regular, or with loonkostensubsidie: that
    is an attribute, so that the codes of the exchange format stay. The contract lasts [contract_start, contract_einde);
    `eigen_salaris` is None where nobody said whether the employer pays. Of the advice of the UWV on beschut werk only
    the day and the outcome are kept (domein §5.1 and trap 7), never what it was based on.
    """

    class Einde(models.TextChoices):
        """Why it ended; never a diagnosis (domein §0)."""

        AFGEROND = "afgerond", "Afgerond zoals afgesproken"
        VERDER = "verder", "Verder in ander werk, of met een contract"
        DEELNEMER = "deelnemer", "De deelnemer stopte eerder"
        WERKGEVER = "werkgever", "De werkgever stopte eerder"
        TRAJECT = "traject", "Het traject stopte"
        ANDERS = "anders", "Iets anders"

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="plaatsingen")
    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="plaatsingen")
    vestiging = models.ForeignKey(
        Vestiging, on_delete=models.PROTECT, null=True, blank=True, related_name="plaatsingen"
    )
    werkplek = models.ForeignKey(Werkplek, on_delete=models.PROTECT, null=True, blank=True, related_name="plaatsingen")
    contactpersoon = models.ForeignKey(
        Contactpersoon, on_delete=models.PROTECT, null=True, blank=True, related_name="plaatsingen"
    )
    sector = models.CharField("sector", max_length=40, blank=True)
    soort = models.CharField("soort", max_length=40)
    startdatum = models.DateField("startdatum")
    einddatum = models.DateField("einddatum", null=True, blank=True)
    dagen_per_week = models.DecimalField("dagen per week", max_digits=2, decimal_places=1, null=True, blank=True)
    uren_per_week = models.DecimalField("uren per week", max_digits=5, decimal_places=2, null=True, blank=True)
    contract_start = models.DateField("contract vanaf", null=True, blank=True)
    contract_einde = models.DateField("contract tot", null=True, blank=True)
    eigen_salaris = models.BooleanField("loon of vergoeding van de werkgever", null=True, blank=True)
    loonkostensubsidie = models.BooleanField("loonkostensubsidie", default=False)
    afspraken = models.TextField("afspraken", blank=True)
    reden_langer = models.CharField("waarom langer dan gewoon", max_length=200, blank=True)
    reden_vol = models.CharField("waarom toch op een volle werkplek", max_length=200, blank=True, default="")
    uwv_advies_op = models.DateField("advies van het UWV op", null=True, blank=True)
    uwv_advies_positief = models.BooleanField("advies van het UWV is positief", null=True, blank=True)
    einde_reden = models.CharField("hoe het afliep", max_length=10, choices=Einde, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    aangemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PlaatsingQuerySet.as_manager()

    class Meta:
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"
        ordering = ["traject", "startdatum", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("startdatum")),
                name="plaatsing_einde_na_start",
                violation_error_message="De einddatum ligt voor de startdatum.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__isnull=True) | Q(uren_per_week__gte=0, uren_per_week__lte=168),
                name="plaatsing_uren_per_week",
                violation_error_message="Uren per week liggen tussen 0 en 168.",
            ),
            models.CheckConstraint(
                condition=Q(dagen_per_week__isnull=True) | Q(dagen_per_week__gt=0, dagen_per_week__lte=7),
                name="plaatsing_dagen_per_week",
                violation_error_message="Een week heeft hoogstens 7 dagen.",
            ),
            models.CheckConstraint(
                condition=Q(contract_einde__isnull=True)
                | Q(contract_start__isnull=False, contract_einde__gt=F("contract_start")),
                name="plaatsing_contract_einde_na_start",
                violation_error_message="Het contract eindigt na de dag waarop het begint.",
            ),
            models.CheckConstraint(
                condition=Q(loonkostensubsidie=False) | Q(eigen_salaris__isnull=False, eigen_salaris=True),
                name="plaatsing_subsidie_bij_loon",
                violation_error_message="Loonkostensubsidie kan alleen als de werkgever loon betaalt.",
            ),
            models.CheckConstraint(
                condition=Q(einde_reden="")
                | Q(
                    einddatum__isnull=False,
                    einde_reden__in=["afgerond", "verder", "deelnemer", "werkgever", "traject", "anders"],
                ),
                name="plaatsing_einde_reden_bij_einde",
                violation_error_message="Hoe het afliep, schrijf je op bij een einddatum.",
            ),
            models.CheckConstraint(
                condition=Q(uwv_advies_op__isnull=True, uwv_advies_positief__isnull=True)
                | Q(uwv_advies_op__isnull=False, uwv_advies_positief__isnull=False),
                name="plaatsing_uwv_advies_volledig",
                violation_error_message="Vul van het advies van het UWV de datum en de uitkomst in.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "startdatum"], name="plaatsing_op_traject"),
            models.Index(fields=["werkgever", "-startdatum"], name="plaatsing_op_werkgever"),
            models.Index(
                fields=["contract_einde"],
                condition=Q(contract_einde__isnull=False),
                name="plaatsing_op_contract_einde",
            ),
            models.Index(
                fields=["werkplek", "startdatum"],
                condition=Q(werkplek__isnull=False),
                name="plaatsing_op_werkplek",
            ),
        ]

    def loopt_op(self, dag: date) -> bool:
        """Whether `dag` lies in [startdatum, einddatum)."""
        return self.startdatum <= dag and (self.einddatum is None or dag < self.einddatum)

    def __str__(self) -> str:
        return f"{self.soort} bij {self.werkgever}"
