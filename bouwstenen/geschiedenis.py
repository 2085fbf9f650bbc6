"""The history of a route as people read it: every stay, also the ones that were taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bouwstenen.models import Fase, Stabiliteitstoets
from bouwstenen.versies import inhoud_op, versies_van
from bouwstenen.woorden import aanduiding
from trajecten.models import Traject


@dataclass(frozen=True)
class Regel:
    """One stay, with the name that its bouwsteen had then.

    `reden` and `toetsen` are empty for whoever may not read reports.
    """

    fase: Fase
    titel: str
    naam: str
    einde: date | None
    reden: str
    toetsen: Sequence[Stabiliteitstoets]

    @property
    def ingetrokken(self) -> bool:
        """Whether this step was taken back."""
        return self.fase.ingetrokken_op is not None


def geschiedenis_van(traject: Traject, *, met_reden: bool) -> list[Regel]:
    """The stays of `traject`, the latest first, in four queries."""
    versies = versies_van([traject.programma_id])
    fases = Fase.objects.van(traject).uit_te_leggen().order_by("-startdatum", "-id")
    opnieuw = teruggekeerd(reversed(fases))
    return [
        Regel(
            fase=fase,
            titel=titel_van(fase, opnieuw=fase.pk in opnieuw),
            naam=inhoud_op(fase.bouwsteen, fase.einddatum or date.max, versies).naam,
            einde=fase.einddatum,
            reden=fase.toelichting if met_reden else "",
            toetsen=list(fase.toetsen.all()) if met_reden else [],
        )
        for fase in fases
    ]


def teruggekeerd(fases: Iterable[Fase]) -> set[int]:
    """The ids of the valid ones of `fases`, given in order, that return to a bouwsteen where they had been."""
    geweest: set[int] = set()
    opnieuw: set[int] = set()
    for fase in fases:
        if fase.ingetrokken_op is None:
            if fase.bouwsteen_id in geweest and fase.reden == Fase.Reden.STABIEL:
                opnieuw.add(fase.pk)
            geweest.add(fase.bouwsteen_id)
    return opnieuw


def titel_van(fase: Fase, *, opnieuw: bool = False) -> str:
    """What began with this stay: “Start bouwsteen 3”, “Terug naar bouwsteen 1”, “Weer in bouwsteen 3”."""
    if opnieuw:
        return f"Weer in {aanduiding(fase.bouwsteen)}"
    if fase.reden == Fase.Reden.TERUGVAL:
        return f"Terug naar {aanduiding(fase.bouwsteen)}"
    if fase.reden == Fase.Reden.VERLENGD:
        return f"{aanduiding(fase.bouwsteen, begin=True)} verlengd"
    return f"Start {aanduiding(fase.bouwsteen)}"
