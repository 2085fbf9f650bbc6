"""A ground for the BSN, and numbers of the range that is set aside for testing (domein §6.2)."""

from tests.fabrieken.toegang import GebruikerFactory
from toegang.models import Gebruiker
from trajecten.bsn.diensten import leg_bsn_vast
from trajecten.bsn.instellen import stel_bsn_in
from trajecten.bsn.queries import bsn_van, instelling
from trajecten.models import Burgerservicenummer, Deelnemer

PROEFNUMMERS = ("999990007", "999990019", "999990020", "999990032", "999990044", "999990056", "999990068", "999990081")
REDEN = "Opdracht van de gemeente van 3 maart 2026."


def zet_grond(grond: str = "overheid", door: Gebruiker | None = None) -> None:
    """The organisation has this ground; "geen" takes it away, with every BSN."""
    wie = door or GebruikerFactory(rollen=["beheerder"])
    stel_bsn_in(grond=grond, reden=REDEN, versie=instelling().versie, verwijder=True, door=wie)


def geef_bsn(deelnemer: Deelnemer, bsn: str = PROEFNUMMERS[1], door: Gebruiker | None = None) -> Burgerservicenummer:
    """`deelnemer` has this BSN."""
    nu = bsn_van(deelnemer)
    wie = door or GebruikerFactory(rollen=["casemanager"])
    return leg_bsn_vast(deelnemer=deelnemer, bsn=bsn, versie=nu.versie if nu else 0, door=wie)
