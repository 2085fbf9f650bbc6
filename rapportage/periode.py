"""A period of a report: from one day up to and including another."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from vormgeving.taal import MAANDEN, datum

KWARTALEN = ("eerste kwartaal", "tweede kwartaal", "derde kwartaal", "vierde kwartaal")


@dataclass(frozen=True, order=True)
class Periode:
    """From `van` up to and including `tot`, both whole days.

    Raises ValueError (Dutch sentence) when the period ends before it begins.
    """

    van: date
    tot: date

    def __post_init__(self) -> None:
        if self.tot < self.van:
            raise ValueError("De periode eindigt voordat hij begint.")

    def __contains__(self, dag: object) -> bool:
        """Whether a date lies in the period; an unknown date (None) never does."""
        return isinstance(dag, date) and self.van <= dag <= self.tot

    def __str__(self) -> str:
        """The period by its usual name: a month, a quarter, a year or two dates."""
        for naam, periode in self._bekende_namen():
            if periode == self:
                return naam
        return f"{datum(self.van)} t/m {datum(self.tot)}"

    @property
    def is_bekend(self) -> bool:
        """Whether it is a month, a quarter or a year."""
        return any(periode == self for _, periode in self._bekende_namen())

    @property
    def voluit(self) -> str:
        """Both days in words, the year only once if it is the same one."""
        if self.van == self.tot:
            return datum(self.van)
        van = datum(self.van)
        if self.van.year == self.tot.year:
            van = van.rsplit(" ", 1)[0]
        return f"{van} tot en met {datum(self.tot)}"

    @classmethod
    def maand(cls, jaar: int, maand: int) -> Self:
        """A calendar month (1 to 12)."""
        return cls(date(jaar, maand, 1), date(jaar, maand, calendar.monthrange(jaar, maand)[1]))

    @classmethod
    def kwartaal(cls, jaar: int, kwartaal: int) -> Self:
        """A calendar quarter (1 to 4)."""
        laatste = kwartaal * 3
        return cls(date(jaar, laatste - 2, 1), cls.maand(jaar, laatste).tot)

    @classmethod
    def jaar(cls, jaar: int) -> Self:
        """A calendar year."""
        return cls(date(jaar, 1, 1), date(jaar, 12, 31))

    @classmethod
    def maand_voor(cls, dag: date) -> Self:
        """The last whole month that was over on `dag`."""
        einde = dag.replace(day=1) - timedelta(days=1)
        return cls.maand(einde.year, einde.month)

    def _bekende_namen(self) -> list[tuple[str, "Periode"]]:
        jaar, maand = self.van.year, self.van.month
        kwartaal = (maand + 2) // 3
        return [
            (f"{MAANDEN[maand - 1]} {jaar}", Periode.maand(jaar, maand)),
            (f"{KWARTALEN[kwartaal - 1]} {jaar}", Periode.kwartaal(jaar, kwartaal)),
            (f"{jaar}", Periode.jaar(jaar)),
        ]
