"""The agreement on learning in practice, between school, leerbedrijf and student."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from werkgevers.models.contactpersoon import Contactpersoon
from werkgevers.models.plaatsing import Plaatsing


class Praktijkovereenkomst(models.Model):
    """What school, leerbedrijf and deelnemer agree for a bpv over [startdatum, einddatum), and when each signed.

    Drawn up by the school and signed by all three; it names the period, the hours in all, the guidance and the parts
    to achieve (domein §5.4).
    """

    class Leerweg(models.TextChoices):
        """The ways of learning of the mbo (domein §5.4)."""

        BOL = "bol", "BOL"
        BBL = "bbl", "BBL"
        DERDE = "derde_leerweg", "Derde leerweg"

    plaatsing = models.OneToOneField(Plaatsing, on_delete=models.CASCADE, related_name="praktijkovereenkomst")
    school = models.CharField("school", max_length=160)
    school_tekent = models.CharField("wie tekent voor de school", max_length=160, blank=True)
    opleiding = models.CharField("opleiding", max_length=160)
    crebo = models.CharField("crebo", max_length=20, blank=True)
    niveau = models.IntegerField("niveau", null=True, blank=True)
    leerweg = models.CharField("leerweg", max_length=13, choices=Leerweg)
    startdatum = models.DateField("startdatum")
    einddatum = models.DateField("einddatum")
    uren_totaal = models.IntegerField("uren in totaal")
    praktijkopleider = models.ForeignKey(
        Contactpersoon, on_delete=models.PROTECT, null=True, blank=True, related_name="praktijkovereenkomsten"
    )
    begeleiding = models.TextField("begeleiding", blank=True)
    te_behalen = models.TextField("wat iemand leert", blank=True)
    school_getekend_op = models.DateField("de school tekende op", null=True, blank=True)
    leerbedrijf_getekend_op = models.DateField("het leerbedrijf tekende op", null=True, blank=True)
    deelnemer_getekend_op = models.DateField("de deelnemer tekende op", null=True, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "praktijkovereenkomst"
        verbose_name_plural = "praktijkovereenkomsten"
        constraints = [
            models.CheckConstraint(
                condition=Q(einddatum__gt=F("startdatum")),
                name="overeenkomst_einde_na_start",
                violation_error_message="De overeenkomst eindigt na de dag waarop zij begint.",
            ),
            models.CheckConstraint(
                condition=Q(uren_totaal__gte=1, uren_totaal__lte=10_000),
                name="overeenkomst_uren_totaal",
                violation_error_message="Vul tussen 1 en 10.000 uur in.",
            ),
            models.CheckConstraint(
                condition=Q(niveau__isnull=True) | Q(niveau__gte=1, niveau__lte=4),
                name="overeenkomst_niveau_van_1_tot_en_met_4",
                violation_error_message="Een mbo-niveau is 1, 2, 3 of 4.",
            ),
            models.CheckConstraint(
                condition=Q(leerweg__in=["bol", "bbl", "derde_leerweg"]),
                name="overeenkomst_leerweg_bekend",
                violation_error_message="Kies een leerweg uit de lijst.",
            ),
        ]

    @property
    def getekend_op(self) -> date | None:
        """The day on which the last of the three signed; None while one of them still has to."""
        dagen = (self.school_getekend_op, self.leerbedrijf_getekend_op, self.deelnemer_getekend_op)
        getekend = [dag for dag in dagen if dag is not None]
        return max(getekend) if len(getekend) == len(dagen) else None

    def __str__(self) -> str:
        return f"Praktijkovereenkomst van plaatsing {self.plaatsing_id}"
