"""That somebody read who is behind a figure: always of the report, and of each person where the figure is special."""

from collections.abc import Iterable
from typing import Any

from rapportage.models import Rapport
from rapportage.post import Post
from toegang.logboek import Soort, noteer, noteer_elk
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Traject

# what a list with this right tells of somebody is special: each reading is noted for each person
BIJZONDER = frozenset({Recht.BIJZONDER_INZIEN, Recht.SITUATIE_INZIEN})


def noteer_gelezen(
    rapport: Rapport, post: Post, dossiers: Iterable[int | None], door: Gebruiker, **details: Any
) -> None:
    """Note the reading; `dossiers` are the trajecten whose names stood on the page, None for a line without a name.

    Raises RuntimeError outside a transaction.
    """
    noteer(Soort.RAPPORTLIJST_BEKEKEN, door=door, over=rapport, titel=rapport.titel, cijfer=post.code, **details)
    gezien = {dossier for dossier in dossiers if dossier is not None}
    if post.recht not in BIJZONDER or not gezien:
        return
    trajecten = Traject.objects.filter(pk__in=gezien).select_related("deelnemer")
    over = ((traject, traject.deelnemer) for traject in trajecten)
    noteer_elk(Soort.BIJZONDER_BEKEKEN, door=door, over=over, pagina="rapport", cijfer=post.code)
