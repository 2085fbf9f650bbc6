"""Rules about measuring. Pure: values in, reasons in words out (an empty reason means yes).

Protocol: domein §1.3 and §1.4. Scores are compared per leefgebied, never added up or averaged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

# The length of a step in the stappenplan.
STAP_HOOGSTENS = 200
# Our own choice, as for a contact: half of its five pages, for one leefgebied.
TOELICHTING_HOOGSTENS = 5_000
REDEN_HOOGSTENS = 1_000
# What is older says nothing about how it is now (domein §1.3, ZRM-instr).
KIJK_TERUG = timedelta(days=30)


@dataclass(frozen=True)
class Vergelijking:
    """How many leefgebieden went up, stayed the same and went down between two measurements."""

    vooruit: int = 0
    gelijk: int = 0
    achteruit: int = 0

    @property
    def aantal(self) -> int:
        """How many leefgebieden could be compared."""
        return self.vooruit + self.gelijk + self.achteruit

    @property
    def zin(self) -> str:
        """“7 gebieden vooruit · 5 gelijk · 1 achteruit”."""
        gebieden = "gebied" if self.vooruit == 1 else "gebieden"
        return f"{self.vooruit} {gebieden} vooruit · {self.gelijk} gelijk · {self.achteruit} achteruit"


def verschil(vorige: int | None, nieuw: int | None) -> int | None:
    """How many levels `nieuw` is above `vorige`; None when one of them was not discussed."""
    return None if vorige is None or nieuw is None else nieuw - vorige


def verschil_in_woorden(stap: int | None) -> str:
    """“1 niveau hoger”, “2 niveaus lager”, “gelijk”; empty when nothing can be compared.

    One step is one level of difference and no more than that (domein §1.4).
    """
    if stap is None:
        return ""
    if stap == 0:
        return "gelijk"
    niveaus = "niveau" if abs(stap) == 1 else "niveaus"
    return f"{abs(stap)} {niveaus} {'hoger' if stap > 0 else 'lager'}"


def vergelijk(vorige: Mapping[int, int | None], nieuw: Mapping[int, int | None]) -> Vergelijking:
    """Compare two measurements with one instrument; both map a leefgebied to its score.

    A leefgebied that one of the two did not discuss does not count.
    """
    verschillen = [v for gebied, score in nieuw.items() if (v := verschil(vorige.get(gebied), score)) is not None]
    return Vergelijking(
        vooruit=sum(v > 0 for v in verschillen),
        gelijk=sum(v == 0 for v in verschillen),
        achteruit=sum(v < 0 for v in verschillen),
    )


def vraagt_reden(vorige: int | None, nieuw: int | None) -> bool:
    """Whether a score must say why: when it is lower than the previous one with the same instrument."""
    stap = verschil(vorige, nieuw)
    return stap is not None and stap < 0


@dataclass(frozen=True)
class Afweging:
    """One leefgebied just before it is fixed: the score, what went before, and what was written about it.

    `acuut` says that the organisation calls this score acute, `heeft_stap` that an open step of the stappenplan is
    about it, `loopt` that a new one can still be made.
    """

    naam: str
    score: int | None
    acuut: bool
    vorige: int | None = None
    reden_lager: str = ""
    eerste_stap: str = ""
    geen_stap_omdat: str = ""
    heeft_stap: bool = False
    loopt: bool = True


class Ontbreekt(NamedTuple):
    """What is still to write: "reden" or "stap", and the sentence for the screen."""

    veld: str
    zin: str


def wat_ontbreekt(a: Afweging) -> Ontbreekt | None:
    """What stands in the way of fixing this leefgebied; None when nothing does.

    A lower score says why. What is acute asks for an action, or for a reason why not (ontwerp §4).
    """
    if vraagt_reden(a.vorige, a.score) and not a.reden_lager.strip():
        return Ontbreekt("reden", f"Schrijf op waarom {a.naam} lager is.")
    if not a.acuut or a.heeft_stap or a.geen_stap_omdat.strip():
        return None
    if not a.loopt:
        return Ontbreekt("geenstap", f"Het traject is gestopt. Schrijf bij {a.naam} waarom er geen stap meer komt.")
    if a.eerste_stap.strip():
        return None
    return Ontbreekt("stap", f"{a.naam} is acuut. Schrijf een eerste stap op, of waarom die er niet komt.")


def vraag_niet_besproken(aantal: int) -> str:
    """What to ask before fixing when nothing was chosen for so many leefgebieden; empty leaves nothing to ask."""
    if aantal == 0:
        return ""
    return f"{aantal} leefgebied{' is' if aantal == 1 else 'en zijn'} niet besproken. Klopt dat?"


def soort_past(soort: str, bestaand: set[str]) -> str:
    """Why a measurement of this `soort` cannot begin in a traject that has `bestaand`; empty when it can."""
    if soort in {"nul", "eind"} and soort in bestaand:
        return f"Dit traject heeft al een {soort}meting. Verbeter die meting als er iets niet klopt."
    return ""


def soort_voorstel(bestaand: set[str], *, loopt: bool) -> str:
    """The kind of measurement that comes next: nul first, eind when the traject has ended, tussen in between."""
    if "nul" not in bestaand:
        return "nul"
    return "eind" if not loopt and "eind" not in bestaand else "tussen"


def datum_past(datum: date, *, traject_start: date | None, traject_einde: date | None, vandaag: date) -> str:
    """Why there can be no measurement on `datum`; empty when there can.

    Not in the future, not before the start, and at most on the day on which the traject ended.
    """
    if traject_start is None:
        return "Dit traject is nog niet gestart."
    if datum > vandaag:
        return "Deze datum ligt in de toekomst."
    if datum < traject_start:
        return f"Het traject startte pas op {traject_start:%d-%m-%Y}."
    if traject_einde is not None and datum > traject_einde:
        return f"Het traject stopte op {traject_einde:%d-%m-%Y}."
    return ""


def kijkt_terug_tot(datum: date) -> date:
    """The first day that says something about how it is on `datum`."""
    return datum - KIJK_TERUG


def is_laat_ingevuld(datum: date, vandaag: date) -> bool:
    """Whether what happened around `datum` is too long ago to remember well; a remark, never a refusal."""
    return vandaag - datum > KIJK_TERUG


def dagen_te_laat(verwacht_op: date, vandaag: date) -> int:
    """How many days a measurement is late on `vandaag`; 0 or less when it is not."""
    return (vandaag - verwacht_op).days


def voorbereiden_kan(afspraak: str, *, kan_vaststellen: bool) -> str:
    """Why somebody who may fill in measurements cannot prepare one in this programme; empty when possible.

    `afspraak` is a Meetafspraak.Voorbereiden, `kan_vaststellen` whether this person may fix measurements.
    """
    if afspraak == "vaststeller" and not kan_vaststellen:
        return "In dit programma bereidt de casemanager de metingen zelf voor."
    return ""


def vaststellen_kan(afspraak: str, *, is_beoordelaar: bool, is_correctie: bool) -> str:
    """Why this person cannot fix this measurement; empty when possible.

    `afspraak` is a Meetafspraak.Vaststellen. A correction already tells who made it and why, so that one pair of
    eyes is enough.
    """
    if afspraak == "ander" and is_beoordelaar and not is_correctie:
        return "Jij begon deze meting. In dit programma stelt een ander haar vast."
    return ""
