"""QuerySets of koppels: Koppel.objects.van(traject).lopend_op(vandaag)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from toegang.matrix import Recht
from trajecten.models import Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class KoppelQuerySet(models.QuerySet[Any]):
    """Koppels of a leermeester and a gezel."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.TRAJECT_INZIEN) -> KoppelQuerySet:
        """Those of which the leermeester or the gezel is within reach."""
        trajecten = Traject.objects.zichtbaar_voor(gebruiker, recht)
        return self.filter(Q(leermeester__in=trajecten) | Q(gezel__in=trajecten))

    def van(self, traject: Traject) -> KoppelQuerySet:
        """Those in which `traject` teaches or is taught."""
        return self.filter(Q(leermeester=traject) | Q(gezel=traject))

    def lopend_op(self, peildatum: date) -> KoppelQuerySet:
        """Those for which `peildatum` lies in [van, tot)."""
        return self.filter(van__lte=peildatum).filter(Q(tot__isnull=True) | Q(tot__gt=peildatum))

    def niet_afgesloten(self) -> KoppelQuerySet:
        """Those that nobody closed yet."""
        return self.filter(afgesloten_op__isnull=True)

    def met_mensen(self) -> KoppelQuerySet:
        """With who they are, the latest first."""
        return self.select_related("leermeester__deelnemer", "gezel__deelnemer").order_by("-van", "-pk")
