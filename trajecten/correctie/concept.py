"""The draft of a correction: what somebody types while correcting an own contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from toegang.controle import haal_op
from toegang.matrix import Recht
from trajecten.models import Contactmoment
from trajecten.views.aanvraag import getal

if TYPE_CHECKING:
    from toegang.models import Gebruiker

CONCEPT = "contact_verbeteren"


def laad_voor_concept(gebruiker: Gebruiker, over: str) -> Contactmoment:
    """The own contact that is corrected; Http404 outside reach, PermissionDenied for that of a colleague."""
    contact: Contactmoment = haal_op(Contactmoment, gebruiker, Recht.CONTACT_LOGGEN, pk=getal(over))
    if contact.medewerker_id != gebruiker.pk:
        raise PermissionDenied("Alleen wie het contact had, kan het verbeteren.")
    return contact
