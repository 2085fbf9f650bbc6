"""Money that stops before the traject does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import DateField, F, Q
from django.db.models.functions import Cast

from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel
from vormgeving.taal import datum

if TYPE_CHECKING:
    from trajecten.models import Traject
    from trajecten.queries import TrajectQuerySet

EEN_DAG = timedelta(days=1)

SUBSIDIE_STOPT = Signaalsoort(
    code="subsidie_stopt",
    naam="Subsidie stopt en het traject loopt door",
    uitleg="De laatste dag van het subsidieproject is dichtbij of voorbij, en het traject loopt daarna nog.",
    actie="Traject bekijken",
    volgorde=60,
    drempels=(
        Drempel("vooraf", "Hoe lang van tevoren?", "dagen", 30, 0, 180),
        Drempel("dringend_vanaf", "Dringend als er minder dagen over zijn dan", "dagen", 8, 0, 60),
    ),
)


def subsidie_stopt(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each of `trajecten` that runs on after the last day of its subsidieproject; in one query."""
    grens = vandaag + timedelta(days=drempel("subsidie_stopt", "vooraf"))
    dringend = drempel("subsidie_stopt", "dringend_vanaf")
    # the project pays up to and including `tot`, a traject runs up to its einddatum
    daarna = Cast(F("subsidieproject__tot") + EEN_DAG, DateField())
    loopt_door = Q(einddatum__isnull=True) | Q(einddatum__gt=daarna)
    for traject in trajecten.filter(loopt_door, subsidieproject__tot__lte=grens).select_related("subsidieproject"):
        yield _signaal(traject, vandaag, dringend)


def _signaal(traject: Traject, vandaag: date, dringend: int) -> Signaal:
    project = traject.subsidieproject
    assert project is not None
    assert project.tot is not None
    over = (project.tot - vandaag).days
    kritiek = over < dringend
    return Signaal(
        code=SUBSIDIE_STOPT.code,
        kenmerk=str(project.pk),
        soortnaam=SUBSIDIE_STOPT.naam,
        traject_id=traject.pk,
        titel=_titel(over),
        kort="Subsidie stopt" if over >= 0 else "Subsidie gestopt",
        feiten=f"{project.naam} loopt tot en met {datum(project.tot)} · {_einde(traject)}",
        ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP,
        icoon="alert-octagon" if kritiek else "calendar-event",
        actie=SUBSIDIE_STOPT.actie,
        url=traject.get_absolute_url(),
        gewicht=-over,
    )


def _titel(over: int) -> str:
    if over == 0:
        return "Vandaag is de laatste dag van de subsidie"
    tel = "1 dag" if abs(over) == 1 else f"{abs(over)} dagen"
    return f"Subsidie stopt over {tel}" if over > 0 else f"Subsidie is {tel} geleden gestopt"


def _einde(traject: Traject) -> str:
    return f"het traject tot {datum(traject.einddatum)}" if traject.einddatum else "het traject heeft geen einddatum"
