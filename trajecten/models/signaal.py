"""What an organisation decides about its signals, and which of them wait for a while."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models.traject import Traject
from trajecten.signaalwerk.regels import UITSTEL_HOOGSTENS


class Signaalinstelling(models.Model):
    """What one organisation changed about one kind of signal; without a row it is as it came."""

    code = models.CharField("soort signaal", max_length=40)
    aan = models.BooleanField("aan", default=True)
    drempels = models.JSONField("drempels", default=dict, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "instelling van een signaal"
        verbose_name_plural = "instellingen van signalen"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="signaalinstelling_code_uniek",
                violation_error_message="Dit signaal is al ingesteld.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Signaaluitstel(models.Model):
    """Somebody said "not now" to a signal: it waits over [van, tot), with the reason, and then comes back.

    It is about a traject, or about a medewerker for what asks attention of somebody without a traject. `kenmerk`
    tells two signals of one kind apart.
    """

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="signaaluitstel", null=True, blank=True)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="signaaluitstel", null=True, blank=True
    )
    code = models.CharField("soort signaal", max_length=40)
    kenmerk = models.CharField("kenmerk", max_length=40, blank=True)
    titel = models.CharField("wat er stond", max_length=200)
    van = models.DateField("van")
    tot = models.DateField("tot")
    reden = models.CharField("reden", max_length=500)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = "uitgesteld signaal"
        verbose_name_plural = "uitgestelde signalen"
        constraints = [
            models.CheckConstraint(
                condition=Q(traject__isnull=True, medewerker__isnull=False)
                | Q(traject__isnull=False, medewerker__isnull=True),
                name="signaaluitstel_over_een",
                violation_error_message="Een signaal gaat over een traject of over een medewerker.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gt=F("van"), tot__lte=F("van") + UITSTEL_HOOGSTENS),
                name="signaaluitstel_hoogstens_vier_weken",
                violation_error_message="Kies een dag na vandaag, hoogstens vier weken later.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="signaaluitstel_met_reden",
                violation_error_message="Schrijf op waarom dit kan wachten.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="signaaluitstel_ingetrokken_door_iemand",
                violation_error_message="Wie iets intrekt, staat er met een tijdstip bij.",
            ),
        ]
        indexes = [
            models.Index(fields=["tot"], name="signaaluitstel_nog_actief", condition=Q(ingetrokken_op__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.titel}, tot {self.tot:%d-%m-%Y}"
