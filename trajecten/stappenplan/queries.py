"""QuerySets of the stappenplan and of referrals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from toegang.matrix import Recht
from trajecten.queries import AanTraject
from trajecten.stappenplan.regels import EINDSTANDEN, Stapstand

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject


class VanStappenplan(AanTraject):
    """Shared by steps and referrals: who may see the plan sees them."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.STAPPENPLAN_INZIEN) -> Any:
        """Only what hangs on a traject within reach of `gebruiker` for `recht`."""
        return super().zichtbaar_voor(gebruiker, recht)


class StapQuerySet(VanStappenplan):
    """Steps of a plan."""

    def open(self) -> StapQuerySet:
        """Those that still have to be done."""
        return self.filter(staat=Stapstand.OPEN)

    def klaar(self) -> StapQuerySet:
        """Those that were done or dropped, the latest first."""
        return self.exclude(staat=Stapstand.OPEN).order_by("-afgesloten_op", "-id")

    def te_laat_op(self, peildatum: date) -> StapQuerySet:
        """Open ones whose deadline lies before `peildatum`."""
        return self.open().filter(deadline__lt=peildatum)

    def voor_leefgebied(self, code: str) -> StapQuerySet:
        """Those on one leefgebied, by its code."""
        return self.filter(leefgebied_code=code)

    def om_te_tonen(self) -> StapQuerySet:
        """With who does them, in one query."""
        return self.select_related("traject__deelnemer", "medewerker", "partner")


def open_stappen_voor(traject: Traject, leefgebied_code: str) -> StapQuerySet:
    """The open steps of `traject` on one leefgebied; whether there are any tells whether a low score has its action."""
    from trajecten.models import Stap

    stappen: StapQuerySet = Stap.objects.van(traject).open().voor_leefgebied(leefgebied_code)
    return stappen


class DoorverwijzingQuerySet(VanStappenplan):
    """Referrals to others."""

    def lopend(self) -> DoorverwijzingQuerySet:
        """Those of which something is still expected."""
        return self.exclude(staat__in=EINDSTANDEN)

    def om_te_tonen(self) -> DoorverwijzingQuerySet:
        """With expertise and partner, in one query; the latest first."""
        return self.select_related("traject__deelnemer", "expertise", "partner", "gemaakt_door").order_by(
            "-aangevraagd_per", "-id"
        )


class ExpertiseQuerySet(models.QuerySet[Any]):
    """What others can help with."""

    def in_gebruik(self, ook: str = "") -> ExpertiseQuerySet:
        """Those that can be chosen, and `ook` (a code) when it was chosen before."""
        return self.filter(Q(actief=True) | Q(code=ook))


class PartnerQuerySet(models.QuerySet[Any]):
    """Organisations that help."""

    def in_gebruik(self, ook: int | None = None) -> PartnerQuerySet:
        """Those that can be chosen, and `ook` (an id) when it was chosen before."""
        return self.filter(Q(actief=True) | Q(pk=ook))
