"""The draft of "not now": why a signal waits."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from toegang.controle import eis, haal_op
from toegang.matrix import Recht
from trajecten.concepten import Conceptsoort
from trajecten.mijn_dag import UITSTELLEN
from trajecten.models import Traject
from trajecten.registers import Signaal
from trajecten.views.aanvraag import getal

if TYPE_CHECKING:
    from toegang.models import Gebruiker

CONCEPT = "signaal_uitstellen"


def over(signaal: Signaal) -> str:
    """What the draft is about: a traject, 0 for somebody's own work, and which of its signals."""
    welk = sha256(f"{signaal.code} {signaal.kenmerk}".encode()).hexdigest()[:16]
    return f"{signaal.traject_id or 0}.{welk}"


def _laad(gebruiker: Gebruiker, waarover: str) -> None:
    """A signal of a traject within reach, or of one's own work."""
    if sleutel := getal(waarover.partition(".")[0]):
        haal_op(Traject, gebruiker, UITSTELLEN, pk=sleutel)
    else:
        eis(gebruiker, Recht.TRAJECT_INZIEN)


SOORT = Conceptsoort(CONCEPT, _laad)
