"""The draft of the form with which somebody is signed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toegang.controle import eis, haal_op
from toegang.matrix import Recht
from trajecten.concepten import NIEUW, Conceptsoort
from trajecten.models import Traject
from trajecten.views.aanvraag import getal

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def _laad(gebruiker: Gebruiker, over: str) -> Traject | None:
    """Nobody yet for somebody new, or the traject of whom gets another one."""
    if over == NIEUW:
        eis(gebruiker, Recht.TRAJECT_AANMELDEN)
        return None
    return haal_op(Traject, gebruiker, Recht.TRAJECT_AANMELDEN, pk=getal(over))


AANMELDEN = Conceptsoort("aanmelden", _laad)
