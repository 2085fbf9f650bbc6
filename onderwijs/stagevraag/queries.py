"""QuerySets of stagevragen: Stagevraag.objects.open_op(vandaag).met_toegezegd()."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from toegang.controle import bereik
from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class StagevraagQuerySet(models.QuerySet[Any]):
    """Stagevragen."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.STAGEVRAAG_INZIEN) -> StagevraagQuerySet:
        """All of them for whoever has `recht`: they are about schools, not about a deelnemer."""
        return self if bereik(gebruiker, recht) is not None else self.none()

    def met_toegezegd(self) -> StagevraagQuerySet:
        """With `toegezegd`: how many places were promised, or filled already."""
        from onderwijs.models import Stagetoezegging

        samen = (
            Stagetoezegging.objects.geldig()
            .filter(stagevraag_id=OuterRef("pk"))
            .order_by()
            .values("stagevraag_id")
            .annotate(samen=Sum("aantal"))
        )
        geteld: StagevraagQuerySet = self.annotate(toegezegd=Coalesce(Subquery(samen.values("samen")), 0))
        return geteld

    def niet_ingetrokken(self) -> StagevraagQuerySet:
        """Those of schools that still look, or found all."""
        return self.filter(ingetrokken_op__isnull=True)

    def open_op(self, peildatum: date) -> StagevraagQuerySet:
        """Those with places left to find, that were not withdrawn and whose period is not over on `peildatum`."""
        niet_voorbij = Q(tot__isnull=True) | Q(tot__gt=peildatum)
        vragen: StagevraagQuerySet = self.niet_ingetrokken().filter(niet_voorbij).met_toegezegd()
        return vragen.filter(aantal__gt=F("toegezegd"))

    def voor_lijst(self) -> StagevraagQuerySet:
        """With all that a list shows."""
        return self.met_toegezegd().select_related("instelling", "behandelaar")


class ToezeggingQuerySet(models.QuerySet[Any]):
    """Promises of places."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.STAGEVRAAG_INZIEN) -> ToezeggingQuerySet:
        """All of them for whoever has `recht`."""
        return self if bereik(gebruiker, recht) is not None else self.none()

    def geldig(self) -> ToezeggingQuerySet:
        """Those that count for the school: promised, or filled."""
        return self.exclude(staat="ingetrokken")

    def wachtend(self) -> ToezeggingQuerySet:
        """Those that keep a place free: promised and not filled yet."""
        return self.filter(staat="toegezegd")

    def per_kenmerk(self, kenmerken: Collection[str]) -> dict[str, int]:
        """How many places are kept free, by the `kenmerk` of the place."""
        rijen = self.wachtend().filter(kenmerk__in=list(kenmerken)).order_by().values_list("kenmerk")
        return dict(rijen.annotate(samen=Sum("aantal")))
