"""An employer that stops: it offers no places any more, and what runs goes on. And the way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.versies import eis_versie
from werkgevers.models import Klikgesprek, Plaatsing, Werkgever, Werkplek

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toegang.models import Gebruiker

# Our own choice: who stops later than this will say so again.
VOORUIT_HOOGSTENS = timedelta(days=366)


@dataclass(frozen=True)
class Loopt:
    """What runs at an employer that stops. `plaatsingen` are those that this person may see, `andere` the rest."""

    plaatsingen: Sequence[Plaatsing]
    andere: int
    werkplekken: int
    klikgesprekken: int


def wat_loopt(werkgever: Werkgever, gebruiker: Gebruiker, vandaag: date) -> Loopt:
    """What goes on when `werkgever` stops, and what is not offered any more; in four queries."""
    lopend = Plaatsing.objects.filter(werkgever=werkgever).niet_gestopt_op(vandaag)
    zichtbaar = list(lopend.zichtbaar_voor(gebruiker, Recht.PLAATSING_INZIEN).met_deelnemer().in_volgorde())
    return Loopt(
        plaatsingen=zichtbaar,
        andere=lopend.count() - len(zichtbaar),
        werkplekken=Werkplek.objects.van(werkgever).open_op(vandaag).count(),
        klikgesprekken=Klikgesprek.objects.filter(werkgever=werkgever, staat="gepland").count(),
    )


@transaction.atomic
def stop_werkgever(*, werkgever: Werkgever, gestopt_op: date, omdat: str, versie: int, door: Gebruiker) -> Werkgever:
    """Let `werkgever` offer nothing any more from `gestopt_op` on; its placements stay as they are.

    Raises NietMeerActueel when a colleague changed it since, OvergangNietToegestaan when it stopped already, and
    RegelGeschonden for a day that is too far ahead.
    """
    werkgever = eis_versie(werkgever, versie)
    if werkgever.gestopt_op is not None:
        raise OvergangNietToegestaan("Deze werkgever is al gestopt.")
    if gestopt_op - timezone.localdate() > VOORUIT_HOOGSTENS:
        raise RegelGeschonden("Kies een dag binnen een jaar.", veld="gestopt_op")
    return _zet(werkgever, gestopt_op, omdat.strip(), door)


@transaction.atomic
def laat_doorgaan(*, werkgever: Werkgever, versie: int, door: Gebruiker) -> Werkgever:
    """Undo `stop_werkgever`: what it offered before is offered again. Raises as that does."""
    werkgever = eis_versie(werkgever, versie)
    if werkgever.gestopt_op is None:
        raise OvergangNietToegestaan("Deze werkgever is niet gestopt.")
    return _zet(werkgever, None, "", door)


def _zet(werkgever: Werkgever, dag: date | None, omdat: str, door: Gebruiker) -> Werkgever:
    werkgever.gestopt_op, werkgever.gestopt_omdat = dag, omdat
    werkgever.versie += 1
    werkgever.save(update_fields=["gestopt_op", "gestopt_omdat", "versie"])
    noteer(Soort.WERKGEVER_GESTOPT, door=door, over=werkgever, gestopt_op=dag.isoformat() if dag else None)
    return werkgever
