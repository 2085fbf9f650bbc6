"""People who log in at an organisation, and the teams they work in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from toegang.matrix import Rol
from toegang.queries import GebruikerManager, TeamQuerySet


class Team(models.Model):
    """A group of colleagues who read each other's trajecten."""

    naam = models.CharField("naam", max_length=80)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ("naam",)
        constraints = (
            models.UniqueConstraint(
                Lower("naam"),
                name="team_naam_uniek",
                violation_error_message="Er is al een team met deze naam.",
            ),
        )

    def __str__(self) -> str:
        return self.naam


class Gebruiker(AbstractBaseUser):
    """A member of staff of one organisation; who works for two organisations has two.

    The e-mail address is the name to log in with. Without a usable password the person was not
    invited yet, or has not accepted. Nobody is deleted: whoever leaves is made inactive.
    """

    email = models.EmailField("e-mailadres")
    voornaam = models.CharField("voornaam", max_length=60, blank=True)
    tussenvoegsel = models.CharField("tussenvoegsel", max_length=20, blank=True)
    achternaam = models.CharField("achternaam", max_length=80, blank=True)
    rollen = ArrayField(models.CharField(max_length=20, choices=Rol), verbose_name="rollen")
    team = models.ForeignKey(Team, models.PROTECT, verbose_name="team", related_name="leden", null=True, blank=True)
    telefoon = models.CharField(
        "telefoon", max_length=20, blank=True, help_text="Staat op het stappenplan dat de deelnemer meekrijgt."
    )
    namens = models.CharField(
        "werkt namens",
        max_length=80,
        blank=True,
        help_text="De organisatie waarvoor deze persoon werkt, als dat een andere is dan deze.",
    )
    versie = models.IntegerField("versie", default=1, editable=False)
    is_active = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = GebruikerManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = ["rollen"]  # type: ignore[misc]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ("achternaam", "voornaam", "pk")
        constraints = (
            # Together these two make the address unique whatever its capitals.
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="gebruiker_email_kleine_letters",
                violation_error_message="Schrijf het e-mailadres met kleine letters.",
            ),
            models.UniqueConstraint(
                fields=("email",),
                name="gebruiker_email_uniek",
                violation_error_message="Er is al een gebruiker met dit e-mailadres.",
            ),
            models.CheckConstraint(
                condition=models.Q(rollen__contained_by=list(Rol.values), rollen__len__gte=1),
                name="gebruiker_rollen_bestaan",
                violation_error_message="Kies minstens één rol uit de lijst.",
            ),
        )

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """Full name, or the part of the address before the @ when no name is known."""
        delen = (self.voornaam, self.tussenvoegsel, self.achternaam)
        return " ".join(deel for deel in delen if deel) or self.email.partition("@")[0]

    @property
    def naam_met_namens(self) -> str:
        """The name with the second organisation that this person works for: "Wim Bos (Werkom)"."""
        return f"{self.naam} ({self.namens})" if self.namens else self.naam

    @property
    def rolnamen(self) -> str:
        """The roles in words: "Jobcoach, Trainer of leermeester"."""
        return ", ".join(Rol(rol).label for rol in self.rollen)

    @property
    def heeft_wachtwoord(self) -> bool:
        """Whether the invitation was accepted."""
        return bool(self.password) and self.has_usable_password()

    def clean(self) -> None:
        """Write the address in small letters, so that the constraints speak about one spelling."""
        super().clean()
        self.email = self.email.lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the address in small letters."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)
