"""What the page of one contact shows: how it stands, and how it read before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toegang.controle import mag
from toegang.matrix import Recht
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
    """The context of the page of one contact: as it stands, its earlier versions, and whether it can be corrected."""
    mag_lezen = mag(gebruiker, Recht.VERSLAG_INZIEN, contact.traject)
    namen = code_namen(Codelijst.CONTACTSOORT)
    eerder = Contactversie.objects.filter(contact=contact).nieuwste_eerst()
    eigen = contact.medewerker_id == gebruiker.pk and mag(gebruiker, Recht.CONTACT_LOGGEN, contact.traject)
    tekst = verslag(contact, gebruiker, mag_lezen=mag_lezen)
    leesbaar = mag_lezen or contact.medewerker_id == gebruiker.pk
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
