"""From a klikgesprek with a click to the form of a placement: what the form starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkgevers.matching.stand import Uitkomst
from werkgevers.models import Klikgesprek

if TYPE_CHECKING:
    from trajecten.models import Traject


def klik_van(traject: Traject, nummer: int) -> Klikgesprek | None:
    """The klikgesprek of `traject` with this id, provided that it clicked and has no placement yet."""
    met_klik = Klikgesprek.objects.van(traject).filter(uitkomst=Uitkomst.KLIK, plaatsing__isnull=True)
    gesprek: Klikgesprek | None = met_klik.om_te_tonen().filter(pk=nummer).first()
    return gesprek


def begin_uit(gesprek: Klikgesprek) -> dict[str, Any]:
    """What was agreed, and with whom; the place itself says the rest."""
    return {"contactpersoon": gesprek.contactpersoon_id, "afspraken": gesprek.afspraken}
