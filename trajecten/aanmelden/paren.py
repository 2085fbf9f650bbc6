"""The page with possible doubles: a part of all pairs, with their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from trajecten.aanmelden.gelijkenis import Gelijkenis, Paar
from trajecten.aanmelden.queries import mogelijke_paren
from trajecten.models import Deelnemer, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker

PER_PAGINA = 25


@dataclass(frozen=True)
class Paarregel:
    """Two deelnemers who may be one person, and why."""

    eerste: Deelnemer
    tweede: Deelnemer
    gelijkenis: Gelijkenis


@dataclass(frozen=True)
class Parenpagina:
    """One page of pairs; `volgende` is where the next begins, empty on the last."""

    regels: list[Paarregel]
    totaal: int
    volgende: str


def maak_paren(gebruiker: Gebruiker, na: str = "") -> Parenpagina:
    """The pairs that come after the pair `na` ("<key>-<key>"); the first page when there is no such pair."""
    alle = mogelijke_paren(gebruiker)
    plekken = {_plek(paar): nummer for nummer, paar in enumerate(alle, start=1)}
    begin = plekken.get(na, 0)
    pagina = alle[begin : begin + PER_PAGINA]
    mensen = _mensen(pagina)
    return Parenpagina(
        regels=[Paarregel(mensen[p.eerste], mensen[p.tweede], p.gelijkenis) for p in pagina],
        totaal=len(alle),
        volgende=_plek(pagina[-1]) if pagina and begin + PER_PAGINA < len(alle) else "",
    )


def _plek(paar: Paar) -> str:
    return f"{paar.eerste}-{paar.tweede}"


def _mensen(paren: list[Paar]) -> dict[int, Deelnemer]:
    trajecten = Prefetch("trajecten", queryset=Traject.objects.select_related("programma").order_by("-aanmelddatum"))
    sleutels = {pk for paar in paren for pk in (paar.eerste, paar.tweede)}
    return {d.pk: d for d in Deelnemer.objects.filter(pk__in=sleutels).prefetch_related(trajecten)}
