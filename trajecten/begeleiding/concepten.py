"""The drafts of guiding: handing over, stopping, and what is asked after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toegang.controle import eis
from toegang.matrix import Recht
from trajecten.concepten import Conceptsoort, soort_over
from trajecten.models import Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker

OVERDRAGEN, STOPPEN, UITSTROOM, OPVOLGING = "overdracht", "traject_stoppen", "uitstroom", "opvolging"


def _mag_overdragen(gebruiker: Gebruiker, over: str) -> None:
    """A draft of a hand-over holds nothing but what that person typed; who may hand over may keep one."""
    eis(gebruiker, Recht.BEGELEIDING_WIJZIGEN)


SOORTEN = (
    Conceptsoort(OVERDRAGEN, _mag_overdragen),
    soort_over(STOPPEN, Traject, Recht.TRAJECT_STOPPEN),
    soort_over(UITSTROOM, Traject, Recht.TRAJECT_STOPPEN),
    soort_over(OPVOLGING, Traject, Recht.TRAJECT_WIJZIGEN),
)
