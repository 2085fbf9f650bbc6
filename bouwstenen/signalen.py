"""What in a route asks for attention: a stay that lasts longer than planned, a return that did not come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from bouwstenen.models import Fase
from bouwstenen.regels import weken_te_lang
from bouwstenen.verblijf import lopende_verblijven, verwacht_einde
from toegang.matrix import Recht
from trajecten.queries import TrajectQuerySet
from trajecten.registers import Ernst, Signaal
from vormgeving.taal import datum

# A few weeks more is normal; from here on somebody should look at it today.
KRITIEK_NA_WEKEN = 8


def signalen(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each of `trajecten` that stays in a bouwsteen longer than planned, in one query."""
    kandidaten = Fase.objects.filter(traject__in=trajecten.order_by().values("pk")).voorbij_verwachting(vandaag)
    for stay in lopende_verblijven(Fase.objects.all(), kandidaten.order_by().values("traject_id"), vandaag):
        einde = verwacht_einde(stay)
        weken = weken_te_lang(einde, vandaag)
        if einde is None or einde > vandaag:
            continue
        if stay[-1].verwachte_terugkeer is not None:
            yield _terugkeer(stay[-1], vandaag)
        elif weken:
            yield _te_lang(stay, weken, einde)


def _terugkeer(fase: Fase, vandaag: date) -> Signaal:
    assert fase.verwachte_terugkeer is not None
    dagen = (vandaag - fase.verwachte_terugkeer).days
    return Signaal(
        code="terugkeer_voorbij",
        soortnaam="Terugkeer is voorbij",
        traject_id=fase.traject_id,
        titel="Verwachte terugkeer is voorbij" if dagen else "Vandaag is de verwachte terugkeer",
        kort="Terugkeer voorbij",
        feiten=f"bouwsteen {fase.bouwsteen.nummer} · terug verwacht op {datum(fase.verwachte_terugkeer)}",
        ernst=Ernst.LETOP,
        icoon="alert-triangle",
        actie="Bouwsteen bekijken",
        url=reverse("bouwstenen:bouwsteen", args=[fase.traject_id]),
        recht=Recht.TRAJECT_INZIEN,
        gewicht=dagen,
    )


def _te_lang(stay: Sequence[Fase], weken: int, einde: date) -> Signaal:
    fase = stay[-1]
    kritiek = weken >= KRITIEK_NA_WEKEN
    tel = "1 week" if weken == 1 else f"{weken} weken"
    return Signaal(
        code="bouwsteen_duurt_lang",
        soortnaam="Bouwsteen duurt langer dan gepland",
        traject_id=fase.traject_id,
        titel=f"Bouwsteen {fase.bouwsteen.nummer} duurt {tel} langer dan gepland",
        kort=f"{tel} langer",
        feiten=f"sinds {datum(stay[0].startdatum)} · gepland tot {datum(einde)}",
        ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP,
        icoon="alert-octagon" if kritiek else "alert-triangle",
        actie="Bouwsteen bekijken",
        url=reverse("bouwstenen:bouwsteen", args=[fase.traject_id]),
        recht=Recht.TRAJECT_INZIEN,
        gewicht=weken,
    )
