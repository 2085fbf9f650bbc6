"""Which employers may be there twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac

from werkgevers.models import Werkgever
from werkgevers.werkgever.gelijkenis import lijkt_op

if TYPE_CHECKING:
    from collections.abc import Sequence

GETOOND_HOOGSTENS = 5
KANDIDATEN_HOOGSTENS = 50


@dataclass(frozen=True)
class Dubbele:
    """An employer that may be the same one, and why."""

    werkgever: Werkgever
    reden: str


def zoek_dubbelen(naam: str, kvk_nummer: str, *, behalve: int | None = None) -> list[Dubbele]:
    """Which employers may be the one with this name and number, the same number first. One query, by an index."""
    naam, kvk_nummer = naam.replace("\0", "").strip(), kvk_nummer.replace("\0", "").strip()
    lijkend = Werkgever.objects.bestaand().lijken_op(naam, kvk_nummer)
    if behalve is not None:
        lijkend = lijkend.exclude(pk=behalve)
    gevonden = [
        Dubbele(ander, reden)
        for ander in lijkend[:KANDIDATEN_HOOGSTENS]
        if (reden := lijkt_op(naam, kvk_nummer, ander.naam, ander.kvk_nummer))
    ]
    return sorted(gevonden, key=lambda dubbele: dubbele.werkgever.kvk_nummer != kvk_nummer)[:GETOOND_HOOGSTENS]


def kenmerk_van(dubbelen: Sequence[Dubbele]) -> str:
    """Stands for exactly these employers: who says "another one" says it of these."""
    sleutels = ",".join(str(pk) for pk in sorted(dubbele.werkgever.pk for dubbele in dubbelen))
    return salted_hmac("werkgevers.werkgever.dubbelen", sleutels).hexdigest()[:20]
