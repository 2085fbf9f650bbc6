"""The modules of a personal plan beside the groups that realise them: what has the same name is the same module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onderwijs.models import Deelname, Groep
from trajecten.planmodules import Planmodule

if TYPE_CHECKING:
    from trajecten.models import Traject
    from trajecten.planmodules import Modulebron

IN_WOORDEN = {
    Deelname.Staat.INGEDEELD: "in de groep {}",
    Deelname.Staat.WACHTLIJST: "op de wachtlijst van {}",
}


@dataclass(frozen=True)
class Planregel:
    """A module in the plan, where somebody follows it (empty: nowhere yet), and the open groups that give it."""

    module: Planmodule
    waar: str
    groepen: list[Groep]


def uitvoering(traject: Traject) -> Mapping[str, str]:
    """By name of what it follows, in which group `traject` is or for which it waits; being in one says more."""
    deelnames = Deelname.objects.actief().van(traject).met_groep()
    volgorde = sorted(deelnames, key=lambda deelname: deelname.staat == Deelname.Staat.INGEDEELD)
    return {str(d.groep.onderwerp): IN_WOORDEN[Deelname.Staat(d.staat)].format(d.groep) for d in volgorde}


def plan_voor(traject: Traject, bron: Modulebron) -> list[Planregel]:
    """The modules in the plan of `traject`, those to do first; in a number of queries that does not grow."""
    waar = {naam.casefold(): zin for naam, zin in uitvoering(traject).items()}
    open_groepen: dict[str, list[Groep]] = {}
    for groep in Groep.objects.open().voor_programma(traject.programma).met_onderwerp():
        open_groepen.setdefault(str(groep.onderwerp).casefold(), []).append(groep)
    return [
        Planregel(module, waar.get(module.naam.casefold(), ""), open_groepen.get(module.naam.casefold(), []))
        for module in sorted(bron.modules_van([traject.pk])[traject.pk], key=lambda module: module.is_klaar)
    ]
