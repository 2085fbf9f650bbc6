"""The placements of a traject, for who confirms the hours that were made there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.deelneemuren.plaatsingen import Plaatsing as Urenbron
from trajecten.models import Traject
from werkgevers.overzicht import plaatsingen_in, plaatsingen_van
from werkgevers.plaatsing.werkweken import bevestigd_door_werkgever

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def plaatsingen_met_uren(traject: Traject, gebruiker: Gebruiker) -> Iterator[Urenbron]:
    """The placements of `traject`, for who may see placements; nobody else learns where somebody works."""
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return
    plaatsingen = plaatsingen_in(traject)
    bevestigd = bevestigd_door_werkgever(plaatsingen) if plaatsingen else {}
    for regel in plaatsingen_van(plaatsingen) if plaatsingen else ():
        per_week = regel.plaatsing.uren_per_week
        yield Urenbron(
            nummer=regel.plaatsing.pk,
            titel=f"{regel.soort} bij {regel.plaatsing.werkgever}",
            activiteit=regel.soort,
            van=regel.plaatsing.startdatum,
            tot=regel.plaatsing.einddatum,
            minuten_per_week=None if per_week is None else round(per_week * 60),
            bevestigd=bevestigd[regel.plaatsing.pk],
        )
