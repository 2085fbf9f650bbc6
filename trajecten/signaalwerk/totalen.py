"""The signals counted: per kind, and per programma or team. Numbers for who keeps watch, no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trajecten.models import Betrokkene, Traject
from trajecten.signaallijst import opgemerkt_bij
from trajecten.signaalsoorten import Signaalsoort, soorten

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

ZONDER_TEAM = 0
Kolommen = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Telcel:
    """How many signals of a kind in one programma or team, None where that cannot be said; `na` asks for its list."""

    aantal: int | None
    na: str


@dataclass(frozen=True)
class Telrij:
    """One kind of signal: its numbers, and how many of them wait. A kind without `lijst` is only counted."""

    soort: Signaalsoort
    cellen: list[Telcel]
    totaal: int
    uitgesteld: int
    lijst: bool

    @property
    def over_collegas(self) -> bool:
        """Whether it is about the work of colleagues, which belongs to no single programma."""
        return any(cel.aantal is None for cel in self.cellen)


@dataclass(frozen=True)
class Totalen:
    """All kinds that are there now, the most frequent first, by programma or by team."""

    per: str
    kolommen: list[str]
    rijen: list[Telrij]


def maak_totalen(trajecten: TrajectQuerySet, gebruiker: Gebruiker, vandaag: date, per: str) -> Totalen:
    """Count the signals of `trajecten` by `per`, "programma" or "team".

    Counted are all, also those of which this person may not see the list: a number is no care note. A traject that
    people of two teams guide counts in both columns, and once in the total. What is about the work of `gebruiker`
    and colleagues, as hours that are late, has a total only. The number of queries does not grow.
    """
    opgemerkt = opgemerkt_bij(trajecten, gebruiker, vandaag, met_eigen=True, alles=True)
    over = {o.signaal.traject_id for o in opgemerkt if o.signaal.traject_id is not None}
    groepen, kolommen = _per_team(over) if per == "team" else _per_programma(over)
    rijen = []
    for code in {o.signaal.code for o in opgemerkt}:
        van_soort = [o for o in opgemerkt if o.signaal.code == code]
        nu = [o for o in van_soort if o.uitstel is None]
        over_collegas = all(o.signaal.traject_id is None for o in van_soort)
        telling = Counter(groep for o in nu for groep in groepen.get(o.signaal.traject_id, ()))
        rijen.append(
            Telrij(
                soort=soorten.get(code) or Signaalsoort(code, van_soort[0].signaal.soortnaam, ""),
                cellen=[Telcel(None if over_collegas else telling[g], f"{per}={g}") for g, _ in kolommen],
                totaal=len(nu),
                uitgesteld=len(van_soort) - len(nu),
                lijst=all(o.zichtbaar for o in van_soort),
            )
        )
    rijen.sort(key=lambda rij: (-rij.totaal, rij.soort.naam))
    return Totalen(per, [naam for _, naam in kolommen], rijen)


def binnen(trajecten: TrajectQuerySet, programma: int, team: int | None) -> TrajectQuerySet:
    """Those of `trajecten` in this programma (0: any) and guided by somebody of this team (None: any, 0: by nobody)."""
    if programma:
        trajecten = trajecten.filter(programma_id=programma)
    if team is None:
        return trajecten
    met_team = Betrokkene.objects.nu().filter(gebruiker__team__isnull=False)
    if team == ZONDER_TEAM:
        return trajecten.exclude(pk__in=met_team.values("traject_id"))
    return trajecten.filter(pk__in=met_team.filter(gebruiker__team_id=team).values("traject_id"))


def _per_programma(over: set[int]) -> tuple[Mapping[int | None, list[int]], Kolommen]:
    rijen = Traject.objects.filter(pk__in=over).values_list("pk", "programma_id", "programma__naam")
    namen = {programma: naam for _, programma, naam in rijen}
    return {pk: [programma] for pk, programma, _ in rijen}, sorted(namen.items(), key=lambda paar: paar[1])


def _per_team(over: set[int]) -> tuple[Mapping[int | None, list[int]], Kolommen]:
    betrokken = Betrokkene.objects.nu().filter(traject__in=over, gebruiker__team__isnull=False)
    rijen = betrokken.values_list("traject_id", "gebruiker__team_id", "gebruiker__team__naam").distinct()
    groepen: dict[int | None, list[int]] = {pk: [] for pk in over}
    for traject, team, _ in rijen:
        groepen[traject].append(team)
    namen = {team: naam for _, team, naam in rijen}
    if any(not teams for teams in groepen.values()):
        namen[ZONDER_TEAM] = "Zonder team"
    return {pk: teams or [ZONDER_TEAM] for pk, teams in groepen.items()}, sorted(namen.items(), key=lambda p: p[1])
