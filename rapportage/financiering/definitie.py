"""The financiering report in one piece."""

from rapportage.definitie import Definitie
from rapportage.financiering import achter, beeld, cijfers, controles, document, posten, query, rijen, tabellen
from rapportage.financiering.openbaar import OPENBAAR
from trajecten.models import Programma

FINANCIERING = Definitie(
    onderwerp=Programma,
    lees=query.lees_rijen,
    bereken=cijfers.bereken_financiering,
    rijensoort=rijen.Rijen,
    cijfersoort=cijfers.Financiering,
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
