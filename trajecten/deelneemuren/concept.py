"""The draft of a week of hours: what somebody typed and did not save yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404

from toegang.controle import haal_op
from toegang.matrix import Recht
from trajecten.concepten import Conceptsoort
from trajecten.models import Traject
from trajecten.views.aanvraag import getal

if TYPE_CHECKING:
    from toegang.models import Gebruiker

CONCEPT = "deelneemuren"


def over(traject: Traject, maandag: date) -> str:
    """What the draft is about: the hours of one traject in one week."""
    return f"{traject.pk}.{maandag.isoformat()}"


def _laad(gebruiker: Gebruiker, waarover: str) -> Traject:
    sleutel, _, week = waarover.partition(".")
    try:
        date.fromisoformat(week)
    except ValueError as fout:
        raise Http404 from fout
    return haal_op(Traject, gebruiker, Recht.DEELNEEMUREN_INVULLEN, pk=getal(sleutel))


SOORT = Conceptsoort(CONCEPT, _laad)
