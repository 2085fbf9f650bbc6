"""The hours that the running bouwsteen asks: of guidance and of the deelnemer, per week and in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from bouwstenen.models import Bouwsteen, Fase, Route
from bouwstenen.regels import verwachte_minuten
from bouwstenen.verblijf import dagen_in, lopende_verblijven
from trajecten.models import Traject
from trajecten.registers import Norm


def normen(trajecten: Sequence[Traject], vandaag: date) -> Iterator[Norm]:
    """The norms of the phases in which `trajecten` are on `vandaag`, in one query."""
    pks = [traject.pk for traject in trajecten]
    for stay in lopende_verblijven(Fase.objects.all(), pks, vandaag):
        yield from _per_week(stay[-1], vandaag)
        yield from _in_totaal(stay, vandaag)


def _per_week(fase: Fase, vandaag: date) -> Iterator[Norm]:
    """For the week (Monday up to and including Sunday) of `vandaag`."""
    steen = fase.bouwsteen
    maandag = vandaag - timedelta(days=vandaag.weekday())
    normen = (
        ("coach", Norm.Wie.COACH, steen.coach_uren_per_week, "Begeleiding op de werkplek", "Begeleiding deze week"),
        ("deelnemer", Norm.Wie.DEELNEMER, steen.deelnemer_uren_per_week, "Leren en werken", "Meedoen deze week"),
    )
    for code, wie, uren, op_werkplek, elders in normen:
        if uren:
            yield Norm(
                f"{code}_week",
                titel=op_werkplek if _op_de_werkplek(steen) else elders,
                van_wie=wie,
                minuten=_minuten(uren),
                traject_id=fase.traject_id,
                van=maandag,
                tot=maandag + timedelta(days=7),
            )


def _in_totaal(stay: Sequence[Fase], vandaag: date) -> Iterator[Norm]:
    """For the whole stay, extensions included."""
    steen, van = stay[-1].bouwsteen, stay[0].startdatum
    genummerd = steen.route.woord == Route.Woord.BOUWSTEEN
    coach = f"Begeleiding in bouwsteen {steen.nummer}" if genummerd else "Begeleiding in totaal"
    deelnemer = f"Hele bouwsteen {steen.nummer}" if genummerd else "Meedoen in totaal"
    totalen = (
        ("coach", Norm.Wie.COACH, coach, steen.coach_uren_totaal),
        ("deelnemer", Norm.Wie.DEELNEMER, deelnemer, deelnemernorm(steen)),
    )
    # the weeks in between, in another stone, ask nothing of this one
    in_steen = vandaag - timedelta(days=dagen_in(stay, vandaag))
    for code, wie, titel, norm in totalen:
        if norm:
            minuten = _minuten(norm)
            yield Norm(
                f"{code}_totaal",
                titel=titel,
                van_wie=wie,
                minuten=minuten,
                verwacht=verwachte_minuten(minuten, weken=steen.weken, van=in_steen, vandaag=vandaag),
                traject_id=stay[-1].traject_id,
                van=van,
                tot=stay[-1].einddatum,
            )


def deelnemernorm(steen: Bouwsteen) -> Decimal | None:
    """The hours of a deelnemer over a whole stay: the total, else those of a week over its weeks; None for no norm."""
    per_week = steen.deelnemer_uren_per_week
    return steen.deelnemer_uren_totaal or (per_week * steen.weken if per_week and steen.weken else None)


def _op_de_werkplek(steen: Bouwsteen) -> bool:
    return steen.plaats == Bouwsteen.Plaats.EXTERN and steen.deel == Bouwsteen.Deel.OPBOUW


def _minuten(uren: Decimal) -> int:
    return int(uren * 60)
