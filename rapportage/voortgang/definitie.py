"""The voortgang report in one piece."""

from rapportage.definitie import Definitie
from rapportage.voortgang import achter, beeld, cijfers, controles, document, posten, query, rijen, tabellen
from rapportage.voortgang.openbaar import OPENBAAR
from trajecten.models import Programma

VOORTGANG = Definitie(
    onderwerp=Programma,
    lees=query.lees_rijen,
    bereken=cijfers.bereken_voortgang,
    rijensoort=rijen.Rijen,
    cijfersoort=cijfers.Voortgang,
    posten=posten.posten,
    achter=achter.achter,
    waarom_niet=achter.waarom_niet,
    controles=controles.controles,
    als_json=cijfers.als_json,
    tabellen=tabellen.tabellen,
    blad=document.blad,
    cijferpagina="rapportage/cijfers/voortgang.html",
    beeld=beeld.beeld,
    esf_projecten=query.esf_projecten,
    openbaar=OPENBAAR,
)
