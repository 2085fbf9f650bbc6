"""The hours of staff as lines: contact, other hours and counter-entries, each once and each of one subsidieproject."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from trajecten.models import Contactmoment, Tegenboeking, Urenregel
from trajecten.urenstaat.queries import telt_in

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class Bron(StrEnum):
    """What a line comes from; the value is part of what was frozen, so never change it."""

    CONTACT = "contact"
    REGEL = "regel"
    TEGENBOEKING = "tegenboeking"


@dataclass(frozen=True)
class Uur:
    """One line: `minuten` of one employee that count on `dag`, of work on `datum`, for at most one subsidieproject.

    `minuten` is negative where a counter-entry takes hours away.
    """

    bron: Bron
    pk: int
    medewerker_id: int
    dag: date
    datum: date
    minuten: int
    subsidieproject_id: int | None
    traject_id: int | None

    @property
    def is_later_geboekt(self) -> bool:
        """Whether the work was done on another day than the one on which it counts."""
        return self.dag != self.datum


def uren_van(medewerkers: Sequence[int], van: date, tot: date) -> list[Uur]:
    """The lines of `medewerkers` that count on a day in [van, tot), in order of day; three queries whatever the size.

    Of a group contact each deelnemer's line holds a part of the hour, together the hour once.
    """
    wie = Q(medewerker__in=medewerkers) & telt_in(van, tot)
    uren = [
        *_lijnen(Bron.CONTACT, Contactmoment.objects.filter(wie), "medewerkerminuten", "traject_id"),
        *_lijnen(Bron.REGEL, Urenregel.objects.filter(wie), "minuten", None),
        *_lijnen(Bron.TEGENBOEKING, Tegenboeking.objects.filter(wie), "minuten", "contactmoment__traject_id"),
    ]
    return sorted(uren, key=lambda u: (u.dag, u.datum, u.bron, u.pk))


def _lijnen(bron: Bron, rijen: QuerySet[Any], minuten: str, traject: str | None) -> Iterator[Uur]:
    velden = ["pk", "medewerker_id", "dag", "datum", minuten, "subsidieproject_id", *([traject] if traject else [])]
    for rij in rijen.order_by().annotate(dag=Coalesce("boekdatum", "datum")).values_list(*velden):
        yield Uur(bron, *rij, *(() if traject else (None,)))


def per_dag(uren: Iterable[Uur]) -> dict[date, int]:
    """Minutes by the day on which they count."""
    dagen: dict[date, int] = defaultdict(int)
    for uur in uren:
        dagen[uur.dag] += uur.minuten
    return dict(dagen)


def minuten_per_werkdag(medewerker: Gebruiker, dagen: set[date]) -> dict[date, int]:
    """All minutes of `medewerker` by the day of the work, wherever they count."""
    totaal = dict.fromkeys(dagen, 0)
    bronnen: tuple[tuple[QuerySet[Any], str], ...] = (
        (Contactmoment.objects.all(), "medewerkerminuten"),
        (Urenregel.objects.all(), "minuten"),
        (Tegenboeking.objects.all(), "minuten"),
    )
    for rijen, veld in bronnen:
        van_dag = rijen.filter(medewerker=medewerker, datum__in=dagen).order_by().values_list("datum")
        for dag, minuten in van_dag.annotate(som=Sum(veld)):
            totaal[dag] += minuten
    return totaal


def momentopname(uren: Iterable[Uur]) -> list[dict[str, Any]]:
    """What is frozen of lines: keys and numbers, no names, in an order that is always the same."""
    return [
        {
            "bron": uur.bron.value,
            "id": uur.pk,
            "dag": uur.dag.isoformat(),
            "datum": uur.datum.isoformat(),
            "minuten": uur.minuten,
            "subsidieproject": uur.subsidieproject_id,
            "traject": uur.traject_id,
        }
        for uur in sorted(uren, key=lambda u: (u.bron, u.pk))
    ]


def vingerafdruk(opname: Sequence[dict[str, Any]]) -> str:
    """The SHA-256 of what is frozen, written as JSON with sorted keys and no spaces."""
    tekst = json.dumps(list(opname), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(tekst.encode()).hexdigest()
