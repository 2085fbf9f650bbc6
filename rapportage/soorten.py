"""The reports that exist: each is a definition in four steps, and everything else is shared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapportage import opslag
from rapportage.models import Rapportsoort
from rapportage.omslag import Omslag
from rapportage.periode import Periode
from rapportage.tabel import Tabel
from rapportage.voortgang import cijfers as voortgang_cijfers
from rapportage.voortgang import document as voortgang_document
from rapportage.voortgang import query as voortgang_query
from rapportage.voortgang import tabellen as voortgang_tabellen
from vormgeving.huisstijl import Huisstijl


@dataclass(frozen=True)
class Definitie:
    """One kind of report.

    `lees` reads rows of a programme or project, `bereken` makes the figures (a frozen dataclass of
    type `cijfersoort`), the others show them: in the exchange format, as tables, as a document.
    """

    lees: Callable[[Any, Periode], Any]
    bereken: Callable[[Any, Periode, date], Any]
    cijfersoort: type
    als_json: Callable[[Any, str], dict[str, Any]]
    tabellen: Callable[[Any], tuple[Tabel, ...]]
    als_pdf: Callable[[Omslag, Any, Huisstijl], bytes]
    esf_projecten: Callable[[Any], tuple[str, ...]]


DEFINITIES: dict[str, Definitie] = {
    Rapportsoort.VOORTGANG: Definitie(
        lees=voortgang_query.lees_rijen,
        bereken=voortgang_cijfers.bereken_voortgang,
        cijfersoort=voortgang_cijfers.Voortgang,
        als_json=voortgang_cijfers.als_json,
        tabellen=voortgang_tabellen.tabellen,
        als_pdf=voortgang_document.als_pdf,
        esf_projecten=voortgang_query.esf_projecten,
    ),
}


@dataclass(frozen=True)
class Uitkomst:
    """The cover and the figures of one report: all that its files and its page are made of."""

    definitie: Definitie
    omslag: Omslag
    cijfers: Any

    def bevries(self) -> dict[str, Any]:
        """As JSON, to keep with the report."""
        return {"omslag": opslag.naar_json(self.omslag), "cijfers": opslag.naar_json(self.cijfers)}

    @property
    def als_json(self) -> dict[str, Any]:
        """In the exchange format."""
        return self.definitie.als_json(self.cijfers, self.omslag.onderwerp_code)

    @property
    def tabellen(self) -> tuple[Tabel, ...]:
        """As tables with their units."""
        return self.definitie.tabellen(self.cijfers)


def ontdooi(soort: str, bevroren: dict[str, Any]) -> Uitkomst:
    """The outcome that `Uitkomst.bevries` kept."""
    definitie = DEFINITIES[soort]
    return Uitkomst(
        definitie,
        opslag.uit_json(Omslag, bevroren["omslag"]),
        opslag.uit_json(definitie.cijfersoort, bevroren["cijfers"]),
    )
