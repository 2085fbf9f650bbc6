"""A klikgesprek that was planned and of which nobody wrote down what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from toegang.matrix import Recht
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel
from vormgeving.taal import datum
from werkgevers.models import Klikgesprek

if TYPE_CHECKING:
    from trajecten.queries import TrajectQuerySet

ZONDER_UITKOMST = Signaalsoort(
    "klikgesprek_zonder_uitkomst",
    "Klikgesprek zonder uitkomst",
    "Een klikgesprek is geweest en nog niemand schreef op of er een klik was.",
    (Drempel("na_dagen", "Hoeveel dagen na het gesprek?", "dagen", 1, 0, 28),),
    actie="Uitkomst vastleggen",
)


def zonder_uitkomst(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """One for each planned klikgesprek of a day that is too long ago. One query."""
    grens = vandaag - timedelta(days=drempel(ZONDER_UITKOMST.code, "na_dagen"))
    gepland = Klikgesprek.objects.gepland().filter(traject__in=trajecten.sleutels())
    for gesprek in gepland.select_related("werkgever").order_by("gepland_op", "pk"):
        dag = timezone.localdate(gesprek.gepland_op)
        if dag < grens:
            yield Signaal(
                code=ZONDER_UITKOMST.code,
                soortnaam=ZONDER_UITKOMST.naam,
                traject_id=gesprek.traject_id,
                titel=f"Klikgesprek van {datum(dag)} heeft nog geen uitkomst",
                feiten=f"Bij {gesprek.werkgever}",
                ernst=Ernst.LETOP,
                icoon="message-2",
                actie="Uitkomst vastleggen",
                url=gesprek.get_absolute_url(),
                kort="Uitkomst klikgesprek",
                gewicht=(vandaag - dag).days,
                recht=Recht.PLAATSING_WIJZIGEN,
                kenmerk=str(gesprek.pk),
            )
