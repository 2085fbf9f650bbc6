"""The report about one deelnemer in one piece.

The name stands on the cover only: it is looked up when the report is made (`Vraag.naam`, `Vraag.roepnaam`) and kept in
`Omslag.onderwerp` and `Omslag.roepnaam`. Rows and figures hold the trajectnummer and ids. Who may make and read it is
decided by the reach on the traject (RapportQuerySet, Rapport), and it has pages of its own below the dossier.
"""

from rapportage.deelnemer import achter, beeld, cijfers, controles, document, posten, query, rijen, tabellen
from rapportage.definitie import Definitie
from trajecten.models import Traject

DEELNEMER = Definitie(
    onderwerp=Traject,
    lees=query.lees_rijen,
    bereken=cijfers.bereken_deelnemer,
    rijensoort=rijen.Rijen,
    cijfersoort=cijfers.Deelnemervoortgang,
    posten=posten.posten,
    achter=achter.achter,
    waarom_niet=achter.waarom_niet,
    controles=controles.controles,
    als_json=cijfers.als_json,
    tabellen=tabellen.tabellen,
    blad=document.blad,
    cijferpagina="rapportage/deelnemer/_cijfers.html",
    beeld=beeld.beeld,
    esf_projecten=query.esf_projecten,
)
