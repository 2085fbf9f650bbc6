"""Which kinds of report one can choose, and what each is for."""

from dataclasses import dataclass

from rapportage.models import Rapportsoort
from rapportage.soorten import te_kiezen

WAARVOOR = {
    "voortgang": "Voor gemeente en management. Wie begon, wie ging verder en waar mensen nu staan.",
    "esf": "Voor de Europese subsidie. De indicatoren van ESF+ van één project.",
    "mdt": "Voor de Maatschappelijke Diensttijd. Wie begon, afrondde of uitviel, en de uren van elke jongere.",
    "uren": "Voor de subsidie van één project. De uren van elke medewerker per week, met het akkoord.",
    "deelnemer": "Voor een deelnemer, school of gemeente. Hoe het met één deelnemer gaat.",
    "financiering": "Voor wie de begroting bewaakt. Wie elk traject betaalt, en wat wanneer afloopt.",
}


@dataclass(frozen=True, slots=True)
class Soortkeuze:
    """A kind of report and what it is for."""

    code: str
    naam: str
    waarvoor: str


def soortkeuzes() -> list[Soortkeuze]:
    """The kinds of report that one asks for at Rapporten."""
    return [Soortkeuze(code, Rapportsoort(code).label, WAARVOOR[code]) for code in te_kiezen()]
