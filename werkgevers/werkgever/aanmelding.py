"""What employers contribute: the menu, drafts of long forms, and the card with placements on their own page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404

from toegang.controle import eis, haal_op
from toegang.matrix import Recht
from toegang.nalatenschap import Nalatenschap, registreer_nalatenschap
from trajecten.concepten import NIEUW, Conceptsoort, registreer_conceptsoort, soort_over
from trajecten.registers import registreer_eigen_signalen
from trajecten.signaalsoorten import registreer_signaalsoort
from trajecten.views.aanvraag import getal
from vormgeving import menu
from werkgevers.models import Plaatsing, Werkgever, Werkgeverscontact
from werkgevers.overzicht import plaatsingen_van
from werkgevers.werkgever.forms import (
    CONCEPT_CONTACT,
    CONCEPT_CONTACT_WIJZIGEN,
    CONCEPT_WERKGEVER,
    CONCEPT_WERKGEVER_WIJZIGEN,
)
from werkgevers.werkgever.kaarten import Werkgeverkaart, registreer_werkgeverkaart
from werkgevers.werkgever.overdragen import JOBCOACH_WEG, adres_van, jobcoach_weg, werkgevers_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VROEGER_HOOGSTENS = 10
WERKGEVERS = menu.Menuitem(
    "werkgevers",
    "Werkgevers",
    "building-store",
    "werkgevers:werkgevers",
    Recht.WERKGEVER_INZIEN,
    40,
    ook_bij=(
        "/vestigingen/",
        "/erkenningen/",
        "/contactpersonen/",
        "/werkgeverscontacten/",
        "/werkplekken/",
        "/klikgesprekken/",
    ),
)


OVERDRAGEN = menu.Menuitem(
    "werkgevers_overdragen",
    "Werkgevers overdragen",
    "building-store",
    "werkgevers:werkgevers_overdragen",
    Recht.WERKGEVER_OVERDRAGEN,
    49,
    (menu.BEHEER,),
    uitleg="Wie de werkgevers krijgt van een vaste jobcoach die weggaat.",
)


def _plaatsingen(werkgever: Werkgever, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """Who is there now and who was lately, as far as `gebruiker` may see them."""
    alle = Plaatsing.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_INZIEN).filter(werkgever=werkgever)
    met_naam = alle.met_deelnemer().select_related("traject__deelnemer", "werkgever").order_by("-startdatum", "-pk")
    nu = list(met_naam.lopend_op(vandaag))
    vroeger = list(met_naam.filter(einddatum__lte=vandaag)[:VROEGER_HOOGSTENS])
    return {"nu": plaatsingen_van(nu), "vroeger": plaatsingen_van(vroeger)}


def _nieuwe_werkgever(gebruiker: Gebruiker, over: str) -> None:
    """A draft of an employer that is not there yet."""
    eis(gebruiker, Recht.WERKGEVER_WIJZIGEN)
    if over != NIEUW:
        raise Http404


def _eigen_contact(gebruiker: Gebruiker, over: str) -> object:
    """Contact that somebody had themselves: nobody else corrects it."""
    eigen = Werkgeverscontact.objects.filter(medewerker=gebruiker)
    return haal_op(eigen, gebruiker, Recht.WERKGEVER_WIJZIGEN, pk=getal(over))


def _werkgevers_van(gebruiker: Gebruiker) -> Nalatenschap | None:
    """What stays behind of a fixed jobcoach who is kept out."""
    aantal = werkgevers_van(gebruiker).count()
    if not aantal:
        return None
    tekst = f"Vaste jobcoach van {aantal} werkgever{'' if aantal == 1 else 's'}"
    return Nalatenschap(tekst, "Werkgevers overdragen", adres_van(gebruiker), Recht.WERKGEVER_OVERDRAGEN)


def meld_aan() -> None:
    """Fill the menu and the registers."""
    menu.registreer(WERKGEVERS)
    menu.registreer(OVERDRAGEN)
    registreer_conceptsoort(Conceptsoort(CONCEPT_WERKGEVER, _nieuwe_werkgever))
    registreer_conceptsoort(soort_over(CONCEPT_WERKGEVER_WIJZIGEN, Werkgever, Recht.WERKGEVER_WIJZIGEN))
    registreer_conceptsoort(soort_over(CONCEPT_CONTACT, Werkgever, Recht.WERKGEVER_WIJZIGEN))
    registreer_conceptsoort(Conceptsoort(CONCEPT_CONTACT_WIJZIGEN, _eigen_contact))
    registreer_signaalsoort(JOBCOACH_WEG)
    registreer_eigen_signalen(jobcoach_weg)
    registreer_nalatenschap(_werkgevers_van)
    registreer_werkgeverkaart(
        Werkgeverkaart(
            "plaatsingen",
            "Plaatsingen",
            20,
            "breed",
            "werkgevers/werkgever/_plaatsingen.html",
            _plaatsingen,
            Recht.PLAATSING_INZIEN,
        )
    )
