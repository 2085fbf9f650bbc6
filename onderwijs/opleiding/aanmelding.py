"""What education puts in the registers: a card and a page of the dossier, the timeline, signals, drafts, the menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from onderwijs.bewijs.behaald import behaald_volgens_bewijzen
from onderwijs.bewijs.forms_praktijk import CONCEPT_PRAKTIJK, CONCEPT_WERKPROCES, CONCEPT_WERKPROCESSEN
from onderwijs.bewijs.uitgeven import vaste_certificaten
from onderwijs.models import Bewijs, Inschrijving, Praktijkverklaring, Werkproces
from onderwijs.opleiding.forms import CONCEPT_VOORTGANG
from onderwijs.opleiding.overzicht import bewijsregels, inschrijfregels, inschrijvingen_van, praktijkregels
from onderwijs.opleiding.signalen import DREIGT, VERLOOPT, bewijs_verloopt, opleiding_dreigt
from toegang.controle import mag
from toegang.matrix import Recht
from trajecten import registers
from trajecten.behaald import registreer_behaald
from trajecten.concepten import registreer_conceptsoort, soort_over
from trajecten.documenten.houders import registreer_vasthouder
from trajecten.models import Traject
from trajecten.registers import Gebeurtenis, Paneel, Tab
from trajecten.signaalsoorten import registreer_signaalsoort
from vormgeving import menu

if TYPE_CHECKING:
    from toegang.models import Gebruiker

BEGONNEN, BEHAALD, GESTOPT = 31, 33, 32
# on the card; the page has all of them
HOOGSTENS = 4


def _paneel(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """What runs and what was gained; left out where there is nothing and this reader cannot add anything."""
    inschrijvingen = inschrijfregels(traject)
    bewijzen = [regel for regel in bewijsregels(traject, vandaag) if not regel.bewijs.is_ingetrokken]
    praktijk = praktijkregels(traject)
    leeg = not (inschrijvingen or bewijzen or praktijk)
    if leeg and not mag(gebruiker, Recht.OPLEIDING_WIJZIGEN, traject):
        return None
    return {
        "leeg": leeg,
        "inschrijvingen": inschrijvingen[:HOOGSTENS],
        "bewijzen": bewijzen[:HOOGSTENS],
        "praktijk": praktijk[:HOOGSTENS],
        "url": reverse("onderwijs:traject_opleiding", args=[traject.pk]),
        "linktekst": "Alles over de opleiding",
    }


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for each enrolment, its end and each proof, for whoever may see them."""
    if not mag(gebruiker, Recht.OPLEIDING_INZIEN, traject):
        return
    hier = reverse("onderwijs:traject_opleiding", args=[traject.pk])
    for inschrijving in inschrijvingen_van(traject):
        wat = f"{inschrijving.opleiding} bij {inschrijving.opleiding.instelling}"
        yield Gebeurtenis(inschrijving.van, "Opleiding begonnen", "school", wat, hier, BEGONNEN)
        if inschrijving.tot is not None:
            uitkomst = inschrijving.get_uitkomst_display()
            yield Gebeurtenis(inschrijving.tot, f"Opleiding: {uitkomst.lower()}", "school", wat, hier, GESTOPT)
    for bewijs in Bewijs.objects.van(traject).geldend().met_soort():
        url = bewijs.get_absolute_url()
        titel = f"{'Uitgegeven' if bewijs.van_ons else 'Behaald'}: {bewijs.soort}"
        yield Gebeurtenis(bewijs.datum, titel, "file-check", bewijs.onderwerp, url, BEHAALD)


PANEEL = Paneel(
    "opleiding",
    "Opleiding en bewijzen",
    57,
    "breed",
    "onderwijs/opleiding/_paneel.html",
    _paneel,
    Recht.OPLEIDING_INZIEN,
)
TAB = Tab("opleiding", "Opleiding", "onderwijs:traject_opleiding", 55, Recht.OPLEIDING_INZIEN)
# a coach gets there from a dossier
SCHOLEN = menu.Menuitem(
    "scholen",
    "Scholen",
    "school",
    "onderwijs:instellingen",
    Recht.PROGRAMMA_BEHEREN,
    76,
    ook_bij=("/opleidingen/",),
)
SOORTEN = menu.Menuitem(
    "bewijssoorten",
    "Soorten bewijs",
    "file-check",
    "onderwijs:bewijssoorten",
    Recht.PROGRAMMA_BEHEREN,
    45,
    (menu.BEHEER,),
    uitleg="Welke diploma's en certificaten er zijn, wat ze bewijzen en hoe lang ze geldig zijn.",
)
# the forms of which drafts are kept, and what each is about
CONCEPTEN = {
    CONCEPT_VOORTGANG: Inschrijving,
    CONCEPT_PRAKTIJK: Traject,
    CONCEPT_WERKPROCESSEN: Praktijkverklaring,
    CONCEPT_WERKPROCES: Werkproces,
}


def meld_opleidingen_aan() -> None:
    """Fill the menu and the registers."""
    menu.registreer(SCHOLEN)
    menu.registreer(SOORTEN)
    registers.registreer_paneel(PANEEL)
    registers.registreer_tab(TAB)
    registers.registreer_gebeurtenissen(gebeurtenissen)
    registreer_signaalsoort(VERLOOPT)
    registreer_signaalsoort(DREIGT)
    registers.registreer_signalen(bewijs_verloopt, Recht.OPLEIDING_INZIEN)
    registers.registreer_signalen(opleiding_dreigt, Recht.OPLEIDING_INZIEN)
    registreer_behaald(behaald_volgens_bewijzen)
    registreer_vasthouder(vaste_certificaten)
    for code, model in CONCEPTEN.items():
        registreer_conceptsoort(soort_over(code, model, Recht.OPLEIDING_WIJZIGEN))
