"""The drafts of the agenda: an appointment that is made, moved or cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toegang.controle import eis, haal_op
from toegang.matrix import Recht
from trajecten.concepten import NIEUW, Conceptsoort, soort_over
from trajecten.models import Afspraak, Traject
from trajecten.views.aanvraag import getal

if TYPE_CHECKING:
    from toegang.models import Gebruiker

MAKEN, VERZETTEN, AFZEGGEN = "afspraak", "afspraak_verzetten", "afspraak_afzeggen"


def _laad(gebruiker: Gebruiker, over: str) -> Traject | None:
    """With anyone from the agenda, or with the deelnemer of a traject."""
    if over == NIEUW:
        eis(gebruiker, Recht.CONTACT_LOGGEN)
        return None
    return haal_op(Traject, gebruiker, Recht.CONTACT_LOGGEN, pk=getal(over))


SOORTEN = (
    Conceptsoort(MAKEN, _laad),
    soort_over(VERZETTEN, Afspraak, Recht.CONTACT_LOGGEN),
    soort_over(AFZEGGEN, Afspraak, Recht.CONTACT_LOGGEN),
)
