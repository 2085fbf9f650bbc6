"""Rules of stagevragen: what is urgent, what is left to find, and why a place does or does not fit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.db import models

from trajecten.plaatsvragen import NIVEAUS, Plaatsaanbod
from vormgeving.taal import datum, getal

AANTAL_HOOGSTENS = 100
TOELICHTING_HOOGSTENS = 5000


class Urgentie(models.TextChoices):
    """How soon a school needs the places."""

    DRINGEND = "dringend", "Dringend"
    SNEL = "snel", "Snel"
    GEWOON = "gewoon", "Geen haast"


VOLGORDE = {Urgentie.DRINGEND: 2, Urgentie.SNEL: 1, Urgentie.GEWOON: 0}


class Past(IntEnum):
    """How well a place answers a question; higher is better."""

    NIET = 0
    DEELS = 1
    GOED = 2


@dataclass(frozen=True)
class Vraag:
    """What a school asks, as the rules need it; no sectors or no level means that any will do."""

    soort: str
    sectoren: frozenset[str]
    niveau: int | None
    dagen_per_week: float | None
    vanaf: date
    tot: date | None


@dataclass(frozen=True)
class Oordeel:
    """Why a place does (`goed`) or does not (`mist`) answer a question, in words; `punten` orders them."""

    past: Past
    goed: tuple[str, ...]
    mist: tuple[str, ...]

    @property
    def punten(self) -> tuple[int, int, int]:
        """The best first: how well, then what is right, then what is missing."""
        return (self.past, len(self.goed), -len(self.mist))


def nog_te_vinden(aantal: int, toegezegd: int) -> int:
    """How many places are left to find."""
    return max(aantal - toegezegd, 0)


def beoordeel(vraag: Vraag, aanbod: Plaatsaanbod, namen: dict[str, str]) -> Oordeel:
    """Whether `aanbod` answers `vraag`, with the reasons; `namen` are the names of sectors by code.

    A place of another kind, or one that ends before it is asked, does not answer it at all. Sector, level, days and the
    first day are told, and are for people to weigh.
    """
    goed: list[str] = []
    mist: list[str] = []
    if aanbod.soort != vraag.soort or _is_voorbij(vraag, aanbod):
        return Oordeel(Past.NIET, (), ("Een ander soort plek, of niet in deze periode.",))
    _weeg_sector(vraag, aanbod, namen, goed, mist)
    _weeg_niveau(vraag, aanbod, goed, mist)
    _weeg_dagen(vraag, aanbod, goed, mist)
    _weeg_begin(vraag, aanbod, goed, mist)
    return Oordeel(Past.DEELS if mist else Past.GOED, tuple(goed), tuple(mist))


def _is_voorbij(vraag: Vraag, aanbod: Plaatsaanbod) -> bool:
    voor = aanbod.tot is not None and aanbod.tot <= vraag.vanaf
    na = vraag.tot is not None and aanbod.vanaf >= vraag.tot
    return voor or na


def _weeg_sector(vraag: Vraag, aanbod: Plaatsaanbod, namen: dict[str, str], goed: list[str], mist: list[str]) -> None:
    if not vraag.sectoren:
        return
    naam = namen.get(aanbod.sector, aanbod.sector) or "onbekend"
    if aanbod.sector in vraag.sectoren:
        goed.append(f"Sector: {naam}.")
        return
    gevraagd = " of ".join(sorted(namen.get(code, code) for code in vraag.sectoren))
    mist.append(f"Sector: {naam}. Gevraagd: {gevraagd}.")


def _weeg_niveau(vraag: Vraag, aanbod: Plaatsaanbod, goed: list[str], mist: list[str]) -> None:
    if vraag.niveau is None or aanbod.niveau is None:
        return
    if aanbod.niveau == vraag.niveau:
        goed.append(f"Niveau: {NIVEAUS[aanbod.niveau]}.")
    else:
        mist.append(f"Niveau: {NIVEAUS[aanbod.niveau]}. Gevraagd: {NIVEAUS[vraag.niveau]}.")


def _weeg_dagen(vraag: Vraag, aanbod: Plaatsaanbod, goed: list[str], mist: list[str]) -> None:
    if vraag.dagen_per_week is None or aanbod.dagen_per_week is None:
        return
    dagen = f"{getal(aanbod.dagen_per_week)} dagen per week."
    if aanbod.dagen_per_week >= vraag.dagen_per_week:
        goed.append(dagen)
    else:
        mist.append(f"{dagen} Gevraagd: {getal(vraag.dagen_per_week)}.")


def _weeg_begin(vraag: Vraag, aanbod: Plaatsaanbod, goed: list[str], mist: list[str]) -> None:
    if aanbod.vanaf <= vraag.vanaf:
        goed.append("Op tijd vrij.")
    else:
        mist.append(f"Pas vrij vanaf {datum(aanbod.vanaf)}.")


def toezegging_kan(aantal: int, *, nog: int, vrij: int) -> str:
    """Why `aantal` places cannot be promised when `nog` are left to find and `vrij` are free; empty when they can."""
    if aantal < 1:
        return "Zeg minstens 1 plek toe."
    if aantal > nog:
        return f"De school zoekt nog {plekken(nog)}. Zeg er niet meer toe."
    if aantal > vrij:
        return f"Hier {'is' if vrij == 1 else 'zijn'} nog {plekken(vrij)} vrij. Zeg er niet meer toe."
    return ""


def plekken(aantal: int) -> str:
    """“1 plek”, “3 plekken”."""
    return "1 plek" if aantal == 1 else f"{aantal} plekken"


def sectoren_in_woorden(codes: Collection[str], namen: dict[str, str]) -> str:
    """Names of sectors in a row; none: all sectors."""
    return ", ".join(namen.get(code, code) for code in codes) or "Alle sectoren"
