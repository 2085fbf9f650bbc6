"""QuerySets of schools, opleidingen and enrolments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F

from toegang.controle import bereik
from toegang.matrix import Recht
from trajecten.queries import AanTraject, in_bereik

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class VanOrganisatie(models.QuerySet[Any]):
    """Rows that are nobody's in particular: for everybody with the right."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.OPLEIDING_BEHEREN) -> Any:
        """All of them for whoever has `recht`, else none."""
        return self if bereik(gebruiker, recht) is not None else self.none()


class OnderwijsinstellingQuerySet(VanOrganisatie):
    """Schools."""

    def te_kiezen(self, ook: int | None = None) -> Any:
        """Those in use, and the one that was chosen before."""
        return self.filter(models.Q(actief=True) | models.Q(pk=ook))


class OpleidingQuerySet(VanOrganisatie):
    """What can be learned at a school."""

    def te_kiezen(self, ook: int | None = None) -> Any:
        """Those in use at schools that are, and the one that was chosen before."""
        gebruikt = models.Q(actief=True, instelling__actief=True) | models.Q(pk=ook)
        return self.filter(gebruikt).select_related("instelling").order_by("instelling__naam", "naam", "pk")


class InschrijvingQuerySet(AanTraject):
    """Enrolments."""

    def met_opleiding(self) -> Any:
        """With the opleiding and its school, those that still run first."""
        rijen = self.select_related("opleiding__instelling", "traject__deelnemer")
        return rijen.order_by(F("tot").desc(nulls_first=True), "-van", "-pk")

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.OPLEIDING_INZIEN) -> Any:
        """Those of trajecten within reach."""
        return super().zichtbaar_voor(gebruiker, recht)


class VoortgangQuerySet(models.QuerySet[Any]):
    """How it goes with enrolments."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.OPLEIDING_INZIEN) -> Any:
        """Those of trajecten within reach."""
        return self.filter(in_bereik(gebruiker, recht, "inschrijving__traject__"))
