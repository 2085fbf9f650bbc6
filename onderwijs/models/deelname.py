"""Somebody in a group: on the waiting list, in it, or out of it again."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from onderwijs.models.groep import Groep
from onderwijs.models.leerlijn import AFWIJKING_HOOGSTENS
from onderwijs.queries import DeelnameQuerySet
from trajecten.models import Betrokkene, Traject


class Deelname(models.Model):
    """That a traject takes part in a group, over [van, tot), or waits for a place.

    `plaats` is the order on the waiting list and is empty for everybody else. Why somebody stopped is one of a few
    reasons, never a diagnosis. `afwijking` is why somebody came in although the leerlijn is meant for others, or they
    follow as many modules of it as it allows.
    """

    class Staat(models.TextChoices):
        WACHTLIJST = "wachtlijst", "Op de wachtlijst"
        INGEDEELD = "ingedeeld", "In de groep"
        GESTOPT = "gestopt", "Gestopt"
        AFGEROND = "afgerond", "Afgerond"

    class Reden(models.TextChoices):
        EIGEN_KEUZE = "eigen_keuze", "Eigen keuze"
        ANDERE_GROEP = "andere_groep", "Verder in een andere groep of module"
        GROEP_PAST_NIET = "groep_past_niet", "Deze groep past nu niet"
        WERK_OF_OPLEIDING = "werk_of_opleiding", "Werk of opleiding gevonden"
        HULP_ELDERS = "hulp_elders", "Eerst verder met hulp van een ander"
        VERHUISD = "verhuisd", "Verhuisd"
        GROEP_STOPT = "groep_stopt", "De groep gaat niet door"
        TRAJECT_KLAAR = "traject_klaar", "Het traject is afgesloten"
        ANDERS = "anders", "Iets anders"

    groep = models.ForeignKey(Groep, on_delete=models.PROTECT, related_name="deelnames")
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="deelnames")
    staat = models.CharField("staat", max_length=10, choices=Staat)
    plaats = models.IntegerField("plaats op de wachtlijst", null=True, blank=True)
    aangeboden_op = models.DateTimeField("plek aangeboden op", null=True, blank=True)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    van = models.DateField("in de groep vanaf", null=True, blank=True)
    tot = models.DateField("in de groep tot", null=True, blank=True)
    afwijking = models.CharField("waarom toch?", max_length=AFWIJKING_HOOGSTENS, blank=True, default="")
    reden = models.CharField("waarom gestopt?", max_length=20, choices=Reden, blank=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        ordering = ["groep", "plaats", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["groep", "traject"],
                condition=Q(staat__in=["wachtlijst", "ingedeeld"]),
                name="deelname_een_keer_per_groep",
                violation_error_message="Deze deelnemer staat al bij deze groep.",
            ),
            models.UniqueConstraint(
                fields=["groep", "plaats"],
                name="deelname_plaats_uniek",
                violation_error_message="Deze plaats op de wachtlijst is al bezet.",
            ),
            models.CheckConstraint(
                condition=Q(staat="wachtlijst", plaats__gte=1, van__isnull=True, tot__isnull=True, reden="")
                | Q(staat="ingedeeld", plaats__isnull=True, van__isnull=False, tot__isnull=True, reden="")
                | Q(staat="afgerond", plaats__isnull=True, van__isnull=False, tot__isnull=False, reden="")
                | (Q(staat="gestopt", plaats__isnull=True, tot__isnull=False) & ~Q(reden="")),
                name="deelname_staat_past",
                violation_error_message="De staat van deze deelname past niet bij de datums, de plaats of de reden.",
            ),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="deelname_periode_oplopend",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
            models.CheckConstraint(
                condition=Q(aangeboden_op__isnull=True, aangeboden_door__isnull=True)
                | Q(aangeboden_op__isnull=False, aangeboden_door__isnull=False),
                name="deelname_aangeboden_op_en_door",
                violation_error_message="Wie een plek aanbiedt, staat erbij.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "staat"], name="deelname_op_traject"),
            models.Index(fields=["groep", "staat"], name="deelname_op_groep"),
        ]

    @property
    def is_actief(self) -> bool:
        """Whether somebody is in the group or waits for it."""
        return self.staat in (Deelname.Staat.WACHTLIJST, Deelname.Staat.INGEDEELD)

    def hoort_erbij_op(self, dag: date) -> bool:
        """True when `dag` lies in [van, tot)."""
        return self.van is not None and self.van <= dag and (self.tot is None or dag < self.tot)

    def __str__(self) -> str:
        return f"{self.get_staat_display()}: {self.groep}"


class Groepsbegeleiding(models.Model):
    """A trainer who became betrokkene of a traject because of a group; stops with the participation."""

    deelname = models.ForeignKey(Deelname, on_delete=models.CASCADE, related_name="begeleidingen")
    betrokkene = models.OneToOneField(Betrokkene, on_delete=models.CASCADE, related_name="uit_groep")

    class Meta:
        verbose_name = "groepsbegeleiding"
        verbose_name_plural = "groepsbegeleidingen"

    def __str__(self) -> str:
        return f"Betrokkene {self.betrokkene_id} door deelname {self.deelname_id}"
