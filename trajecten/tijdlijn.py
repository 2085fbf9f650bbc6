"""What trajecten itself adds to the timeline: the steps of the traject, and contact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from toegang.onthouden import onthoud
from trajecten.contactonderwerp import Contactlezer, contactlezer
from trajecten.models import Code, Codelijst, Contactmoment, Contactversie
from trajecten.registers import Gebeurtenis
from vormgeving.taal import minuten as in_woorden

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

ICONEN = {
    "werkplekbezoek": "tools",
    "gesprek": "messages",
    "telefonisch": "phone",
    "online": "device-mobile",
    "huisbezoek": "home-check",
}
ICOON_ANDERS = "message-2"
AFWEZIG = {
    Contactmoment.Aanwezigheid.AFGEMELD: "Niet gekomen, wel afgemeld",
    Contactmoment.Aanwezigheid.NIET_GEKOMEN: "Niet gekomen, zonder bericht",
}
AANGEMELD, GESTART, CONTACT, GESTOPT = 1, 2, 5, 9


def stappen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """Sign-up, start and end of `traject`."""
    kanaal = _kanaal(traject, gebruiker)
    via = f"Via: {kanaal}" if kanaal else ""
    yield Gebeurtenis(traject.aanmelddatum, "Aangemeld", "user-plus", via, volgorde=AANGEMELD, nadruk=True)
    if traject.startdatum:
        yield Gebeurtenis(
            traject.startdatum, "Traject gestart", "flag", traject.programma.naam, volgorde=GESTART, nadruk=True
        )
    if traject.einddatum:
        yield Gebeurtenis(traject.einddatum, "Traject gestopt", "logout", volgorde=GESTOPT, nadruk=True)


def _kanaal(traject: Traject, gebruiker: Gebruiker) -> str:
    """How somebody came in, in words; what tells of health or justice only for who may see that."""
    code = Code.objects.filter(lijst=Codelijst.INSTROOMKANAAL, code=traject.instroomkanaal).first()
    if code is None:
        return traject.instroomkanaal
    return code.naam if not code.bijzonder or mag(gebruiker, Recht.BIJZONDER_INZIEN, traject) else ""


def contact(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """Each contact, with its report for whoever may read it.

    What is about health or justice stands on the page of the contacts, where reading it is noted.
    """
    namen = code_namen(Codelijst.CONTACTSOORT)
    lezer = contactlezer(traject, gebruiker)
    for moment in Contactmoment.objects.van(traject).nieuwste_eerst():
        yield Gebeurtenis(
            moment.datum,
            contact_titel(moment, namen),
            contact_icoon(moment),
            "" if lezer.is_bijzonder(moment) else verslag(moment, lezer),
            volgorde=CONTACT,
        )


def verslag(moment: Contactmoment, lezer: Contactlezer) -> str:
    """The report of a contact, of a group that for all and below it the own line; empty for who may not read it."""
    if not lezer.leest(moment):
        return ""
    groep = moment.groepscontact.verslag if moment.groepscontact else ""
    return "\n\n".join(deel for deel in (groep, moment.onderwerp) if deel)


def contact_titel(moment: Contactmoment | Contactversie, namen: dict[str, str]) -> str:
    """What happened in a few words: "Werkplek, 1 uur" or "Niet gekomen, wel afgemeld"."""
    afwezig = AFWEZIG.get(Contactmoment.Aanwezigheid(moment.aanwezigheid))
    return afwezig or f"{namen.get(moment.soort, moment.soort)}, {in_woorden(moment.minuten)}"


def contact_icoon(moment: Contactmoment) -> str:
    """The icon of a kind of contact, or that of somebody who was not there."""
    if moment.aanwezigheid != Contactmoment.Aanwezigheid.AANWEZIG:
        return "user-off"
    return ICONEN.get(moment.soort, ICOON_ANDERS)


def code_namen(lijst: str) -> dict[str, str]:
    """Of a list of codes the name that people read, by code; codes that are no longer used as well."""
    namen = Code.objects.filter(lijst=lijst).values_list("code", "naam")
    return onthoud(("code_namen", lijst), lambda: dict(namen))
