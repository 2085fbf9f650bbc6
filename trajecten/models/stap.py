"""The stappenplan of a traject: what has to happen, who does it, by when."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from trajecten.models.doorverwijzing import Partner
from trajecten.models.traject import Traject
from trajecten.stappenplan.queries import StapQuerySet
from trajecten.stappenplan.regels import Stapstand, Wie


class Stap(models.Model):
    """One step of the plan. In order of urgency, unless somebody set its place (`volgorde`) by hand.

    Name and nature of the leefgebied are kept as they were: the instrument of a programme may change. `neutraal` is
    how a step on health or justice reads on paper, and for who may not see what it is about.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="stappen")
    leefgebied_code = models.CharField("leefgebied", max_length=40, blank=True)
    leefgebied_naam = models.CharField("naam van het leefgebied", max_length=80, blank=True)
    bijzonder = models.BooleanField("gezondheid of justitie", default=False)
    bron_score = models.IntegerField("score waaruit de stap volgt", null=True, blank=True)
    wat = models.CharField("wat", max_length=200)
    neutraal = models.CharField("neutrale tekst", max_length=200, blank=True)
    wie_soort = models.CharField("wie", max_length=10, choices=Wie)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="stappen"
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="stappen")
    deadline = models.DateField("klaar voor", null=True, blank=True)
    staat = models.CharField("staat", max_length=9, choices=Stapstand, default=Stapstand.OPEN)
    resultaat = models.TextField("resultaat", blank=True)
    volgorde = models.IntegerField("plaats met de hand", null=True, blank=True)
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True)
    afgesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StapQuerySet.as_manager()

    class Meta:
        verbose_name = "stap"
        verbose_name_plural = "stappen"
        ordering = ["traject", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="stap_een_keer_opgeslagen",
                violation_error_message="Deze stap is al opgeslagen.",
            ),
            models.UniqueConstraint(
                fields=["traject", "volgorde"],
                name="stap_een_per_plaats",
                violation_error_message="Er staat al een stap op deze plaats.",
            ),
            models.CheckConstraint(
                condition=Q(bron_score__isnull=True) | Q(bron_score__gte=1, bron_score__lte=5),
                name="stap_bron_score_van_1_tot_en_met_5",
                violation_error_message="Een score is 1, 2, 3, 4 of 5.",
            ),
            models.CheckConstraint(
                condition=Q(wie_soort="deelnemer", medewerker__isnull=True, partner__isnull=True)
                | Q(wie_soort="medewerker", medewerker__isnull=False, partner__isnull=True)
                | Q(wie_soort="partner", medewerker__isnull=True, partner__isnull=False),
                name="stap_van_een_iemand",
                violation_error_message="Kies wie de stap doet: de deelnemer, een collega of een partner.",
            ),
            models.CheckConstraint(
                condition=Q(staat="open", afgesloten_op__isnull=True, afgesloten_door__isnull=True)
                | (
                    Q(staat__in=["gedaan", "vervallen"], afgesloten_op__isnull=False, afgesloten_door__isnull=False)
                    & ~Q(resultaat="")
                ),
                name="stap_afgesloten_met_resultaat",
                violation_error_message="Schrijf op wat het resultaat is.",
            ),
            models.CheckConstraint(
                condition=Q(staat="open") | Q(volgorde__isnull=True),
                name="stap_alleen_open_op_een_plaats",
                violation_error_message="Alleen een open stap heeft een plaats in de volgorde.",
            ),
            models.CheckConstraint(
                condition=Q(bijzonder=True) | Q(neutraal=""),
                name="stap_neutraal_alleen_bij_bijzonder",
                violation_error_message="Een neutrale tekst is alleen nodig bij gezondheid of justitie.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "staat"], name="stap_op_traject"),
            models.Index(fields=["medewerker", "staat", "deadline"], name="stap_op_medewerker"),
            models.Index(fields=["deadline"], condition=Q(staat="open"), name="stap_open_op_deadline"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.staat == Stapstand.OPEN

    @property
    def wie_naam(self) -> str:
        """Who does it: the first name of the deelnemer, a colleague or a partner."""
        return str(self.medewerker or self.partner or self.traject.deelnemer.roepnaam)

    def te_laat_op(self, peildatum: date) -> bool:
        """Whether it is open while its deadline lies before `peildatum`."""
        return self.is_open and self.deadline is not None and self.deadline < peildatum

    def __str__(self) -> str:
        return f"Stap {self.pk}"


class Stapversie(models.Model):
    """A step as it was after each change. Only added to, so that nothing is lost that was agreed."""

    stap = models.ForeignKey(Stap, on_delete=models.CASCADE, related_name="versies")
    versie = models.IntegerField("versie")
    wat = models.CharField("wat", max_length=200)
    leefgebied_naam = models.CharField("leefgebied", max_length=80, blank=True)
    wie = models.CharField("wie", max_length=160)
    deadline = models.DateField("klaar voor", null=True, blank=True)
    staat = models.CharField("staat", max_length=9, choices=Stapstand)
    resultaat = models.TextField("resultaat", blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", auto_now_add=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "versie van een stap"
        verbose_name_plural = "versies van stappen"
        ordering = ["stap", "-versie"]
        constraints = [
            models.UniqueConstraint(
                fields=["stap", "versie"],
                name="stapversie_uniek",
                violation_error_message="Deze versie bestaat al.",
            ),
        ]

    def __str__(self) -> str:
        return f"Stap {self.stap_id}, versie {self.versie}"
