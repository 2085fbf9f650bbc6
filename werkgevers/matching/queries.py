"""QuerySets of klikgesprekken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toegang.matrix import Recht
from trajecten.queries import AanTraject
from werkgevers.matching.stand import Gespreksstand

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class KlikgesprekQuerySet(AanTraject):
    """Klikgesprekken: whoever may see the placements of a traject sees how they came about."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.PLAATSING_INZIEN) -> Any:
        """Only those of trajecten within reach of `gebruiker` for `recht`."""
        return super().zichtbaar_voor(gebruiker, recht)

    def gepland(self) -> KlikgesprekQuerySet:
        """Those that still have to be held."""
        return self.filter(staat=Gespreksstand.GEPLAND)

    def om_te_tonen(self) -> KlikgesprekQuerySet:
        """With whom, about which place and with whom at the employer; the latest first."""
        return self.select_related(
            "traject__deelnemer", "traject__programma", "werkplek", "werkgever", "contactpersoon", "medewerker"
        ).order_by("-gepland_op", "-id")
