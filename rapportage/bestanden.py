"""The outcome of a report as a file in any of its formats."""

import json
from dataclasses import dataclass

from rapportage.maak import maak_pdf
from rapportage.schrijvers import SCHRIJVERS
from rapportage.soorten import Uitkomst
from vormgeving.pdf import BLIJVEND, VARIANT


@dataclass(frozen=True, slots=True)
class Formaat:
    """A format in which a report can be had: its name for people and its media type."""

    naam: str
    inhoudstype: str


# what was made once and is kept: the field of the report that has it
BEWAARD: dict[str, str] = {"pdf": "bestand", "archief.pdf": "archief"}
VARIANTEN = {"pdf": VARIANT, "archief.pdf": BLIJVEND}
LIJST = "lijst.csv"
FORMATEN: dict[str, Formaat] = {
    "pdf": Formaat("PDF", "application/pdf"),
    "archief.pdf": Formaat("PDF voor het archief", "application/pdf"),
    LIJST: Formaat("CSV met de lijst achter elk cijfer", SCHRIJVERS["csv"].inhoudstype),
    "xlsx": Formaat("Excel", SCHRIJVERS["xlsx"].inhoudstype),
    "csv": Formaat("CSV", SCHRIJVERS["csv"].inhoudstype),
    "json": Formaat("JSON", "application/json"),
}


def als_bestand(uitkomst: Uitkomst, formaat: str) -> bytes:
    """The whole file of the figures. Raises KeyError for a format that has more in it, or is not in FORMATEN."""
    if formaat in VARIANTEN:
        return maak_pdf(uitkomst, variant=VARIANTEN[formaat])
    if formaat == "json":
        return (json.dumps(uitkomst.als_json, ensure_ascii=False, indent=2) + "\n").encode()
    return SCHRIJVERS[formaat].schrijf(uitkomst.omslag.verantwoording, uitkomst.tabellen)
