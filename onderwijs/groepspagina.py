"""What the page of one group shows, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onderwijs.groepenlijst import namen_van, stand_van
from onderwijs.models import Bijeenkomst, Groep
from onderwijs.overzicht import Samenstelling, samenstelling_van
from toegang.controle import mag
from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker

KOMEND_HOOGSTENS = 8
GEWEEST_HOOGSTENS = 8


@dataclass(frozen=True)
class Groepspagina:
    """A group for one person: who is in it, when they meet, and what this person may do."""

    groep: Groep
    dag: date
    trainers: str
    stand: str
    samenstelling: Samenstelling
    vandaag: list[Bijeenkomst]
    open_staand: list[Bijeenkomst]
    komend: list[Bijeenkomst]
    geweest: list[Bijeenkomst]
    mag_beheren: bool
    mag_vastleggen: bool
    ziet_notitie: bool


def groepspagina(groep: Groep, gebruiker: Gebruiker, vandaag: date) -> Groepspagina:
    """The page of `groep` for `gebruiker`."""
    bijeenkomsten = Bijeenkomst.objects.filter(groep=groep).met_groep()
    open_groep = groep.is_open
    return Groepspagina(
        groep=groep,
        dag=vandaag,
        trainers=namen_van(groep),
        stand=stand_van(groep, vandaag),
        samenstelling=samenstelling_van(groep, gebruiker, vandaag),
        vandaag=list(bijeenkomsten.op(vandaag)),
        open_staand=list(bijeenkomsten.nog_vast_te_leggen(vandaag).exclude(datum=vandaag)[:KOMEND_HOOGSTENS]),
        komend=[b for b in bijeenkomsten.vanaf(vandaag)[: KOMEND_HOOGSTENS + 4] if b.datum > vandaag][
            :KOMEND_HOOGSTENS
        ],
        geweest=list(bijeenkomsten.voor(vandaag).exclude(staat="gepland")[:GEWEEST_HOOGSTENS]),
        mag_beheren=open_groep and mag(gebruiker, Recht.GROEP_BEHEREN, groep),
        mag_vastleggen=mag(gebruiker, Recht.AANWEZIGHEID_VASTLEGGEN, groep),
        ziet_notitie=mag(gebruiker, Recht.GROEPSNOTITIE_INZIEN, groep),
    )
