"""Why somebody left a group: for the casemanager of the traject and the trainers of that group, not for everybody.

"Eerst verder met hulp van een ander" points at care. Others see that somebody stopped, whatever the reason was, so
that what is left out tells nothing either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onderwijs.models import Groep
from toegang.controle import mag
from toegang.matrix import Recht

if TYPE_CHECKING:
    from onderwijs.models import Deelname
    from toegang.models import Gebruiker
    from trajecten.models import Traject


def groepen_met_reden(traject: Traject, deelnames: Iterable[Deelname], gebruiker: Gebruiker) -> set[int]:
    """The ids of the groups of `deelnames` of which `gebruiker` may read why `traject` stopped."""
    groepen = {deelname.groep_id for deelname in deelnames if deelname.reden}
    if not groepen or mag(gebruiker, Recht.BIJZONDER_INZIEN, traject):
        return groepen
    gegeven = Groep.objects.gegeven_door(gebruiker).filter(pk__in=groepen)
    return set(gegeven.values_list("pk", flat=True))
