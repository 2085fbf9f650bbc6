"""Rules of placements per kind. Pure: values and dates in, reasons in words out (an empty reason means yes).

The kinds and what belongs to them: domein §2 (ladder) and §5.1, §5.4. Lengths are settings of the organisation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from trajecten.regels import plus_maanden

BAAN_NA_MAANDEN = (3, 6, 12)
UREN_PER_WEEK_HOOGSTENS = 168
UREN_PER_DAG_HOOGSTENS = 24
AFSPRAKEN_HOOGSTENS = 5000


class Hoort(Enum):
    """Whether something belongs to a kind of placement."""

    ALTIJD = "altijd"
    SOMS = "soms"
    NOOIT = "nooit"


@dataclass(frozen=True)
class Soort:
    """What belongs to a kind: pay by the employer, a contract, an agreement with the school; and why, in one sentence.

    `is_baan`: somebody can keep it as a job, which is asked after 3, 6 and 12 months.
    """

    loon: Hoort
    contract: Hoort
    uitleg: str
    met_overeenkomst: bool = False
    met_subsidie: bool = False
    met_advies: bool = False

    @property
    def is_baan(self) -> bool:
        """Whether this is paid work with a contract."""
        return self.contract is Hoort.ALTIJD


EIGEN_SOORT = Soort(Hoort.SOMS, Hoort.SOMS, "")
SOORTEN: Mapping[str, Soort] = {
    "stage": Soort(
        Hoort.SOMS,
        Hoort.NOOIT,
        "Een stage hoort bij een opleiding. School, leerbedrijf en deelnemer tekenen een praktijkovereenkomst.",
        met_overeenkomst=True,
    ),
    "leerwerkplek": Soort(
        Hoort.SOMS,
        Hoort.SOMS,
        "Leren en werken tegelijk. Met een opleiding erbij tekenen de drie partijen een praktijkovereenkomst.",
        met_overeenkomst=True,
    ),
    "proefplaatsing": Soort(
        Hoort.NOOIT,
        Hoort.NOOIT,
        "Werken zonder loon, voor korte tijd, met een baan bij deze werkgever als doel.",
    ),
    "werkervaringsplek": Soort(
        Hoort.NOOIT, Hoort.NOOIT, "Werken zonder loon, met behoud van uitkering, om ervaring op te doen."
    ),
    "beschut_werk": Soort(
        Hoort.ALTIJD,
        Hoort.ALTIJD,
        "Een baan met aangepast werk. Het UWV geeft daar advies over.",
        met_subsidie=True,
        met_advies=True,
    ),
    "dienstverband": Soort(
        Hoort.ALTIJD, Hoort.ALTIJD, "Een baan met een contract, met of zonder loonkostensubsidie.", met_subsidie=True
    ),
    "vrijwilligerswerk": Soort(Hoort.NOOIT, Hoort.NOOIT, "Werken zonder loon, omdat iemand dat zelf wil."),
}


@dataclass(frozen=True)
class Duur:
    """How long a kind lasts at most, in months; None is no limit."""

    hoogstens: int | None = None
    verlengd: int | None = None


# domein §5.1, low confidence: local rules differ, so the organisation sets its own
DUUR_STANDAARD: Mapping[str, Duur] = {"proefplaatsing": Duur(2, 6)}


def soort_van(code: str) -> Soort:
    """What belongs to this kind; a kind of the organisation's own may have everything."""
    return SOORTEN.get(code, EIGEN_SOORT)


def loon_past(code: str, eigen_salaris: bool | None) -> str:
    """Why this kind cannot be with or without pay by the employer; empty when it can, also when nobody said."""
    loon = soort_van(code).loon
    if eigen_salaris and loon is Hoort.NOOIT:
        return "Bij deze soort betaalt de werkgever geen loon. Kies een andere soort, of kies Nee."
    if eigen_salaris is False and loon is Hoort.ALTIJD:
        return "Bij deze soort betaalt de werkgever loon. Kies een andere soort, of kies Ja."
    return ""


