"""What a programme agrees about measuring."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from toegang.beperkingen import beperkingen_in_woorden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Programma
from zelfredzaamheid.models import Meetafspraak


@transaction.atomic
def zet_meetafspraken(*, keuzes: Mapping[int, tuple[str, str]], door: Gebruiker) -> int:
    """Write per programme, by id, who prepares and who fixes; returns how many of them changed.

    Raises RegelGeschonden when nobody could fix measurements that way.
    """
    # the programmes are the lock: of two who agree something for the first time the second finds what the first wrote
    list(Programma.objects.select_for_update(no_key=True).filter(pk__in=keuzes).order_by("pk"))
    afspraken = {a.programma_id: a for a in Meetafspraak.objects.filter(programma__in=keuzes)}
    gewijzigd = 0
    for programma, (voorbereiden, vaststellen) in keuzes.items():
        afspraak = afspraken.get(programma) or Meetafspraak(programma_id=programma)
        if (afspraak.voorbereiden, afspraak.vaststellen) == (voorbereiden, vaststellen):
            continue
        afspraak.voorbereiden, afspraak.vaststellen = voorbereiden, vaststellen
        with beperkingen_in_woorden():
            afspraak.save()
        noteer(
            Soort.MEETAFSPRAAK_GEWIJZIGD,
            door=door,
            over=afspraak.programma,
            voorbereiden=voorbereiden,
            vaststellen=vaststellen,
        )
        gewijzigd += 1
    return gewijzigd
