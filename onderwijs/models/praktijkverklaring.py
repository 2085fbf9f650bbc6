"""A praktijkverklaring while it is worked on: the werkprocessen, one by one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from onderwijs.bewijs.queries import PraktijkverklaringQuerySet, WerkprocesQuerySet
from onderwijs.models.bewijs import Bewijs
from onderwijs.models.opleiding import Onderwijsinstelling
from trajecten.models import Traject


class Praktijkverklaring(models.Model):
    """What somebody learns at a leerbedrijf towards a praktijkverklaring, and with whom.

    `kenmerk` names the place as the app of employers does (trajecten.leerbedrijven): a placement and the recognition of
    its vestiging; `leerbedrijf`, `erkenning` and `praktijkopleider` are what they were called then. It is empty for a
    leerbedrijf that we do not know. The praktijkverklaring is part of the mbo-verklaring, which the school issues
    (domein §5.4): `instelling`. Once it is given there is a `bewijs`.
    """

    class Staat(models.TextChoices):
        LOOPT = "loopt", "Bezig"
        AFGEGEVEN = "afgegeven", "Afgegeven"
        GESTOPT = "gestopt", "Gestopt"

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="praktijkverklaringen")
    onderwerp = models.CharField("welk werk?", max_length=160)
    kenmerk = models.CharField("kenmerk van de plek", max_length=60, blank=True, default="")
    leerbedrijf = models.CharField("leerbedrijf", max_length=370)
    erkenning = models.CharField("erkend voor", max_length=200, blank=True, default="")
    praktijkopleider = models.CharField("praktijkopleider", max_length=120)
    instelling = models.ForeignKey(
        Onderwijsinstelling,
        on_delete=models.PROTECT,
        related_name="praktijkverklaringen",
        verbose_name="school die de verklaring uitgeeft",
    )
    van = models.DateField("begint op")
    staat = models.CharField("staat", max_length=9, choices=Staat, default=Staat.LOOPT)
    bewijs = models.OneToOneField(
        Bewijs, on_delete=models.PROTECT, related_name="praktijkverklaring", null=True, blank=True
    )
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = PraktijkverklaringQuerySet.as_manager()

    class Meta:
        verbose_name = "praktijkverklaring"
        verbose_name_plural = "praktijkverklaringen"
        ordering = ["-van", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staat="afgegeven", bewijs__isnull=False)
                | Q(staat__in=["loopt", "gestopt"], bewijs__isnull=True),
                name="praktijkverklaring_afgegeven_met_bewijs",
                violation_error_message="Een praktijkverklaring die is afgegeven, heeft een bewijs.",
            ),
            models.CheckConstraint(
                condition=~Q(onderwerp="") & ~Q(leerbedrijf="") & ~Q(praktijkopleider=""),
                name="praktijkverklaring_wie_en_waar",
                violation_error_message="Vul in om welk werk het gaat, bij welk leerbedrijf en met welke"
                " praktijkopleider.",
            ),
            models.CheckConstraint(
                condition=Q(kenmerk="") | ~Q(erkenning=""),
                name="praktijkverklaring_bij_een_erkend_leerbedrijf",
                violation_error_message="Deze vestiging is niet erkend als leerbedrijf. Kies een andere plek.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "-van", "-id"], name="praktijkverklaring_op_traject")]

    @property
    def loopt(self) -> bool:
        """Whether it is still worked on."""
        return self.staat == Praktijkverklaring.Staat.LOOPT

    def get_absolute_url(self) -> str:
        return reverse("onderwijs:praktijkverklaring", args=[self.pk])

    def __str__(self) -> str:
        return self.onderwerp


class Werkproces(models.Model):
    """One thing that somebody learns to do, judged with the praktijkopleider.

    `code` is how the qualification numbers it (B1-K1-W1), kept as text and never checked (domein §5.4).
    """

    class Staat(models.TextChoices):
        OPEN = "open", "Nog niet begonnen"
        OEFENT = "oefent", "Oefent"
        BEHEERST = "beheerst", "Kan het zelf"

    praktijkverklaring = models.ForeignKey(Praktijkverklaring, on_delete=models.CASCADE, related_name="werkprocessen")
    code = models.CharField("code", max_length=20, blank=True)
    naam = models.CharField("wat leer je?", max_length=200)
    volgorde = models.IntegerField("volgorde")
    staat = models.CharField("staat", max_length=8, choices=Staat, default=Staat.OPEN)
    beoordeeld_op = models.DateField("beoordeeld op", null=True, blank=True)
    praktijkopleider = models.CharField("praktijkopleider", max_length=120, blank=True)
    opmerking = models.CharField("opmerking", max_length=500, blank=True)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = WerkprocesQuerySet.as_manager()

    class Meta:
        verbose_name = "werkproces"
        verbose_name_plural = "werkprocessen"
        ordering = ["praktijkverklaring", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["praktijkverklaring", "volgorde"],
                name="werkproces_een_per_plaats",
                violation_error_message="Er staat al een werkproces op deze plaats.",
            ),
            models.CheckConstraint(
                condition=Q(staat="open", beoordeeld_op__isnull=True, vastgelegd_door__isnull=True, praktijkopleider="")
                | (
                    Q(staat__in=["oefent", "beheerst"], beoordeeld_op__isnull=False, vastgelegd_door__isnull=False)
                    & ~Q(praktijkopleider="")
                ),
                name="werkproces_beoordeeld_met_praktijkopleider",
                violation_error_message="Vul in op welke dag en met welke praktijkopleider je dit besprak.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="werkproces_naam_ingevuld",
                violation_error_message="Schrijf op wat iemand leert.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}".strip()
