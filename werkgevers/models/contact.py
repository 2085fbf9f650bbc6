"""Contact with employers: what was said, when, by whom."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from werkgevers.models.contactpersoon import Contactpersoon
from werkgevers.models.werkgever import Werkgever
from werkgevers.werkgever.queries import WerkgeverscontactQuerySet
from werkgevers.werkgever.regels import Contactsoort


class Werkgeverscontact(models.Model):
    """Contact of an employee with an employer, also at an informatiebijeenkomst.

    About the employer and its places. What concerns one deelnemer belongs in the contact of that traject: everybody
    who sees employers reads this.
    """

    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="contacten")
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="werkgeverscontacten"
    )
    contactpersoon = models.ForeignKey(
        Contactpersoon, on_delete=models.PROTECT, null=True, blank=True, related_name="contacten"
    )
    datum = models.DateField("datum")
    soort = models.CharField("soort contact", max_length=25, choices=Contactsoort)
    verslag = models.TextField("verslag")
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = WerkgeverscontactQuerySet.as_manager()

    class Meta:
        verbose_name = "contact met een werkgever"
        verbose_name_plural = "contacten met werkgevers"
        ordering = ["werkgever", "-datum", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=Contactsoort.values),
                name="werkgeverscontact_soort_bekend",
                violation_error_message="Kies een soort contact uit de lijst.",
            ),
            models.CheckConstraint(
                condition=~Q(verslag=""),
                name="werkgeverscontact_met_verslag",
                violation_error_message="Schrijf op wat er is besproken.",
            ),
        ]
        indexes = [models.Index(fields=["werkgever", "-datum", "-id"], name="werkgeverscontact_op_datum")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {self.datum:%d-%m-%Y}"
