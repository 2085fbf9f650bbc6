"""Giving a certificate: the proof and its paper, in one transaction.

Drawing one page takes a third of a second, so it is done while somebody waits: a certificate without paper cannot be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from onderwijs.bewijs.certificaat import MDT, concept_van
from onderwijs.bewijs.diensten import bewaar_bewijs
from onderwijs.bewijs.papier import papier_van
from onderwijs.models import Bewijs
from toegang.fouten import OvergangNietToegestaan
from trajecten.begeleiding.einde import verbeter_uitstroom
from trajecten.documenten.diensten import bewaar_document, keur
from trajecten.models import Document, Traject, Uitstroom

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VAST = "Dit certificaat is uitgegeven. Trek eerst het bewijs in."


@transaction.atomic
def geef_certificaat(*, traject: Traject, welk: str, door: Gebruiker) -> Bewijs:
    """Give `traject` the certificate `welk` (MDT, or the code of a lijn), keep its paper, and return the proof.

    The day of an MDT certificate goes to the Uitstroom, where that has none. Raises RegelGeschonden when it cannot be
    given (again): see `concept_van`.
    """
    rijen = Traject.objects.select_for_update(of=("self",)).select_related("deelnemer", "programma", "subsidieproject")
    traject = rijen.get(pk=traject.pk)
    bewijs = bewaar_bewijs(bewijs=concept_van(traject, welk, timezone.localdate()), versie=1, door=door)
    bewaar_papier(bewijs=bewijs, door=door)
    if welk == MDT:
        _meld_bij_uitstroom(bewijs, door)
    return bewijs


@transaction.atomic
def bewaar_papier(*, bewijs: Bewijs, door: Gebruiker) -> Document:
    """Keep the paper of a certificate of ours as a document of its traject, once: what is there stays as it is.

    Raises OvergangNietToegestaan for a proof that is not ours, or was withdrawn.
    """
    rijen = Bewijs.objects.select_for_update(of=("self",)).select_related("soort", "document", "traject__deelnemer")
    slot = rijen.get(pk=bewijs.pk)
    if not slot.van_ons or slot.is_ingetrokken:
        raise OvergangNietToegestaan("Van dit bewijs maken we geen certificaat.")
    if slot.document is None:
        slot.document = bewaar_document(
            inhoud=keur(f"{slot}.pdf".replace(":", ""), papier_van(slot)),
            soort=Document.Soort.DIPLOMA,
            traject=slot.traject,
            toelichting=f"Uitgegeven certificaat {slot.papiernummer}",
            door=door,
        )
        slot.save(update_fields=["document"])
    bewijs.document = slot.document
    return slot.document


def vaste_certificaten(documenten: Collection[int]) -> Mapping[int, str]:
    """By id those of `documenten` that are the paper of a certificate that counts, and why they stay."""
    rijen = Bewijs.objects.geldend().filter(document__in=documenten).exclude(inhoud={})
    return dict.fromkeys(rijen.values_list("document_id", flat=True), VAST)


def _meld_bij_uitstroom(bewijs: Bewijs, door: Gebruiker) -> None:
    uitstroom = Uitstroom.objects.filter(traject=bewijs.traject).first()
    if uitstroom and bewijs.traject.einddatum and not uitstroom.certificaat_datum:
        verbeter_uitstroom(
            traject=bewijs.traject,
            verwacht=uitstroom.versie,
            uitstroom={"certificaat_datum": bewijs.datum},
            door=door,
        )
