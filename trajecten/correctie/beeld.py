"""What the page of one contact shows: how it stands, and how it read before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.contactonderwerp import contactlezer, noteer_bijzonder_contact
from trajecten.models import Codelijst, Contactmoment, Contactversie
from trajecten.tijdlijn import code_namen, contact_titel, verslag

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Versieregel:
    """How a contact read up to a correction; `tekst` is empty for whoever may not read the report."""

    versie: Contactversie
    titel: str
    tekst: str


def geschiedenis_van(contact: Contactmoment, gebruiker: Gebruiker) -> dict[str, Any]:
    """The context of the page of one contact: as it stands, its earlier versions, and whether it can be corrected.

    That of health or justice was read is noted: call it in the transaction of the view.
    """
    lezer = contactlezer(contact.traject, gebruiker)
    namen = code_namen(Codelijst.CONTACTSOORT)
    eerder = list(Contactversie.objects.filter(contact=contact).nieuwste_eerst())
    eigen = contact.medewerker_id == gebruiker.pk and mag(gebruiker, Recht.CONTACT_LOGGEN, contact.traject)
    tekst = verslag(contact, lezer)
    # a contact that was about health or justice once, is not read by way of its earlier versions
    bijzonder = any(lezer.is_bijzonder(stand) for stand in (contact, *eerder))
    leesbaar = lezer.leest(contact) and (lezer.bijzonder or not bijzonder or contact.medewerker_id == gebruiker.pk)
    if bijzonder and leesbaar:
        noteer_bijzonder_contact(contact.traject, door=gebruiker)
    return {
        "contact": contact,
        "titel": contact_titel(contact, namen),
        "tekst": tekst,
        "verborgen": bool(contact.onderwerp) and not tekst,
        "versies": [
            Versieregel(versie, contact_titel(versie, namen), samengevoegd(versie) if leesbaar else "")
            for versie in eerder
        ],
        "mag_wijzigen": eigen and contact.ingetrokken_op is None,
    }


def samengevoegd(versie: Contactversie) -> str:
    """The report of the group, and below it the own line."""
    return "\n\n".join(deel for deel in (versie.groepsverslag, versie.onderwerp) if deel)
