"""QuerySets of what somebody can show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from onderwijs.opleiding.queries import VanOrganisatie
from toegang.matrix import Recht
from trajecten.queries import AanTraject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class BewijssoortQuerySet(VanOrganisatie):
    """Kinds of proof."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.PROGRAMMA_BEHEREN) -> Any:
        """All of them for whoever has `recht`, else none."""
        return super().zichtbaar_voor(gebruiker, recht)

    def te_kiezen(self, ook: int | None = None) -> Any:
        """Those that somebody writes down by hand, and the one that was chosen before."""
        return self.filter(Q(actief=True) & ~Q(herkomst="mdt") | Q(pk=ook))


class BewijsQuerySet(AanTraject):
    """Proofs; those that were withdrawn stay to be seen and count for nothing."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.OPLEIDING_INZIEN) -> Any:
        """Those of trajecten within reach."""
        return super().zichtbaar_voor(gebruiker, recht)

    def geldend(self) -> Any:
        """Those that were not withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)

    def met_soort(self) -> Any:
        """With kind, opleiding and whose it is; the latest first."""
        rijen = self.select_related("soort", "opleiding__instelling", "traject__deelnemer")
        return rijen.order_by("-datum", "-pk")

    def loopt_af_voor(self, dag: date) -> Any:
        """Those that are no longer valid on `dag`, where no newer one of the same kind lasts longer."""
        nieuwer = self.model.objects.geldend().filter(
            Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=OuterRef("geldig_tot")),
            traject__deelnemer=OuterRef("traject__deelnemer"),
            soort=OuterRef("soort"),
            datum__gte=OuterRef("datum"),
        )
        eindigt = self.geldend().filter(geldig_tot__isnull=False, geldig_tot__lte=dag)
        return eindigt.exclude(Exists(nieuwer.exclude(pk=OuterRef("pk"))))


class PraktijkverklaringQuerySet(AanTraject):
    """Praktijkverklaringen that are worked on or were given."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.OPLEIDING_INZIEN) -> Any:
        """Those of trajecten within reach."""
        return super().zichtbaar_voor(gebruiker, recht)

    def met_werkprocessen(self) -> Any:
        """With the school and the werkprocessen in order; what is still worked on first."""
        rijen = self.select_related("instelling", "traject__deelnemer").prefetch_related("werkprocessen")
        return rijen.order_by("-staat", "-van", "-pk")


class WerkprocesQuerySet(models.QuerySet[Any]):
    """Werkprocessen of praktijkverklaringen."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.OPLEIDING_INZIEN) -> Any:
        """Those of trajecten within reach."""
        from onderwijs.models import Praktijkverklaring

        binnen = Praktijkverklaring.objects.zichtbaar_voor(gebruiker, recht)
        return self.filter(praktijkverklaring__in=binnen.values("pk"))
