"""Hours of a deelnemer at an employer: what a placement says, for a person to confirm week by week.

The app of employers knows trajecten and not the other way round: it registers its placements here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.deelneemuren.regels import dagen_van, minuten_over, minuten_per_dag
from trajecten.models import Deelneemuur
from trajecten.urenstaat.regels import maandag_van
from vormgeving.taal import uren

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Plaatsing:
    """A placement over [van, tot); `tot` is None while it is open.

    `titel` is for who may see placements ("Stage bij De Kwast"). `activiteit` is what the hours are called for
    whoever sees hours: it does not say where. `minuten_per_week` is None when nobody agreed on hours. `bevestigd` are
    minutes by Monday that the employer confirmed: those are offered instead of what was agreed.
    """

    nummer: int
    titel: str
    activiteit: str
    van: date
    tot: date | None
    minuten_per_week: int | None
    bevestigd: Mapping[date, int] = field(default_factory=dict)

    def loopt_op(self, dag: date) -> bool:
        """Whether `dag` lies in it."""
        return self.van <= dag and (self.tot is None or dag < self.tot)

    def sleutel(self, dag: date) -> str:
        """What the hours of one day are known by: taken over twice they are there once."""
        return f"plaatsing:{self.nummer}:{dag.isoformat()}"


@dataclass(frozen=True)
class Plaatsingsweek:
    """A placement in one week: the days that can have hours by now, what it says of them, and what was taken over.

    Minutes by day; a day that has none is not in `staat_er`, and nothing is in `voorstel` without agreed hours.
    """

    plaatsing: Plaatsing
    maandag: date
    dagen: Sequence[date]
    voorstel: Mapping[date, int]
    staat_er: Mapping[date, int]

    @property
    def totaal(self) -> int:
        """Minutes that it comes to on these days."""
        return sum(self.voorstel.values())

    @property
    def overgenomen(self) -> int:
        """Minutes that were taken over."""
        return sum(self.staat_er.values())

    @property
    def afspraak(self) -> str:
        """What was agreed, or what the employer confirmed for this week, in words."""
        if self.maandag in self.plaatsing.bevestigd:
            return f"{uren(self.plaatsing.bevestigd[self.maandag])} bevestigd door de werkgever"
        minuten = self.plaatsing.minuten_per_week
        return f"{uren(minuten)} per week" if minuten else "geen uren afgesproken"

    @property
    def is_deel(self) -> bool:
        """Whether these days are only a part of the agreed week."""
        if self.maandag in self.plaatsing.bevestigd:
            return False
        return self.totaal != (self.plaatsing.minuten_per_week or 0)

    @property
    def stand(self) -> str:
        """What is there now, for a form that is sent later."""
        return stand_van({dag: self.staat_er.get(dag, 0) for dag in self.dagen})

    @property
    def invulling(self) -> dict[date, int]:
        """What to begin with: what was taken over, and what the placement says of the days after that."""
        laatste = max(self.staat_er, default=date.min)
        return {dag: minuten for dag, minuten in self.voorstel.items() if dag > laatste} | dict(self.staat_er)

    @property
    def is_af(self) -> bool:
        """Whether hours were taken over and no day came after them."""
        return bool(self.staat_er) and self.invulling == dict(self.staat_er)


# gets the traject and who looks, and gives what this person may see
Bron = Callable[["Traject", "Gebruiker"], Iterable[Plaatsing]]
_bronnen: list[Bron] = []
# gets the number of the placement, the Monday, the minutes of that week together and who took them over
Overname = Callable[[int, date, int, "Gebruiker"], object]
_na_overname: list[Overname] = []


def registreer_na_overname(hook: Overname) -> None:
    """Add what is written along with hours that were taken over, in the same transaction."""
    _na_overname.append(hook)


def meld_overname(plaatsing: Plaatsing, maandag: date, minuten: int, door: Gebruiker) -> None:
    """Tell who registered for it that `door` took over `minuten` of the week of `maandag`."""
    for hook in _na_overname:
        hook(plaatsing.nummer, maandag, minuten, door)


def registreer_plaatsingen(bron: Bron) -> None:
    """Add a source of placements."""
    _bronnen.append(bron)


def plaatsingsweken(
    traject: Traject, gebruiker: Gebruiker, maandag: date, dagen: Sequence[date]
) -> list[Plaatsingsweek]:
    """The placements of `traject` that run on one of `dagen` of the week of `maandag`, the first one first."""
    plaatsingen = [p for bron in _bronnen for p in bron(traject, gebruiker) if any(map(p.loopt_op, dagen))]
    staat_er = _overgenomen(traject, maandag) if plaatsingen else {}
    return [
        _week(plaatsing, maandag, dagen, staat_er) for plaatsing in sorted(plaatsingen, key=lambda p: (p.van, p.nummer))
    ]


def over_te_nemen(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> list[tuple[Plaatsingsweek, str]]:
    """The placements of which nothing was taken over in the last full week, each with where that is done.

    Empty for who may not fill in hours of deelnemers.
    """
    if not mag(gebruiker, Recht.DEELNEEMUREN_INVULLEN, traject):
        return []
    maandag = maandag_van(vandaag) - WEEK
    dagen = dagen_van(maandag, start=traject.startdatum, einde=traject.einddatum, vandaag=vandaag)
    adres = f"{reverse('trajecten:deelneemuren_invullen', args=[traject.pk])}?week={maandag.isoformat()}"
    return [
        (week, f"{adres}#plaatsing-{week.plaatsing.nummer}")
        for week in plaatsingsweken(traject, gebruiker, maandag, dagen)
        if not week.staat_er
    ]


def stand_van(minuten: Mapping[date, int]) -> str:
    """Minutes by day as one word, to tell whether they changed."""
    return ",".join(f"{dag.isoformat()}:{minuten[dag]}" for dag in sorted(minuten))


def _week(plaatsing: Plaatsing, maandag: date, dagen: Sequence[date], staat_er: Mapping[str, int]) -> Plaatsingsweek:
    van_plaatsing = [dag for dag in dagen if plaatsing.loopt_op(dag)]
    return Plaatsingsweek(
        plaatsing=plaatsing,
        maandag=maandag,
        dagen=van_plaatsing,
        voorstel=_voorstel(plaatsing, maandag, van_plaatsing),
        staat_er={dag: staat_er[plaatsing.sleutel(dag)] for dag in van_plaatsing if plaatsing.sleutel(dag) in staat_er},
    )


def _voorstel(plaatsing: Plaatsing, maandag: date, dagen: Sequence[date]) -> dict[date, int]:
    """Minutes by day: all that the employer confirmed of this week, else the part of what was agreed."""
    if maandag in plaatsing.bevestigd:
        verdeeld = minuten_over(plaatsing.bevestigd[maandag], dagen)
    else:
        per_dag = minuten_per_dag(plaatsing.minuten_per_week or 0)
        verdeeld = {dag: per_dag[dag.weekday()] for dag in dagen}
    return {dag: minuten for dag, minuten in verdeeld.items() if minuten}


def _overgenomen(traject: Traject, maandag: date) -> dict[str, int]:
    """The minutes of this week that came from placements, by key."""
    van_week = Deelneemuur.objects.van(traject).filter(datum__gte=maandag, datum__lt=maandag + WEEK)
    return dict(van_week.filter(bron=Deelneemuur.Bron.PLAATSING).values_list("sleutel", "minuten"))