def subsidie_past(code: str, loonkostensubsidie: bool, eigen_salaris: bool | None) -> str:
    """Why there can be no loonkostensubsidie; empty when there is none, or it can."""
    if not loonkostensubsidie:
        return ""
    if code in SOORTEN and not soort_van(code).met_subsidie:
        return "Loonkostensubsidie hoort bij een dienstverband of beschut werk."
    return "" if eigen_salaris else "Loonkostensubsidie kan alleen als de werkgever loon betaalt."


def advies_past(code: str, op: date | None, positief: bool | None, *, vandaag: date) -> str:
    """Why this kind cannot be with this advice of the UWV; empty when it can (beschut werk: domein §5.1, art. 10b)."""
    if (op is None) != (positief is None):
        return "Vul van het advies van het UWV de datum en de uitkomst in."
    if op is not None and op > vandaag:
        return "Deze datum ligt in de toekomst."
    if soort_van(code).met_advies:
        if op is None:
            return "Beschut werk vraagt een advies van het UWV. Vul in wanneer het advies kwam."
        return "" if positief else "Beschut werk kan alleen met een positief advies van het UWV."
    if op is not None and code in SOORTEN:
        return "Een advies van het UWV hoort bij beschut werk. Laat dit leeg, of kies een andere soort."
    return ""


def gaat_door_na_traject(code: str, contract_start: date | None) -> bool:
    """Whether this work goes on when the traject stops: a job, or another place with a contract of its own."""
    return soort_van(code).is_baan or contract_start is not None


def na_traject_past(einde: date | None, *, traject_einde: date | None, gaat_door: bool) -> str:
    """Why work cannot go on to `einde` after its traject ended on `traject_einde`; empty when it can."""
    if traject_einde is None or gaat_door or (einde is not None and einde <= traject_einde):
        return ""
    return f"Het traject stopte op {traject_einde:%d-%m-%Y}. Daarna loopt alleen werk met een contract door."


def einde_bij_traject(start: date, einde_traject: date) -> date:
    """On which day a placement ends with its traject; one that had not begun by then never did."""
    return max(start, einde_traject)


def contract_past(code: str, start: date | None, einde: date | None) -> str:
    """Why this kind cannot have a contract over [start, einde); empty when it can."""
    contract = soort_van(code).contract
    if start is None:
        if einde is not None:
            return "Vul ook in vanaf wanneer het contract is."
        return "Vul in vanaf wanneer het contract is." if contract is Hoort.ALTIJD else ""
    if contract is Hoort.NOOIT:
        return "Bij deze soort hoort geen contract. Laat dit leeg, of kies een andere soort."
    if einde is not None and einde <= start:
        return "Het contract eindigt na de dag waarop het begint."
    return ""


def duur_past(start: date, einde: date | None, duur: Duur, reden: str) -> str:
    """Why a placement over [start, einde) cannot last that long; empty when it can, longer than usual with a reason."""
    if duur.hoogstens is None:
        return ""
    if einde is None:
        return f"Deze soort duurt hoogstens {_maanden(duur.hoogstens)}. Vul in tot wanneer."
    if duur.verlengd is not None and einde > plus_maanden(start, duur.verlengd):
        return f"Deze soort duurt hoogstens {_maanden(duur.verlengd)}, ook als je verlengt."
    if einde > plus_maanden(start, duur.hoogstens) and not reden.strip():
        return f"Dit is langer dan {_maanden(duur.hoogstens)}. Schrijf op waarom."
    return ""


def is_nooit_begonnen(start: date, einde: date | None, reden: str) -> bool:
    """Whether a placement over [start, einde) has no day at all because somebody ended it, for `reden`, before."""
    return bool(reden) and einde == start


def periode_past(
    start: date, einde: date | None, *, traject_start: date | None, traject_einde: date | None, einde_reden: str = ""
) -> str:
    """Why a placement cannot be over [start, einde) in a traject [traject_start, traject_einde); empty when it can.

    Work may go on after the traject; it begins in it. What ended before it began may have been meant for later.
    """
    nooit = is_nooit_begonnen(start, einde, einde_reden)
    if einde is not None and einde <= start and not nooit:
        return "De plaatsing eindigt na de dag waarop zij begint."
    if traject_start is None:
        return "Dit traject is nog niet gestart."
    if start < traject_start:
        return f"Het traject startte pas op {traject_start:%d-%m-%Y}."
    if traject_einde is not None and start >= traject_einde and not nooit:
        return f"Het traject stopte op {traject_einde:%d-%m-%Y}."
    return ""


