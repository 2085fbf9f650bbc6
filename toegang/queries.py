"""Selections of gebruikers and logregels, and the guard of the logboek."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn, Self

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Count, Q

from toegang.matrix import Recht, rollen_met

if TYPE_CHECKING:
    from toegang.models import Gebruiker, Logregel, Team


class GebruikerQuerySet(models.QuerySet["Gebruiker"]):
    """Selections of people."""

    def actief(self) -> Self:
        """People who may log in."""
        return self.filter(is_active=True)

    def met_recht(self, recht: Recht) -> Self:
        """People of whom a role gives this right."""
        return self.filter(rollen__overlap=[rol.value for rol in rollen_met(recht)])

    def voor_lijst(self) -> Self:
        """With the team, in the order of a list of people."""
        return self.select_related("team").order_by("-is_active", "achternaam", "voornaam", "pk")

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht | None = None) -> Self:
        """People whom this person may manage; without that right nobody."""
        from toegang.controle import bereik

        return self if bereik(gebruiker, recht or Recht.GEBRUIKERS_BEHEREN) else self.none()


class TeamQuerySet(models.QuerySet["Team"]):
    """Selections of teams."""

    def met_aantal(self) -> Self:
        """Adds `aantal`: how many active people are in the team. By name: counting drops the model's own order."""
        return self.annotate(aantal=Count("leden", filter=Q(leden__is_active=True))).order_by("naam")

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht | None = None) -> Self:
        """Teams that this person may manage; without that right none."""
        from toegang.controle import bereik

        return self if bereik(gebruiker, recht or Recht.GEBRUIKERS_BEHEREN) else self.none()


class GebruikerManager(BaseUserManager.from_queryset(GebruikerQuerySet)):  # type: ignore[misc]
    """Makes people, with their e-mail address in small letters."""

    use_in_migrations = False

    def create_user(self, email: str, password: str | None = None, **velden: Any) -> Gebruiker:
        """Make a person; without password that person cannot log in yet.

        Takes the address and the fields of Gebruiker (`rollen` at least). Raises ValidationError
        when a constraint says no.
        """
        gebruiker: Gebruiker = self.model(email=email.lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.full_clean()
        gebruiker.save(using=self._db)
        return gebruiker


class LogregelQuerySet(models.QuerySet["Logregel"]):
    """Selections of the logboek. Only adding is possible; the database refuses the rest too."""

    def nieuwste_eerst(self) -> Self:
        """Newest first, in the order that the paging by key goes by."""
        return self.order_by("-tijdstip", "-pk")

    def door(self, gebruiker: Gebruiker) -> Self:
        """What this person did and saw."""
        return self.filter(door_pk=gebruiker.pk)

    def over_deelnemer(self, nummer: str) -> Self:
        """What was done with and seen of the deelnemer with this deelnemernummer.

        Some lines carry only the deelnemer's key; another line of the same deelnemer then tells
        the number. The keys are looked up first: one index then gives the newest lines in order.
        """
        regels = self.model._default_manager.filter(deelnemernummer=nummer, deelnemer_pk__isnull=False)
        return self.filter(deelnemer_pk__in=list(regels.values_list("deelnemer_pk", flat=True).distinct()))

    def van_soort(self, soort: str) -> Self:
        """Lines of this kind."""
        return self.filter(soort=soort)

    def tussen(self, begin: datetime | None, einde: datetime | None) -> Self:
        """Lines in [begin, einde); None leaves that side open."""
        regels = self.filter(tijdstip__gte=begin) if begin else self
        return regels.filter(tijdstip__lt=einde) if einde else regels

    def na_sleutel(self, tijdstip: datetime, pk: int) -> Self:
        """The lines that come after this one in `nieuwste_eerst`, so the older ones."""
        # the first condition says nothing new, but is the one that an index can start from
        return self.filter(Q(tijdstip__lte=tijdstip), Q(tijdstip__lt=tijdstip) | Q(pk__lt=pk))

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused: TypeError."""
        weiger()

    def delete(self) -> NoReturn:
        """Refused: TypeError."""
        weiger()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: TypeError."""
        weiger()


def weiger() -> NoReturn:
    """Raise what every attempt to change the logboek gets."""
    raise TypeError("The logboek is append-only: call toegang.logboek.noteer() for a new line.")
