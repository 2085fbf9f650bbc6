"""What in the stappenplan asks for attention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from toegang.matrix import Recht
from trajecten.models import Stap
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel
from trajecten.stappenplan.zicht import EEN_PARTNER, neutraal_van
from vormgeving.taal import datum_kort

if TYPE_CHECKING:
    from trajecten.queries import TrajectQuerySet

TE_LAAT = Signaalsoort(
    code="stap_te_laat",
    naam="Stappen te laat",
    uitleg="De dag waarop een open stap van het stappenplan klaar zou zijn, is voorbij.",
    actie="Stap bekijken",
    volgorde=45,
    drempels=(
        Drempel("na_dagen", "Hoeveel dagen na de datum?", "dagen", 0, 0, 28),
        Drempel("dringend_na", "Dringend na hoeveel dagen?", "dagen", 14, 1, 90),
    ),
)


def stap_te_laat(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each open step of `trajecten` whose day has passed; of health and justice only that there is one."""
    grens = vandaag - timedelta(days=drempel(TE_LAAT.code, "na_dagen"))
    dringend = drempel(TE_LAAT.code, "dringend_na")
    stappen = Stap.objects.filter(traject__in=trajecten.sleutels()).te_laat_op(grens).om_te_tonen()
    for stap in stappen.order_by("deadline", "id"):
        yield _signaal(stap, vandaag, dringend)


def _signaal(stap: Stap, vandaag: date, dringend: int) -> Signaal:
    assert stap.deadline is not None  # te_laat_op leaves out steps without a day
    dagen = (vandaag - stap.deadline).days
    hoe_lang = f"{dagen} dag{'' if dagen == 1 else 'en'} te laat"
    wie = EEN_PARTNER if stap.bijzonder and stap.partner_id else stap.wie_naam
    kritiek = dagen >= dringend
    return Signaal(
        code=TE_LAAT.code,
        kenmerk=str(stap.pk),
        soortnaam=TE_LAAT.naam,
        traject_id=stap.traject_id,
        titel=f"Stap is {hoe_lang}",
        kort=f"Stap {hoe_lang}",
        feiten=f"{neutraal_van(stap)} · {wie} · klaar voor {datum_kort(stap.deadline)}",
        ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP,
        icoon="alert-octagon" if kritiek else "alert-triangle",
        actie=TE_LAAT.actie,
        url=reverse("trajecten:stap", args=[stap.pk]),
        recht=Recht.STAPPENPLAN_INZIEN,
        gewicht=dagen,
    )
