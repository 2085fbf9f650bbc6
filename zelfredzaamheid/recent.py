"""Measurements with how they compare with the one before, many at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from zelfredzaamheid.models import Leefgebied, Meting, Score
from zelfredzaamheid.queries import MetingQuerySet, vorige_van
from zelfredzaamheid.regels import Vergelijking, vergelijk, vraagt_reden


@dataclass(frozen=True)
class Daling:
    """One leefgebied that is lower than before."""

    leefgebied: Leefgebied
    van: int
    naar: int

    @property
    def stap(self) -> int:
        """How many levels, below 0."""
        return self.naar - self.van


@dataclass(frozen=True)
class Gemeten:
    """A measurement with the comparison with the one before it, None without one."""

    meting: Meting
    vergelijking: Vergelijking | None
    dalingen: Sequence[Daling]

    @property
    def grootste(self) -> int:
        """How many levels the biggest fall is."""
        return max((-daling.stap for daling in self.dalingen), default=0)


def gemeten_van(metingen: MetingQuerySet, *, met_bijzonder: Collection[int] = ()) -> list[Gemeten]:
    """These measurements, in their order, each compared with the one before it; in three queries.

    Health and justice are left out but for the trajecten (ids) in `met_bijzonder`.
    """
    rijen = list(metingen)
    vorige = vorige_van(rijen, Meting.objects.all())
    scores = _scores([*(meting.pk for meting in rijen), *vorige.values()], bool(met_bijzonder))
    return [_gemeten(m, vorige.get(m.pk), scores, m.traject_id in met_bijzonder) for m in rijen]


def _scores(metingen: Sequence[int], bijzonder: bool) -> Mapping[int, list[Score]]:
    gevonden = Score.objects.filter(meting__in=metingen).select_related("leefgebied").order_by("leefgebied__volgorde")
    per_meting: dict[int, list[Score]] = {}
    for score in gevonden if bijzonder else gevonden.filter(leefgebied__bijzonder=False):
        per_meting.setdefault(score.meting_id, []).append(score)
    return per_meting


def _gemeten(meting: Meting, vorige: int | None, scores: Mapping[int, list[Score]], bijzonder: bool) -> Gemeten:
    nu = [score for score in scores.get(meting.pk, ()) if bijzonder or not score.leefgebied.bijzonder]
    if vorige is None:
        return Gemeten(meting, None, ())
    eerder = {score.leefgebied_id: score.score for score in scores.get(vorige, ())}
    dalingen = [
        Daling(score.leefgebied, van, score.score)
        for score in nu
        if vraagt_reden(van := eerder.get(score.leefgebied_id), score.score) and van and score.score
    ]
    vergelijking = vergelijk(eerder, {score.leefgebied_id: score.score for score in nu})
    return Gemeten(meting, vergelijking, sorted(dalingen, key=lambda daling: daling.stap))
