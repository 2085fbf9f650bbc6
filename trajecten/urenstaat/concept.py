"""The drafts of hours: why a week goes back, and why an approved hour is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from toegang.controle import eis
from toegang.matrix import Recht
from trajecten.concepten import Conceptsoort, soort_over
from trajecten.models import Contactmoment, Urenregel, Urenstaat
from trajecten.views.aanvraag import getal

if TYPE_CHECKING:
    from toegang.models import Gebruiker

TERUGSTUREN, TEGENBOEKEN = "week_terugsturen", "tegenboeken"
BRONNEN: dict[str, type[Contactmoment | Urenregel]] = {"contact": Contactmoment, "regel": Urenregel}


def over(uur: Contactmoment | Urenregel) -> str:
    """What the draft of a counter-entry is about: an hour of a contact, or another one."""
    return f"{'contact' if isinstance(uur, Contactmoment) else 'regel'}.{uur.pk}"


def _laad(gebruiker: Gebruiker, waarover: str) -> None:
    """An own hour; whoever writes no hours is refused, and that of a colleague is not there."""
    eis(gebruiker, Recht.UREN_SCHRIJVEN)
    bron, _, sleutel = waarover.partition(".")
    if bron not in BRONNEN or not BRONNEN[bron].objects.filter(pk=getal(sleutel), medewerker=gebruiker).exists():
        raise Http404


SOORTEN = (soort_over(TERUGSTUREN, Urenstaat, Recht.UREN_GOEDKEUREN), Conceptsoort(TEGENBOEKEN, _laad))
