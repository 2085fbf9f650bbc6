"""Drafts of the forms of a route: taking a step, and keeping up a bouwsteen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bouwstenen.models import Bouwsteen
from bouwstenen.regels import Overgang
from toegang.controle import haal_op
from toegang.matrix import Recht
from trajecten.concepten import Conceptsoort, soort_over
from trajecten.models import Programma, Traject
from trajecten.views.aanvraag import getal

if TYPE_CHECKING:
    from bouwstenen.plaats import Plaats
    from toegang.models import Gebruiker

STEEN, STEEN_NIEUW = "bouwsteen", "bouwsteen_nieuw"


def code_van(overgang: Overgang) -> str:
    """The code of the draft of this step."""
    return f"bouwsteen_{overgang}"


def over_plaats(plaats: Plaats) -> str:
    """What the draft of a step is about: the traject and where it is, as a reason belongs to one phase only."""
    return f"{plaats.traject.pk}-{plaats.laatste.pk if plaats.laatste else 0}"


def _laad(gebruiker: Gebruiker, over: str) -> Traject:
    return haal_op(Traject, gebruiker, Recht.FASE_WIJZIGEN, pk=getal(over.partition("-")[0]))


SOORTEN = (
    *(Conceptsoort(code_van(overgang), _laad) for overgang in Overgang if overgang != Overgang.TERUGKEER),
    soort_over(STEEN, Bouwsteen, Recht.PROGRAMMA_BEHEREN),
    soort_over(STEEN_NIEUW, Programma, Recht.PROGRAMMA_BEHEREN),
)
