"""The draft of a contact with a group: one for each member of staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from toegang.controle import eis
from toegang.matrix import Recht
from trajecten.concepten import NIEUW

if TYPE_CHECKING:
    from toegang.models import Gebruiker

CONCEPT, WIJZIGEN = "groepscontact", "groepscontact_wijzigen"


def laad_voor_concept(gebruiker: Gebruiker, over: str) -> None:
    """Whoever may log contact keeps one draft; raises Http404 for another, and PermissionDenied without the right."""
    if over != NIEUW:
        raise Http404
    eis(gebruiker, Recht.CONTACT_LOGGEN)
