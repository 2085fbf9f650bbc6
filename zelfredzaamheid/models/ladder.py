"""The participatieladder: where somebody stands, and what was agreed about growing."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models import Traject
from zelfredzaamheid.queries import LadderpositieQuerySet


class Ladderpositie(models.Model):
    """The trede on which somebody stood on one day, with the trede that was agreed for later.

    Never overwritten: a correction is a new one with its reason. Ordinal only, never a percentage (domein §2).
    """

    class Trede(models.IntegerChoices):
        """The exact names (domein §2)."""

        GEISOLEERD = 1, "Geïsoleerd"
        SOCIALE_CONTACTEN = 2, "Sociale contacten buitenshuis"
        GEORGANISEERD = 3, "Deelname aan georganiseerde activiteiten"
        ONBETAALD = 4, "Onbetaald werk"
        ONDERSTEUND = 5, "Betaald werk met ondersteuning"
        BETAALD = 6, "Betaald werk"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="ladderposities")
    peildatum = models.DateField("peildatum")
    trede = models.IntegerField("trede", choices=Trede)
    voorstel = models.IntegerField("trede volgens de antwoorden", choices=Trede, null=True, blank=True)
    reden_anders = models.TextField("waarom een andere trede", blank=True)
    antwoorden = models.JSONField("antwoorden", default=dict, blank=True)
    verwachte_trede = models.IntegerField("verwachte trede", choices=Trede, null=True, blank=True)
    horizon = models.DateField("verwacht op", null=True, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    beoordelaar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vervangt = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="correctie")
    reden_correctie = models.TextField("reden van de correctie", blank=True)
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = LadderpositieQuerySet.as_manager()

    class Meta:
        verbose_name = "ladderpositie"
        verbose_name_plural = "ladderposities"
        ordering = ["traject", "peildatum", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(trede__gte=1, trede__lte=6)
                & (Q(voorstel__isnull=True) | Q(voorstel__gte=1, voorstel__lte=6))
                & (Q(verwachte_trede__isnull=True) | Q(verwachte_trede__gte=1, verwachte_trede__lte=6)),
                name="ladder_trede_van_1_tot_en_met_6",
                violation_error_message="Een trede is 1, 2, 3, 4, 5 of 6.",
            ),
            models.CheckConstraint(
                condition=Q(voorstel__isnull=False, trede=F("voorstel"), reden_anders="")
                | ((Q(voorstel__isnull=True) | ~Q(trede=F("voorstel"))) & ~Q(reden_anders="")),
                name="ladder_anders_met_reden",
                violation_error_message="Schrijf op waarom je een andere trede kiest dan uit de antwoorden volgt.",
            ),
            models.CheckConstraint(
                condition=Q(verwachte_trede__isnull=True, horizon__isnull=True)
                | Q(verwachte_trede__isnull=False, horizon__isnull=False, horizon__gt=F("peildatum")),
                name="ladder_verwachting_met_datum",
                violation_error_message="Bij een verwachte trede hoort een datum na de peildatum.",
            ),
            models.CheckConstraint(
                condition=Q(vervangt__isnull=True, reden_correctie="")
                | (Q(vervangt__isnull=False) & ~Q(reden_correctie="") & ~Q(vervangt=F("id"))),
                name="ladder_correctie_met_reden",
                violation_error_message="Schrijf op waarom je de trede verbetert.",
            ),
            models.UniqueConstraint(
                fields=["traject", "peildatum"],
                condition=Q(vervangt__isnull=True),
                name="ladder_een_per_dag",
                violation_error_message="Er is al een trede van deze dag. Verbeter die.",
            ),
            models.UniqueConstraint(
                fields=["sleutel"],
                name="ladder_een_keer_opgeslagen",
                violation_error_message="Deze trede is al opgeslagen.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "peildatum", "id"], name="ladder_op_traject")]

    def __str__(self) -> str:
        return f"Trede {self.trede} op {self.peildatum:%d-%m-%Y}"
