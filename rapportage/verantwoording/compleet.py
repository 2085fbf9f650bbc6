"""Whether a report is complete: what each check found, whose task it is, and where to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, resolve, reverse

from rapportage.controle import Controle, Gebrek, open_punten
from rapportage.verantwoording.personen import namen_van
from toegang.controle import mag
from toegang.decorators import MERK
from toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Stand:
    """How a report stands: its checks, and how many of them are right."""

    controles: tuple[Controle, ...]

    @property
    def goed(self) -> int:
        """How many are right."""
        return sum(controle.is_goed for controle in self.controles)

    @property
    def open(self) -> tuple[Controle, ...]:
        """Those that stand in the way of a final report."""
        return open_punten(self.controles)

    @property
    def is_compleet(self) -> bool:
        """Whether every check is right."""
        return self.goed == len(self.controles)


@dataclass(frozen=True, slots=True)
class Taak:
    """One thing to mend as a reader sees it; `dossier` and `herstel` are addresses that this reader may open."""

    gebrek: Gebrek
    naam: str
    dossier: str
    herstel: str


def taken_van(gebreken: Sequence[Gebrek], lezer: Gebruiker) -> list[Taak]:
    """What is missing with the names of today; one query, whatever their number."""
    namen = namen_van({gebrek.traject_id for gebrek in gebreken}, lezer)
    return [
        Taak(
            gebrek,
            namen.get(gebrek.traject_id, ""),
            reverse("trajecten:dossier", args=[gebrek.traject_id]) if gebrek.traject_id in namen else "",
            _herstel(gebrek, lezer),
        )
        for gebrek in gebreken
    ]


def _herstel(gebrek: Gebrek, lezer: Gebruiker) -> str:
    """The page that mends it, for who has the right that it asks; empty for others."""
    if not gebrek.waar:
        return ""
    try:
        adres = reverse(gebrek.waar, args=gebrek.argumenten)
    except NoReverseMatch:
        # the page of a report made earlier may have gone since
        return ""
    rechten = getattr(resolve(adres).func, MERK, ())
    if not any(mag(lezer, recht) for recht in rechten):
        return ""
    return f"{adres}?{gebrek.zoek}" if gebrek.zoek else adres
