"""What happens to the phases of a traject that ends."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from bouwstenen.models import Fase
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Traject


def beeindig_fase(traject: Traject, einddatum: date, door: Gebruiker) -> None:
    """End the running phase on `einddatum`; a step that was planned for later never happens and is withdrawn.

    Called in the transaction that ends the traject, before the traject gets its end: the database keeps phases
    within it. No check is asked: stopping is not moving on.
    """
    fases = Fase.objects.van(traject).geldig()
    gepland = fases.filter(startdatum__gt=einddatum)
    gepland.update(ingetrokken_op=timezone.now(), ingetrokken_door=door)
    for fase in fases.filter(Q(einddatum__isnull=True) | Q(einddatum__gt=einddatum)).in_volgorde():
        fase.einddatum = einddatum
        fase.save(update_fields=["einddatum"])
        noteer(
            Soort.BOUWSTEEN_AFGEROND,
            door=door,
            over=fase,
            deelnemer=traject.deelnemer,
            bouwsteen=fase.bouwsteen.nummer,
            datum=einddatum.isoformat(),
            einde_traject=True,
        )
