"""People at employers."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from werkgevers.models.vestiging import Vestiging
from werkgevers.models.werkgever import Werkgever
from werkgevers.werkgever.queries import ContactpersoonQuerySet


class Contactpersoon(models.Model):
    """Somebody at an employer with whom we speak, over [van, tot). No account: who signs gets a link by mail."""

    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="contactpersonen")
    vestiging = models.ForeignKey(
        Vestiging, on_delete=models.PROTECT, null=True, blank=True, related_name="contactpersonen"
    )
    naam = models.CharField("naam", max_length=120)
    functie = models.CharField("functie", max_length=120, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    van = models.DateField("contactpersoon vanaf")
    tot = models.DateField("contactpersoon tot", null=True, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = ContactpersoonQuerySet.as_manager()

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ["werkgever", "naam", "id"]
        constraints = [
            # what names a contactpersoon and a werkgever refers to both at once, as for a vestiging
            models.UniqueConstraint(
                fields=["id", "werkgever"],
                name="contactpersoon_met_werkgever",
                violation_error_message="Deze contactpersoon is van een andere werkgever.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="contactpersoon_heeft_een_naam",
                violation_error_message="Schrijf de naam van de contactpersoon op.",
            ),
            # the same day: put down by mistake, and never a contactpersoon
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="contactpersoon_periode_oplopend",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            models.UniqueConstraint(
                "werkgever",
                Lower("email"),
                condition=Q(tot__isnull=True) & ~Q(email=""),
                name="contactpersoon_email_uniek",
                violation_error_message="Bij deze werkgever is al een contactpersoon met dit e-mailadres.",
            ),
        ]

    def is_nu(self, dag: date) -> bool:
        """Whether this is a contactpersoon on `dag`."""
        return self.van <= dag and (self.tot is None or dag < self.tot)

    def __str__(self) -> str:
        return self.naam
