"""Hours against their norms: what was done of what a traject asks now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from trajecten.models import Contactmoment, Deelneemuur
from trajecten.registers import Norm, normen_van
from vormgeving.taal import minuten as in_woorden
from vormgeving.taal import uren

if TYPE_CHECKING:
    from trajecten.models import Traject

DagMinuten = Sequence[tuple[int, date, int]]

# up to this part of what should have been done by now is missing: that is a bit behind, more is far behind
IETS_ACHTER_HOOGSTENS = Fraction(1, 4)


@dataclass(frozen=True)
class Urenstand:
    """How far somebody is with one norm, in minutes; `erbij` is what a contact that is being written would add."""

    norm: Norm
    gedaan: int
    erbij: int = 0

    @property
    def totaal(self) -> int:
        """What was done together with what is being written."""
        return self.gedaan + self.erbij

    @property
    def is_week(self) -> bool:
        """Whether the norm is for one week."""
        return self.norm.tot is not None and self.norm.tot - self.norm.van <= timedelta(days=7)

    @property
    def zin(self) -> str:
        """What is still to do, in words."""
        rest = self.norm.minuten - self.totaal
        if rest <= 0:
            return "Norm gehaald"
        if self.is_week:
            return f"Nog {in_woorden(rest)} deze week"
        if self.norm.verwacht is None:
            return f"Nog {in_woorden(rest)}"
        if self.totaal >= self.norm.verwacht:
            return "Op schema"
        gemist = Fraction(self.norm.verwacht - self.totaal, self.norm.verwacht)
        hoe = "Iets" if gemist <= IETS_ACHTER_HOOGSTENS else "Ver"
        return f"{hoe} achter: tot nu toe verwacht je {uren(self.norm.verwacht)}"


def urenstanden_van(trajecten: Sequence[Traject], vandaag: date) -> dict[int, list[Urenstand]]:
    """Per traject its norms with what was done of each, in a number of queries that does not grow."""
    normen = normen_van(trajecten, vandaag)
    gemaakt = {
        Norm.Wie.COACH: _minuten(normen, Norm.Wie.COACH, trajecten),
        Norm.Wie.DEELNEMER: _minuten(normen, Norm.Wie.DEELNEMER, trajecten),
    }
    return {
        pk: [Urenstand(norm, _som(gemaakt[norm.van_wie], norm)) for norm in van_traject]
        for pk, van_traject in normen.items()
    }


def weekstand(standen: Sequence[Urenstand]) -> Urenstand | None:
    """The stand of the guidance of this week, or None when no norm asks for it."""
    return next((s for s in standen if s.is_week and s.norm.van_wie == Norm.Wie.COACH), None)


def stand_in_lijst(standen: Sequence[Urenstand]) -> Urenstand | None:
    """What the list shows: of this week the guidance, else the hours of the deelnemer; else those of the whole norm.

    None without a norm.
    """
    return weekstand(standen) or next((stand for stand in standen if stand.is_week), next(iter(standen), None))


def contact_deze_week(traject: Traject, vandaag: date) -> int:
    """Minutes of contact held with the deelnemer in the week of `vandaag`."""
    maandag = vandaag - timedelta(days=vandaag.weekday())
    dagen = Contactmoment.objects.gehouden().per_dag([traject], maandag)
    return sum(minuten for _, dag, minuten in dagen if dag < maandag + timedelta(days=7))


def _minuten(normen: Mapping[int, list[Norm]], wie: Norm.Wie, trajecten: Sequence[Traject]) -> DagMinuten:
    """The minutes that the norms of this kind count, from the first day that one of them asks for."""
    vanaf = min((norm.van for van in normen.values() for norm in van if norm.van_wie == wie), default=None)
    if vanaf is None:
        return []
    if wie == Norm.Wie.COACH:
        return Contactmoment.objects.gehouden().per_dag(trajecten, vanaf)
    return Deelneemuur.objects.all().per_dag(trajecten, vanaf)


def _som(dagen: DagMinuten, norm: Norm) -> int:
    return sum(
        minuten
        for pk, dag, minuten in dagen
        if pk == norm.traject_id and norm.van <= dag and (norm.tot is None or dag < norm.tot)
    )
