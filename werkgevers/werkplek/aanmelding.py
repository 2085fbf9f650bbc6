"""What werkplekken contribute: drafts, the card of an employer, and free places for who looks for them for a school."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.concepten import registreer_conceptsoort, soort_over
from trajecten.models import Codelijst
from trajecten.plaatsvragen import Plaatsaanbod, registreer_plaatsaanbod
from trajecten.tijdlijn import code_namen
from werkgevers.models import Werkgever, Werkplek
from werkgevers.werkgever.kaarten import Werkgeverkaart, registreer_werkgeverkaart
from werkgevers.werkplek.forms import CONCEPT_WERKPLEK, CONCEPT_WERKPLEK_WIJZIGEN
from werkgevers.werkplek.lijst import regel_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

AANBOD_HOOGSTENS = 500


def _werkplekken(werkgever: Werkgever, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """What one employer offers now or later."""
    soorten, sectoren = code_namen(Codelijst.PLAATSINGSOORT), code_namen(Codelijst.SECTOR)
    hier = Werkplek.objects.van(werkgever).open_op(vandaag).met_vrij(vandaag).om_te_tonen()
    return {
        "regels": [regel_van(werkplek, soorten, sectoren) for werkplek in hier],
        "mag_wijzigen": mag(gebruiker, Recht.WERKGEVER_WIJZIGEN),
    }


def aanbod(gebruiker: Gebruiker, vandaag: date) -> Iterator[Plaatsaanbod]:
    """The places that are free, the first to begin first, at most AANBOD_HOOGSTENS; one query."""
    vrij = Werkplek.objects.zichtbaar_voor(gebruiker).vrij_op(vandaag).om_te_tonen()
    for werkplek in vrij[:AANBOD_HOOGSTENS]:
        yield Plaatsaanbod(
            kenmerk=f"werkplek-{werkplek.pk}",
            werkgever=werkplek.werkgever.naam,
            plek=werkplek.naam,
            soort=werkplek.soort,
            sector=werkplek.sector,
            niveau=werkplek.niveau,
            vrij=werkplek.vrij,
            dagen_per_week=float(len(werkplek.dagen)) or None,
            vanaf=werkplek.vanaf,
            tot=werkplek.tot,
            url=werkplek.get_absolute_url(),
        )


KAART = Werkgeverkaart("werkplekken", "Werkplekken", 15, "breed", "werkgevers/werkplek/_kaart.html", _werkplekken)


def meld_aan() -> None:
    """Fill the registers."""
    registreer_conceptsoort(soort_over(CONCEPT_WERKPLEK, Werkgever, Recht.WERKGEVER_WIJZIGEN))
    registreer_conceptsoort(soort_over(CONCEPT_WERKPLEK_WIJZIGEN, Werkplek, Recht.WERKGEVER_WIJZIGEN))
    registreer_werkgeverkaart(KAART)
    registreer_plaatsaanbod(aanbod)
