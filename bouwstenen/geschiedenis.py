"""The history of a route as people read it: every stay, also the ones that were taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bouwstenen.models import Fase, Stabiliteitstoets
from bouwstenen.versies import inhoud_op, versies_van
from bouwstenen.woorden import aanduiding
from toegang.controle import mag
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.models import Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Regel:
    """One stay, with the name that its bouwsteen had then.

    `reden` and `toetsen` are empty for whoever may not read reports. `dicht`: the check of this bouwsteen also asked
    about health or justice, so that what it said is closed to this reader.
    """

    fase: Fase
    titel: str
    naam: str
    einde: date | None
    reden: str
    toetsen: Sequence[Stabiliteitstoets]
    dicht: bool = False

    @property
    def ingetrokken(self) -> bool:
        """Whether this step was taken back."""
        return self.fase.ingetrokken_op is not None


def lees_geschiedenis(traject: Traject, gebruiker: Gebruiker) -> list[Regel]:
    """The history of `traject` as `gebruiker` may read it; checks on health or justice that are shown are noted."""
    met_bijzonder = mag(gebruiker, Recht.BIJZONDER_INZIEN, traject)
    met_reden = mag(gebruiker, Recht.VERSLAG_INZIEN, traject)
    regels = geschiedenis_van(traject, met_reden=met_reden, met_bijzonder=met_bijzonder)
    if met_bijzonder and any(toets.bijzonder for regel in regels for toets in regel.toetsen):  # type: ignore[attr-defined]
        noteer(Soort.BIJZONDER_BEKEKEN, door=gebruiker, over=traject, deelnemer=traject.deelnemer, pagina="bouwstenen")
    return regels


def geschiedenis_van(traject: Traject, *, met_reden: bool, met_bijzonder: bool) -> list[Regel]:
    """The stays of `traject`, the latest first, in four queries.

    Without `met_bijzonder` a check that also asked about health or justice says nothing: neither which goals were
    reached, nor what the two thought, nor why they went on.
    """
    versies = versies_van([traject.programma_id])
    fases = Fase.objects.van(traject).uit_te_leggen().order_by("-startdatum", "-id")
    toetsen = {fase.pk: list(fase.toetsen.all()) if met_reden else [] for fase in fases}
    opnieuw = teruggekeerd(reversed(fases))
    return [
        Regel(
            fase=fase,
            titel=titel_van(fase, opnieuw=fase.pk in opnieuw),
            naam=inhoud_op(fase.bouwsteen, fase.einddatum or date.max, versies).naam,
            einde=fase.einddatum,
            reden=fase.toelichting if met_reden else "",
            toetsen=[toets for toets in toetsen[fase.pk] if met_bijzonder or not toets.bijzonder],
            dicht=not met_bijzonder and any(toets.bijzonder for toets in toetsen[fase.pk]),
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
