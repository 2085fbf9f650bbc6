"""The list of groups: those in reach that are open, or those that are done, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Min, Q

from onderwijs.models import Bijeenkomst, Groep

if TYPE_CHECKING:
    from toegang.models import Gebruiker

PER_PAGINA = 25
KLAAR = "klaar"


@dataclass(frozen=True)
class Groepsregel:
    """A group with what a line says of it."""

    groep: Groep
    trainers: str
    stand: str
    volgende: date | None

    @property
    def vrij(self) -> int:
        """How many places nobody has."""
        return int(self.groep.capaciteit - self.groep.ingedeeld)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Groepenpagina:
    """A page of the list; `volgende` is the id of the group it ends with, None on the last page."""

    regels: list[Groepsregel]
    stand: str
    volgende: int | None

    @property
    def klaar(self) -> bool:
        """Whether these are the groups that are done."""
        return self.stand == KLAAR


def maak_groepenlijst(gebruiker: Gebruiker, *, stand: str, na: int, vandaag: date) -> Groepenpagina:
    """The groups that `gebruiker` may see, after the group `na`; `stand` is "klaar" for those that are closed."""
    alle = Groep.objects.zichtbaar_voor(gebruiker).voor_lijst()
    alle = alle.filter(~Q(staat="open")) if stand == KLAAR else alle.open()
    vorige = alle.filter(pk=na).first() if na else None
    groepen = list((alle.na(vorige) if vorige else alle)[: PER_PAGINA + 1])
    getoond = groepen[:PER_PAGINA]
    eerstvolgend = _eerstvolgend(getoond, vandaag)
    return Groepenpagina(
        regels=[
            Groepsregel(groep, namen_van(groep), stand_van(groep, vandaag), eerstvolgend.get(groep.pk))
            for groep in getoond
        ],
        stand=stand,
        volgende=getoond[-1].pk if len(groepen) > PER_PAGINA else None,
    )


def namen_van(groep: Groep) -> str:
    """The trainers by name."""
    return ", ".join(sorted(trainer.naam for trainer in groep.trainers.all()))


def stand_van(groep: Groep, vandaag: date) -> str:
    """How it stands with the group, in a few words."""
    if not groep.is_open:
        return groep.get_staat_display()
    if not groep.is_begonnen_op(vandaag):
        return f"Begint {groep.startdatum:%d-%m-%Y}"
    return "Loopt"


def _eerstvolgend(groepen: list[Groep], vandaag: date) -> dict[int, date]:
    komend = Bijeenkomst.objects.filter(groep__in=groepen, staat="gepland", datum__gte=vandaag).order_by()
    return dict(komend.values_list("groep_id").annotate(eerste=Min("datum")))
