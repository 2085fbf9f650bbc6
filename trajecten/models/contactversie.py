"""How a contact read before it was corrected."""

from django.conf import settings
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q

from trajecten.models.contact import Contactmoment
from trajecten.queries_contact import ContactversieQuerySet


class Contactversie(models.Model):
    """A contact as it stood up to the moment at which somebody corrected it; never changed afterwards."""

    contact = models.ForeignKey(Contactmoment, on_delete=models.CASCADE, related_name="versies")
    versie = models.IntegerField("versie")
    datum = models.DateField("datum")
    tijdvak = DateTimeRangeField("tijdvak", null=True, blank=True)
    minuten = models.IntegerField("duur in minuten")
    soort = models.CharField("soort contact", max_length=40)
    aanwezigheid = models.CharField("aanwezigheid", max_length=12, choices=Contactmoment.Aanwezigheid)
    onderwerp = models.TextField("kort verslag", blank=True)
    groepsverslag = models.TextField("verslag van de groep", blank=True)
    alleen_collegas = models.BooleanField("alleen voor collega's", default=False)
    leefgebied = models.CharField("leefgebied", max_length=40, blank=True)
    vervangen_op = models.DateTimeField("vervangen op", auto_now_add=True)
    vervangen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ContactversieQuerySet.as_manager()

    class Meta:
        verbose_name = "contactversie"
        verbose_name_plural = "contactversies"
        ordering = ["contact", "-versie"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "versie"],
                name="contactversie_een_keer",
                violation_error_message="Deze versie is al bewaard.",
            ),
            models.CheckConstraint(
                condition=Q(versie__gte=1),
                name="contactversie_vanaf_een",
                violation_error_message="Versies tellen vanaf 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"versie {self.versie} van {self.contact_id}"
