"""QuerySets of bouwstenen and phases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from trajecten.queries import AanTraject

if TYPE_CHECKING:
    from bouwstenen.models import Bouwsteen, Stabiliteitstoets
    from trajecten.models import Programma


class BouwsteenQuerySet(models.QuerySet["Bouwsteen"]):
    """Bouwstenen of routes."""

    def van_programma(self, programma: Programma) -> BouwsteenQuerySet:
        """The bouwstenen of the programme's route, in order."""
        return self.filter(route__programma=programma).order_by("nummer")


class FaseQuerySet(AanTraject):
    """Stays in a bouwsteen."""

    def geldig(self) -> FaseQuerySet:
        """Those that were not undone."""
        return self.filter(ingetrokken_op__isnull=True)

    def lopend_op(self, peildatum: date) -> FaseQuerySet:
        """Those for which `peildatum` lies in [startdatum, einddatum)."""
        return (
            self.geldig()
            .filter(startdatum__lte=peildatum)
            .filter(Q(einddatum__isnull=True) | Q(einddatum__gt=peildatum))
        )

    def in_volgorde(self) -> FaseQuerySet:
        """From the first to the last, with their bouwsteen."""
        return self.select_related("bouwsteen").order_by("startdatum", "id")

    def uit_te_leggen(self) -> FaseQuerySet:
        """With who did what, and the check by which they were left: all that the history shows, in one more query."""
        return self.select_related("bouwsteen", "aangemaakt_door", "ingetrokken_door").prefetch_related(
            "toetsen__behaald"
        )


class StabiliteitstoetsQuerySet(models.QuerySet["Stabiliteitstoets"]):
    """Checks by which phases were left."""

    def geldig(self) -> StabiliteitstoetsQuerySet:
        """Those that were not undone."""
        return self.filter(ingetrokken_op__isnull=True)
