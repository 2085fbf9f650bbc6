"""What is checked before a report may become final."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Something that is missing or wrong with one traject; with `traject_id` 0 it is about no traject.

    `wat` says it in a sentence, `wie` whose task it is (the word for a role), `gevolg` what changes in the figures once
    it is mended. `waar` is the name of the page that mends it, with `argumenten` for its address; empty: the dossier.
    `zoek` is what comes after the question mark of that address.
    """

    traject_id: int
    trajectnummer: str
    wat: str
    wie: str
    gevolg: str
    waar: str = ""
    argumenten: tuple[int, ...] = ()
    zoek: str = ""


@dataclass(frozen=True, slots=True)
class Controle:
    """One check: how many were looked at and what is wrong.

    `code` stays the same from report to report. A check that is not `dwingend` warns, and does not stand in the way of
    a final report.
    """

    code: str
    naam: str
    bekeken: int
    gebreken: tuple[Gebrek, ...] = ()
    dwingend: bool = True

    @property
    def is_goed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.gebreken


def open_punten(controles: Iterable[Controle]) -> tuple[Controle, ...]:
    """The checks that stand in the way of a final report."""
    return tuple(controle for controle in controles if controle.dwingend and not controle.is_goed)
