"""The writers of proofs and their kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from onderwijs.bewijs import regels
from onderwijs.bewijs.certificaat import MDT
from onderwijs.models import Bewijs, Bewijssoort
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.begeleiding.einde import verbeter_uitstroom
from trajecten.documenten.diensten import bewaar_document
from trajecten.models import Document, Uitstroom
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.documenten.diensten import Inhoud

VELDEN = {
    "bewijs_geldig_na_datum": "geldig_tot",
    "bewijssoort_naam_uniek": "naam",
    "bewijssoort_code_uniek": "naam",
    "bewijssoort_geldig_maanden_kan": "geldig_maanden",
}


@transaction.atomic
def bewaar_bewijs(*, bewijs: Bewijs, versie: int, bestand: Inhoud | None = None, door: Gebruiker) -> Bewijs:
    """Save a proof that a form filled in; `versie` is what the form was made for.

    `bestand`, when given, becomes its document. Without `geldig_tot` a new one is valid as long as its kind says.
    Raises NietMeerActueel when a colleague changed it since, OvergangNietToegestaan for one that was withdrawn or that
    we made ourselves, RegelGeschonden for a day or level that cannot be.
    """
    soort = bewijs.soort
    if bewijs.pk is None:
        bewijs.vastgelegd_door = door
        bewijs.geldig_tot = bewijs.geldig_tot or regels.geldig_tot_voor(bewijs.datum, soort.geldig_maanden)
    else:
        _toets_te_wijzigen(eis_versie(bewijs, versie))
        bewijs.versie = versie + 1
    bewijs.niveau = regels.niveau_van(bewijs.niveau, soort.niveaus)
    veld, bezwaar = regels.bewijs_past(
        datum=bewijs.datum,
        geldig_tot=bewijs.geldig_tot,
        niveau=bewijs.niveau,
        niveaus=soort.niveaus,
        vandaag=timezone.localdate(),
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)
    if bestand is not None:
        soort_document = Document.Soort.DIPLOMA
        bewijs.document = bewaar_document(inhoud=bestand, soort=soort_document, traject=bewijs.traject, door=door)
    with beperkingen_in_woorden(VELDEN):
        bewijs.save()
    noteer_bewijs(Soort.BEWIJS_VASTGELEGD, bewijs, door)
    return bewijs


@transaction.atomic
def trek_bewijs_in(*, bewijs: Bewijs, versie: int, reden: str, door: Gebruiker) -> Bewijs:
    """Let a proof count for nothing any more, with the reason; it stays to be seen.

    Raises NietMeerActueel when a colleague changed it since, OvergangNietToegestaan when it was withdrawn already and
    RegelGeschonden without a reason. A praktijkverklaring that rests on it is open again. The day of an MDT certificate
    goes from the Uitstroom: it counts in the report.
    """
    vers = eis_versie(bewijs, versie)
    if vers.is_ingetrokken:
        raise OvergangNietToegestaan("Dit bewijs is al ingetrokken.")
    if not reden.strip():
        raise RegelGeschonden("Schrijf kort op waarom.", veld="reden")
    vers.ingetrokken_op, vers.ingetrokken_door, vers.ingetrokken_reden = timezone.now(), door, reden.strip()
    vers.versie += 1
    vers.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_reden", "versie"])
    _heropen_praktijkverklaring(vers)
    _haal_van_uitstroom(vers, door)
    if vers.van_ons and vers.document_id:
        # the paper stays as it was given; who finds it among the documents reads that it counts for nothing
        Document.objects.filter(pk=vers.document_id).update(toelichting="Ingetrokken. Dit papier geldt niet meer.")
    noteer_bewijs(Soort.BEWIJS_INGETROKKEN, vers, door, reden=reden.strip())
    return vers


@transaction.atomic
def bewaar_soort(*, soort: Bewijssoort, versie: int, door: Gebruiker) -> Bewijssoort:
    """Save a kind of proof that a form filled in; `versie` is what the form was made for.

    Proofs that exist keep their own days. Raises NietMeerActueel when a colleague changed it since, RegelGeschonden
    when its name is taken.
    """
    if soort.pk is not None:
        eis_versie(soort, versie)
        soort.versie = versie + 1
    with beperkingen_in_woorden(VELDEN):
        soort.save()
    noteer(Soort.BEWIJSSOORT_BEWAARD, door=door, over=soort, actief=soort.actief)
    return soort


def noteer_bewijs(wat: Soort, bewijs: Bewijs, door: Gebruiker, **details: Any) -> None:
    """What happened to which kind of proof, of whom."""
    noteer(wat, door=door, over=bewijs, deelnemer=bewijs.traject.deelnemer, soort_bewijs=bewijs.soort.code, **details)


def _toets_te_wijzigen(bewijs: Bewijs) -> None:
    if bewijs.is_ingetrokken:
        raise OvergangNietToegestaan("Dit bewijs is ingetrokken.")
    if bewijs.van_ons or hasattr(bewijs, "praktijkverklaring"):
        raise OvergangNietToegestaan("Dit bewijs is al gegeven. Klopt het niet? Trek het in en geef een nieuw.")


def _heropen_praktijkverklaring(bewijs: Bewijs) -> None:
    praktijk = getattr(bewijs, "praktijkverklaring", None)
    if praktijk is not None:
        praktijk.staat, praktijk.bewijs, praktijk.versie = praktijk.Staat.LOOPT, None, praktijk.versie + 1
        praktijk.save(update_fields=["staat", "bewijs", "versie"])


def _haal_van_uitstroom(bewijs: Bewijs, door: Gebruiker) -> None:
    """Take the day of an MDT certificate from the Uitstroom; another day was filled in by somebody, and stays."""
    uitstroom = Uitstroom.objects.filter(traject=bewijs.traject, certificaat_datum=bewijs.datum).first()
    if bewijs.sleutel == MDT and uitstroom and bewijs.traject.einddatum:
        verbeter_uitstroom(
            traject=bewijs.traject, verwacht=uitstroom.versie, uitstroom={"certificaat_datum": None}, door=door
        )
