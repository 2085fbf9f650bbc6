"""What is still asked after somebody left: the state within 28 days, and how it goes six months later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from toegang.matrix import Recht
from trajecten.begeleiding.regels import PEILDATUM_BINNEN
from trajecten.regels import plus_maanden
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel
from vormgeving.taal import datum

if TYPE_CHECKING:
    from trajecten.models import Traject
    from trajecten.queries import TrajectQuerySet

OPVOLGING_NA_MAANDEN = 6  # domein §3.2: EECR05 and EECR06 are measured six months after leaving
# the longest month and a day: a coarse selection in SQL, the calendar decides
LANGSTE_MAAND = timedelta(days=31)

STAND_BIJ_VERTREK = Signaalsoort(
    code="stand_bij_vertrek",
    naam="Stand na vertrek ontbreekt",
    uitleg="Het traject is gestopt en er staat nog niet of iemand werkt of leert. Subsidiegevers vragen de stand "
    "op een dag binnen 28 dagen na de einddatum.",
    actie="Stand invullen",
    volgorde=70,
    drempels=(
        Drempel("dringend_vanaf", "Dringend als er minder dagen over zijn dan", "dagen", 8, 0, 28),
        Drempel("tot", "Blijft staan tot na de einddatum", "dagen", 90, 28, 365),
    ),
)
OPVOLGING = Signaalsoort(
    code="opvolging",
    naam="Opvolging na zes maanden",
    uitleg="Iemand is zes maanden geleden gestopt en er staat nog niet hoe het nu gaat.",
    actie="Opvolging invullen",
    volgorde=71,
    drempels=(
        Drempel("dringend_na", "Dringend als het langer wacht dan", "dagen", 28, 0, 180),
        Drempel("tot", "Blijft staan tot na de zes maanden", "dagen", 90, 7, 365),
    ),
)


def stand_ontbreekt(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each ended traject of which nobody wrote down the state on leaving; in one query."""
    vanaf = vandaag - timedelta(days=drempel("stand_bij_vertrek", "tot"))
    dringend = drempel("stand_bij_vertrek", "dringend_vanaf")
    leeg = Q(uitstroom__isnull=True) | Q(uitstroom__peildatum__isnull=True) | Q(uitstroom__arbeidssituatie="")
    for traject in trajecten.gestart().filter(leeg, einddatum__gte=vanaf):
        yield _stand(traject, vandaag, dringend)


def opvolging_nodig(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each traject that ended six months ago or longer, without follow-up; in one query."""
    tot, dringend = timedelta(days=drempel("opvolging", "tot")), drempel("opvolging", "dringend_na")
    grens = plus_maanden(vandaag - tot, -OPVOLGING_NA_MAANDEN) - LANGSTE_MAAND
    zonder = trajecten.gestart().filter(Q(opvolging__isnull=True) | Q(opvolging__arbeidssituatie=""))
    for traject in zonder.filter(einddatum__gte=grens, einddatum__lt=vandaag):
        assert traject.einddatum is not None
        vanaf = plus_maanden(traject.einddatum, OPVOLGING_NA_MAANDEN)
        if vanaf <= vandaag < vanaf + tot:
            yield _opvolging(traject, vanaf, vandaag, dringend)


def _stand(traject: Traject, vandaag: date, dringend: int) -> Signaal:
    assert traject.einddatum is not None
    uiterlijk = traject.einddatum + PEILDATUM_BINNEN
    over = (uiterlijk - vandaag).days
    kritiek = over < dringend
    titel = "Stand na vertrek ontbreekt nog"
    if over >= 0:
        titel += ": vandaag is de laatste dag" if over == 0 else f": nog {_dagen(over)}"
    return Signaal(
        code=STAND_BIJ_VERTREK.code,
        soortnaam=STAND_BIJ_VERTREK.naam,
        traject_id=traject.pk,
        titel=titel,
        kort="Stand ontbreekt",
        feiten=f"gestopt op {datum(traject.einddatum)} · stand van uiterlijk {datum(uiterlijk)}",
        ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP,
        icoon="alert-octagon" if kritiek else "alert-triangle",
        actie=STAND_BIJ_VERTREK.actie,
        url=reverse("trajecten:uitstroom", args=[traject.pk]),
        recht=Recht.TRAJECT_STOPPEN,
        gewicht=(vandaag - traject.einddatum).days,
    )


def _opvolging(traject: Traject, vanaf: date, vandaag: date, dringend: int) -> Signaal:
    assert traject.einddatum is not None
    wacht = (vandaag - vanaf).days
    return Signaal(
        code=OPVOLGING.code,
        soortnaam=OPVOLGING.naam,
        traject_id=traject.pk,
        titel="Vraag hoe het nu gaat, zes maanden later",
        kort="Opvolging",
        feiten=f"gestopt op {datum(traject.einddatum)} · gevraagd vanaf {datum(vanaf)}",
        ernst=Ernst.KRITIEK if wacht > dringend else Ernst.LETOP,
        icoon="alert-octagon" if wacht > dringend else "calendar-event",
        actie=OPVOLGING.actie,
        url=reverse("trajecten:opvolging", args=[traject.pk]),
        recht=Recht.TRAJECT_WIJZIGEN,
        gewicht=wacht,
    )


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"
