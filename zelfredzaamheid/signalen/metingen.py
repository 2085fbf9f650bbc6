"""Which measurements are due, late, or waiting for somebody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from toegang.matrix import Recht
from toegang.onthouden import onthoud
from trajecten.models import Traject
from trajecten.queries import TrajectQuerySet
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Signaalsoort, drempel
from vormgeving.taal import datum
from zelfredzaamheid.afspraken import alleen_vaststeller
from zelfredzaamheid.models import Meting
from zelfredzaamheid.queries import (
    gestopt_zonder_eindmeting,
    met_nulmeting_nodig,
    met_tussenmeting_nodig,
    zonder_eindmeting,
)
from zelfredzaamheid.regels import dagen_te_laat
from zelfredzaamheid.signalen.soorten import EINDMETING, KLAAR, NULMETING, TERUG, TUSSENMETING


def nulmeting_nodig(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each running traject whose nulmeting is due soon or late by the term of its programme."""
    nodig = met_nulmeting_nodig(trajecten, vandaag + timedelta(days=drempel(NULMETING.code, "vooraf")))
    yield from _nodig(nodig, NULMETING, "Nulmeting", vandaag)


def tussenmeting_nodig(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each running traject whose next measurement is due soon or late by the term of its programme."""
    nodig = met_tussenmeting_nodig(trajecten, vandaag + timedelta(days=drempel(TUSSENMETING.code, "vooraf")))
    yield from _nodig(nodig, TUSSENMETING, "Tussenmeting", vandaag)


def eindmeting_ontbreekt(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each running traject that stops soon, without an eindmeting."""
    vooraf = timedelta(days=drempel(EINDMETING.code, "vooraf"))
    smal = alleen_vaststeller()
    for traject in zonder_eindmeting(trajecten, vandaag, vooraf=vooraf):
        yield _eindmeting(traject, vandaag, "het traject stopt", smal)


def eindmeting_te_laat(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each traject that stopped in the last four weeks, without an eindmeting."""
    smal = alleen_vaststeller()
    for traject in gestopt_zonder_eindmeting(trajecten, vandaag):
        yield _eindmeting(traject, vandaag, "het traject stopte", smal)


def _eindmeting(traject: Traject, vandaag: date, zin: str, smal: Collection[int]) -> Signaal:
    assert traject.einddatum is not None
    dagen = dagen_te_laat(traject.einddatum, vandaag)
    return Signaal(
        code=EINDMETING.code,
        soortnaam=EINDMETING.naam,
        traject_id=traject.pk,
        titel=_titel("Eindmeting", dagen),
        kort="Eindmeting ontbreekt",
        feiten=f"{zin} op {datum(traject.einddatum)}",
        ernst=Ernst.LETOP,
        icoon="alert-triangle",
        actie=EINDMETING.actie,
        url=reverse("zelfredzaamheid:begin", args=[traject.pk]),
        recht=_recht(traject, smal),
        gewicht=max(0, dagen),
    )


def meting_klaar(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each measurement that was handed over and waits to be fixed."""
    grens = drempel(KLAAR.code, "dringend_na")
    for meting in _concepten(trajecten):
        if meting.klaar_op is None or meting.klaar_door is None:
            continue
        dagen = (vandaag - timezone.localdate(meting.klaar_op)).days
        dringend = dagen > grens
        yield Signaal(
            code=KLAAR.code,
            soortnaam=KLAAR.naam,
            traject_id=meting.traject_id,
            titel=f"{meting.get_soort_display()} staat klaar om vast te stellen",
            kort="Meting klaar",
            feiten=f"klaargezet door {meting.klaar_door.naam} op {datum(meting.klaar_op)}",
            ernst=Ernst.KRITIEK if dringend else Ernst.LETOP,
            icoon="alert-octagon" if dringend else "alert-triangle",
            actie=KLAAR.actie,
            url=reverse("zelfredzaamheid:meting", args=[meting.pk]),
            recht=Recht.METING_VASTSTELLEN,
            gewicht=dagen,
            kenmerk=str(meting.pk),
        )


def meting_terug(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each measurement that was given back and not handed over again."""
    smal = alleen_vaststeller()
    for meting in _concepten(trajecten):
        if not meting.terug_omdat:
            continue
        yield Signaal(
            code=TERUG.code,
            soortnaam=TERUG.naam,
            traject_id=meting.traject_id,
            titel=f"{meting.get_soort_display()} is teruggegeven",
            kort="Meting terug",
            feiten=f"meting van {datum(meting.datum)}, lees wat er nog bij moet",
            ernst=Ernst.LETOP,
            icoon="alert-triangle",
            actie=TERUG.actie,
            url=reverse("zelfredzaamheid:meting", args=[meting.pk]),
            recht=_recht(meting.traject, smal),
            kenmerk=str(meting.pk),
        )


def _concepten(trajecten: TrajectQuerySet) -> list[Meting]:
    """What was begun and handed over or given back; asked once where both signals are about the same trajecten."""
    begonnen = Meting.objects.filter(traject__in=trajecten.sleutels()).concept()
    gezien = begonnen.filter(Q(klaar_op__isnull=False) | ~Q(terug_omdat="")).select_related("traject", "klaar_door")
    return onthoud(("klaar_of_terug", trajecten), lambda: list(gezien))


def _nodig(nodig: TrajectQuerySet, soort: Signaalsoort, naam: str, vandaag: date) -> Iterator[Signaal]:
    """A signal for each of `nodig`, which has `moest_op`: the last day by its programme."""
    smal, kritiek_na = alleen_vaststeller(), drempel(soort.code, "kritiek")
    for traject in nodig:
        moest_op: date = traject.moest_op  # type: ignore[attr-defined]
        dagen = dagen_te_laat(moest_op, vandaag)
        te_laat, kritiek = dagen > 0, dagen > kritiek_na
        yield Signaal(
            code=soort.code,
            soortnaam=soort.naam,
            traject_id=traject.pk,
            titel=_titel(naam, dagen),
            kort=f"{naam} te laat" if te_laat else f"{naam} nodig",
            feiten=f"{'had' if te_laat else 'moet'} uiterlijk op {datum(moest_op)}{' gemoeten' if te_laat else ''}",
            ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP if te_laat else Ernst.INFO,
            icoon="alert-octagon" if kritiek else "alert-triangle" if te_laat else "calendar-event",
            actie=soort.actie,
            url=reverse("zelfredzaamheid:begin", args=[traject.pk]),
            recht=_recht(traject, smal),
            gewicht=dagen,
        )


def _recht(traject: Traject, smal: Collection[int]) -> Recht:
    """What preparing a measurement asks in this programme; `smal` are those where the casemanager does it alone."""
    return Recht.METING_VASTSTELLEN if traject.programma_id in smal else Recht.METING_INVULLEN


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def _titel(naam: str, dagen: int) -> str:
    """ "Nulmeting is 3 dagen te laat", "Nulmeting vandaag nodig", "Nulmeting over 5 dagen nodig"."""
    if dagen > 0:
        return f"{naam} is {_dagen(dagen)} te laat"
    return f"{naam} {'vandaag' if dagen == 0 else f'over {_dagen(-dagen)}'} nodig"
