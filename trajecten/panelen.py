"""The cards of the dossier that trajecten itself provides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.agenda.dag import volgende_met
from trajecten.contactonderwerp import (
    contactlezer,
    noteer_bijzonder_contact,
    over_in_woorden,
    zichtbare_gebieden,
)
from trajecten.deelneemuren.plaatsingen import over_te_nemen
from trajecten.models import Afspraak, Codelijst, Contactmoment
from trajecten.registers import Paneel, tijdlijn_van
from trajecten.tijdlijn import code_namen, contact_icoon, contact_titel, verslag
from trajecten.uren import contact_deze_week, urenstanden_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

CONTACTEN_IN_PANEEL = 5
AFSPRAKEN_IN_PANEEL = 2
TIJDLIJN_IN_PANEEL = 10


@dataclass(frozen=True)
class Volgende:
    """A coming appointment as the dossier shows it; what it is about stays between the two."""

    afspraak: Afspraak
    soortnaam: str
    met: str
    plek: str


@dataclass(frozen=True)
class Contactregel:
    """A contact as lists show it; `tekst` is empty for whoever may not read the report."""

    moment: Contactmoment
    titel: str
    icoon: str
    tekst: str
    verborgen: bool
    eigen: bool
    over: str


def contactregels(traject: Traject, gebruiker: Gebruiker, momenten: list[Contactmoment]) -> list[Contactregel]:
    """`momenten` of `traject` as far as `gebruiker` may read them; that of health and justice was read is noted.

    Call it in the transaction of the view.
    """
    namen = code_namen(Codelijst.CONTACTSOORT)
    lezer = contactlezer(traject, gebruiker)
    gebieden = zichtbare_gebieden(traject, bijzonder=lezer.bijzonder)
    mag_loggen = mag(gebruiker, Recht.CONTACT_LOGGEN, traject)
    teksten = [(moment, verslag(moment, lezer)) for moment in momenten]
    if any(lezer.leest(moment) and lezer.is_bijzonder(moment) for moment in momenten):
        noteer_bijzonder_contact(traject, door=gebruiker)
    return [
        Contactregel(
            m,
            contact_titel(m, namen),
            contact_icoon(m),
            tekst,
            verborgen=bool(m.onderwerp or (m.groepscontact and m.groepscontact.verslag)) and not tekst,
            eigen=mag_loggen and m.medewerker_id == gebruiker.pk and m.ingetrokken_op is None,
            over=over_in_woorden(m, gebieden, bijzonder=lezer.bijzonder) if lezer.leest(m) else "",
        )
        for m, tekst in teksten
    ]


def _uren(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    if not traject.loopt_op(vandaag):
        return None
    return {
        "rechts": f"week {vandaag.isocalendar().week}",
        "standen": urenstanden_van([traject], vandaag)[traject.pk],
        "contact": contact_deze_week(traject, vandaag),
        "over_te_nemen": over_te_nemen(traject, gebruiker, vandaag),
    }


@transaction.atomic
def _contact(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    momenten = list(Contactmoment.objects.van(traject).nieuwste_eerst()[: CONTACTEN_IN_PANEEL + 1])
    meer = len(momenten) > CONTACTEN_IN_PANEEL
    return {
        "url": reverse("trajecten:contacten", args=[traject.pk]) if meer else "",
        "linktekst": "Alle contacten",
        "regels": contactregels(traject, gebruiker, momenten[:CONTACTEN_IN_PANEEL]),
        "afspraken": _volgende_afspraken(traject, gebruiker),
        "mag_loggen": mag(gebruiker, Recht.CONTACT_LOGGEN, traject),
    }


def _volgende_afspraken(traject: Traject, gebruiker: Gebruiker) -> list[Volgende]:
    """When somebody sees this deelnemer next, and who, for everybody who may open the dossier.

    Where is for who reads reports, and for who made the appointment: an address may tell of care.
    """
    namen = code_namen(Codelijst.CONTACTSOORT)
    leest = mag(gebruiker, Recht.VERSLAG_INZIEN, traject)
    afspraken = volgende_met(traject, timezone.now(), AFSPRAKEN_IN_PANEEL)
    return [
        Volgende(
            a,
            namen.get(a.soort, a.soort),
            a.medewerker.naam,
            a.plek if leest or a.medewerker_id == gebruiker.pk else "",
        )
        for a in afspraken
    ]


def _tijdlijn(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    alles = tijdlijn_van(traject, gebruiker)
    meer = len(alles) > TIJDLIJN_IN_PANEEL
    return {
        "url": reverse("trajecten:tijdlijn", args=[traject.pk]) if meer else "",
        "linktekst": "Alles tonen",
        "gebeurtenissen": alles[:TIJDLIJN_IN_PANEEL],
    }


UREN = Paneel("uren", "Uren en norm", 30, "smal", "trajecten/_paneel_uren.html", _uren)
CONTACT = Paneel("contact", "Contact", 50, "breed", "trajecten/_paneel_contact.html", _contact)
# before the cards below contact: so it starts beside contact, right under the hours, and not below them all
TIJDLIJN = Paneel("tijdlijn", "Tijdlijn", 52, "smal", "trajecten/_paneel_tijdlijn.html", _tijdlijn)
