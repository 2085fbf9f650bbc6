"""The writers of documents at an employer or a placement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from trajecten.documenten.diensten import Inhoud, bewaar_document
from werkgevers.models import Plaatsingdocument, Werkgeverdocument

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Document
    from werkgevers.models import Plaatsing, Werkgever


@transaction.atomic
def voeg_toe_aan_werkgever(
    *, werkgever: Werkgever, inhoud: Inhoud, soort: str, toelichting: str = "", door: Gebruiker
) -> Document:
    """Keep a file about the cooperation with `werkgever`. Raises RegelGeschonden for a kind that does not exist."""
    document = bewaar_document(inhoud=inhoud, soort=soort, toelichting=toelichting, door=door)
    Werkgeverdocument.objects.create(werkgever=werkgever, document=document)
    return document


@transaction.atomic
def voeg_toe_aan_plaatsing(
    *,
    plaatsing: Plaatsing,
    inhoud: Inhoud,
    soort: str,
    toelichting: str = "",
    bijzonder: bool = False,
    door: Gebruiker,
) -> Document:
    """Keep a file about `plaatsing`. It belongs to the traject too: its rights, and whom the logboek names.

    Raises RegelGeschonden for a kind that does not exist.
    """
    document = bewaar_document(
        inhoud=inhoud, soort=soort, toelichting=toelichting, bijzonder=bijzonder, traject=plaatsing.traject, door=door
    )
    Plaatsingdocument.objects.create(plaatsing=plaatsing, document=document)
    return document
