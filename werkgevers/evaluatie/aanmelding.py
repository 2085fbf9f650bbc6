"""What evaluations put in the registers: a card of the dossier, the timeline, Mijn dag, drafts, the beheer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from toegang.controle import eis, haal_op, mag
from toegang.matrix import Recht
from trajecten import registers
from trajecten.concepten import Conceptsoort, registreer_conceptsoort, soort_over
from trajecten.models import Programma, Traject
from trajecten.registers import Dagdeel, Gebeurtenis, Paneel
from trajecten.views.aanvraag import getal
from vormgeving import menu
from werkgevers.evaluatie.beeld import staatlabel
from werkgevers.evaluatie.forms import CONCEPT_INVULLEN
from werkgevers.evaluatie.formulierformulier import ALGEMEEN, CONCEPT_FORMULIER
from werkgevers.evaluatie.lijst import Rij, wachtend_voor
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Evaluatie, Plaatsing
from werkgevers.overzicht import plaatsingen_in
from werkgevers.plaatsing.kaarten import Plaatsingkaart, registreer_plaatsingkaart

if TYPE_CHECKING:
    from toegang.models import Gebruiker

IN_PANEEL = 6
VOLGORDE = 20


def _paneel(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """The evaluations of the placements of a traject; without a placement the card is left out."""
    plaatsingen = plaatsingen_in(traject)
    if not plaatsingen:
        return None
    alle = list(Evaluatie.objects.van(traject).met_wie().nieuwste_eerst())
    lopend = [p for p in plaatsingen if p.einddatum is None or p.einddatum > vandaag] or plaatsingen[:1]
    return _lijst(alle, lopend if mag(gebruiker, Recht.PLAATSING_WIJZIGEN, traject) else [])


def _kaart(plaatsing: Plaatsing, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """The evaluations of one placement."""
    alle = list(Evaluatie.objects.filter(plaatsing=plaatsing).met_wie().nieuwste_eerst())
    return _lijst(alle, [plaatsing] if mag(gebruiker, Recht.PLAATSING_WIJZIGEN, plaatsing) else [])


def _lijst(alle: list[Evaluatie], plaatsingen: list[Plaatsing]) -> Mapping[str, Any]:
    """What the cards show: the latest evaluations, and the placements for which one can be made."""
    return {
        "rijen": [Rij(evaluatie, staatlabel(evaluatie.staat)) for evaluatie in alle[:IN_PANEEL]],
        "meer": max(0, len(alle) - IN_PANEEL),
        "plaatsingen": plaatsingen,
    }


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for each evaluation that was fixed and not withdrawn, for whoever may see placements."""
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return
    for evaluatie in Evaluatie.objects.van(traject).geldig().exclude(staat=Staat.CONCEPT).met_wie():
        titel = f"{evaluatie.get_moment_display()} bij {evaluatie.plaatsing.werkgever}"
        url = reverse("werkgevers:evaluatie", args=[evaluatie.pk])
        stand = evaluatie.get_staat_display()
        yield Gebeurtenis(evaluatie.datum, titel, "clipboard-check", stand, url, VOLGORDE)


def _dagdeel(gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """What is not signed yet; nothing when nothing waits."""
    wachtend = wachtend_voor(gebruiker)
    return {"wachtend": wachtend} if wachtend.totaal else None


def _laad_formulier(gebruiker: Gebruiker, over: str) -> object:
    """The programme that a form is for. Raises Http404 or PermissionDenied as a page does."""
    if over == ALGEMEEN:
        eis(gebruiker, Recht.PROGRAMMA_BEHEREN)
        return ALGEMEEN
    return haal_op(Programma, gebruiker, Recht.PROGRAMMA_BEHEREN, pk=getal(over))


FORMULIEREN = menu.Menuitem(
    "evaluatieformulieren",
    "Evaluatieformulieren",
    "clipboard-check",
    "werkgevers:evaluatieformulieren",
    Recht.PROGRAMMA_BEHEREN,
    45,
    (menu.BEHEER,),
    uitleg="Wat je met een werkgever bespreekt, op welke schaal en wie de evaluatie tekent.",
)
PANEEL = Paneel(
    "evaluaties",
    "Evaluaties van de werkplek",
    47,
    "breed",
    "werkgevers/evaluatie/_paneel.html",
    _paneel,
    Recht.PLAATSING_INZIEN,
)

KAART = Plaatsingkaart(
    "evaluaties", "Evaluaties", 20, "breed", "werkgevers/evaluatie/_kaart.html", _kaart, Recht.PLAATSING_INZIEN
)
DAGDEEL = Dagdeel("evaluaties", 15, "werkgevers/evaluatie/_dagdeel.html", _dagdeel, later=True)


def meld_aan() -> None:
    """Fill the registers."""
    registers.registreer_paneel(PANEEL)
    registers.registreer_gebeurtenissen(gebeurtenissen)
    registers.registreer_dagdeel(DAGDEEL)
    registreer_plaatsingkaart(KAART)
    registreer_conceptsoort(soort_over(CONCEPT_INVULLEN, Evaluatie, Recht.PLAATSING_WIJZIGEN))
    registreer_conceptsoort(Conceptsoort(CONCEPT_FORMULIER, _laad_formulier))
    menu.registreer(FORMULIEREN)
