"""The page of one werkplek: what it is, who is there, which klikgesprekken there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Codelijst
from trajecten.tijdlijn import code_namen
from werkgevers.models import Klikgesprek, Plaatsing, Werkplek
from werkgevers.overzicht import Plaatsingregel, naam_van, plaatsingen_van
from werkgevers.werkplek.lijst import Werkplekregel, regel_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

GESPREKKEN_HOOGSTENS = 10


@dataclass(frozen=True)
class Werkplekpagina:
    """What the page shows; placements and klikgesprekken as far as this person may see them."""

    regel: Werkplekregel
    vaardigheden: Sequence[str]
    plaatsingen: Sequence[Plaatsingregel]
    gesprekken: Sequence[Klikgesprek]
    geplaatst: int
    buiten_bereik: int
    is_open: bool
    mag_wijzigen: bool
    mag_zoeken: bool


def maak_pagina(werkplek: Werkplek, gebruiker: Gebruiker, vandaag: date) -> Werkplekpagina:
    """The page of `werkplek`, which comes from `met_vrij`."""
    soorten, sectoren = code_namen(Codelijst.PLAATSINGSOORT), code_namen(Codelijst.SECTOR)
    vaardigheden = code_namen(Codelijst.VAARDIGHEID)
    regel = regel_van(werkplek, soorten, sectoren)
    alle = Plaatsing.objects.filter(werkplek=werkplek).niet_gestopt_op(vandaag)
    hier = list(alle.zichtbaar_voor(gebruiker, Recht.PLAATSING_INZIEN).met_deelnemer().in_volgorde())
    gesprekken = Klikgesprek.objects.zichtbaar_voor(gebruiker).filter(werkplek=werkplek).om_te_tonen()
    return Werkplekpagina(
        regel=regel,
        vaardigheden=[naam_van(code, vaardigheden) for code in werkplek.vaardigheden],
        plaatsingen=plaatsingen_van(hier),
        gesprekken=list(gesprekken[:GESPREKKEN_HOOGSTENS]),
        geplaatst=(geplaatst := alle.count()),
        buiten_bereik=geplaatst - len(hier),
        is_open=werkplek.is_open_op(vandaag),
        mag_wijzigen=mag(gebruiker, Recht.WERKGEVER_WIJZIGEN),
        mag_zoeken=mag(gebruiker, Recht.PLAATSING_INZIEN),
    )
