"""Signed evaluations, certificates and sealed documents for tests, made by the real services."""

from functools import cache
from hashlib import sha256

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.werkgevers import ContactpersoonFactory
from toegang.models import Gebruiker
from werkgevers.evaluatie.regels import Partij
from werkgevers.models import Evaluatie, Ondertekening, Verzegeling, Zegelcertificaat
from werkgevers.ondertekening.tekenen import onderteken
from werkgevers.ondertekening.versturen import maak_link, verstuur_link
from werkgevers.ondertekening.vragen import Gevraagde, vraag_handtekeningen
from werkgevers.verzegeling import diensten
from werkgevers.verzegeling.maak import maak
from werkgevers.verzegeling.regels import Certificaatsoort, Status
from werkgevers.verzegeling.sleutel import Zegelsleutel, maak_zegelsleutel


@cache
def zegelsleutel(naam: str = "De Werkmakerij") -> Zegelsleutel:
    """A key with its certificate; the same one for the same name, as making one takes half a second."""
    return maak_zegelsleutel(naam, nu=timezone.now())


def zegelcertificaat(naam: str = "De Werkmakerij") -> Zegelcertificaat:
    """The certificate that the organisation seals with."""
    bestaat = Zegelcertificaat.objects.filter(vingerafdruk=zegelsleutel(naam).vingerafdruk, in_gebruik=True).first()
    return bestaat or diensten.neem_certificaat_in_gebruik(
        sleutel=zegelsleutel(naam), soort=Certificaatsoort.ZELFGEMAAKT, door=None
    )


def evaluatie_getekend(door: Gebruiker, **velden: object) -> Evaluatie:
    """An evaluation that the employer signed through the link; takes what `evaluatie_concept` takes."""
    evaluatie = evaluatie_klaar(door, **velden)
    chef = ContactpersoonFactory(werkgever=evaluatie.plaatsing.werkgever, naam="Kees de Vries", functie="eigenaar")
    [vraag] = vraag_handtekeningen(
        evaluatie=evaluatie, gevraagden=[Gevraagde(Partij.WERKGEVER, contactpersoon=chef, email=chef.email)], door=door
    )
    verstuur_link(pk=vraag.pk)
    gevraagd = Ondertekening.objects.get(pk=vraag.pk)
    onderteken(token=maak_link(gevraagd), naam="Kees de Vries", functie="eigenaar")
    return Evaluatie.objects.met_wie().get(pk=evaluatie.pk)


def verzegeld(door: Gebruiker, **velden: object) -> Verzegeling:
    """The sealed document of an evaluation that was signed; takes what `evaluatie_concept` takes."""
    zegelcertificaat()
    verzegeling = diensten.vraag_verzegeling(evaluatie=evaluatie_getekend(door, **velden))
    maak(verzegeling.pk)
    klaar: Verzegeling = Verzegeling.objects.met_wie().get(pk=verzegeling.pk)
    return klaar


def verzegeling_met_bestand(evaluatie: Evaluatie, inhoud: bytes = b"%PDF-1.7 een document") -> Verzegeling:
    """A document that is there, quickly: what stands in it does not matter."""
    return Verzegeling.objects.create(
        evaluatie=evaluatie,
        status=Status.KLAAR,
        voortgang=100,
        bestand=ContentFile(inhoud, name="document.pdf"),
        sha256=sha256(inhoud).hexdigest(),
        certificaat=zegelcertificaat(),
        verzegeld_op=timezone.now(),
    )
