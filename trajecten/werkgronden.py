"""What work says about the participatieladder: the app of employers knows the facts, that of the ladder the treden.

Neither knows the other: facts go in here as answers to the questions of the ladder, and a proposal comes out. Somebody
decides: nothing is written by itself (domein §2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject


@dataclass(frozen=True)
class Werkgrond:
    """What is known of the work of somebody on a day: where from, in words, and answers by code of the question."""

    waarvan: str
    antwoorden: Mapping[str, str]


@dataclass(frozen=True)
class Tredevoorstel:
    """What the ladder makes of it. `trede` is None while questions are open; `nu` is where somebody stands now."""

    trede: int | None
    naam: str
    waarom: str
    open_vragen: int
    nu: int | None
    url: str


# gets the traject, who looks and the day; None for who may not know, or without work
Bron = Callable[["Traject", "Gebruiker", date], Werkgrond | None]
# gets the same, and what the sources say
Voorsteller = Callable[["Traject", "Gebruiker", date, Werkgrond], Tredevoorstel | None]
_bronnen: list[Bron] = []
_voorstellers: list[Voorsteller] = []


def registreer_werkgronden(bron: Bron) -> None:
    """Add a source of facts about work."""
    _bronnen.append(bron)


def registreer_tredevoorstel(voorsteller: Voorsteller) -> None:
    """Add what makes a proposal of the facts."""
    _voorstellers.append(voorsteller)


def werkgrond_van(traject: Traject, gebruiker: Gebruiker, dag: date) -> Werkgrond | None:
    """What is known of the work of `traject` on `dag`, from the first source that knows something."""
    return next((grond for bron in _bronnen if (grond := bron(traject, gebruiker, dag)) is not None), None)


def tredevoorstel_van(traject: Traject, gebruiker: Gebruiker, dag: date) -> Tredevoorstel | None:
    """The trede that goes with the work of `traject` on `dag`; None without work, or for who may not see treden."""
    grond = werkgrond_van(traject, gebruiker, dag)
    if grond is None:
        return None
    return next((v for maak in _voorstellers if (v := maak(traject, gebruiker, dag, grond)) is not None), None)
