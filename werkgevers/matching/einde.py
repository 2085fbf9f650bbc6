"""What happens to planned klikgesprekken when their traject ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Traject
from vormgeving.taal import datum
from werkgevers.matching.diensten import zeg_klikgesprek_af
from werkgevers.models import Klikgesprek

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def zeg_klikgesprekken_af(traject: Traject, einddatum: date, door: Gebruiker) -> None:
    """Call off those that are planned from `einddatum` on; called in the transaction that ends the traject."""
    for gesprek in _gepland_vanaf(traject, einddatum):
        zeg_klikgesprek_af(gesprek=gesprek, verwacht=gesprek.versie, door=door)


def gevolgen(traject: Traject, einddatum: date, gebruiker: Gebruiker) -> Iterator[str]:
    """What `zeg_klikgesprekken_af` would do, in a sentence each, for whoever may see placements."""
    if mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        for gesprek in _gepland_vanaf(traject, einddatum):
            dag = datum(timezone.localdate(gesprek.gepland_op))
            yield f"Het klikgesprek bij {gesprek.werkgever} op {dag} gaat niet door."


def _gepland_vanaf(traject: Traject, dag: date) -> list[Klikgesprek]:
    gepland = Klikgesprek.objects.van(traject).gepland().select_related("werkgever").order_by("gepland_op", "pk")
    return [gesprek for gesprek in gepland if timezone.localdate(gesprek.gepland_op) >= dag]
