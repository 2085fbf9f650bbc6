"""QuerySets of urenstaten and of the hours on them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from toegang.controle import bereik
from toegang.matrix import Bereik, Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Urenstaat


def telt_in(van: date, tot: date) -> Q:
    """Condition on hours of staff that count on a day in [van, tot): that of the work, or the later `boekdatum`."""
    return Q(boekdatum__isnull=True, datum__gte=van, datum__lt=tot) | Q(boekdatum__gte=van, boekdatum__lt=tot)


def van_collegas(gebruiker: Gebruiker, recht: Recht, naar_medewerker: str = "medewerker") -> Q:
    """Condition that keeps what belongs to employees within reach of `gebruiker` for `recht`.

    The reach of rights on hours is about employees: the own hours, those of the team, or of everybody.
    """
    reikt = bereik(gebruiker, recht)
    if reikt is None:
        return Q(pk__in=[])
    if reikt >= Bereik.ORGANISATIE:
        return Q()
    eigen = Q(**{naar_medewerker: gebruiker.pk})
    if reikt == Bereik.TEAM and gebruiker.team_id is not None:
        naar_team = "team_id" if naar_medewerker == "pk" else f"{naar_medewerker}__team_id"
        return eigen | Q(**{naar_team: gebruiker.team_id})
    return eigen


class UrenQuerySet(models.QuerySet[Any]):
    """Hours of staff that are no contact."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.UREN_SCHRIJVEN) -> UrenQuerySet:
        """Only those of employees within reach of `gebruiker` for `recht`; without more said the own ones."""
        return self.filter(van_collegas(gebruiker, recht))

    def tellend_in(self, van: date, tot: date) -> UrenQuerySet:
        """Those that count on a day in [van, tot)."""
        return self.filter(telt_in(van, tot))


class UrenstaatQuerySet(models.QuerySet["Urenstaat"]):
    """Urenstaten."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht | None = None) -> UrenstaatQuerySet:
        """The own ones, and those of employees within reach for `recht`; without `recht` for approving."""
        if recht is not None:
            return self.filter(van_collegas(gebruiker, recht))
        return self.filter(
            van_collegas(gebruiker, Recht.UREN_GOEDKEUREN) | van_collegas(gebruiker, Recht.UREN_SCHRIJVEN)
        )

    def van_week(self, maandag: date) -> UrenstaatQuerySet:
        """Those of the week that begins on `maandag`."""
        return self.filter(week=maandag)

    def met_namen(self) -> UrenstaatQuerySet:
        """With whose it is and who handed it in and approved it."""
        return self.select_related("medewerker", "ingediend_door", "goedgekeurd_door")
