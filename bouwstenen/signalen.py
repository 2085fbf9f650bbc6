"""What in a route asks for attention: a stay that lasts longer than planned, a return that did not come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from bouwstenen.models import Fase
from bouwstenen.regels import weken_te_lang
from bouwstenen.verblijf import lopende_verblijven, verwacht_einde
from bouwstenen.woorden import aanduiding
from toegang.matrix import Recht
from trajecten.queries import TrajectQuerySet
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel, instellingen_onthouden
from vormgeving.taal import datum

TE_LANG = Signaalsoort(
    "bouwsteen_duurt_lang",
    "Bouwsteen duurt langer dan gepland",
    "Iemand is langer in een bouwsteen dan de weken van de norm, of dan bij het verlengen is afgesproken.",
    (
        Drempel("vanaf", "Melden vanaf", "weken te lang", 1, 1, 26),
        Drempel("dringend", "Dringend vanaf", "weken te lang", 8, 1, 52),
    ),
    "Bekijk samen of het tijd is voor de volgende bouwsteen, of verleng deze.",
    40,
)
TERUGKEER = Signaalsoort(
    "terugkeer_voorbij",
    "Verwachte terugkeer is voorbij",
    "Iemand ging tijdelijk een stap terug, en de dag waarop je de terugkeer verwachtte is er.",
    (Drempel("na", "Melden na", "dagen", 0, 0, 60),),
    "Laat iemand terugkeren, of verleng met een reden.",
    41,
)


def signalen(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each of `trajecten` that stays in a bouwsteen longer than planned, in two queries."""
    with instellingen_onthouden():
        vanaf, dringend = drempel(TE_LANG.code, "vanaf"), drempel(TE_LANG.code, "dringend")
        na = drempel(TERUGKEER.code, "na")
    kandidaten = Fase.objects.filter(traject__in=trajecten.sleutels()).voorbij_verwachting(vandaag)
    for stay in lopende_verblijven(Fase.objects.all(), kandidaten.order_by().values("traject_id"), vandaag):
        einde = verwacht_einde(stay)
        weken = weken_te_lang(einde, vandaag)
        if einde is None or einde > vandaag:
            continue
        if stay[-1].verwachte_terugkeer is not None:
            dagen = (vandaag - einde).days
            if dagen >= na:
                yield _terugkeer(stay[-1], dagen)
        elif weken >= vanaf:
            yield _te_lang(stay, weken, einde, kritiek=weken >= dringend)


def _terugkeer(fase: Fase, dagen: int) -> Signaal:
    assert fase.verwachte_terugkeer is not None
    return Signaal(
        code=TERUGKEER.code,
        soortnaam=TERUGKEER.naam,
        traject_id=fase.traject_id,
        titel="Verwachte terugkeer is voorbij" if dagen else "Vandaag is de verwachte terugkeer",
        kort="Terugkeer voorbij",
        feiten=f"{aanduiding(fase.bouwsteen)} · terug verwacht op {datum(fase.verwachte_terugkeer)}",
        ernst=Ernst.LETOP,
        icoon="alert-triangle",
        actie="Bouwsteen bekijken",
        url=reverse("bouwstenen:bouwsteen", args=[fase.traject_id]),
        recht=Recht.TRAJECT_INZIEN,
        gewicht=dagen,
        kenmerk=str(fase.pk),
    )


def _te_lang(stay: Sequence[Fase], weken: int, einde: date, *, kritiek: bool) -> Signaal:
    fase = stay[-1]
    tel = "1 week" if weken == 1 else f"{weken} weken"
    return Signaal(
        code=TE_LANG.code,
        soortnaam=TE_LANG.naam,
        traject_id=fase.traject_id,
        titel=f"{aanduiding(fase.bouwsteen, begin=True)} duurt {tel} langer dan gepland",
        kort=f"{tel} langer",
        feiten=f"sinds {datum(stay[0].startdatum)} · gepland tot {datum(einde)}",
        ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP,
        icoon="alert-octagon" if kritiek else "alert-triangle",
        actie="Bouwsteen bekijken",
        url=reverse("bouwstenen:bouwsteen", args=[fase.traject_id]),
        recht=Recht.TRAJECT_INZIEN,
        gewicht=weken,
        kenmerk=str(fase.pk),
    )
