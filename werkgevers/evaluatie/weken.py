"""The weeks of an evaluation with the hours that are known already."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from trajecten.models import Deelneemuur
from werkgevers.evaluatie.regels import Week, weken_tussen
from werkgevers.models import Evaluatie, Plaatsing

if TYPE_CHECKING:
    from collections.abc import Mapping

DAG = timedelta(days=1)


def weken_van(plaatsing: Plaatsing, datum: date, vorige: Evaluatie | None) -> list[Week]:
    """The weeks since the previous evaluation, or else since the start, up to and including `datum`.

    Each with the minutes that were taken over from the placement; 0 where none are known.
    """
    van = vorige.datum + DAG if vorige else plaatsing.startdatum
    tot = min(datum + DAG, plaatsing.einddatum or date.max)
    bekend = _minuten_per_dag(plaatsing, van, tot)
    return [
        Week(begin, eind, sum(minuten for dag, minuten in bekend.items() if begin <= dag < eind))
        for begin, eind in weken_tussen(van, tot, bekend)
    ]


def aan_te_bieden(evaluatie: Evaluatie) -> list[Week]:
    """The weeks that a concept can have hours in: those up to its day, and those that have hours already."""
    vorige = Evaluatie.objects.vorige_van(evaluatie)
    weken = {week.van: week for week in weken_van(evaluatie.plaatsing, evaluatie.datum, vorige)}
    weken |= {week.van: Week(week.van, week.tot, week.minuten) for week in evaluatie.weken.all()}
    return [weken[van] for van in sorted(weken)]


def _minuten_per_dag(plaatsing: Plaatsing, van: date, tot: date) -> Mapping[date, int]:
    """Confirmed minutes of this placement by day, over [van, tot)."""
    uren = Deelneemuur.objects.filter(
        traject=plaatsing.traject_id,
        bron=Deelneemuur.Bron.PLAATSING,
        sleutel__startswith=f"plaatsing:{plaatsing.pk}:",
        datum__gte=van,
        datum__lt=tot,
    )
    return dict(uren.values_list("datum", "minuten"))
