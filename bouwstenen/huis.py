"""From phases to the house: which stones lie, which one is being laid, and what was done of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from bouwstenen.models import Bouwsteen, Fase
from bouwstenen.regels import hele_maanden, hele_weken
from bouwstenen.verblijf import verblijf
from trajecten.models import Traject
from vormgeving.huis import Huis, Steen

EENHEDEN = {Bouwsteen.Eenheid.WEEK: "weken", Bouwsteen.Eenheid.MAAND: "maanden", Bouwsteen.Eenheid.UUR: "uur"}


def huis_van(traject: Traject, vandaag: date) -> Huis:
    """The house of one traject on `vandaag`."""
    return huizen_van([traject], vandaag)[traject.pk]


def huizen_van(trajecten: Sequence[Traject], vandaag: date) -> dict[int, Huis]:
    """The house of each traject, by its id, in three queries however many there are."""
    routes: dict[int, list[Bouwsteen]] = {traject.programma_id: [] for traject in trajecten}
    stenen = Bouwsteen.objects.filter(route__programma__in=routes).select_related("route").order_by("nummer")
    for steen in stenen:
        routes[steen.route.programma_id].append(steen)
    fases: dict[int, list[Fase]] = {traject.pk: [] for traject in trajecten}
    begonnen = Fase.objects.filter(traject__in=fases, startdatum__lte=vandaag).geldig().met_minuten(vandaag)
    for fase in begonnen.in_volgorde():
        fases[fase.traject_id].append(fase)
    afgesloten = _afgesloten([fases_[-1].pk for fases_ in fases.values() if fases_])
    return {
        traject.pk: bouw(routes[traject.programma_id], fases[traject.pk], vandaag, afgesloten) for traject in trajecten
    }


def _afgesloten(laatste: Iterable[int]) -> frozenset[int]:
    """Of the latest phases those that were left with a check: only a route that was finished ends in one."""
    afgerond = Fase.objects.filter(pk__in=laatste, toetsen__isnull=False, toetsen__ingetrokken_op__isnull=True)
    return frozenset(afgerond.values_list("pk", flat=True))


def bouw(
    stenen: Sequence[Bouwsteen], fases: Sequence[Fase], vandaag: date, afgesloten: frozenset[int] = frozenset()
) -> Huis:
    """The house of one route. `fases` are the valid ones that have begun, in order, with their `minuten`."""
    lopend = next((fase for fase in fases if fase.loopt_op(vandaag)), None)
    klaar = _klaar(fases, vandaag, afgesloten)
    per_steen: dict[int, list[Fase]] = {}
    for fase in fases:
        per_steen.setdefault(fase.bouwsteen_id, []).append(fase)
    return Huis(tuple(_steen(steen, per_steen.get(steen.pk, []), lopend, klaar, vandaag) for steen in stenen))


def _klaar(fases: Sequence[Fase], vandaag: date, afgesloten: frozenset[int]) -> Mapping[int, date]:
    """Which stones lie, and since when: those below where somebody is, as far as they were there.

    The stone of the latest phase lies too when that was the end: finished with a check, or its norm was reached.
    """
    if not fases:
        return {}
    laatste = fases[-1]
    gestopt = not laatste.loopt_op(vandaag)
    rond = gestopt and (laatste.pk in afgesloten or _norm_gehaald(laatste, vandaag))
    hoogste = laatste.bouwsteen.nummer + rond
    return {
        fase.bouwsteen.nummer: fase.einddatum
        for fase in fases
        if fase.bouwsteen.nummer < hoogste and fase.einddatum is not None
    }


def _norm_gehaald(fase: Fase, vandaag: date) -> bool:
    """Whether a phase after which nothing followed took what its stone asks."""
    norm = fase.bouwsteen.norm_aantal
    return norm is not None and gedaan([fase], fase.bouwsteen, vandaag) >= norm


def _steen(
    steen: Bouwsteen, fases: Sequence[Fase], lopend: Fase | None, klaar: Mapping[int, date], vandaag: date
) -> Steen:
    hier = lopend is not None and lopend.bouwsteen_id == steen.pk
    stand: Literal["klaar", "bezig", "nog_niet"] = "bezig" if hier else "klaar" if steen.nummer in klaar else "nog_niet"
    return Steen(
        nummer=steen.nummer,
        naam=steen.naam,
        deel=steen.deel,  # type: ignore[arg-type]  # the constraint bouwsteen_keuzes_bekend keeps it to the three
        plaats=steen.plaats,  # type: ignore[arg-type]
        norm_aantal=steen.norm_aantal,
        norm_eenheid=EENHEDEN[Bouwsteen.Eenheid(steen.norm_eenheid)],
        stand=stand,
        gedaan=gedaan(verblijf(fases) if hier else fases, steen, vandaag),
        sinds=verblijf(fases)[0].startdatum if hier else None,
        klaar_op=klaar.get(steen.nummer),
        terug=lopend is not None and hier and lopend.reden == Fase.Reden.TERUGVAL,
    )


def gedaan(fases: Iterable[Fase], steen: Bouwsteen, vandaag: date) -> int | Decimal:
    """How much of `steen` was done in `fases`, up to and including `vandaag`, in the unit of its norm.

    Hours are those of contact for a stone whose guidance is counted, else those of the deelnemer.
    """
    if steen.norm_eenheid == Bouwsteen.Eenheid.UUR:
        return Decimal(sum(fase.minuten for fase in fases)) / 60  # type: ignore[attr-defined]  # met_minuten
    tel = hele_maanden if steen.norm_eenheid == Bouwsteen.Eenheid.MAAND else hele_weken
    return tel([(fase.startdatum, min(fase.einddatum or vandaag, vandaag)) for fase in fases])
