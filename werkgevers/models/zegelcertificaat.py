"""The certificates with which this organisation seals, and has sealed."""

from base64 import b64decode

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from toegang.geheim import ontsleutel
from werkgevers.verzegeling.regels import Certificaatsoort
from werkgevers.verzegeling.sleutel import Zegelsleutel


class Zegelcertificaat(models.Model):
    """A certificate of the organisation with its key, which the database holds encrypted.

    One is in use. Earlier ones stay, so that what was sealed with them can still be verified.
    """

    soort = models.CharField("soort", max_length=11, choices=Certificaatsoort)
    onderwerp = models.CharField("op naam van", max_length=500)
    uitgever = models.CharField("uitgegeven door", max_length=500)
    vingerafdruk = models.CharField("vingerafdruk (SHA-256)", max_length=64)
    # DER; the chain from the issuer upwards
    certificaat = models.BinaryField("certificaat")
    keten = ArrayField(models.BinaryField(), verbose_name="certificaten erboven", default=list)
    sleutel_versleuteld = models.TextField("sleutel, versleuteld")
    geldig_van = models.DateTimeField("geldig van")
    geldig_tot = models.DateTimeField("geldig tot")
    in_gebruik = models.BooleanField("in gebruik", default=True)
    toegevoegd_op = models.DateTimeField("toegevoegd op", auto_now_add=True)

    class Meta:
        verbose_name = "certificaat om mee te verzegelen"
        verbose_name_plural = "certificaten om mee te verzegelen"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=Certificaatsoort.values),
                name="zegelcertificaat_soort_bekend",
                violation_error_message="Een certificaat is zelf gemaakt of van de organisatie zelf.",
            ),
            models.UniqueConstraint(
                fields=["vingerafdruk"],
                name="zegelcertificaat_uniek",
                violation_error_message="Dit certificaat is er al.",
            ),
            models.UniqueConstraint(
                fields=["in_gebruik"],
                condition=Q(in_gebruik=True),
                name="zegelcertificaat_een_in_gebruik",
                violation_error_message="Er is al een certificaat in gebruik.",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__gt=F("geldig_van")),
                name="zegelcertificaat_geldigheid_oplopend",
                violation_error_message="Dit certificaat eindigt voordat het begint.",
            ),
            models.CheckConstraint(
                condition=~Q(sleutel_versleuteld=""),
                name="zegelcertificaat_met_sleutel",
                violation_error_message="Bij een certificaat hoort een sleutel.",
            ),
        ]

    @property
    def zegelsleutel(self) -> Zegelsleutel:
        """What seals. Raises cryptography's InvalidToken when the SECRET_KEY it was encrypted with is gone."""
        sleutel = b64decode(ontsleutel(self.sleutel_versleuteld))
        return Zegelsleutel(sleutel, bytes(self.certificaat), tuple(bytes(der) for der in self.keten))

    def __str__(self) -> str:
        return self.onderwerp
