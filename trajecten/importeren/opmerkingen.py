"""Remarks about age limits and norms: history is taken as it was, but somebody should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trajecten.importeren.lezer import Rij
from trajecten.models import Programma, Subsidieproject, Traject
from trajecten.regels import plus_maanden

if TYPE_CHECKING:
    from trajecten.importeren.verwerker import Verwerker


def opmerkingen_bij_traject(verwerker: Verwerker, rij: Rij, traject: Traject) -> None:
    """Add what does not fit the programme or the project of a traject in `rij`."""
    if traject.startdatum is None:
        return
    if traject.aanmelddatum > traject.startdatum:
        verwerker.opmerking(rij, "aanmelddatum", "De aanmelding ligt na de start van het traject.")
    _leeftijd(verwerker, rij, traject)
    _duur(verwerker, rij, traject)
    if traject.subsidieproject is not None:
        _project(verwerker, rij, traject, traject.subsidieproject)


def _leeftijd(verwerker: Verwerker, rij: Rij, traject: Traject) -> None:
    if traject.startdatum is None or (leeftijd := traject.deelnemer.leeftijd(traject.startdatum)) is None:
        return
    bronnen: list[tuple[str, Programma | Subsidieproject | None]] = [
        ("programma", traject.programma),
        ("subsidieproject", traject.subsidieproject),
    ]
    for kolom, bron in bronnen:
        if bron is not None and not (
            (bron.leeftijd_van is None or bron.leeftijd_van <= leeftijd)
            and (bron.leeftijd_tot is None or leeftijd < bron.leeftijd_tot)
        ):
            verwerker.opmerking(
                rij, kolom, f"Was {leeftijd} jaar bij de start. Dat is buiten de leeftijd van {bron.naam}."
            )


def _duur(verwerker: Verwerker, rij: Rij, traject: Traject) -> None:
    weken = traject.programma.weken
    if weken and traject.startdatum and traject.einddatum:
        duur = (traject.einddatum - traject.startdatum).days
        if duur > weken * 7:
            verwerker.opmerking(rij, "einddatum", f"Duurde {duur // 7} weken. De norm van het programma is {weken}.")


def _project(verwerker: Verwerker, rij: Rij, traject: Traject, project: Subsidieproject) -> None:
    start, einde = traject.startdatum, traject.einddatum
    if start is None:
        return
    if (project.van and start < project.van) or (project.tot and start > project.tot):
        verwerker.opmerking(rij, "startdatum", f"De start ligt buiten de periode van {project.naam}.")
    if einde and project.max_maanden is not None and einde > plus_maanden(start, project.max_maanden):
        verwerker.opmerking(rij, "einddatum", f"Duurde langer dan {project.max_maanden} maanden ({project.naam}).")
    if einde and project.min_maanden is not None and einde < plus_maanden(start, project.min_maanden):
        verwerker.opmerking(rij, "einddatum", f"Duurde korter dan {project.min_maanden} maanden ({project.naam}).")
