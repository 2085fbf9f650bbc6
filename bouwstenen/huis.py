"""From phases to the house: which stones lie, which one is being laid, and what was done of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bouwstenen.models import Bouwsteen, Bouwsteenversie, Fase, Route
from bouwstenen.models.route import Steeninhoud
from bouwstenen.plan import GEEN_KEUZE, Keuze, keuzes_van
from bouwstenen.regels import hele_maanden, hele_weken
from bouwstenen.verblijf import verblijf, verwacht_einde
from bouwstenen.versies import inhoud_op, versies_van
from toegang.onthouden import onthoud
from trajecten.models import Traject
from vormgeving.huis import Blijft, Huis, Stand, Steen

EENHEDEN = {Bouwsteen.Eenheid.WEEK: "weken", Bouwsteen.Eenheid.MAAND: "maanden", Bouwsteen.Eenheid.UUR: "uur"}


@dataclass(frozen=True)
class _Weg:
    """What the house of one traject is drawn from. `fases` are the valid ones that have begun, in order."""

    fases: Sequence[Fase]
    vandaag: date
    keuze: Keuze = GEEN_KEUZE
    afgesloten: frozenset[int] = frozenset()
    versies: Mapping[int, Sequence[Bouwsteenversie]] = field(default_factory=dict)

    @property
    def lopend(self) -> Fase | None:
        return next((fase for fase in self.fases if fase.loopt_op(self.vandaag)), None)

    def in_steen(self, steen: Bouwsteen) -> list[Fase]:
        return [fase for fase in self.fases if fase.bouwsteen_id == steen.pk]

    def hoort_erbij(self, steen: Bouwsteen) -> bool:
        """Whether the house shows this stone: somebody was in it, or it still lies ahead of them."""
        return bool(self.in_steen(steen)) or (steen.vervallen_op is None and self.keuze.volgt(steen))


def huis_van(traject: Traject, vandaag: date) -> Huis:
    """The house of one traject on `vandaag`."""
    return huizen_van([traject], vandaag)[traject.pk]


def huizen_van(trajecten: Sequence[Traject], vandaag: date) -> dict[int, Huis]:
    """The house of each traject, by its id, in as many queries however many there are."""
    sleutels = tuple((traject.pk, traject.programma_id) for traject in trajecten)
    return onthoud(("huizen", sleutels, vandaag), lambda: _bouw_huizen(trajecten, vandaag))


def _bouw_huizen(trajecten: Sequence[Traject], vandaag: date) -> dict[int, Huis]:
    routes: dict[int, list[Bouwsteen]] = {traject.programma_id: [] for traject in trajecten}
    stenen = Bouwsteen.objects.filter(route__programma__in=routes).select_related("route").order_by("nummer")
    for steen in stenen:
        routes[steen.route.programma_id].append(steen)
    fases: dict[int, list[Fase]] = {traject.pk: [] for traject in trajecten}
    begonnen = Fase.objects.filter(traject__in=fases, startdatum__lte=vandaag).geldig().met_minuten(vandaag)
    for fase in begonnen.in_volgorde():
        fases[fase.traject_id].append(fase)
    afgesloten = _afgesloten([fases_[-1].pk for fases_ in fases.values() if fases_])
    keuzes, versies = keuzes_van(fases), versies_van(routes)
    return {
        traject.pk: bouw(
            routes[traject.programma_id],
            _Weg(fases[traject.pk], vandaag, keuzes.get(traject.pk, GEEN_KEUZE), afgesloten, versies),
        )
        for traject in trajecten
    }


def _afgesloten(laatste: Iterable[int]) -> frozenset[int]:
    """Of the latest phases those that were left with a check: only a route that was finished ends in one."""
    afgerond = Fase.objects.filter(pk__in=laatste, toetsen__isnull=False, toetsen__ingetrokken_op__isnull=True)
    return frozenset(afgerond.values_list("pk", flat=True))


def bouw(stenen: Sequence[Bouwsteen], weg: _Weg) -> Huis:
    """The house of one route, as far as this traject follows it."""
    klaar = _klaar(weg)
    woord = stenen[0].route.woord if stenen else Route.Woord.BOUWSTEEN.value
    return Huis(tuple(_steen(steen, weg, klaar) for steen in stenen if weg.hoort_erbij(steen)), woord=woord)


def lege_steen(steen: Bouwsteen) -> Steen:
    """A stone in which nobody is: how it lies in the house of its route."""
    return Steen(**_vaste_delen(steen, steen), **_norm(steen))


def _klaar(weg: _Weg) -> Mapping[int, date]:
    """Which stones lie, and since when: those below where somebody is, as far as they were there.

    The stone of the latest phase lies too when that was the end: finished with a check, or its norm was reached.
    """
    if not weg.fases:
        return {}
    laatste = weg.fases[-1]
    gestopt = not laatste.loopt_op(weg.vandaag)
    rond = gestopt and (laatste.pk in weg.afgesloten or _norm_gehaald(laatste, weg.vandaag))
    hoogste = laatste.bouwsteen.nummer + rond
    return {
        fase.bouwsteen.nummer: fase.einddatum
        for fase in weg.fases
        if fase.bouwsteen.nummer < hoogste and fase.einddatum is not None
    }


def _norm_gehaald(fase: Fase, vandaag: date) -> bool:
    """Whether a phase after which nothing followed took what its stone asks."""
    norm = fase.bouwsteen.norm_aantal
    return norm is not None and gedaan([fase], fase.bouwsteen, vandaag) >= norm


def _steen(steen: Bouwsteen, weg: _Weg, klaar: Mapping[int, date]) -> Steen:
    fases, lopend = weg.in_steen(steen), weg.lopend
    hier = lopend is not None and lopend.bouwsteen_id == steen.pk
    stand: Stand = "bezig" if hier else "klaar" if steen.nummer in klaar else "nog_niet"
    stay = verblijf(weg.fases) if hier else fases
    # what is over stays as it was: a name or norm that changed later is not that of then
    inhoud: Steeninhoud = steen
    if fases and not hier and fases[-1].einddatum is not None:
        inhoud = inhoud_op(steen, fases[-1].einddatum, weg.versies)
    modules = weg.keuze.modules.get(steen.pk)
    telling: dict[str, Any] = {"norm_aantal": modules.aantal, "norm_eenheid": "modules"} if modules else _norm(inhoud)
    return Steen(
        **_vaste_delen(steen, inhoud),
        **telling,
        stand=stand,
        gedaan=modules.klaar if modules else gedaan(stay, inhoud, weg.vandaag),
        sinds=stay[0].startdatum if hier else None,
        klaar_op=klaar.get(steen.nummer),
        terug=hier and _is_terug(stay),
        terugkeer=verwacht_einde(stay) if hier and _is_terug(stay) and _tijdelijk(stay) else None,
        verlengd_tot=stay[-1].verwacht_tot if hier and not _tijdelijk(stay) else None,
        blijft=_blijft(steen, weg.fases) if stand == "nog_niet" else "",
    )


def _vaste_delen(steen: Bouwsteen, inhoud: Steeninhoud) -> dict[str, Any]:
    return {"nummer": steen.nummer, "naam": inhoud.naam, "deel": inhoud.deel, "plaats": inhoud.plaats}


def _norm(inhoud: Steeninhoud) -> dict[str, Any]:
    return {
        "norm_aantal": inhoud.norm_aantal,
        "norm_eenheid": EENHEDEN[Bouwsteen.Eenheid(inhoud.norm_eenheid)],
    }


def _is_terug(stay: Sequence[Fase]) -> bool:
    """Whether somebody is in this stone because they went back to it."""
    return bool(stay) and stay[0].reden == Fase.Reden.TERUGVAL


def _tijdelijk(stay: Sequence[Fase]) -> bool:
    """Whether it was agreed until when about they stay here."""
    return any(fase.verwachte_terugkeer for fase in stay)


def _blijft(steen: Bouwsteen, fases: Sequence[Fase]) -> Blijft:
    """What stays of a stone above somebody: all of it when it was finished before, else the part that was laid."""
    plekken = [plek for plek, fase in enumerate(fases) if fase.bouwsteen_id == steen.pk]
    if not plekken:
        return ""
    verder = any(fases[plek + 1].bouwsteen.nummer > steen.nummer for plek in plekken if plek + 1 < len(fases))
    return "vol" if verder else "deels"


def gedaan(fases: Iterable[Fase], steen: Steeninhoud, vandaag: date) -> int | Decimal:
    """How much of `steen` was done in `fases`, up to and including `vandaag`, in the unit of its norm.

    Hours are those of contact for a stone whose guidance is counted, else those of the deelnemer.
    """
    if steen.norm_eenheid == Bouwsteen.Eenheid.UUR:
        return Decimal(sum(fase.minuten for fase in fases)) / 60  # type: ignore[attr-defined]  # met_minuten
    tel = hele_maanden if steen.norm_eenheid == Bouwsteen.Eenheid.MAAND else hele_weken
    return tel([(fase.startdatum, min(fase.einddatum or vandaag, vandaag)) for fase in fases])
