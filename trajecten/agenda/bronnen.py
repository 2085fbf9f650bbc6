"""What other apps put in somebody's agenda, such as the meetings of the groups that a trainer gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Agendapunt:
    """Something in somebody's own agenda that is no appointment, over [van, tot), both aware.

    `sleutel` makes it one event in the world, also after it moved. `titel` and `tekst` are for the page;
    `kalendertitel` is what a calendar without login shows, so it names nobody. `actie` says what there is to do at
    `url`, empty when nothing has to be done any more.
    """

    sleutel: str
    van: datetime
    tot: datetime
    titel: str
    tekst: str
    kalendertitel: str
    icoon: str
    url: str
    gewijzigd_op: datetime
    versie: int
    actie: str = ""
    klaar: str = ""
    vervallen: bool = False

    @property
    def tijd(self) -> str:
        """When it begins on the clock here: "10.00"."""
        return f"{timezone.localtime(self.van):%H.%M}"


# gets whose agenda it is and the period [van, tot), in a number of queries that does not grow
Bron = Callable[["Gebruiker", datetime, datetime], Iterable[Agendapunt]]
_bronnen: list[Bron] = []


def registreer_agenda(bron: Bron) -> None:
    """Add a source of the agenda; it sees by itself what this person may know."""
    _bronnen.append(bron)


def agendapunten_van(gebruiker: Gebruiker, van: datetime, tot: datetime) -> list[Agendapunt]:
    """What other apps have for `gebruiker` that begins in [van, tot), the first one first."""
    alles = [punt for bron in _bronnen for punt in bron(gebruiker, van, tot)]
    return sorted(alles, key=lambda punt: (punt.van, punt.sleutel))
