"""Establishments of employers: where the work is."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from werkgevers.models.werkgever import Werkgever
from werkgevers.werkgever.queries import VestigingQuerySet


class Vestiging(models.Model):
    """A place where an employer works. A vestigingsnummer has twelve digits (domein §6.6)."""

    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="vestigingen")
    naam = models.CharField("naam", max_length=120)
    vestigingsnummer = models.CharField("vestigingsnummer", max_length=12, blank=True)
    adres = models.CharField("straat en huisnummer", max_length=120, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    plaats = models.CharField("plaats", max_length=80, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = VestigingQuerySet.as_manager()

    class Meta:
        verbose_name = "vestiging"
        verbose_name_plural = "vestigingen"
        ordering = ["werkgever", "naam", "id"]
        constraints = [
            # what names a vestiging and a werkgever refers to both at once (migration), so that they belong together
            models.UniqueConstraint(
                fields=["id", "werkgever"],
                name="vestiging_met_werkgever",
                violation_error_message="Deze vestiging is van een andere werkgever.",
            ),
            models.UniqueConstraint(
                fields=["werkgever", "naam"],
                name="vestiging_naam_uniek",
                violation_error_message="Deze werkgever heeft al een vestiging met deze naam.",
            ),
            models.UniqueConstraint(
                fields=["vestigingsnummer"],
                condition=~Q(vestigingsnummer=""),
                name="vestiging_nummer_uniek",
                violation_error_message="Er is al een vestiging met dit vestigingsnummer.",
            ),
            models.CheckConstraint(
                condition=Q(vestigingsnummer="") | Q(vestigingsnummer__regex=r"^[0-9]{12}$"),
                name="vestiging_nummer_12_cijfers",
                violation_error_message="Een vestigingsnummer heeft 12 cijfers.",
            ),
            models.CheckConstraint(
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3} [A-Z]{2}$"),
                name="vestiging_postcode_vorm",
                violation_error_message="Schrijf de postcode zo: 1234 AB.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="vestiging_heeft_een_naam",
                violation_error_message="Schrijf de naam van de vestiging op.",
            ),
        ]
        indexes = [GinIndex(OpClass(Upper("plaats"), name="gin_trgm_ops"), name="vestiging_op_plaats")]

    @property
    def adresregel(self) -> str:
        """Street, postcode and place on one line, as far as they are known."""
        plaats = " ".join(deel for deel in (self.postcode, self.plaats) if deel)
        return ", ".join(deel for deel in (self.adres, plaats) if deel)

    def __str__(self) -> str:
        return f"{self.naam}, {self.plaats}" if self.plaats else self.naam
