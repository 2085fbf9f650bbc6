"""Requests to sign for tests, made by the real services."""

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory
from toegang.models import Gebruiker
from werkgevers.evaluatie.regels import Partij
from werkgevers.models import Ondertekening, Plaatsing
from werkgevers.ondertekening.vragen import Gevraagde, vraag_handtekeningen


def gevraagde_ondertekening(door: Gebruiker, *, plaatsing: Plaatsing | None = None) -> Ondertekening:
    """A contactpersoon of the employer who is asked to sign an evaluation that `door` wrote."""
    plaatsing = plaatsing or PlaatsingFactory()
    wie = ContactpersoonFactory(werkgever=plaatsing.werkgever)
    gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=wie, email=wie.email)
    evaluatie = evaluatie_klaar(door, plaatsing=plaatsing)
    return vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=door)[0]
