"""The card with who pays for a traject, beside the other details."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Financiering, Subsidieproject
from trajecten.registers import Paneel

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject


@dataclass(frozen=True)
class Betaler:
    """A project that pays over [van, tot); `pk` is that of the financing, None for the project it began with."""

    naam: str
    van: date | None
    tot_en_met: date | None
    pk: int | None
    betaalt_nu: bool


def betalers_van(traject: Traject, vandaag: date) -> list[Betaler]:
    """Who pays or paid for `traject`, the project it began with first."""
    eerste = traject.subsidieproject
    rijen = Financiering.objects.van(traject).select_related("subsidieproject")
    begin = [_betaler(eerste, eerste.van, eerste.tot, None, vandaag)] if eerste else []
    return begin + [
        _betaler(r.subsidieproject, r.van, r.tot - timedelta(days=1) if r.tot else r.subsidieproject.tot, r.pk, vandaag)
        for r in rijen
    ]


def _betaler(
    project: Subsidieproject, van: date | None, tot_en_met: date | None, pk: int | None, vandaag: date
) -> Betaler:
    nu = (van is None or van <= vandaag) and (tot_en_met is None or vandaag <= tot_en_met)
    return Betaler(project.naam, van, tot_en_met, pk, nu)


def _laad(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    return {
        "betalers": betalers_van(traject, vandaag),
        "mag_wijzigen": mag(gebruiker, Recht.TRAJECT_WIJZIGEN, traject),
    }


FINANCIERING = Paneel("financiering", "Wie betaalt", 70, "smal", "trajecten/uren/_kaart_financiering.html", _laad)
