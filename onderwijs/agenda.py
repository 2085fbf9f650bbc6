"""The meetings of a trainer in the own agenda."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from onderwijs.models import Bijeenkomst
from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.agenda.bronnen import Agendapunt
from vormgeving.taal import tijd

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def bijeenkomsten_in_agenda(gebruiker: Gebruiker, van: datetime, tot: datetime) -> Iterator[Agendapunt]:
    """The meetings that begin in [van, tot) and that `gebruiker` gives, in two queries.

    A colleague's meeting of a group that both give is in the agenda of the colleague alone.
    """
    if not mag(gebruiker, Recht.AANWEZIGHEID_VASTLEGGEN):
        return
    eigen = Bijeenkomst.objects.gegeven_door(gebruiker).filter(trainer=gebruiker).met_groep().met_aantal_deelnemers()
    # days on the clock here; the first and the last one may lie partly outside
    for bijeenkomst in eigen.filter(datum__gte=timezone.localdate(van), datum__lte=timezone.localdate(tot)):
        punt = _punt(bijeenkomst, vandaag=timezone.localdate())
        if van <= punt.van < tot:
            yield punt


def _punt(bijeenkomst: Bijeenkomst, *, vandaag: date) -> Agendapunt:
    gehouden = bijeenkomst.staat == Bijeenkomst.Staat.GEHOUDEN
    vast_te_leggen = bijeenkomst.staat == Bijeenkomst.Staat.GEPLAND and bijeenkomst.datum <= vandaag
    aantal = bijeenkomst.aantal  # type: ignore[attr-defined]  # met_aantal_deelnemers
    einde = _moment(bijeenkomst.datum, bijeenkomst.tot)
    wat = (f"tot {tijd(einde)}", "1 persoon" if aantal == 1 else f"{aantal} mensen", bijeenkomst.plek)
    return Agendapunt(
        sleutel=str(bijeenkomst.sleutel),
        van=_moment(bijeenkomst.datum, bijeenkomst.van),
        tot=einde,
        titel=bijeenkomst.groep.naam,
        tekst=" · ".join(deel for deel in wat if deel),
        # a group may be called after somebody in it; what it follows is not
        kalendertitel=f"Groep: {bijeenkomst.groep.onderwerp}",
        icoon="users-group",
        url=bijeenkomst.get_absolute_url(),
        gewijzigd_op=bijeenkomst.gewijzigd_op,
        versie=bijeenkomst.versie,
        actie="Aanwezigheid" if vast_te_leggen else "",
        klaar="vastgelegd" if gehouden else "",
        vervallen=bijeenkomst.staat == Bijeenkomst.Staat.VERVALLEN,
    )


def _moment(dag: date, op: time) -> datetime:
    return timezone.make_aware(datetime.combine(dag, op))
