"""The writers of employers and what belongs to them. Every change leaves a line in the logboek."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie
from werkgevers.models import Contactpersoon, Erkenning, Vestiging, Werkgever, Werkgeverscontact
from werkgevers.werkgever import regels

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN = {
    "werkgever_kvk_uniek": "kvk_nummer",
    "werkgever_kvk_8_cijfers": "kvk_nummer",
    "werkgever_naam_uniek_zonder_kvk": "naam",
    "werkgever_heeft_een_naam": "naam",
    "vestiging_naam_uniek": "naam",
    "vestiging_heeft_een_naam": "naam",
    "vestiging_nummer_uniek": "vestigingsnummer",
    "vestiging_nummer_12_cijfers": "vestigingsnummer",
    "vestiging_postcode_vorm": "postcode",
    "erkenning_voor_een_kwalificatie": "kwalificatie",
    "erkenning_niet_dubbel": "kwalificatie",
    "erkenning_periode_oplopend": "tot",
    "contactpersoon_heeft_een_naam": "naam",
    "contactpersoon_email_uniek": "email",
    "contactpersoon_periode_oplopend": "tot",
    "werkgeverscontact_met_verslag": "verslag",
    "werkgeverscontact_soort_bekend": "soort",
}
R = TypeVar("R", Werkgever, Vestiging, Erkenning, Contactpersoon, Werkgeverscontact)


@transaction.atomic
def bewaar_werkgever(*, rij: Werkgever, versie: int, door: Gebruiker) -> Werkgever:
    """Save an employer that a form filled in; `versie` is what the form was made for.

    Raises NietMeerActueel when a colleague changed it since, RegelGeschonden for a taken number or name.
    """
    return _bewaar(rij, versie, Soort.WERKGEVER_BEWAARD, door)


@transaction.atomic
def bewaar_vestiging(*, rij: Vestiging, versie: int, door: Gebruiker) -> Vestiging:
    """Save a vestiging. Raises as `bewaar_werkgever` does."""
    return _bewaar(rij, versie, Soort.VESTIGING_BEWAARD, door)


@transaction.atomic
def bewaar_erkenning(*, rij: Erkenning, versie: int, door: Gebruiker) -> Erkenning:
    """Save a recognition. Raises as `bewaar_werkgever` does, also for a check at SBB that is still to come."""
    vandaag = timezone.localdate()
    if rij.gecontroleerd_op is not None and rij.gecontroleerd_op > vandaag:
        raise RegelGeschonden("Deze datum ligt in de toekomst.", veld="gecontroleerd_op")
    return _bewaar(rij, versie, Soort.ERKENNING_BEWAARD, door)


@transaction.atomic
def bewaar_contactpersoon(*, rij: Contactpersoon, versie: int, door: Gebruiker | None) -> Contactpersoon:
    """Save a contactpersoon; `door` is None when the employer wrote it.

    With another address of mail the links to the own pages end: who reads the old one reads no longer along. Raises as
    `bewaar_werkgever` does, also for a vestiging of another employer.
    """
    if rij.vestiging is not None and rij.vestiging.werkgever_id != rij.werkgever_id:
        raise RegelGeschonden("Deze vestiging is van een andere werkgever.", veld="vestiging")
    if rij.pk is not None and not Contactpersoon.objects.filter(pk=rij.pk, email__iexact=rij.email).exists():
        rij.portaallinks.filter(vervallen_op__isnull=True).update(vervallen_op=timezone.now())
    return _bewaar(rij, versie, Soort.CONTACTPERSOON_BEWAARD, door)


@transaction.atomic
def bewaar_contact(*, rij: Werkgeverscontact, versie: int, door: Gebruiker) -> Werkgeverscontact:
    """Write contact with an employer down, or correct it; only whoever had the contact does.

    Raises as `bewaar_werkgever` does, also for contact in the future or with somebody of another employer.
    """
    if rij.medewerker_id != door.pk:
        raise RegelGeschonden("Alleen wie het contact had, kan het verbeteren.")
    if bezwaar := regels.contactdatum_past(rij.datum, timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld="datum")
    if rij.contactpersoon is not None and rij.contactpersoon.werkgever_id != rij.werkgever_id:
        raise RegelGeschonden("Deze contactpersoon is van een andere werkgever.", veld="contactpersoon")
    return _bewaar(rij, versie, Soort.WERKGEVERSCONTACT_BEWAARD, door)


def _bewaar(rij: R, versie: int, soort: Soort, door: Gebruiker | None) -> R:
    """Write the row and what happened, never what is in it."""
    if rij.pk is not None:
        eis_versie(rij, versie)
        rij.versie = versie + 1
    with beperkingen_in_woorden(VELDEN):
        rij.save()
    noteer(soort, door=door, over=rij)
    return rij
