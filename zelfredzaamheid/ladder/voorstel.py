"""The trede that goes with the work of somebody, as far as it follows from it (trajecten.werkgronden)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.werkgronden import Tredevoorstel, Werkgrond
from zelfredzaamheid.ladder.regels import ANTWOORDEN, Vraag, stel_trede_voor
from zelfredzaamheid.models import Ladderpositie

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def antwoorden_uit(grond: Werkgrond) -> dict[Vraag, str]:
    """What `grond` says, without what is no answer to a question of the ladder."""
    bekend = {vraag: grond.antwoorden.get(vraag.value, "") for vraag in Vraag}
    return {vraag: antwoord for vraag, antwoord in bekend.items() if antwoord in ANTWOORDEN[vraag]}


def tredevoorstel(traject: Traject, gebruiker: Gebruiker, dag: date, grond: Werkgrond) -> Tredevoorstel | None:
    """What the ladder makes of `grond`, beside where somebody stands on `dag`; None for who may not see treden."""
    if not mag(gebruiker, Recht.METING_INZIEN, traject):
        return None
    voorstel = stel_trede_voor(antwoorden_uit(grond))
    posities = Ladderpositie.objects.van(traject).geldend().in_volgorde().filter(peildatum__lte=dag)
    laatste = posities.reverse().first()
    mag_vastleggen = mag(gebruiker, Recht.METING_INVULLEN, traject)
    return Tredevoorstel(
        trede=voorstel.trede,
        naam=str(Ladderpositie.Trede(voorstel.trede).label) if voorstel.trede else "",
        waarom=voorstel.waarom,
        open_vragen=len(voorstel.ontbreekt),
        nu=laatste.trede if laatste else None,
        url=reverse("zelfredzaamheid:trede_vastleggen", args=[traject.pk]) if mag_vastleggen else "",
    )
