"""The report of hours in one piece."""

from rapportage.definitie import Definitie
from rapportage.uren import achter, beeld, cijfers, controles, document, posten, query, rijen, tabellen
from rapportage.uren.openbaar import OPENBAAR
from trajecten.models import Subsidieproject

UREN = Definitie(
    onderwerp=Subsidieproject,
    lees=query.lees_rijen,
    bereken=cijfers.bereken_uren,
    rijensoort=rijen.Rijen,
    cijfersoort=cijfers.Uren,
    posten=posten.posten,
    achter=achter.achter,
    waarom_niet=achter.waarom_niet,
    controles=controles.controles,
    als_json=cijfers.als_json,
    tabellen=tabellen.tabellen,
    blad=document.blad,
    cijferpagina="rapportage/cijfers/tabellen.html",
    beeld=beeld.beeld,
    esf_projecten=query.esf_projecten,
    openbaar=OPENBAAR,
)
