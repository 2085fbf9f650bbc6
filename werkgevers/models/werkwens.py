"""What work a deelnemer looks for."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from trajecten.models import Traject
from trajecten.queries import AanTraject
from werkgevers.werkplek.begrippen import DAGEN, Niveau, Reizen


class Werkwens(models.Model):
    """What somebody wants and can do, as agreed with them: all that matching knows of a deelnemer.

    So there is nothing in it about health, justice, sex, age, origin, language or income. `sectoren`, `soorten` and
    `vaardigheden` are codes of the lists sector, plaatsingsoort and vaardigheid; empty means: all the same to me.
    `postcodegebied` is four digits, from where somebody travels; `plaats` the same in words.
    """

    traject = models.OneToOneField(Traject, on_delete=models.PROTECT, related_name="werkwens")
    sectoren = ArrayField(models.CharField(max_length=40), verbose_name="sectoren", default=list, blank=True)
    soorten = ArrayField(models.CharField(max_length=40), verbose_name="soorten plek", default=list, blank=True)
    dagen = ArrayField(models.IntegerField(), verbose_name="dagen", default=list, blank=True)
    uren_per_week = models.DecimalField("uren per week", max_digits=5, decimal_places=2, null=True, blank=True)
    postcodegebied = models.CharField("cijfers van de postcode", max_length=4, blank=True)
    plaats = models.CharField("plaats", max_length=80, blank=True)
    reizen = models.CharField("reizen", max_length=8, choices=Reizen, default=Reizen.OMGEVING)
    niveau = models.IntegerField("niveau", choices=Niveau, null=True, blank=True)
    vaardigheden = ArrayField(
        models.CharField(max_length=40), verbose_name="vaardigheden en certificaten", default=list, blank=True
    )
    wens = models.TextField("wens in eigen woorden", max_length=5000, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    bewaard_op = models.DateTimeField("bewaard op", auto_now=True)
    bewaard_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AanTraject.as_manager()

    class Meta:
        verbose_name = "werkwens"
        verbose_name_plural = "werkwensen"
        constraints = [
            models.CheckConstraint(
                condition=Q(dagen__contained_by=list(DAGEN)),
                name="werkwens_dagen_van_de_week",
                violation_error_message="Kies dagen van de week.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__isnull=True) | Q(uren_per_week__gt=0, uren_per_week__lte=168),
                name="werkwens_uren_per_week",
                violation_error_message="Uren per week zijn meer dan 0 en hoogstens 168.",
            ),
            models.CheckConstraint(
                condition=Q(postcodegebied="") | Q(postcodegebied__regex=r"^[1-9][0-9]{3}$"),
                name="werkwens_postcodegebied_vorm",
                violation_error_message="Schrijf de vier cijfers van de postcode, zoals 3083.",
            ),
            models.CheckConstraint(
                condition=Q(reizen__in=Reizen.values),
                name="werkwens_reizen_bekend",
                violation_error_message="Kies hoe ver iemand wil reizen.",
            ),
            models.CheckConstraint(
                condition=Q(niveau__isnull=True) | Q(niveau__gte=0, niveau__lte=4),
                name="werkwens_niveau_bekend",
                violation_error_message="Kies een niveau uit de lijst.",
            ),
        ]

    def __str__(self) -> str:
        return f"Werkwens {self.pk}"
