"""The bouwstenen that play at an employer, for the app of employers (trajecten.werkdelen)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Q

from bouwstenen.models import Bouwsteen, Fase
from bouwstenen.woorden import aanduiding
from trajecten.models import Traject
from trajecten.werkdelen import Werkdeel, Werksoort

SOORTEN = {Bouwsteen.Deel.OPBOUW: Werksoort.PRAKTIJK, Bouwsteen.Deel.DAK: Werksoort.NAZORG}


def werkdelen(traject: Traject) -> Iterator[Werkdeel]:
    """The external opbouw and dak of the route of `traject`, with its stays in them; in two queries."""
    periodes: dict[int, list[tuple[date, date | None]]] = {}
    stays = Fase.objects.filter(traject=traject, ingetrokken_op__isnull=True).order_by("startdatum", "pk")
    for steen, van, tot in stays.values_list("bouwsteen_id", "startdatum", "einddatum"):
        periodes.setdefault(steen, []).append((van, tot))
    # one that the route no longer has counts for who was in it
    hier = Q(vervallen_op__isnull=True) | Q(pk__in=list(periodes))
    stenen = Bouwsteen.objects.van_programma(traject.programma).filter(hier)
    buiten = stenen.filter(plaats=Bouwsteen.Plaats.EXTERN, deel__in=list(SOORTEN))
    for bouwsteen in buiten.select_related("route"):
        yield Werkdeel(
            naam=aanduiding(bouwsteen, begin=True),
            soort=SOORTEN[Bouwsteen.Deel(bouwsteen.deel)],
            weken=bouwsteen.weken,
            deelnemer_per_week=_minuten(bouwsteen.deelnemer_uren_per_week),
            begeleiding_per_week=_minuten(bouwsteen.coach_uren_per_week),
            begeleiding_totaal=_minuten(bouwsteen.coach_uren_totaal),
            periodes=periodes.get(bouwsteen.pk, []),
        )


def _minuten(uren: Decimal | None) -> int | None:
    return None if uren is None else round(uren * 60)
