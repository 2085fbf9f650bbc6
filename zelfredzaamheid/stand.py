"""How trajecten stand now: of each leefgebied the latest score that was discussed, in the latest instrument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from trajecten.models import Stap, Traject
from trajecten.stappenplan.grenzen import grenzen
from zelfredzaamheid.diensten.meting import STANDAARD_INSTRUMENT
from zelfredzaamheid.models import Instrument, Leefgebied, Meting, Score


@dataclass(frozen=True)
class Stand:
    """The latest score of one leefgebied in one traject."""

    traject_id: int
    meting_id: int
    datum: date
    soort: str
    leefgebied: Leefgebied
    score: int
    met_reden: bool


def standen_van(trajecten: Iterable[int], *, bijzonder: bool = True) -> dict[int, list[Stand]]:
    """Of these trajecten (ids) how each leefgebied stands, in the order of the instrument; in two queries.

    A leefgebied that the latest measurement did not discuss keeps the score of an earlier one. Without `bijzonder`
    health and justice are left out.
    """
    volgorde = Meting.objects.filter(traject__in=trajecten).geldend().in_volgorde()
    metingen = {meting.pk: meting for meting in volgorde}
    instrument_van = {meting.traject_id: meting.instrument_id for meting in metingen.values()}
    besproken: dict[int, list[Score]] = {}
    for score in _besproken(metingen, bijzonder):
        besproken.setdefault(score.meting_id, []).append(score)
    per_traject: dict[int, dict[int, Stand]] = {traject: {} for traject in instrument_van}
    for meting in metingen.values():
        if meting.instrument_id == instrument_van[meting.traject_id]:
            for score in besproken.get(meting.pk, ()):
                per_traject[meting.traject_id][score.leefgebied_id] = _stand(meting, score)
    return {pk: sorted(s.values(), key=lambda stand: stand.leefgebied.volgorde) for pk, s in per_traject.items()}


def acuut_zonder_stap(trajecten: Iterable[int], *, bijzonder: bool = False) -> list[Stand]:
    """Of these trajecten (ids) what stands at acute without an open step and without a reason; in four queries.

    Without `bijzonder` health and justice are left out.
    """
    vanaf = grenzen()
    acuut = [
        stand
        for standen in standen_van(trajecten, bijzonder=bijzonder).values()
        for stand in standen
        if vanaf.is_acuut(stand.score) and not stand.met_reden
    ]
    met_stap = set(
        Stap.objects.filter(traject__in={stand.traject_id for stand in acuut})
        .open()
        .values_list("traject_id", "leefgebied_code")
    )
    return [stand for stand in acuut if (stand.traject_id, stand.leefgebied.code) not in met_stap]


def urgenties(trajecten: Sequence[Traject]) -> Mapping[int, Mapping[str, int]]:
    """For the stappenplan: by id of the traject the latest score by code of the leefgebied."""
    standen = standen_van([traject.pk for traject in trajecten])
    return {pk: {stand.leefgebied.code: stand.score for stand in rij} for pk, rij in standen.items()}


def instrument_van(traject: Traject) -> Instrument:
    """The instrument with which `traject` was measured last; before the first time that of the programme."""
    laatste = Meting.objects.van(traject).geldend().select_related("instrument").order_by("-datum", "-id").first()
    if laatste is not None:
        return laatste.instrument
    return Instrument.objects.get(code=traject.programma.instrument or STANDAARD_INSTRUMENT)


def leefgebieden(traject: Traject) -> Iterator[tuple[str, str, bool]]:
    """For the stappenplan: code, name and whether it is special, of the instruments with which is measured now.

    That of the latest measurement and of one that was begun; before the first one that of the programme.
    """
    metingen = Meting.objects.van(traject)
    laatste = metingen.geldend().order_by("-datum", "-id").values_list("instrument_id", flat=True)[:1]
    instrumenten = set(laatste) | set(metingen.concept().values_list("instrument_id", flat=True))
    if not instrumenten:
        code = traject.programma.instrument or STANDAARD_INSTRUMENT
        instrumenten = set(Instrument.objects.filter(code=code).values_list("pk", flat=True))
    gebieden = Leefgebied.objects.filter(instrument__in=instrumenten).order_by("volgorde", "id")
    yield from {code: (code, naam, bijzonder) for code, naam, bijzonder in _velden(gebieden)}.values()


def _velden(gebieden: QuerySet[Leefgebied]) -> Iterable[tuple[str, str, bool]]:
    return gebieden.values_list("code", "naam", "bijzonder")


def _besproken(metingen: Iterable[int], bijzonder: bool) -> QuerySet[Score]:
    scores = Score.objects.filter(meting__in=metingen, score__isnull=False).select_related("leefgebied")
    return scores if bijzonder else scores.filter(leefgebied__bijzonder=False)


def _stand(meting: Meting, score: Score) -> Stand:
    assert score.score is not None
    return Stand(
        meting.traject_id,
        meting.pk,
        meting.datum,
        meting.soort,
        score.leefgebied,
        score.score,
        bool(score.geen_stap_omdat),
    )
