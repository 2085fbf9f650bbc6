"""The ESF+ report in one piece."""

from rapportage.definitie import Definitie
from rapportage.esf import achter, beeld, cijfers, controles, document, posten, query, rijen, tabellen
from rapportage.esf.openbaar import OPENBAAR
from trajecten.models import Subsidieproject

ESF = Definitie(
    onderwerp=Subsidieproject,
    lees=query.lees,
    bereken=cijfers.bereken_esf,
    rijensoort=rijen.Rijen,
    cijfersoort=cijfers.Esf,
    posten=posten.posten,
    achter=achter.achter,
    waarom_niet=achter.waarom_niet,
    controles=controles.controles,
    als_json=cijfers.als_json,
    tabellen=tabellen.tabellen,
    blad=document.blad,
    cijferpagina="rapportage/cijfers/esf.html",
    beeld=beeld.beeld,
    esf_projecten=query.esf_projecten,
    openbaar=OPENBAAR,
)
