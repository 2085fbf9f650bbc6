"""What a contact was about: a leefgebied or a step of the stappenplan; both are optional.

Subjects on health and justice are offered to, and shown to, only who has BIJZONDER_INZIEN for that traject. So is what
was written about them: a report under such a subject is a remark of that kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toegang.controle import mag
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.models import Contactmoment, Contactversie, Stap, Traject
from trajecten.registers import leefgebieden_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

GEBIED, STAP = "gebied", "stap"
PERSOONLIJK = "Een persoonlijk onderwerp"


@dataclass(frozen=True)
class Onderwerpen:
    """The subjects of one traject that one reader may see: leefgebieden by code, and open steps."""

    gebieden: dict[str, str]
    stappen: dict[int, Stap]

    def keuzes(self, nu: str = "") -> list[tuple[str, Any]]:
        """The choices of a field, in groups; `nu` is the one that was chosen before, whatever it is."""
        groepen: list[tuple[str, Any]] = [("", "Niets in het bijzonder")]
        if self.stappen:
            groepen.append(("Stap van het plan", [(f"{STAP}:{pk}", stap.wat) for pk, stap in self.stappen.items()]))
        if self.gebieden:
            groepen.append(("Leefgebied", [(f"{GEBIED}:{code}", naam) for code, naam in self.gebieden.items()]))
        if nu and self.naam(nu) == PERSOONLIJK:
            groepen.append((nu, PERSOONLIJK))
        return groepen

    def naam(self, sleutel: str) -> str:
        """How a subject is called for this reader; PERSOONLIJK for one that is hidden or done with."""
        soort, _, waarde = sleutel.partition(":")
        if soort == GEBIED:
            return self.gebieden.get(waarde, PERSOONLIJK)
        stap = self.stappen.get(int(waarde)) if waarde.isdecimal() else None
        return stap.wat if stap else PERSOONLIJK

    def gekozen(self, sleutel: str) -> dict[str, Any]:
        """What was chosen, as the diensten ask it; a step brings its leefgebied."""
        soort, _, waarde = sleutel.partition(":")
        if soort == STAP:
            stap = self.stappen.get(int(waarde)) or Stap.objects.get(pk=int(waarde))
            return {"stap": stap, "leefgebied": stap.leefgebied_code}
        return {"stap": None, "leefgebied": waarde if soort == GEBIED else ""}


def onderwerpen_van(traject: Traject, gebruiker: Gebruiker) -> Onderwerpen:
    """What contact in `traject` may be about, as far as `gebruiker` may know."""
    bijzonder = mag(gebruiker, Recht.BIJZONDER_INZIEN, traject)
    stappen = Stap.objects.van(traject).open().order_by("id") if mag(gebruiker, Recht.STAPPENPLAN_INZIEN) else ()
    return Onderwerpen(
        gebieden=zichtbare_gebieden(traject, bijzonder=bijzonder),
        stappen={stap.pk: stap for stap in stappen if bijzonder or not stap.bijzonder},
    )


@dataclass(frozen=True)
class Contactlezer:
    """What one reader may know of the contact in one traject; `gewoon` are the leefgebieden that are not special."""

    gebruiker: Gebruiker
    verslagen: bool
    bijzonder: bool
    gewoon: frozenset[str]

    def is_bijzonder(self, contact: Contactmoment | Contactversie) -> bool:
        """Whether it was about health or justice; a leefgebied of an instrument that is no longer used may be."""
        stap = getattr(contact, "stap", None)
        return bool(stap and stap.bijzonder) or bool(contact.leefgebied and contact.leefgebied not in self.gewoon)

    def leest(self, contact: Contactmoment) -> bool:
        """Whether this reader may read its report: what you wrote yourself always."""
        if contact.medewerker_id == self.gebruiker.pk:
            return True
        return self.verslagen and (self.bijzonder or not self.is_bijzonder(contact))


def contactlezer(traject: Traject, gebruiker: Gebruiker) -> Contactlezer:
    """What `gebruiker` may know of the contact in `traject`."""
    return Contactlezer(
        gebruiker=gebruiker,
        verslagen=mag(gebruiker, Recht.VERSLAG_INZIEN, traject),
        bijzonder=mag(gebruiker, Recht.BIJZONDER_INZIEN, traject),
        gewoon=frozenset(zichtbare_gebieden(traject, bijzonder=False)),
    )


def noteer_bijzonder_contact(traject: Traject, *, door: Gebruiker) -> None:
    """Write in the logboek that somebody read of contact what is about health or justice.

    Call it in the transaction of the view: what could not be noted is not shown.
    """
    noteer(Soort.BIJZONDER_BEKEKEN, door=door, over=traject, deelnemer=traject.deelnemer, pagina="contact")


def over_in_woorden(contact: Contactmoment, gebieden: dict[str, str], *, bijzonder: bool) -> str:
    """What `contact` was about, for a reader who may see `gebieden` (name by code), and health and justice or not."""
    if contact.stap is not None and (bijzonder or not contact.stap.bijzonder):
        return contact.stap.wat
    return gebieden.get(contact.leefgebied, "")


def zichtbare_gebieden(traject: Traject, *, bijzonder: bool) -> dict[str, str]:
    """The names of the leefgebieden of `traject` by code, without those on health and justice unless `bijzonder`."""
    return {g.code: g.naam for g in leefgebieden_van(traject) if bijzonder or not g.bijzonder}


def sleutel_van(contact: Contactmoment) -> str:
    """The value of the field for what `contact` is about."""
    if contact.stap_id is not None:
        return f"{STAP}:{contact.stap_id}"
    return f"{GEBIED}:{contact.leefgebied}" if contact.leefgebied else ""
