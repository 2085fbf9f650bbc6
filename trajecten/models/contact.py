"""Hours: contact of staff with a deelnemer, and hours that the deelnemer makes. Never the same thing."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from trajecten.models.groepscontact import Groepscontact
from trajecten.models.programma import Subsidieproject
from trajecten.models.traject import Traject
from trajecten.queries import ContactmomentQuerySet, DeelneemuurQuerySet
from trajecten.regels import MINUTEN_PER_CONTACT_HOOGSTENS


class GeldigeContacten(models.Manager.from_queryset(ContactmomentQuerySet)):  # type: ignore[misc]
    """Leaves out what was withdrawn, so that nothing that adds up hours can forget to."""

    def get_queryset(self) -> ContactmomentQuerySet:
        return super().get_queryset().filter(ingetrokken_op__isnull=True)  # type: ignore[no-any-return]


class Contactmoment(models.Model):
    """A session of a member of staff with a deelnemer, paid by one subsidieproject at the most.

    `minuten` is how long the deelnemer was with the member of staff: what the norms of a bouwsteen count. What staff
    may claim is `medewerkerminuten`: the same, but of a group only this deelnemer's part (see Groepscontact).
    """

    class Aanwezigheid(models.TextChoices):
        AANWEZIG = "aanwezig", "Ja"
        AFGEMELD = "afgemeld", "Nee, afgemeld"
        NIET_GEKOMEN = "niet_gekomen", "Nee, zonder bericht"

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="contactmomenten")
    subsidieproject = models.ForeignKey(
        Subsidieproject, on_delete=models.PROTECT, related_name="contactmomenten", null=True, blank=True
    )
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contactmomenten")
    datum = models.DateField("datum")
    # the later day on which the hours of staff count, when the week of `datum` was locked already (urenstaat)
    boekdatum = models.DateField("uren geboekt op", null=True, blank=True)
    tijdvak = DateTimeRangeField("tijdvak", null=True, blank=True)
    minuten = models.IntegerField("duur in minuten")
    soort = models.CharField("soort contact", max_length=40)
    aanwezigheid = models.CharField("aanwezigheid", max_length=12, choices=Aanwezigheid, default=Aanwezigheid.AANWEZIG)
    onderwerp = models.TextField("kort verslag", blank=True)
    alleen_collegas = models.BooleanField("alleen voor collega's", default=False)
    # the code of a leefgebied, as the app that measures knows them (trajecten.registers); empty for most contacts
    leefgebied = models.CharField("leefgebied", max_length=40, blank=True)
    # a step of the stappenplan, by name: its model hangs on others that come after this one
    stap = models.ForeignKey("trajecten.Stap", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    groepscontact = models.ForeignKey(
        Groepscontact, on_delete=models.PROTECT, related_name="contactmomenten", null=True, blank=True
    )
    groepsdeel = models.IntegerField("deel van de groepstijd in minuten", null=True, blank=True)
    medewerkerminuten = models.GeneratedField(
        expression=Coalesce("groepsdeel", "minuten"), output_field=models.IntegerField(), db_persist=True
    )
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ingetrokken_reden = models.CharField("waarom ingetrokken", max_length=300, blank=True)

    objects = GeldigeContacten()
    # also what was withdrawn: for the history, and to know a form or a list again
    alle = ContactmomentQuerySet.as_manager()

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ["-datum", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="contact_een_keer_opgeslagen",
                violation_error_message="Dit contact is al opgeslagen.",
            ),
            models.CheckConstraint(
                condition=Q(minuten__gt=0, minuten__lte=MINUTEN_PER_CONTACT_HOOGSTENS),
                name="contact_duur_hoogstens_12_uur",
                violation_error_message="Een contact duurt minstens 1 minuut en hoogstens 12 uur.",
            ),
            models.CheckConstraint(
                condition=Q(boekdatum__isnull=True) | Q(boekdatum__gt=F("datum")),
                name="contact_later_geboekt",
                violation_error_message="De uren van een contact tellen op de dag zelf, of op een latere dag.",
            ),
            models.CheckConstraint(
                condition=Q(aanwezigheid__in=["aanwezig", "afgemeld", "niet_gekomen"]),
                name="contact_aanwezigheid_bekend",
                violation_error_message="Kies of de deelnemer er was.",
            ),
            ExclusionConstraint(
                name="contact_medewerker_niet_dubbel",
                expressions=[
                    ("medewerker", RangeOperators.EQUAL),
                    ("tijdvak", RangeOperators.OVERLAPS),
                    # one session with a group is at one time with all of them
                    (Coalesce(F("groepscontact"), -F("id")), RangeOperators.NOT_EQUAL),
                ],
                condition=Q(tijdvak__isnull=False, ingetrokken_op__isnull=True),
                violation_error_message="Je hebt op dit tijdstip al een ander contact.",
            ),
            models.CheckConstraint(
                condition=Q(groepscontact__isnull=True, groepsdeel__isnull=True)
                | Q(groepscontact__isnull=False, groepsdeel__gte=0, groepsdeel__lte=F("minuten")),
                name="contact_deel_van_de_groep",
                violation_error_message="Het deel van de groepstijd klopt niet.",
            ),
            models.UniqueConstraint(
                fields=["groepscontact", "traject"],
                condition=Q(ingetrokken_op__isnull=True),
                name="contact_een_keer_per_groep",
                violation_error_message="Deze deelnemer staat al bij dit groepscontact.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True, ingetrokken_reden="")
                | (Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False) & ~Q(ingetrokken_reden="")),
                name="contact_ingetrokken_op_en_door",
                violation_error_message="Wie een contact intrekt schrijft erbij waarom.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "-datum", "-id"], name="contact_op_traject"),
            models.Index(fields=["medewerker", "-datum", "-id"], name="contact_op_medewerker"),
            models.Index(fields=["datum"], name="contact_op_datum"),
            models.Index(
                fields=["medewerker", "boekdatum"], name="contact_op_boekdatum", condition=Q(boekdatum__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} op {self.datum:%d-%m-%Y}"


class Deelneemuur(models.Model):
    """Hours that a deelnemer spent on an activity; never hours of staff."""

    class Bron(models.TextChoices):
        HAND = "hand", "Ingevoerd"
        AANWEZIGHEID = "aanwezigheid", "Aanwezigheid"
        PLAATSING = "plaatsing", "Plaatsing"

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="deelneemuren")
    datum = models.DateField("datum")
    minuten = models.IntegerField("minuten")
    activiteit = models.CharField("activiteit", max_length=120, blank=True)
    bron = models.CharField("bron", max_length=12, choices=Bron, default=Bron.HAND)
    # which attendance, week of a placement or line of a form it comes from: written twice it is there once
    sleutel = models.CharField("sleutel", max_length=80, null=True, blank=True, editable=False)
    ingevoerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = DeelneemuurQuerySet.as_manager()

    class Meta:
        verbose_name = "deelneemuur"
        verbose_name_plural = "deelneemuren"
        ordering = ["-datum", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minuten__gt=0, minuten__lte=24 * 60),
                name="deelneemuur_duur_hoogstens_een_dag",
                violation_error_message="Vul minstens 1 minuut in en hoogstens 24 uur.",
            ),
            models.CheckConstraint(
                condition=Q(bron__in=["hand", "aanwezigheid", "plaatsing"]),
                name="deelneemuur_bron_bekend",
                violation_error_message="Deze bron bestaat niet.",
            ),
            models.UniqueConstraint(
                fields=["sleutel"],
                name="deelneemuur_een_keer_opgeslagen",
                violation_error_message="Deze uren zijn al opgeslagen.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "-datum", "-id"], name="deelneemuur_op_traject"),
            models.Index(fields=["datum"], name="deelneemuur_op_datum"),
        ]

    def __str__(self) -> str:
        return f"{self.activiteit} op {self.datum:%d-%m-%Y}"