def raakt_erkenning(tot: date, crebo: str, *, start: date, einde: date | None, crebo_stage: str) -> bool:
    """Whether a stage over [start, einde) goes on without the recognition that ends on `tot`.

    One that had ended before the stage began was not its recognition. Numbers tell two qualifications apart only when
    both are known (domein §5.4: the number is text).
    """
    ander = bool(crebo and crebo_stage) and crebo.strip() != crebo_stage.strip()
    return start < tot and (einde is None or tot < einde) and not ander


def eerste_dag(weekdag: int, vanaf: date) -> date:
    """The first day from `vanaf` on that is this day of the week (ISO 8601: 1 is Monday)."""
    return vanaf + timedelta(days=(weekdag - vanaf.isoweekday()) % 7)


def weken_tot(eerste: date, tot: date | None, hoogstens: int) -> int:
    """How many weeks there is such a day from `eerste` on and before `tot`, at most `hoogstens`."""
    if tot is None:
        return hoogstens
    return max(0, min(hoogstens, -((eerste - tot).days // 7)))


def reeks_past(weken: int, mogelijk: int) -> str:
    """Why guidance cannot be planned for so many weeks; empty when it can."""
    if weken <= mogelijk:
        return ""
    if not mogelijk:
        return "Voor die dag stopt de plaatsing al. Kies een andere dag."
    passen = "past er nog 1 week" if mogelijk == 1 else f"passen er nog {mogelijk} weken"
    return f"Tot de plaatsing stopt {passen}."


def week_past(dagen: Decimal | None, uren: Decimal | None) -> str:
    """Why these days and hours a week do not go together; empty when they do."""
    if dagen is not None and uren is not None and uren > dagen * UREN_PER_DAG_HOOGSTENS:
        return "Zoveel uur past niet in deze dagen."
    return ""


def werkgever_past(start: date, gestopt_op: date | None) -> str:
    """Why nobody new can begin on `start` where nothing is offered from `gestopt_op` on; empty when somebody can."""
    if gestopt_op is None or start < gestopt_op:
        return ""
    return f"Deze werkgever biedt vanaf {gestopt_op:%d-%m-%Y} geen plek meer aan."


def einde_past(start: date, einde: date) -> str:
    """Why a placement that began on `start` cannot end on `einde`, which no longer belongs to it."""
    return "" if einde >= start else f"De plaatsing begon op {start:%d-%m-%Y}. Kies die dag of later."


def baan_vanaf(startdatum: date, contract_start: date | None) -> date:
    """From which day the months of a job count: its contract, else its start."""
    return contract_start or startdatum


def controle_op(vanaf: date, maanden: int) -> date:
    """On which day somebody has a job, held since `vanaf`, for so many months."""
    return plus_maanden(vanaf, maanden)


def controle_past(maanden: int, gepeild_op: date, *, vanaf: date, vandaag: date) -> str:
    """Why on `gepeild_op` it cannot be said whether somebody has a job for so many months; empty when it can."""
    if maanden not in BAAN_NA_MAANDEN:
        return "Kijk na 3, 6 of 12 maanden."
    if gepeild_op > vandaag:
        return "Deze datum ligt in de toekomst."
    dag = controle_op(vanaf, maanden)
    return f"Dat weet je pas op {dag:%d-%m-%Y}." if gepeild_op < dag else ""


def maandag_past(maandag: date, *, start: date, einde: date | None, vandaag: date) -> str:
    """Why there can be no hours of the week of `maandag` for a placement [start, einde); empty when there can."""
    if maandag.weekday() != 0:
        return "Een week begint op maandag."
    if maandag > vandaag:
        return "Deze week moet nog beginnen."
    if maandag + timedelta(days=7) <= start or (einde is not None and maandag >= einde):
        return "In deze week liep de plaatsing niet."
    return ""


def _maanden(aantal: int) -> str:
    return "1 maand" if aantal == 1 else f"{aantal} maanden"
