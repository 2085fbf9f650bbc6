"""The weeks of colleagues: who waits for approval, who is late, and how much counts for which project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncWeek

from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Contactmoment, Tegenboeking, Urenregel, Urenstaat
from trajecten.urenstaat.beschrijving import projectnamen
from trajecten.urenstaat.queries import telt_in, van_collegas
from trajecten.urenstaat.regels import Staat, is_te_laat, maandag_van

if TYPE_CHECKING:
    from toegang.queries import GebruikerQuerySet
    from trajecten.urenstaat.queries import UrenstaatQuerySet

WEKEN = 6
PER_PAGINA = 50
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Projectdeel:
    """What counts for one project."""

    naam: str
    minuten: int


@dataclass(frozen=True)
class Wachtend:
    """A week that was handed in, with what is on it by project."""

    urenstaat: Urenstaat
    projecten: list[Projectdeel]
    aantal_regels: int


@dataclass(frozen=True)
class Weekcel:
    """One week of one colleague: how much, and how far it is."""

    maandag: date
    minuten: int
    staat: Staat | None
    te_laat: bool


@dataclass(frozen=True)
class Collegarij:
    """A colleague with the last weeks, the oldest first."""

    medewerker: Gebruiker
    weken: list[Weekcel]

    @property
    def te_laat(self) -> int:
        """How many of those weeks should have been handed in by now."""
        return sum(week.te_laat for week in self.weken)


def medewerkers_van(gebruiker: Gebruiker) -> GebruikerQuerySet:
    """Everybody whose hours `gebruiker` may see, also who left or does other work by now: their hours remain."""
    return Gebruiker.objects.filter(van_collegas(gebruiker, Recht.UREN_GOEDKEUREN, "pk"))


def collegas_van(gebruiker: Gebruiker) -> GebruikerQuerySet:
    """The same people without `gebruiker`: nobody approves the own hours."""
    return medewerkers_van(gebruiker).exclude(pk=gebruiker.pk)


def met_werk(collegas: GebruikerQuerySet, van: date, tot: date) -> GebruikerQuerySet:
    """Those of `collegas` who write hours now, or wrote some that count on a day in [van, tot)."""
    schrijvers = collegas.actief().met_recht(Recht.UREN_SCHRIJVEN)
    schreef = Q(pk__in=schrijvers.values("pk"))
    for rijen, _ in _bronnen():
        schreef |= Q(Exists(rijen.filter(telt_in(van, tot), medewerker=OuterRef("pk"))))
    return collegas.filter(schreef)


def op_naam(collegas: QuerySet[Gebruiker], *, na: int = 0) -> QuerySet[Gebruiker]:
    """`collegas` in order of name, those that come after the colleague with id `na`; all of them without one."""
    volgorde = ("achternaam", "voornaam", "pk")
    op_volgorde = collegas.order_by(*volgorde)
    laatste = collegas.filter(pk=na).values_list(*volgorde).first() if na else None
    if laatste is None:
        return op_volgorde
    achternaam, voornaam, pk = laatste
    verder = Q(achternaam__gt=achternaam) | Q(achternaam=achternaam, voornaam__gt=voornaam)
    return op_volgorde.filter(verder | Q(achternaam=achternaam, voornaam=voornaam, pk__gt=pk))


def wachtende_weken(gebruiker: Gebruiker) -> UrenstaatQuerySet:
    """Weeks of colleagues that `gebruiker` may approve, the oldest first."""
    binnen = Urenstaat.objects.zichtbaar_voor(gebruiker, Recht.UREN_GOEDKEUREN).filter(staat=Staat.INGEDIEND)
    anders = binnen.exclude(Q(medewerker=gebruiker) | Q(ingediend_door=gebruiker))
    return anders.met_namen().order_by("week", "medewerker__achternaam", "pk")


def met_inhoud(staten: Sequence[Urenstaat]) -> list[Wachtend]:
    """`staten` with what was frozen on them, by project; one query for the names."""
    delen = {staat.pk: _per_project(staat.regels or []) for staat in staten}
    namen = projectnamen({sleutel for deel in delen.values() for sleutel in deel})
    return [
        Wachtend(staat, [Projectdeel(namen[p], m) for p, m in delen[staat.pk].items()], len(staat.regels or []))
        for staat in staten
    ]


def _per_project(regels: Sequence[Mapping[str, Any]]) -> dict[int | None, int]:
    minuten: dict[int | None, int] = defaultdict(int)
    for regel in regels:
        minuten[regel["subsidieproject"]] += regel["minuten"]
    return dict(sorted(minuten.items(), key=lambda paar: -paar[1]))


def weken_tot(laatste: date) -> list[date]:
    """The Mondays of the weeks that the overview shows, the oldest first; the last is that of `laatste`."""
    maandag = maandag_van(laatste)
    return [maandag - WEEK * nummer for nummer in reversed(range(WEKEN))]


def collegarijen(collegas: Sequence[Gebruiker], weken: Sequence[date], vandaag: date, dagen: int) -> list[Collegarij]:
    """`collegas` with those `weken`; four queries whatever the number. `dagen` after its Sunday a week is late."""
    minuten = minuten_per_week([collega.pk for collega in collegas], weken[0], weken[-1] + WEEK)
    binnen = Urenstaat.objects.filter(medewerker__in=collegas, week__gte=weken[0], week__lte=weken[-1])
    staten = {(wie, week): Staat(staat) for wie, week, staat in binnen.values_list("medewerker", "week", "staat")}

    def cel(wie: int, week: date) -> Weekcel:
        uren, staat = minuten.get((wie, week)), staten.get((wie, week))
        te_laat = uren is not None and is_te_laat(week, staat, vandaag=vandaag, dagen=dagen)
        return Weekcel(week, uren or 0, staat or (Staat.CONCEPT if uren is not None else None), te_laat)

    return [Collegarij(collega, [cel(collega.pk, week) for week in weken]) for collega in collegas]


def minuten_per_week(medewerkers: Sequence[int], van: date, tot: date) -> dict[tuple[int, date], int]:
    """Minutes by employee and Monday, of what counts on a day in [van, tot); a week without lines is left out."""
    som: dict[tuple[int, date], int] = defaultdict(int)
    for rijen, veld in _bronnen():
        gekozen = rijen.filter(telt_in(van, tot), medewerker__in=medewerkers).order_by()
        per_week = gekozen.annotate(week=TruncWeek(Coalesce("boekdatum", "datum"))).values_list("medewerker", "week")
        for wie, week, minuten in per_week.annotate(som=Sum(veld)):
            som[wie, week] += minuten
    return dict(som)


def minuten_per_project(medewerkers: Sequence[int], van: date, tot: date) -> list[Projectdeel]:
    """What counts for each project on the days [van, tot), the most first; each minute for one project only."""
    som: dict[int | None, int] = defaultdict(int)
    for rijen, veld in _bronnen():
        gekozen = rijen.filter(telt_in(van, tot), medewerker__in=medewerkers).order_by()
        for project, minuten in gekozen.values_list("subsidieproject").annotate(som=Sum(veld)):
            som[project] += minuten
    namen = projectnamen(som)
    return [Projectdeel(namen[p], minuten) for p, minuten in sorted(som.items(), key=lambda paar: -paar[1])]


def _bronnen() -> tuple[tuple[QuerySet[Any], str], ...]:
    return (
        (Contactmoment.objects.all(), "medewerkerminuten"),
        (Urenregel.objects.all(), "minuten"),
        (Tegenboeking.objects.all(), "minuten"),
    )
