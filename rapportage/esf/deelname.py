"""Who is one participant of an ESF+ project: how trajecten become records.

The rules are those of the exchange format ("Arithmetic: ESF+") and domein §3.2: within one operation somebody is one
record, with the situation of the first entry and the outcome of the last exit.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rapportage.esf.rijen import TrajectRij
from trajecten.regels import leeftijd_op, plus_maanden

GESLACHTEN = ("vrouw", "man", "non-binair")
# Annex I: results are those of within four weeks after leaving
DAGEN_NA_VERTREK = 28
MAANDEN_LATER = 6
WERKLOOS, INACTIEF, WERKEND = "werkloos", "inactief", "werkend"


@dataclass(frozen=True, slots=True)
class Deelname:
    """One record: a deelnemer in the project.

    `entree` is the traject of the first start, `vertrek` that of the latest end, None while any of them runs on.
    """

    entree: TrajectRij
    vertrek: TrajectRij | None

    @property
    def vertrokken_op(self) -> date | None:
        """The day on which somebody left, if they did."""
        return self.vertrek.einddatum if self.vertrek else None

    @property
    def is_volledig(self) -> bool:
        """Whether everything is known that every participant must state."""
        return not self.ontbreekt

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """What is missing, in words; of a werkloze also since when."""
        e = self.entree
        delen: list[str] = []
        if e.geslacht not in GESLACHTEN:
            delen.append("het geslacht")
        if e.geboortedatum is None:
            delen.append("de geboortedatum")
        if e.arbeidssituatie not in (WERKLOOS, INACTIEF, WERKEND):
            delen.append("de arbeidssituatie bij de start")
        if not e.opleidingsniveau:
            delen.append("het opleidingsniveau")
        if e.arbeidssituatie == WERKLOOS and e.werkloos_sinds is None:
            delen.append("sinds wanneer iemand werkloos is")
        return tuple(delen)

    @property
    def leeftijd(self) -> int:
        """In full years on the day of entry; only of a complete record."""
        assert self.entree.geboortedatum is not None
        return leeftijd_op(self.entree.geboortedatum, self.entree.startdatum)

    @property
    def werkte(self) -> bool:
        """Whether somebody worked at entry."""
        return self.entree.arbeidssituatie == WERKEND

    @property
    def zocht_geen_of_had_geen_werk(self) -> bool:
        """Whether somebody was unemployed or inactive at entry."""
        return self.entree.arbeidssituatie in (WERKLOOS, INACTIEF)

    @property
    def langdurig_werkloos_vanaf(self) -> date | None:
        """The first day of entry on which the unemployment is not yet long-term: it must lie before the entry.

        Six calendar months for somebody under 25 at entry, twelve from 25 (domein §3.3).
        """
        if self.entree.arbeidssituatie != WERKLOOS or self.entree.werkloos_sinds is None:
            return None
        return plus_maanden(self.entree.werkloos_sinds, 6 if self.leeftijd < 25 else 12)

    @property
    def uitstroom_op_tijd(self) -> TrajectRij | None:
        """What was stated on leaving, if that was within 28 days; those days and the day of leaving count."""
        v = self.vertrek
        if v is None or v.einddatum is None or v.uitstroom_peildatum is None:
            return None
        laatste = v.einddatum + timedelta(days=DAGEN_NA_VERTREK)
        return v if v.einddatum <= v.uitstroom_peildatum <= laatste else None

    def kan_nog_gezegd_worden(self, peildatum: date) -> bool:
        """Whether nothing was stated on leaving yet while there is still time for it."""
        v = self.vertrek
        if v is None or v.einddatum is None or v.uitstroom_peildatum is not None:
            return False
        return peildatum <= v.einddatum + timedelta(days=DAGEN_NA_VERTREK)

    @property
    def zes_maanden_later(self) -> date | None:
        """The same day of the month half a year after leaving, or the last day of that month."""
        return plus_maanden(self.vertrokken_op, MAANDEN_LATER) if self.vertrokken_op else None

    def is_te_vroeg_voor_zes_maanden(self, peildatum: date) -> bool:
        """Whether half a year has not passed on `peildatum`."""
        later = self.zes_maanden_later
        return later is not None and later > peildatum


def deelnames(trajecten: Iterable[TrajectRij]) -> tuple[Deelname, ...]:
    """One record per deelnemer, in the order of their entry."""
    per_deelnemer: dict[int, list[TrajectRij]] = defaultdict(list)
    for traject in trajecten:
        per_deelnemer[traject.deelnemer_id].append(traject)
    alle = (_deelname(reeks) for reeks in per_deelnemer.values())
    return tuple(sorted(alle, key=lambda deelname: (deelname.entree.startdatum, deelname.entree.id)))


def _deelname(trajecten: list[TrajectRij]) -> Deelname:
    if len(trajecten) == 1:
        (enige,) = trajecten
        return Deelname(enige, enige if enige.einddatum else None)
    trajecten.sort(key=lambda t: (t.startdatum, t.id))
    if any(t.einddatum is None for t in trajecten):
        return Deelname(trajecten[0], None)
    return Deelname(trajecten[0], max(trajecten, key=lambda t: (t.einddatum or date.min, t.startdatum, t.id)))
