"""What stagevragen put in the registers: the menu, drafts, signals, and the meeting place with werkplekken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onderwijs.models import Stagevraag
from onderwijs.stagevraag.forms import CONCEPT, CONCEPT_WIJZIGEN
from onderwijs.stagevraag.overzicht import open_vragen, toegezegd
from onderwijs.stagevraag.signalen import ZOEKT, eigen_stagevragen
from toegang.controle import eis
from toegang.matrix import Recht
from trajecten.concepten import Conceptsoort, registreer_conceptsoort, soort_over
from trajecten.plaatsvragen import registreer_plaatsvraag, registreer_toegezegd
from trajecten.registers import registreer_eigen_signalen
from trajecten.signaalsoorten import registreer_signaalsoort
from vormgeving import menu

if TYPE_CHECKING:
    from toegang.models import Gebruiker

MENU = menu.Menuitem(
    "stagevragen",
    "Stagevragen",
    "school",
    "onderwijs:stagevragen",
    Recht.STAGEVRAAG_INZIEN,
    45,
    ook_bij=("/toezeggingen/",),
)


def _nieuwe_vraag(gebruiker: Gebruiker, over: str) -> None:
    eis(gebruiker, Recht.STAGEVRAAG_WIJZIGEN)


def meld_stagevragen_aan() -> None:
    """Fill the registers."""
    menu.registreer(MENU)
    registreer_plaatsvraag(open_vragen)
    registreer_toegezegd(toegezegd)
    registreer_signaalsoort(ZOEKT)
    registreer_eigen_signalen(eigen_stagevragen)
    registreer_conceptsoort(Conceptsoort(CONCEPT, _nieuwe_vraag))
    registreer_conceptsoort(soort_over(CONCEPT_WIJZIGEN, Stagevraag, Recht.STAGEVRAAG_WIJZIGEN))
