"""Who prepares a measurement and who fixes it: the rights of the matrix, narrowed by what a programme agreed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from toegang.controle import eis, mag
from toegang.fouten import OvergangNietToegestaan
from toegang.matrix import Recht
from toegang.onthouden import onthoud
from zelfredzaamheid.models import Meetafspraak, Meting
from zelfredzaamheid.regels import vaststellen_kan, voorbereiden_kan

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject


def afspraak_van(programma_id: int) -> Meetafspraak:
    """What a programme agreed about measuring, else the defaults (not saved)."""
    gemaakt = onthoud(("meetafspraak", programma_id), Meetafspraak.objects.filter(programma=programma_id).first)
    return gemaakt or Meetafspraak(programma_id=programma_id)


def alleen_vaststeller() -> Collection[int]:
    """The programmes, by id, in which whoever fixes measurements prepares them too; in one query."""
    afspraken = Meetafspraak.objects.filter(voorbereiden=Meetafspraak.Voorbereiden.VASTSTELLER)
    return onthoud("alleen_vaststeller", lambda: set(afspraken.values_list("programma_id", flat=True)))


def waarom_niet_invullen(gebruiker: Gebruiker, traject: Traject) -> str:
    """Why somebody with the right to fill in measurements of `traject` cannot; empty when possible."""
    kan_vaststellen = mag(gebruiker, Recht.METING_VASTSTELLEN, traject)
    return voorbereiden_kan(afspraak_van(traject.programma_id).voorbereiden, kan_vaststellen=kan_vaststellen)


def mag_invullen(traject: Traject, gebruiker: Gebruiker) -> bool:
    """Whether `gebruiker` may begin and fill in measurements of `traject`."""
    return mag(gebruiker, Recht.METING_INVULLEN, traject) and not waarom_niet_invullen(gebruiker, traject)


def eis_invullen(traject: Traject, gebruiker: Gebruiker) -> None:
    """Raise PermissionDenied without the right, OvergangNietToegestaan when the programme agreed otherwise."""
    eis(gebruiker, Recht.METING_INVULLEN, traject)
    if bezwaar := waarom_niet_invullen(gebruiker, traject):
        raise OvergangNietToegestaan(bezwaar)


def waarom_niet_vaststellen(meting: Meting, gebruiker: Gebruiker) -> str:
    """Why somebody with the right to fix `meting` cannot; empty when possible."""
    return vaststellen_kan(
        afspraak_van(meting.traject.programma_id).vaststellen,
        is_beoordelaar=meting.beoordelaar_id == gebruiker.pk,
        is_correctie=meting.vervangt_id is not None,
    )


def mag_vaststellen(meting: Meting, gebruiker: Gebruiker) -> bool:
    """Whether `gebruiker` may fix `meting`."""
    return mag(gebruiker, Recht.METING_VASTSTELLEN, meting) and not waarom_niet_vaststellen(meting, gebruiker)
