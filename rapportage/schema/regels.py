"""When a report is due, and until when it is kept. No database, no clock."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rapportage.periode import Periode

DAGEN_NA_HOOGSTENS = 90
BEWAAR_MAANDEN_HOOGSTENS = 240
# after a standstill at most so many reports of one schedule are made afterwards, the latest
INHALEN_HOOGSTENS = 12
# the clock calls so often; within that time each organisation has a moment of its own
TIK_SECONDEN = 120
METEEN, VERSPREID = 0, 1
# on the day on which reports are due each organisation begins at a minute of its own, from midnight
VENSTER_MINUTEN = 240
# nobody wants mail about a report of long ago
MAILEN_BINNEN = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Tempo:
    """How often there is a report (`ritme`: maand, kwartaal or jaar), and how many days after the period it is made.

    The first one is about the period in which `vanaf` lies. `eerste` and `laatste` bound the days in which the subject
    runs, both inclusive: there is no report over a period that lies outside them.
    """

    ritme: str
    vanaf: date
    dagen_na: int
    eerste: date | None = None
    laatste: date | None = None

    def periode_om(self, dag: date) -> Periode:
        """The month, quarter or year in which a day lies."""
        if self.ritme == "jaar":
            return Periode.jaar(dag.year)
        if self.ritme == "kwartaal":
            return Periode.kwartaal(dag.year, (dag.month + 2) // 3)
        return Periode.maand(dag.year, dag.month)

    def maakdag(self, periode: Periode) -> date:
        """The day on which the report over a period is due."""
        return periode.tot + timedelta(days=self.dagen_na)

    def verschuldigd(self, dag: date) -> list[Periode]:
        """The periods of which the report should be there on `dag`, oldest first: the latest INHALEN_HOOGSTENS."""
        return list(self._tot_en_met(dag))[-INHALEN_HOOGSTENS:]

    def komend(self, dag: date, tot: date) -> list[Periode]:
        """The periods of which the report is made after `dag` and not after `tot`."""
        return [periode for periode in self._tot_en_met(tot) if self.maakdag(periode) > dag]

    def volgende(self, dag: date) -> Periode | None:
        """The first period of which the report is made after `dag`; None when the subject is over."""
        return next((periode for periode in self._periodes() if self.maakdag(periode) > dag), None)

    def _tot_en_met(self, dag: date) -> Iterator[Periode]:
        for periode in self._periodes():
            if self.maakdag(periode) > dag:
                return
            yield periode

    def _periodes(self) -> Iterator[Periode]:
        """All periods from `vanaf` on, as long as the subject runs."""
        periode = self.periode_om(max(self.vanaf, self.eerste or self.vanaf))
        while self.laatste is None or periode.van <= self.laatste:
            yield periode
            periode = self.periode_om(periode.tot + timedelta(days=1))


def verschuiving(schemanaam: str, binnen: int) -> int:
    """The place of an organisation among `binnen` moments: always the same, and evenly spread over many names."""
    som = hashlib.sha256(schemanaam.encode()).digest()
    return int.from_bytes(som[:8]) % binnen


def laatste_maakdag(schemanaam: str, nu: datetime) -> date:
    """The last day of which this organisation makes reports at `nu` (local time).

    Before its own minute of the day that is still yesterday: so a few hundred organisations do not ask for their
    reports at midnight all at once.
    """
    minuut = nu.hour * 60 + nu.minute
    return nu.date() if minuut >= verschuiving(schemanaam, VENSTER_MINUTEN) else nu.date() - timedelta(days=1)


def bewaren_tot(maakdag: date, maanden: int | None) -> date | None:
    """The last day on which the files of a report made on `maakdag` are kept; None when nobody said.

    A month later is the same day of that month, or its last day where it has no such day.
    """
    if maanden is None:
        return None
    jaar, maand = divmod(maakdag.year * 12 + maakdag.month - 1 + maanden, 12)
    laatste = Periode.maand(jaar, maand + 1).tot
    return laatste.replace(day=min(maakdag.day, laatste.day))
