"""What an ESF+ report shows besides what is counted: targets of a project, and the organisations that it supported."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value

from trajecten.beheer.queries import BeheerQuerySet
from trajecten.models import Subsidieproject
from trajecten.models.traject import Datumbereik


class EsfDoel(models.Model):
    """How many deelnemers or organisations a project means to reach for one indicator, over its whole duration."""

    subsidieproject = models.ForeignKey(Subsidieproject, on_delete=models.CASCADE, related_name="esf_doelen")
    code = models.CharField("indicator", max_length=6)
    aantal = models.IntegerField("doel")

    class Meta:
        verbose_name = "ESF+-doel"
        verbose_name_plural = "ESF+-doelen"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["subsidieproject", "code"],
                name="esf_doel_een_per_indicator",
                violation_error_message="Voor deze indicator is er al een doel.",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^EEC(O(0[1-9]|1[0-9])|R0[1-6])$"),
                name="esf_doel_van_een_indicator",
                violation_error_message="Deze indicator bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(aantal__gte=0),
                name="esf_doel_niet_negatief",
                violation_error_message="Een doel is nul of hoger.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.aantal}"


class EsfOpgave(models.Model):
    """How many organisations a project supported in a period [van, tot], both days included: nobody counts those.

    They are entered by hand for EECO18 (`overheden`) and EECO19 (`bedrijven`); `door` was the last to do so.
    """

    subsidieproject = models.ForeignKey(Subsidieproject, on_delete=models.PROTECT, related_name="esf_opgaven")
    van = models.DateField("van")
    tot = models.DateField("tot en met")
    overheden = models.IntegerField("overheden en publieke diensten")
    bedrijven = models.IntegerField("kleine en middelgrote bedrijven")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField("opgegeven op")
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = BeheerQuerySet.as_manager()

    class Meta:
        verbose_name = "ESF+-opgave"
        verbose_name_plural = "ESF+-opgaven"
        ordering = ["-van", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(van__lte=F("tot")),
                name="esf_opgave_periode_oplopend",
                violation_error_message="De periode eindigt voordat hij begint.",
            ),
            models.CheckConstraint(
                condition=Q(overheden__gte=0, bedrijven__gte=0),
                name="esf_opgave_niet_negatief",
                violation_error_message="Een aantal is nul of hoger.",
            ),
            ExclusionConstraint(
                name="esf_opgave_een_per_dag",
                expressions=[
                    ("subsidieproject", RangeOperators.EQUAL),
                    (Datumbereik(F("van"), F("tot"), Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Over een deel van deze periode is er al een opgave.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subsidieproject} {self.van:%d-%m-%Y} tot en met {self.tot:%d-%m-%Y}"
