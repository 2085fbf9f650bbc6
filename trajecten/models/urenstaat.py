"""The weekly urenstaat of an employee, and every step it took."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.urenstaat.queries import UrenstaatQuerySet
from trajecten.urenstaat.regels import OP_SLOT, Staat, Stap

_OP_SLOT = Q(staat__in=sorted(OP_SLOT))


class Urenstaat(models.Model):
    """The hours of one employee in one week, handed in and approved by somebody else.

    `week` is its Monday. On it count the contacten, urenregels and tegenboekingen of that week; from handing in on
    `regels`, `minuten` and `sha256` hold them as they were seen, and the database keeps the rows themselves locked.
    """

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="urenstaten")
    week = models.DateField("week")
    staat = models.CharField("staat", max_length=14, choices=Staat, default=Staat.CONCEPT)
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True)
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    goedgekeurd_op = models.DateTimeField("goedgekeurd op", null=True, blank=True)
    goedgekeurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    reden = models.TextField("reden van terugsturen", blank=True)
    minuten = models.IntegerField("minuten", null=True, blank=True)
    regels = models.JSONField("regels", null=True, blank=True)
    sha256 = models.CharField("SHA-256 van de regels", max_length=64, blank=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = UrenstaatQuerySet.as_manager()

    class Meta:
        verbose_name = "urenstaat"
        verbose_name_plural = "urenstaten"
        ordering = ["-week", "medewerker"]
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "week"],
                name="urenstaat_een_per_week",
                violation_error_message="Deze week heeft al een urenstaat.",
            ),
            models.CheckConstraint(
                condition=Q(week__iso_week_day=1),
                name="urenstaat_week_begint_op_maandag",
                violation_error_message="Een week begint op maandag.",
            ),
            models.CheckConstraint(
                condition=Q(staat__in=Staat.values),
                name="urenstaat_staat_bekend",
                violation_error_message="Deze stand van een urenstaat bestaat niet.",
            ),
            models.CheckConstraint(
                condition=(_OP_SLOT & Q(ingediend_op__isnull=False, ingediend_door__isnull=False))
                | (~_OP_SLOT & Q(ingediend_op__isnull=True, ingediend_door__isnull=True)),
                name="urenstaat_ingediend_met_naam",
                violation_error_message="Een ingediende urenstaat zegt wanneer en door wie.",
            ),
            models.CheckConstraint(
                condition=Q(staat=Staat.GOEDGEKEURD, goedgekeurd_op__isnull=False, goedgekeurd_door__isnull=False)
                | (~Q(staat=Staat.GOEDGEKEURD) & Q(goedgekeurd_op__isnull=True, goedgekeurd_door__isnull=True)),
                name="urenstaat_goedgekeurd_met_naam",
                violation_error_message="Een goedgekeurde urenstaat zegt wanneer en door wie.",
            ),
            models.CheckConstraint(
                condition=Q(goedgekeurd_door__isnull=True)
                | (~Q(goedgekeurd_door=F("medewerker")) & ~Q(goedgekeurd_door=F("ingediend_door"))),
                name="urenstaat_goedgekeurd_door_ander",
                violation_error_message="Je eigen uren laat je door een ander goedkeuren.",
            ),
            models.CheckConstraint(
                condition=(Q(staat=Staat.TERUGGESTUURD) & ~Q(reden="")) | (~Q(staat=Staat.TERUGGESTUURD) & Q(reden="")),
                name="urenstaat_terug_met_reden",
                violation_error_message="Schrijf op waarom je de week terugstuurt.",
            ),
            models.CheckConstraint(
                condition=(_OP_SLOT & Q(minuten__isnull=False, regels__isnull=False) & ~Q(sha256=""))
                | (~_OP_SLOT & Q(minuten__isnull=True, regels__isnull=True, sha256="")),
                name="urenstaat_ingediend_is_vastgelegd",
                violation_error_message="Een ingediende urenstaat houdt vast wat erop staat.",
            ),
        ]
        indexes = [models.Index(fields=["week", "staat"], name="urenstaat_op_week")]

    def __str__(self) -> str:
        jaar, week, _ = self.week.isocalendar()
        return f"Urenstaat week {week} van {jaar}"


class Urenstaatstap(models.Model):
    """A step that an urenstaat took: what, when, by whom and with which hours on it. It never changes."""

    urenstaat = models.ForeignKey(Urenstaat, on_delete=models.PROTECT, related_name="stappen")
    stap = models.CharField("stap", max_length=14, choices=Stap)
    gezet_op = models.DateTimeField("op")
    gezet_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField("reden", blank=True)
    minuten = models.IntegerField("minuten")
    sha256 = models.CharField("SHA-256 van de regels", max_length=64)

    class Meta:
        verbose_name = "stap van een urenstaat"
        verbose_name_plural = "stappen van urenstaten"
        ordering = ["gezet_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stap__in=Stap.values),
                name="urenstaatstap_bekend",
                violation_error_message="Deze stap van een urenstaat bestaat niet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stap_display()} op {self.gezet_op:%d-%m-%Y}"
