"""What werkgevers contributes to the dossier and the timeline, and its parts to everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.registers import Gebeurtenis, Paneel, registreer_gebeurtenissen, registreer_paneel
from werkgevers.models import Plaatsing
from werkgevers.overzicht import plaatsingen_van
from werkgevers.werkgever import aanmelding as werkgever

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def _plaatsingen(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """The placements of a traject; without any the card is left out."""
    plaatsingen = list(Plaatsing.objects.van(traject).in_volgorde())
    return {"regels": plaatsingen_van(plaatsingen), "vandaag": vandaag} if plaatsingen else None


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for the start of every placement, and for its end, for whoever may see placements."""
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return
    for regel in plaatsingen_van(list(Plaatsing.objects.van(traject).in_volgorde())):
        bij = f"{regel.soort.lower()} bij {regel.plaatsing.werkgever}"
        yield Gebeurtenis(regel.plaatsing.startdatum, f"Start {bij}", "briefcase", regel.sector, volgorde=40)
        if regel.plaatsing.einddatum is not None:
            yield Gebeurtenis(regel.plaatsing.einddatum, f"Einde {bij}", "briefcase", volgorde=10)


def meld_alles_aan() -> None:
    """Fill the registers."""
    werkgever.meld_aan()
    registreer_paneel(
        Paneel(
            "plaatsingen",
            "Plaatsingen",
            45,
            "breed",
            "werkgevers/_paneel_plaatsingen.html",
            _plaatsingen,
            Recht.PLAATSING_INZIEN,
        )
    )
    registreer_gebeurtenissen(gebeurtenissen)
