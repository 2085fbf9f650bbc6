"""Places at employers where somebody can learn or work."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from werkgevers.models.vestiging import Vestiging
from werkgevers.models.werkgever import Werkgever
from werkgevers.werkplek.begrippen import DAGEN, Niveau
from werkgevers.werkplek.queries import WerkplekQuerySet


class Werkplek(models.Model):
    """What an employer offers, over [vanaf, tot): so many places of one kind. A place is no placement (domein §5).

    `soort`, `sector` and `vaardigheden` are codes of the lists plaatsingsoort, sector and vaardigheid. No days, no
    level and no number of hours mean: to be agreed. `eisen` is for people to read and is never matched.
    """

    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="werkplekken")
    vestiging = models.ForeignKey(
        Vestiging, on_delete=models.PROTECT, null=True, blank=True, related_name="werkplekken"
    )
    naam = models.CharField("werk", max_length=120)
    soort = models.CharField("soort", max_length=40)
    sector = models.CharField("sector", max_length=40)
    aantal = models.IntegerField("aantal plekken", default=1)
    dagen = ArrayField(models.IntegerField(), verbose_name="dagen", default=list, blank=True)
    uren_per_week = models.DecimalField("uren per week", max_digits=5, decimal_places=2, null=True, blank=True)
    niveau = models.IntegerField("niveau", choices=Niveau, null=True, blank=True)
    vaardigheden = ArrayField(
        models.CharField(max_length=40), verbose_name="gevraagde vaardigheden", default=list, blank=True
    )
    taken = models.TextField("taken", max_length=5000, blank=True)
    eisen = models.TextField("wat nog meer nodig is", max_length=5000, blank=True)
    vanaf = models.DateField("vanaf")
    tot = models.DateField("tot", null=True, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = WerkplekQuerySet.as_manager()

    class Meta:
        verbose_name = "werkplek"
        verbose_name_plural = "werkplekken"
        ordering = ["werkgever", "naam", "id"]
        constraints = [
            # what names a werkplek and a werkgever refers to both at once, as for a vestiging
            models.UniqueConstraint(
                fields=["id", "werkgever"],
                name="werkplek_met_werkgever",
                violation_error_message="Deze werkplek is van een andere werkgever.",
            ),
            models.CheckConstraint(
                condition=~Q(naam="") & ~Q(soort="") & ~Q(sector=""),
                name="werkplek_naam_soort_en_sector",
                violation_error_message="Vul in welk werk het is, welke soort plek en welke sector.",
            ),
            models.CheckConstraint(
                condition=Q(aantal__gte=1, aantal__lte=500),
                name="werkplek_aantal",
                violation_error_message="Het aantal plekken ligt tussen 1 en 500.",
            ),
            models.CheckConstraint(
                condition=Q(dagen__contained_by=list(DAGEN)),
                name="werkplek_dagen_van_de_week",
                violation_error_message="Kies dagen van de week.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__isnull=True) | Q(uren_per_week__gt=0, uren_per_week__lte=168),
                name="werkplek_uren_per_week",
                violation_error_message="Uren per week zijn meer dan 0 en hoogstens 168.",
            ),
            models.CheckConstraint(
                condition=Q(niveau__isnull=True) | Q(niveau__gte=0, niveau__lte=4),
                name="werkplek_niveau_bekend",
                violation_error_message="Kies een niveau uit de lijst.",
            ),
            # the same day: put down by mistake, and never open
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")),
                name="werkplek_periode_oplopend",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]
        indexes = [
            models.Index(fields=["vanaf", "id"], name="werkplek_op_begin"),
            models.Index(fields=["sector", "vanaf"], name="werkplek_op_sector"),
        ]

    def is_open_op(self, dag: date) -> bool:
        """Whether the employer still offers this on `dag`, be it from a later day on."""
        return not self.werkgever.is_gestopt(dag) and (self.tot is None or dag < self.tot)

    @property
    def sleutel(self) -> str:
        """Where this place stands in order of its begin, for the page that comes after it."""
        return f"{self.vanaf:%Y-%m-%d}:{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("werkgevers:werkplek", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.naam} bij {self.werkgever}"
