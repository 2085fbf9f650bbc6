"""One week of one employee as the page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Urenstaat, Urenstaatstap
from trajecten.urenstaat.beschrijving import Regel, beschrijf, projectnamen
from trajecten.urenstaat.regels import OP_SLOT, Staat
from trajecten.urenstaat.uren import Uur, momentopname, uren_van, vingerafdruk

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# more than this on one day is possible, but is seldom meant
MINUTEN_OP_EEN_DAG_OPVALLEND = 12 * 60
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Dag:
    """A day of the week with its lines."""

    datum: date
    regels: list[Regel]
    is_toekomst: bool

    @property
    def minuten(self) -> int:
        """What counts on this day; less than nothing where counter-entries take away more than there is."""
        return sum(regel.minuten for regel in self.regels)

    @property
    def is_opvallend(self) -> bool:
        """Whether the day is so full that it may be a mistake."""
        return self.minuten > MINUTEN_OP_EEN_DAG_OPVALLEND


@dataclass(frozen=True)
class Projectrij:
    """What counts for one subsidieproject, by day and together."""

    naam: str
    per_dag: list[int]

    @property
    def totaal(self) -> int:
        """Of the whole week."""
        return sum(self.per_dag)


@dataclass(frozen=True)
class Blad:
    """The week that begins on `maandag`. `sha256` is that of the lines, which goes along with every step."""

    medewerker: Gebruiker
    maandag: date
    vandaag: date
    urenstaat: Urenstaat | None
    stappen: Sequence[Urenstaatstap]
    dagen: list[Dag]
    projecten: list[Projectrij]
    sha256: str
    is_eigen: bool
    mag_goedkeuren: bool

    @property
    def staat(self) -> Staat:
        """How far it is; without an urenstaat yet a concept."""
        return Staat(self.urenstaat.staat) if self.urenstaat else Staat.CONCEPT

    @property
    def is_open(self) -> bool:
        """Whether hours can be written in it."""
        return self.staat not in OP_SLOT

    @property
    def is_ingediend(self) -> bool:
        """Whether it waits for somebody."""
        return self.staat == Staat.INGEDIEND

    @property
    def is_goedgekeurd(self) -> bool:
        """Whether only counter-entries can correct it."""
        return self.staat == Staat.GOEDGEKEURD

    @property
    def totaal(self) -> int:
        """All minutes of the week."""
        return sum(dag.minuten for dag in self.dagen)

    @property
    def heeft_uren(self) -> bool:
        """Whether anything is on it."""
        return any(dag.regels for dag in self.dagen)

    @property
    def is_begonnen(self) -> bool:
        """Whether it can be handed in yet."""
        return self.maandag <= self.vandaag

    @property
    def is_voorbij(self) -> bool:
        """Whether its last day lies behind us."""
        return self.maandag + WEEK <= self.vandaag

    @property
    def klopt(self) -> bool:
        """Whether the lines are still what was frozen; always so, and the page says that it looked."""
        return self.urenstaat is not None and self.urenstaat.sha256 == self.sha256

    @property
    def vorige(self) -> date:
        """The Monday before."""
        return self.maandag - WEEK

    @property
    def volgende(self) -> date:
        """The Monday after."""
        return self.maandag + WEEK

    @property
    def zondag(self) -> date:
        """Its last day."""
        return self.maandag + timedelta(days=6)

    @property
    def weeknummer(self) -> int:
        """As on a calendar (ISO 8601)."""
        return self.maandag.isocalendar().week


def maak_blad(medewerker: Gebruiker, maandag: date, vandaag: date, *, voor: Gebruiker) -> Blad:
    """The week of `medewerker` that begins on `maandag`, as `voor` may see it."""
    uren = uren_van([medewerker.pk], maandag, maandag + WEEK)
    staat = Urenstaat.objects.filter(medewerker=medewerker).van_week(maandag).met_namen().first()
    eigen, goedgekeurd = medewerker.pk == voor.pk, staat is not None and staat.staat == Staat.GOEDGEKEURD
    return Blad(
        medewerker=medewerker,
        maandag=maandag,
        vandaag=vandaag,
        urenstaat=staat,
        stappen=list(staat.stappen.select_related("gezet_door")) if staat else [],
        dagen=_dagen(beschrijf(uren, voor, per_deel=eigen and goedgekeurd), maandag, vandaag),
        projecten=projectrijen(uren, maandag),
        sha256=vingerafdruk(momentopname(uren)),
        is_eigen=eigen,
        mag_goedkeuren=not eigen and mag(voor, Recht.UREN_GOEDKEUREN),
    )


def _dagen(regels: Sequence[Regel], maandag: date, vandaag: date) -> list[Dag]:
    per_dag: Mapping[date, list[Regel]] = defaultdict(list)
    for regel in regels:
        per_dag[regel.dag].append(regel)
    dagen = [maandag + timedelta(days=nummer) for nummer in range(7)]
    return [Dag(dag, per_dag[dag], dag > vandaag) for dag in dagen]


def projectrijen(uren: Sequence[Uur], maandag: date) -> list[Projectrij]:
    """What counts for each project by day of the week, by name, and last what counts for none."""
    per_project: dict[int | None, list[int]] = {}
    for uur in uren:
        dagen = per_project.setdefault(uur.subsidieproject_id, [0] * 7)
        dagen[(uur.dag - maandag).days] += uur.minuten
    namen = projectnamen(per_project)
    volgorde = sorted(per_project, key=lambda sleutel: (sleutel is None, namen[sleutel]))
    return [Projectrij(namen[sleutel], per_project[sleutel]) for sleutel in volgorde]
