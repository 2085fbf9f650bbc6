"""Which questions of the funder are asked, and to whom the answers are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.aanmelden.forms.velden import BIJZONDERE_VRAGEN, ESF_VRAGEN
from trajecten.models import Subsidieproject, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def vragen_voor(gebruiker: Gebruiker, traject: Traject | None = None) -> tuple[str, ...]:
    """The questions of ESF_VRAGEN that `gebruiker` asks: none where nobody pays from ESF+.

    EECO12 to EECO16 (handicap, origin, minority, home) only by who may see such data of `traject`; before there is
    one, of own trajecten. Who may not leaves them "niet gevraagd", for a colleague to ask.
    """
    if not Subsidieproject.objects.filter(soort=Subsidieproject.Soort.ESF).exists():
        return ()
    if mag(gebruiker, Recht.BIJZONDER_INZIEN, traject):
        return ESF_VRAGEN
    return tuple(vraag for vraag in ESF_VRAGEN if vraag not in BIJZONDERE_VRAGEN)
