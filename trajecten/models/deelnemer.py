"""The people a programme is for."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower, Right

from trajecten.namen import klanksleutel, sorteersleutel, volledige_naam, zoeksleutel
from trajecten.queries import DeelnemerQuerySet
from trajecten.regels import TELEFOON_CIJFERS, leeftijd_op


def telefoonsleutel(veld: str) -> Right:
    """SQL for the last nine digits of a telephone number in the column `veld`."""
    cijfers = Func(F(veld), Value(r"\D"), Value(""), Value("g"), function="regexp_replace")
    return Right(cijfers, TELEFOON_CIJFERS)


class Deelnemer(models.Model):
    """Somebody who takes part, or has asked to."""

    class Geslacht(models.TextChoices):
        VROUW = "vrouw", "Vrouw"
        MAN = "man", "Man"
        NON_BINAIR = "non-binair", "Non-binair"
        ONBEKEND = "onbekend", "Onbekend"

    deelnemernummer = models.CharField("deelnemernummer", max_length=40)
    voornaam = models.CharField("voornaam", max_length=80, blank=True)
    tussenvoegsel = models.CharField("tussenvoegsel", max_length=20, blank=True)
    achternaam = models.CharField("achternaam", max_length=120)
    geboortedatum = models.DateField("geboortedatum", null=True, blank=True)
    geslacht = models.CharField("geslacht", max_length=10, choices=Geslacht, default=Geslacht.ONBEKEND)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    huisnummer = models.CharField("huisnummer", max_length=20, blank=True)
    woonplaats = models.CharField("woonplaats", max_length=80, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    voorkeurstaal = models.CharField("voorkeurstaal", max_length=2, blank=True)
    talen = ArrayField(models.CharField(max_length=2), verbose_name="spreekt ook", default=list, blank=True)
    zoeknaam = models.TextField(editable=False)
    sorteernaam = models.TextField(editable=False)
    klanknaam = models.TextField(editable=False, default="")
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = DeelnemerQuerySet.as_manager()

    class Meta:
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        constraints = [
            models.UniqueConstraint(
                fields=["deelnemernummer"],
                name="deelnemer_nummer_uniek",
                violation_error_message="Dit deelnemernummer bestaat al.",
            ),
            models.CheckConstraint(
                condition=~Q(deelnemernummer="") & ~Q(achternaam=""),
                name="deelnemer_nummer_en_naam_ingevuld",
                violation_error_message="Vul het deelnemernummer en de achternaam in.",
            ),
            models.CheckConstraint(
                condition=Q(geslacht__in=["vrouw", "man", "non-binair", "onbekend"]),
                name="deelnemer_geslacht_bekend",
                violation_error_message="Kies vrouw, man, non-binair of onbekend.",
            ),
            models.CheckConstraint(
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3} [A-Z]{2}$"),
                name="deelnemer_postcode_vorm",
                violation_error_message="Schrijf de postcode zo: 1234 AB.",
            ),
        ]
        indexes = [
            models.Index(fields=["sorteernaam", "id"], name="deelnemer_op_naam"),
            GinIndex(OpClass("zoeknaam", name="gin_trgm_ops"), name="deelnemer_zoeken"),
            GinIndex(OpClass("klanknaam", name="gin_trgm_ops"), name="deelnemer_op_klank"),
            models.Index(fields=["geboortedatum"], name="deelnemer_op_geboortedatum"),
            models.Index(Lower("email"), name="deelnemer_op_email"),
            models.Index(telefoonsleutel("telefoon"), name="deelnemer_op_telefoon"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.zet_sleutels()
        super().save(*args, **kwargs)

    def zet_sleutels(self) -> None:
        """Fill the keys for searching and sorting; bulk writers call this themselves."""
        self.zoeknaam = zoeksleutel(self.voornaam, self.tussenvoegsel, self.achternaam, self.deelnemernummer)
        self.sorteernaam = sorteersleutel(self.achternaam, self.voornaam)
        self.klanknaam = klanksleutel(self.voornaam, self.achternaam)

    @property
    def naam(self) -> str:
        """The name as people say it: voornaam, tussenvoegsel, achternaam."""
        return volledige_naam(self.voornaam, self.tussenvoegsel, self.achternaam)

    @property
    def roepnaam(self) -> str:
        """What to call this person in their own dossier."""
        return self.voornaam or self.naam

    def leeftijd(self, peildatum: date) -> int | None:
        """Age in full years on `peildatum`, or None when the date of birth is unknown."""
        return None if self.geboortedatum is None else leeftijd_op(self.geboortedatum, peildatum)

    def __str__(self) -> str:
        return self.naam
