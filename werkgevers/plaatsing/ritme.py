"""How a placement goes against the rhythm of the route: hours of practice with guidance, and nazorg."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from trajecten.models import Contactmoment, Deelneemuur, Traject
from trajecten.werkdelen import Werkdeel, Werksoort, werkdelen_van
from vormgeving.taal import getal, hoeveel, uren
from werkgevers.models import Plaatsing
from werkgevers.plaatsing.begeleiding import Begeleidingsweek, weken_met_begeleiding
from werkgevers.plaatsing.begeleidingsbeeld import begeleidingsbeeld
from werkgevers.plaatsing.behouden import is_baan

DagMinuten = Sequence[tuple[date, int]]
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Meter:
    """What was done of a norm, in minutes, with a sentence."""

    titel: str
    gedaan: int
    norm: int
    zin: str


@dataclass(frozen=True)
class Ritme:
    """A part of the route with what it plans, in words, how far somebody is, and its weeks of guidance."""

    titel: str
    gepland: str
    meters: Sequence[Meter]
    weken: Sequence[Begeleidingsweek] = ()

    @property
    def beeld(self) -> SafeString:
        """The weeks of guidance as a picture; empty where the route asks none."""
        return begeleidingsbeeld(self.weken)


def ritmes_van(plaatsing: Plaatsing, vandaag: date) -> list[Ritme]:
    """The parts of the route that belong to `plaatsing`: practice for a place to learn, nazorg once somebody is in it.

    In a number of queries that does not grow.
    """
    delen = [deel for deel in werkdelen_van(plaatsing.traject) if _hoort_bij(deel, plaatsing)]
    if not delen:
        return []
    vanaf = min([plaatsing.startdatum, *(van for deel in delen for van, _ in deel.periodes)])
    contact = [(dag, m) for _, dag, m in Contactmoment.objects.gehouden().per_dag([plaatsing.traject], vanaf)]
    werk = list(uren_van_plaatsing(plaatsing).values_list("datum", "minuten"))
    return [
        _praktijk(deel, plaatsing, werk, contact, vandaag)
        if deel.soort == Werksoort.PRAKTIJK
        else _nazorg(deel, contact)
        for deel in delen
    ]


def praktijkdeel(traject: Traject) -> Werkdeel | None:
    """The part of the route of `traject` in which somebody learns at an employer; None where there is none."""
    return next((deel for deel in werkdelen_van(traject) if deel.soort == Werksoort.PRAKTIJK), None)


def uren_van_plaatsing(plaatsing: Plaatsing) -> QuerySet[Deelneemuur]:
    """The hours of the deelnemer that came from `plaatsing`."""
    return Deelneemuur.objects.filter(
        traject=plaatsing.traject_id,
        bron=Deelneemuur.Bron.PLAATSING,
        sleutel__startswith=f"plaatsing:{plaatsing.pk}:",
    )


def in_woorden(deel: Werkdeel) -> str:
    """What a part plans: “12 weken, 18 uur per week, 2 uur begeleiding per week”."""
    delen = (
        hoeveel(deel.weken, "weken") if deel.weken else "",
        f"{uren(deel.deelnemer_per_week)} per week" if deel.deelnemer_per_week else "",
        f"{uren(deel.begeleiding_per_week)} begeleiding per week" if deel.begeleiding_per_week else "",
        f"ongeveer {uren(deel.begeleiding_totaal)} begeleiding in totaal" if deel.begeleiding_totaal else "",
    )
    return ", ".join(zin for zin in delen if zin)


def verwacht_nu(per_week: int, weken: int, *, start: date, einde: date | None, vandaag: date) -> int:
    """Minutes that belong to the full weeks from `start` up to and including `vandaag`, at most those of `weken`."""
    tot = min(vandaag + timedelta(days=1), einde) if einde else vandaag + timedelta(days=1)
    return per_week * min(max((tot - start) // WEEK, 0), weken)


def _hoort_bij(deel: Werkdeel, plaatsing: Plaatsing) -> bool:
    if deel.soort == Werksoort.NAZORG:
        return bool(deel.periodes)
    return not is_baan(plaatsing)


def _praktijk(deel: Werkdeel, plaatsing: Plaatsing, werk: DagMinuten, contact: DagMinuten, vandaag: date) -> Ritme:
    """From the first day of the placement on."""
    begeleid = [(dag, m) for dag, m in contact if _binnen(dag, [(plaatsing.startdatum, plaatsing.einddatum)])]
    per_week = round(plaatsing.uren_per_week * 60) if plaatsing.uren_per_week else deel.deelnemer_per_week
    regels = (("Leren en werken", per_week, werk), ("Begeleiding", deel.begeleiding_per_week, begeleid))
    meters = [
        _meter(titel, norm, deel.weken, sum(m for _, m in gedaan), plaatsing, vandaag)
        for titel, norm, gedaan in regels
        if norm and deel.weken
    ]
    weken = weken_met_begeleiding(plaatsing, deel, begeleid, vandaag)
    return Ritme(deel.naam, _afspraak(deel, plaatsing), meters, weken)


def _meter(titel: str, per_week: int, weken: int, gedaan: int, plaatsing: Plaatsing, vandaag: date) -> Meter:
    nu = verwacht_nu(per_week, weken, start=plaatsing.startdatum, einde=plaatsing.einddatum, vandaag=vandaag)
    zin = f"Tot nu toe verwacht je {uren(nu)}." if nu else "De eerste week is nog bezig."
    return Meter(titel, gedaan, per_week * weken, zin)


def _afspraak(deel: Werkdeel, plaatsing: Plaatsing) -> str:
    """What the route plans, with the days that were agreed."""
    gepland, dagen = in_woorden(deel), plaatsing.dagen_per_week
    if not dagen:
        return f"{gepland}." if gepland else "De route zegt niet hoe lang dit duurt."
    dag = "1 dag" if dagen == 1 else f"{getal(dagen)} dagen"
    per_dag = f" van {getal(plaatsing.uren_per_week / dagen)} uur" if plaatsing.uren_per_week else ""
    afgesproken = f"Afgesproken: {dag} per week{per_dag}."
    return f"{gepland}. {afgesproken}" if gepland else afgesproken


def _nazorg(deel: Werkdeel, contact: DagMinuten) -> Ritme:
    gedaan = sum(m for dag, m in contact if _binnen(dag, deel.periodes))
    norm = deel.begeleiding_totaal
    if not norm:
        return Ritme(f"Nazorg in {deel.naam.lower()}", f"Tot nu toe {uren(gedaan)} begeleiding.", ())
    rest = norm - gedaan
    zin = f"Nog ongeveer {uren(rest)}." if rest > 0 else "De uren voor nazorg zijn op."
    return Ritme(f"Nazorg in {deel.naam.lower()}", f"{in_woorden(deel)}.", (Meter("Nazorg", gedaan, norm, zin),))


def _binnen(dag: date, periodes: Sequence[tuple[date, date | None]]) -> bool:
    return any(van <= dag and (tot is None or dag < tot) for van, tot in periodes)
