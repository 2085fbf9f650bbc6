"""The page of one employer: where it works, who we speak to, what was said, who is there now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Codelijst
from trajecten.tijdlijn import code_namen
from werkgevers.kaarten import Gevuld
from werkgevers.models import Contactpersoon, Erkenning, Vestiging, Werkgever, Werkgeverscontact
from werkgevers.overzicht import naam_van
from werkgevers.werkgever.kaarten import kaarten_van
from werkgevers.werkgever.regels import Erkenningstand

if TYPE_CHECKING:
    from toegang.models import Gebruiker

CONTACTEN_IN_KAART = 5
CONTACTEN_PER_PAGINA = 25
LABELS = {
    Erkenningstand.KOMT: "info",
    Erkenningstand.GELDIG: "goed",
    Erkenningstand.LOOPT_AF: "letop",
    Erkenningstand.VERLOPEN: "stil",
}


@dataclass(frozen=True)
class Erkenningregel:
    """A recognition and where it stands today."""

    erkenning: Erkenning
    stand: Erkenningstand

    @property
    def label(self) -> str:
        """The kind of label that goes with it."""
        return LABELS[self.stand]


@dataclass(frozen=True)
class Vestigingregel:
    """A vestiging with its recognitions, those that hold first."""

    vestiging: Vestiging
    erkenningen: Sequence[Erkenningregel]


@dataclass(frozen=True)
class Werkgeverpagina:
    """What the page shows; `kaarten` come from other parts of werkgevers."""

    werkgever: Werkgever
    sectoren: Sequence[str]
    vestigingen: Sequence[Vestigingregel]
    contactpersonen: Sequence[Contactpersoon]
    vroeger: Sequence[Contactpersoon]
    contacten: Sequence[Werkgeverscontact]
    meer_contacten: bool
    kaarten: Sequence[Gevuld]
    mag_wijzigen: bool


@dataclass(frozen=True)
class Contactenpagina:
    """A page of the contact log; `volgende` is the id that it ends with, 0 on the last page."""

    contacten: Sequence[Werkgeverscontact]
    volgende: int


def maak_pagina(werkgever: Werkgever, gebruiker: Gebruiker, vandaag: date) -> Werkgeverpagina:
    """The page of `werkgever` as `gebruiker` may see it."""
    namen = code_namen(Codelijst.SECTOR)
    personen = list(Contactpersoon.objects.van(werkgever).met_vestiging())
    contacten = list(Werkgeverscontact.objects.van(werkgever).in_volgorde()[: CONTACTEN_IN_KAART + 1])
    return Werkgeverpagina(
        werkgever=werkgever,
        sectoren=[naam_van(code, namen) for code in werkgever.sectoren],
        vestigingen=[_vestigingregel(v, vandaag) for v in Vestiging.objects.van(werkgever).met_erkenningen()],
        contactpersonen=[p for p in personen if p.tot is None or p.tot > vandaag],
        vroeger=[p for p in personen if p.tot is not None and p.tot <= vandaag],
        contacten=contacten[:CONTACTEN_IN_KAART],
        meer_contacten=len(contacten) > CONTACTEN_IN_KAART,
        kaarten=kaarten_van(werkgever, gebruiker, vandaag),
        mag_wijzigen=mag(gebruiker, Recht.WERKGEVER_WIJZIGEN),
    )


def maak_contactenpagina(werkgever: Werkgever, na: int) -> Contactenpagina:
    """The contact with `werkgever` from the latest to the first, after the one with id `na` (0: from the start)."""
    alle = Werkgeverscontact.objects.van(werkgever).in_volgorde()
    vorige = alle.filter(pk=na).first() if na else None
    gevonden = list((alle.na(vorige) if vorige else alle)[: CONTACTEN_PER_PAGINA + 1])
    getoond = gevonden[:CONTACTEN_PER_PAGINA]
    return Contactenpagina(getoond, getoond[-1].pk if len(gevonden) > CONTACTEN_PER_PAGINA else 0)


def _vestigingregel(vestiging: Vestiging, vandaag: date) -> Vestigingregel:
    regels = [Erkenningregel(erkenning, erkenning.stand(vandaag)) for erkenning in vestiging.erkenningen.all()]
    return Vestigingregel(vestiging, sorted(regels, key=lambda regel: regel.stand == Erkenningstand.VERLOPEN))
