"""Help of others: partners, the expertises that they have, and referrals to them. Never a diagnosis."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from trajecten.models.traject import Traject
from trajecten.stappenplan.queries import DoorverwijzingQuerySet, ExpertiseQuerySet, PartnerQuerySet
from trajecten.stappenplan.regels import EINDSTANDEN, Verwijsstand
from vormgeving.versies import versie_uit


class Expertise(models.Model):
    """What somebody else can help with, such as schuldhulp. An organisation adds its own.

    `bijzonder` says that a referral for it tells something about health or justice (AVG art. 9 and 10): only who may
    see special data sees to whom it went.
    """

    code = models.SlugField("code", max_length=40)
    naam = models.CharField("naam", max_length=80)
    bijzonder = models.BooleanField(
        "gezondheid of justitie", default=False, help_text="Dan ziet alleen wie dat mag, waar het over gaat."
    )
    volgorde = models.IntegerField("volgorde", default=0)
    actief = models.BooleanField("in gebruik", default=True)

    objects = ExpertiseQuerySet.as_manager()

    class Meta:
        verbose_name = "expertise"
        verbose_name_plural = "expertises"
        ordering = ["volgorde", "naam", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="expertise_code_uniek",
                violation_error_message="Deze expertise staat al in de lijst.",
            ),
            models.UniqueConstraint(
                Lower("naam"),
                name="expertise_naam_uniek",
                violation_error_message="Deze expertise staat al in de lijst.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def versie(self) -> int:
        """What `eis_versie` compares: another number when something else was saved."""
        return versie_uit(self.naam, self.bijzonder, self.actief)


class Partner(models.Model):
    """An organisation outside that helps: it takes a step of the plan, or somebody is referred to it."""

    naam = models.CharField("naam", max_length=120)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    expertises = ArrayField(models.CharField(max_length=40), verbose_name="expertises", default=list, blank=True)
    actief = models.BooleanField("in gebruik", default=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ["naam", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                name="partner_naam_uniek",
                violation_error_message="Deze partner staat al in de lijst.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def versie(self) -> int:
        """What `eis_versie` compares: another number when something else was saved."""
        return versie_uit(self.naam, self.telefoon, self.email, self.expertises, self.actief)


class Doorverwijzing(models.Model):
    """Somebody is asked to help with something: which expertise, who, where it stands, what came of it.

    There is no field for a diagnosis. `bijzonder` is kept from the expertise and the leefgebied as they were.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="doorverwijzingen")
    expertise = models.ForeignKey(Expertise, on_delete=models.PROTECT, related_name="doorverwijzingen")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="doorverwijzingen")
    leefgebied_code = models.CharField("leefgebied", max_length=40, blank=True)
    leefgebied_naam = models.CharField("naam van het leefgebied", max_length=80, blank=True)
    bijzonder = models.BooleanField("gezondheid of justitie", default=False)
    vraag = models.CharField("wat vragen we", max_length=300)
    staat = models.CharField("staat", max_length=12, choices=Verwijsstand, default=Verwijsstand.AANGEVRAAGD)
    sinds = models.DateField("in deze staat sinds")
    aangevraagd_per = models.DateField("aangevraagd per")
    uitkomst = models.TextField("uitkomst", blank=True)
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = DoorverwijzingQuerySet.as_manager()

    class Meta:
        verbose_name = "doorverwijzing"
        verbose_name_plural = "doorverwijzingen"
        ordering = ["-aangevraagd_per", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="doorverwijzing_een_keer_opgeslagen",
                violation_error_message="Deze doorverwijzing is al opgeslagen.",
            ),
            models.CheckConstraint(
                condition=Q(staat__in=Verwijsstand.values),
                name="doorverwijzing_staat_bekend",
                violation_error_message="Kies een staat uit de lijst.",
            ),
            models.CheckConstraint(
                condition=~Q(staat__in=sorted(EINDSTANDEN)) | ~Q(uitkomst=""),
                name="doorverwijzing_einde_met_uitkomst",
                violation_error_message="Schrijf op wat de uitkomst is.",
            ),
            models.CheckConstraint(
                condition=Q(sinds__gte=models.F("aangevraagd_per")),
                name="doorverwijzing_staat_na_aanvraag",
                violation_error_message="Deze datum ligt voor de aanvraag.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "-aangevraagd_per", "-id"], name="doorverwijzing_op_traject")]

    @property
    def is_klaar(self) -> bool:
        """Whether nothing more is expected."""
        return self.staat in EINDSTANDEN

    def dagen_in_staat(self, peildatum: date) -> int:
        """Full days in this state on `peildatum`."""
        return (peildatum - self.sinds).days

    def __str__(self) -> str:
        return f"{self.expertise} bij {self.partner}"


class Doorverwijsstap(models.Model):
    """One change of the state of a referral: to what, when, by whom. Only added to."""

    doorverwijzing = models.ForeignKey(Doorverwijzing, on_delete=models.CASCADE, related_name="stappen")
    staat = models.CharField("staat", max_length=12, choices=Verwijsstand)
    datum = models.DateField("datum")
    toelichting = models.TextField("toelichting", blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", auto_now_add=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "stap van een doorverwijzing"
        verbose_name_plural = "stappen van doorverwijzingen"
        ordering = ["doorverwijzing", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staat__in=Verwijsstand.values),
                name="doorverwijsstap_staat_bekend",
                violation_error_message="Kies een staat uit de lijst.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_staat_display()} op {self.datum:%d-%m-%Y}"
