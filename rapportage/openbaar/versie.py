"""The public version of a report: one object of which screen, PDF, XLSX, CSV and JSON are all made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from rapportage.omslag import Omslag
from rapportage.openbaar.tabellen import openbare_tabellen
from rapportage.schrijvers import Verantwoording
from rapportage.soorten import Uitkomst
from rapportage.tabel import Tabel, Waarde, kaal

NAAM = "Openbare versie"
UITLEG = (
    "Een x betekent: weggelaten. Aantallen van 1 tot en met 4 staan er niet in, en ook niet de getallen "
    "waarmee je ze kunt uitrekenen."
)
# on a cover these say who works here, or hold words that somebody typed
NIET_OPENBAAR = frozenset({"Gemaakt door", "Vervangt versie"})


@dataclass(frozen=True)
class OpenbareVersie:
    """What anybody may know of a report: its cover without names, its tables, and what each figure counts."""

    omslag: Omslag
    tabellen: tuple[Tabel, ...]
    definities: tuple[tuple[str, str], ...]

    @property
    def verantwoording(self) -> Verantwoording:
        """The cover as labels and texts, for files without a layout."""
        regels = tuple(regel for regel in self.omslag.verantwoording.regels if regel[0] not in NIET_OPENBAAR)
        return Verantwoording(self.omslag.titel, (("Versie", NAAM), *regels, ("Uitleg", UITLEG)))

    @property
    def als_json(self) -> dict[str, Any]:
        """Cover and tables; not the exchange format, in which lists and single trajecten stand."""
        return {
            "titel": self.omslag.titel,
            "openbaar": True,
            "verantwoording": dict(self.verantwoording.regels),
            "tabellen": [
                {"code": tabel.code, "titel": tabel.titel, "rijen": list(_als_json(tabel))} for tabel in self.tabellen
            ],
        }


def openbare_versie(uitkomst: Uitkomst) -> OpenbareVersie | None:
    """What is public of a report; None of a kind that never is, such as the report about one deelnemer."""
    openbaarheid = uitkomst.definitie.openbaar
    if openbaarheid is None:
        return None
    omslag = uitkomst.omslag
    return OpenbareVersie(
        replace(
            omslag, soort=f"{NAAM}: {omslag.soort}", kop=f"{omslag.kop}: {NAAM.lower()}", gemaakt_door="", reden=""
        ),
        openbare_tabellen(uitkomst.tabellen, uitkomst.posten, uitkomst.cijfers, openbaarheid),
        uitkomst.definitie.beeld(uitkomst.cijfers).definities,
    )


def _als_json(tabel: Tabel) -> Iterator[dict[str, Any]]:
    koppen = [kolom.kop for kolom in tabel.kolommen]
    return (dict(zip(koppen, map(_waarde, rij), strict=True)) for rij in tabel.rijen)


def _waarde(waarde: Waarde) -> str | int | float | None:
    inhoud = kaal(waarde)
    if isinstance(inhoud, Decimal):
        return float(inhoud)
    return inhoud if isinstance(inhoud, int) or inhoud is None else str(inhoud)
