"""What happens to placements when their traject ends. A job goes on: it is asked about after 3, 6 and 12 months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Traject
from vormgeving.taal import datum
from werkgevers.models import Plaatsing
from werkgevers.overzicht import plaatsingen_van
from werkgevers.plaatsing.diensten import beeindig_met_traject
from werkgevers.plaatsing.regels import einde_bij_traject, gaat_door_na_traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def beeindig_plaatsingen(traject: Traject, einddatum: date, door: Gebruiker) -> None:
    """End what `traject` still has at employers on `einddatum`; called in the transaction that ends the traject."""
    lopend = Plaatsing.objects.van(traject).niet_gestopt_op(einddatum).select_related("traject")
    for plaatsing in lopend.select_for_update(of=("self",)).order_by("pk"):
        if not gaat_door_na_traject(plaatsing.soort, plaatsing.contract_start):
            beeindig_met_traject(plaatsing, einde_bij_traject(plaatsing.startdatum, einddatum), door)


def gevolgen(traject: Traject, einddatum: date, gebruiker: Gebruiker) -> Iterator[str]:
    """What `beeindig_plaatsingen` would do, in a sentence each, for whoever may see placements."""
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return
    plaatsingen = list(Plaatsing.objects.van(traject).niet_gestopt_op(einddatum).in_volgorde())
    for regel in plaatsingen_van(plaatsingen) if plaatsingen else ():
        plaatsing = regel.plaatsing
        wat = f"{regel.soort} bij {plaatsing.werkgever}"
        if gaat_door_na_traject(plaatsing.soort, plaatsing.contract_start):
            yield f"{wat} gaat door."
        elif plaatsing.startdatum >= einddatum:
            yield f"{wat} gaat niet door."
        else:
            yield f"{wat} stopt per {datum(einddatum)}."
