"""The reports that exist, and what one of them came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapportage import opslag
from rapportage.controle import Controle
from rapportage.deelnemer.definitie import DEELNEMER
from rapportage.definitie import Definitie
from rapportage.esf.definitie import ESF
from rapportage.financiering.definitie import FINANCIERING
from rapportage.mdt.definitie import MDT
from rapportage.omslag import Omslag
from rapportage.post import Lijsten, Post, Regel
from rapportage.tabel import Tabel
from rapportage.uren.definitie import UREN
from rapportage.voortgang.definitie import VOORTGANG
from trajecten.models import Traject

# by Rapportsoort, in the order in which one chooses
DEFINITIES: Mapping[str, Definitie] = {
    "voortgang": VOORTGANG,
    "esf": ESF,
    "mdt": MDT,
    "uren": UREN,
    "financiering": FINANCIERING,
    "deelnemer": DEELNEMER,
}


def te_kiezen() -> tuple[str, ...]:
    """The kinds of report that one asks for at Rapporten; about a traject one asks in its dossier."""
    return tuple(soort for soort, definitie in DEFINITIES.items() if definitie.onderwerp is not Traject)


@dataclass(frozen=True)
class Uitkomst:
    """The cover, the rows and the figures of one report: all that its files and its pages are made of."""

    definitie: Definitie
    omslag: Omslag
    rijen: Any
    cijfers: Any

    def bevries(self) -> dict[str, Any]:
        """Cover and figures as JSON, to keep with the report."""
        return {"omslag": opslag.naar_json(self.omslag), "cijfers": opslag.naar_json(self.cijfers)}

    @property
    def als_json(self) -> dict[str, Any]:
        """In the exchange format."""
        return self.definitie.als_json(self.cijfers, self.omslag.onderwerp_code)

    @property
    def tabellen(self) -> tuple[Tabel, ...]:
        """As tables with their units."""
        return self.definitie.tabellen(self.cijfers)

    @cached_property
    def posten(self) -> Mapping[str, Post]:
        """Every figure by its code, in the order of the report."""
        return {post.code: post for post in self.definitie.posten(self.cijfers)}

    @cached_property
    def lijsten(self) -> Lijsten:
        """For each Post the records that it counts, with the reason."""
        return self.definitie.achter(self.rijen, self.omslag.periode, self.omslag.peildatum)

    def achter(self, code: str) -> tuple[Regel, ...]:
        """The records that a figure counts. Raises KeyError when this report has no such figure."""
        return self.lijsten(self.posten[code])

    def waarom_niet(self, code: str, traject_id: int) -> str:
        """Why a figure does not count a traject. Raises KeyError for an unknown figure or traject."""
        post = self.posten[code]
        return self.definitie.waarom_niet(self.rijen, self.omslag.periode, self.omslag.peildatum, post, traject_id)

    @cached_property
    def controles(self) -> tuple[Controle, ...]:
        """What is checked before it may become final."""
        return self.definitie.controles(self.rijen, self.cijfers, self.omslag.periode, self.omslag.peildatum)


def ontdooi(soort: str, bevroren: Mapping[str, Any] | None, rijen: Any = None) -> Uitkomst:
    """The outcome that `Uitkomst.bevries` kept; without its rows lists and checks cannot be asked."""
    assert bevroren is not None
    definitie = DEFINITIES[soort]
    return Uitkomst(
        definitie,
        opslag.uit_json(Omslag, bevroren["omslag"]),
        rijen,
        opslag.uit_json(definitie.cijfersoort, bevroren["cijfers"]),
    )
