"""The MDT report in one piece."""

from rapportage.definitie import Definitie
from rapportage.mdt import achter, beeld, cijfers, controles, document, posten, query, rijen, tabellen
from rapportage.mdt.openbaar import OPENBAAR
from trajecten.models import Subsidieproject

MDT = Definitie(
    onderwerp=Subsidieproject,
    lees=query.lees_rijen,
    bereken=cijfers.bereken_mdt,
    rijensoort=rijen.Rijen,
    cijfersoort=cijfers.Mdt,
    posten=posten.posten,
    achter=achter.achter,
    waarom_niet=achter.waarom_niet,
    controles=controles.controles,
    als_json=cijfers.als_json,
    tabellen=tabellen.tabellen,
    blad=document.blad,
    cijferpagina="rapportage/cijfers/mdt.html",
    beeld=beeld.beeld,
    esf_projecten=query.esf_projecten,
    openbaar=OPENBAAR,
)
