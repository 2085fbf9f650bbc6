"""The BSN of deelnemers, and whether this organisation may keep it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from trajecten.bsn.regels import Grond
from trajecten.models.deelnemer import Deelnemer

REDEN_LENGTE = 500


class Bsninstelling(models.Model):
    """The one row that says on which ground this organisation keeps a BSN; without it there is none.

    `zout` makes the fingerprints of this organisation others than those of another one.
    """

    grond = models.CharField("welke grond?", max_length=10, choices=Grond, default=Grond.GEEN)
    reden = models.CharField("waarom geldt die grond?", max_length=REDEN_LENGTE, blank=True)
    zout = models.UUIDField("zout", default=uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "instelling voor het BSN"
        verbose_name_plural = "instellingen voor het BSN"
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="bsninstelling_een_rij",
                violation_error_message="Er is maar één instelling voor het BSN.",
            ),
            models.CheckConstraint(
                condition=Q(grond__in=Grond.values),
                name="bsninstelling_grond_bekend",
                violation_error_message="Kies een van de gronden.",
            ),
            models.CheckConstraint(
                condition=Q(grond=Grond.GEEN) | ~Q(reden=""),
                name="bsninstelling_met_reden",
                violation_error_message="Schrijf op waarom deze grond geldt.",
            ),
        ]

    @property
    def mag(self) -> bool:
        """Whether a BSN may be kept here."""
        return self.grond != Grond.GEEN

    def __str__(self) -> str:
        return self.get_grond_display()


class Burgerservicenummer(models.Model):
    """The BSN of a deelnemer, encrypted. Apart from Deelnemer, so that nobody reads it along with a name.

    `vingerafdruk` is a keyed hash: the same BSN twice is refused without reading either. Triggers refuse a row without
    a ground, and a ground that goes while there are rows.
    """

    deelnemer = models.OneToOneField(Deelnemer, on_delete=models.CASCADE, related_name="burgerservicenummer")
    versleuteld = models.TextField("BSN, versleuteld")
    vingerafdruk = models.CharField("vingerafdruk (HMAC-SHA-256)", max_length=64)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "burgerservicenummer"
        verbose_name_plural = "burgerservicenummers"
        constraints = [
            models.UniqueConstraint(
                fields=["vingerafdruk"],
                name="bsn_uniek",
                violation_error_message="Dit BSN is al vastgelegd bij een andere deelnemer.",
            ),
            models.CheckConstraint(
                # a Fernet token: what is not encrypted does not get in
                condition=Q(versleuteld__regex=r"^gAAAA[A-Za-z0-9_-]{90,}={0,2}$"),
                name="bsn_versleuteld",
                violation_error_message="Een BSN staat alleen versleuteld in de databank.",
            ),
            models.CheckConstraint(
                condition=Q(vingerafdruk__regex=r"^[0-9a-f]{64}$"),
                name="bsn_vingerafdruk_vorm",
                violation_error_message="De vingerafdruk van dit BSN klopt niet.",
            ),
        ]

    def __str__(self) -> str:
        return f"BSN van deelnemer {self.deelnemer_id}"
