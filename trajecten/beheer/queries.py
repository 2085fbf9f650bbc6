"""QuerySets of what a beheerder keeps up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Count, Q

from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Programma, Subsidieproject

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class BeheerQuerySet(models.QuerySet[M_co]):
    """Things without an owner: whoever manages programmes may reach all of them."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht | None = None) -> Self:
        """All for whoever has the right (managing programmes unless said otherwise), for others none."""
        from toegang.controle import bereik

        return self if bereik(gebruiker, recht or Recht.PROGRAMMA_BEHEREN) else self.none()


def _lopend(peildatum: date) -> Q:
    """Trajecten for which `peildatum` lies in [startdatum, einddatum)."""
    return Q(trajecten__startdatum__lte=peildatum) & (
        Q(trajecten__einddatum__isnull=True) | Q(trajecten__einddatum__gt=peildatum)
    )


class ProgrammaQuerySet(BeheerQuerySet["Programma"]):
    """Programmes."""

    def in_gebruik(self) -> Self:
        """Those in which somebody can still be enrolled."""
        return self.filter(actief=True)

    def voor_beheer(self, peildatum: date) -> Self:
        """With `lopend`, how many trajecten run on `peildatum`; the ones in use first, by name."""
        return self.annotate(lopend=Count("trajecten", filter=_lopend(peildatum))).order_by("-actief", "naam", "id")


class SubsidieprojectQuerySet(BeheerQuerySet["Subsidieproject"]):
    """Projects that pay."""

    def voor_beheer(self, peildatum: date) -> Self:
        """With `lopend`, how many trajecten run on `peildatum`; the latest period first."""
        return self.annotate(lopend=Count("trajecten", filter=_lopend(peildatum))).order_by(
            models.F("tot").desc(nulls_first=True), "code"
        )
