"""How old somebody is beside the ages that a programme is for, while signing up. It tells, and never refuses.

What counts is the age on the start (domein §4, trap 4), which is not known yet; admission asks it then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trajecten.aanmelden.regels import geboortedatum_kan, leeftijd_in_woorden
from trajecten.regels import leeftijd_op

if TYPE_CHECKING:
    from trajecten.aanmelden.forms.aanmelden import AanmeldFormulier
    from trajecten.models import Deelnemer, Programma


@dataclass(frozen=True)
class Leeftijd:
    """Somebody's age today in full years, and the ages of the programme in words.

    `past` is None while no programme with limits was chosen.
    """

    jaren: int
    programma: str = ""
    eis: str = ""
    past: bool | None = None

    @property
    def zin(self) -> str:
        """What there is to say of it."""
        nu = f"Nu {self.jaren} jaar."
        if self.past is None:
            return nu
        return f"{nu} Dat past bij {self.programma}." if self.past else f"{nu} Bij {self.programma} is het {self.eis}."


def leeftijd_bij(
    geboortedatum: date | None, vandaag: date, *, naam: str = "", van: int | None = None, tot: int | None = None
) -> Leeftijd | None:
    """The age on `vandaag` beside the ages [van, tot) of the programme called `naam`; None without a possible date."""
    if geboortedatum is None or geboortedatum_kan(geboortedatum, vandaag):
        return None
    jaren = leeftijd_op(geboortedatum, vandaag)
    if van is None and tot is None:
        return Leeftijd(jaren)
    past = (van is None or jaren >= van) and (tot is None or jaren < tot)
    return Leeftijd(jaren, naam, leeftijd_in_woorden(van, tot), past)


def leeftijd_van(formulier: AanmeldFormulier, deelnemer: Deelnemer | None, vandaag: date) -> Leeftijd | None:
    """What can be said with what is filled in so far; of a `deelnemer` who is there the birth date is known."""
    geboren = deelnemer.geboortedatum if deelnemer else formulier.zoveel_als_kan("geboortedatum")
    return leeftijd_in_programma(geboren, formulier.zoveel_als_kan("programma") or None, vandaag)


def leeftijd_in_programma(geboren: date | None, programma: Programma | None, vandaag: date) -> Leeftijd | None:
    """The age beside the limits of `programma`, if one was chosen."""
    if programma is None:
        return leeftijd_bij(geboren, vandaag)
    return leeftijd_bij(geboren, vandaag, naam=programma.naam, van=programma.leeftijd_van, tot=programma.leeftijd_tot)
