"""Selections of schedules and of who hears of a report."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from rapportage.schema.regels import MAILEN_BINNEN
from toegang.controle import bereik
from toegang.matrix import Bereik, Recht, rollen_met

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class RapportschemaQuerySet(models.QuerySet[Any]):
    """Schedules of reports."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.RAPPORT_INZIEN) -> Self:
        """As of the reports: whoever may see figures of the whole organisation."""
        return self if bereik(gebruiker, recht) == Bereik.ORGANISATIE else self.none()

    def actief(self) -> Self:
        """Those that are on, of programmes that still run and of projects."""
        return self.filter(Q(programma__isnull=True) | Q(programma__actief=True), actief=True)

    def met_onderwerp(self) -> Self:
        """With what they are about."""
        return self.select_related("programma", "subsidieproject")

    def voor_lijst(self) -> Self:
        """With what a row shows: what it is about, and who hears of it."""
        return self.met_onderwerp().prefetch_related("ontvangers")

    def na(self, pk: int | None) -> Self:
        """Those after the given one in a list by key; all when None."""
        return self if pk is None else self.filter(pk__gt=pk)


class RapportontvangerQuerySet(models.QuerySet[Any]):
    """People who hear of a report."""

    def te_mailen(self, nu: datetime) -> Self:
        """Those to whom a mail is due at `nu`: not sent yet, about a recent report, and still allowed to see it."""
        klaar = Q(rapport__status="klaar", klaar_gemaild_op__isnull=True)
        mislukt = Q(rapport__status="mislukt", klaar_gemaild_op__isnull=True, mislukt_gemaild_op__isnull=True)
        rollen = [rol.value for rol in rollen_met(Recht.RAPPORT_INZIEN)]
        return self.filter(
            klaar | mislukt,
            rapport__aangevraagd_op__gte=nu - MAILEN_BINNEN,
            gebruiker__is_active=True,
            gebruiker__rollen__overlap=rollen,
        )
