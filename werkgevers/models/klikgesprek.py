"""Meetings in which a deelnemer and an employer find out whether they suit each other."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from trajecten.models import Traject
from werkgevers.matching.queries import KlikgesprekQuerySet
from werkgevers.matching.stand import Gespreksstand, Uitkomst
from werkgevers.models.contactpersoon import Contactpersoon
from werkgevers.models.plaatsing import Plaatsing
from werkgevers.models.werkgever import Werkgever
from werkgevers.models.werkplek import Werkplek


class Klikgesprek(models.Model):
    """Planned, then held with an outcome, or called off. With a click there are clear agreements (bronnen/1).

    `plaatsing` is the placement that was prepared from it.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="klikgesprekken")
    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="klikgesprekken")
    werkplek = models.ForeignKey(Werkplek, on_delete=models.PROTECT, related_name="klikgesprekken")
    contactpersoon = models.ForeignKey(
        Contactpersoon, on_delete=models.PROTECT, null=True, blank=True, related_name="klikgesprekken"
    )
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="klikgesprekken")
    gepland_op = models.DateTimeField("gepland op")
    staat = models.CharField("staat", max_length=9, choices=Gespreksstand, default=Gespreksstand.GEPLAND)
    gehouden_op = models.DateField("gehouden op", null=True, blank=True)
    uitkomst = models.CharField("uitkomst", max_length=9, choices=Uitkomst, blank=True)
    afspraken = models.TextField("afspraken", max_length=5000, blank=True)
    plaatsing = models.OneToOneField(
        Plaatsing, on_delete=models.PROTECT, null=True, blank=True, related_name="klikgesprek"
    )
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = KlikgesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "klikgesprek"
        verbose_name_plural = "klikgesprekken"
        ordering = ["traject", "-gepland_op", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "werkplek"],
                condition=Q(staat="gepland"),
                name="klikgesprek_een_gepland_per_werkplek",
                violation_error_message="Er staat al een klikgesprek gepland over deze werkplek.",
            ),
            models.CheckConstraint(
                condition=Q(staat="gehouden", gehouden_op__isnull=False, uitkomst__in=Uitkomst.values)
                | Q(staat__in=["gepland", "afgezegd"], gehouden_op__isnull=True, uitkomst=""),
                name="klikgesprek_gehouden_met_uitkomst",
                violation_error_message="Vul bij een gehouden gesprek de dag en de uitkomst in.",
            ),
            models.CheckConstraint(
                condition=~Q(uitkomst="klik") | ~Q(afspraken=""),
                name="klikgesprek_klik_met_afspraken",
                violation_error_message="Schrijf bij een klik op wat jullie hebben afgesproken.",
            ),
            models.CheckConstraint(
                condition=Q(plaatsing__isnull=True) | Q(uitkomst="klik"),
                name="klikgesprek_plaatsing_na_een_klik",
                violation_error_message="Een plaatsing volgt op een klik.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "-gepland_op"], name="klikgesprek_op_traject"),
            models.Index(fields=["werkplek", "-gepland_op"], name="klikgesprek_op_werkplek"),
            models.Index(fields=["medewerker", "gepland_op"], name="klikgesprek_op_medewerker"),
        ]

    @property
    def is_gepland(self) -> bool:
        """Whether it still has to be held."""
        return self.staat == Gespreksstand.GEPLAND

    def get_absolute_url(self) -> str:
        return reverse("werkgevers:klikgesprek", args=[self.pk])

    def __str__(self) -> str:
        return f"Klikgesprek {self.pk}"
