"""The draft of the form with which somebody is signed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from toegang.controle import eis, haal_op
from toegang.matrix import Recht
from trajecten.concepten import NIEUW, Conceptsoort, soort_over
from trajecten.models import Traject, Uitkering
from trajecten.views.aanvraag import getal

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def _laad(gebruiker: Gebruiker, over: str) -> Traject | None:
    """Nobody yet for somebody new, or the traject of whom gets another one."""
    if over == NIEUW:
        eis(gebruiker, Recht.TRAJECT_AANMELDEN)
        return None
    return haal_op(Traject, gebruiker, Recht.TRAJECT_AANMELDEN, pk=getal(over))


def _laad_uitkering(gebruiker: Gebruiker, over: str) -> Uitkering:
    """The benefit that is changed, of a deelnemer whose details this person may change."""
    uitkering = Uitkering.objects.filter(pk=getal(over)).first()
    bereikbaar = Traject.objects.zichtbaar_voor(gebruiker, Recht.TRAJECT_WIJZIGEN)
    if uitkering is None or not bereikbaar.filter(deelnemer=uitkering.deelnemer_id).exists():
        raise Http404
    return uitkering


AANMELDEN = Conceptsoort("aanmelden", _laad)
# by the card of the details that is changed; a benefit that is there is a record of its own
KAARTEN = ("persoon_wijzigen", "aanmelding_wijzigen", "startsituatie", "uitkering_nieuw")
UITKERING, STARTEN = "uitkering", "starten"
SOORTEN = (
    AANMELDEN,
    *(soort_over(kaart, Traject, Recht.TRAJECT_WIJZIGEN) for kaart in KAARTEN),
    Conceptsoort(UITKERING, _laad_uitkering),
    soort_over(STARTEN, Traject, Recht.FASE_WIJZIGEN),
)
