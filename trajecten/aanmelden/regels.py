"""Rules for taking somebody in. Pure: values and dates in, outcomes and reasons out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from trajecten.regels import leeftijd_op, plus_maanden

# domein §5.3: havo, vwo, or mbo from level 2; what comes after them includes them. Never vmbo or mbo 1.
STARTKWALIFICATIE = frozenset(
    "mbo-2 mbo-3 mbo-4 havo vwo mbo-4-specialist ad hbo wo-bachelor wo-master promotie".split()
)
# domein §5.3: whoever finished praktijkonderwijs is exempt from the duty to qualify
VRIJGESTELD = "praktijkonderwijs"
GEEN_UITKERING = "geen"


class Stand(StrEnum):
    """How a rule came out."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Regelstand:
    """One rule of admission: what it is about, how it came out and why."""

    code: str
    titel: str
    stand: Stand
    waarom: str

    def als_gegevens(self) -> dict[str, str]:
        """What is kept of it in a Toelatingstoets."""
        return {**asdict(self), "stand": self.stand.value}


@dataclass(frozen=True)
class Grenzen:
    """The conditions of a programma or a subsidieproject.

    Ages are full years in [leeftijd_van, leeftijd_tot); `van` up to and including `tot` is the period of a
    subsidieproject; empty is without limit.
    """

    naam: str
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    van: date | None = None
    tot: date | None = None
    min_maanden: int | None = None
    actief: bool = True


def toelating(
    *, geboortedatum: date | None, startdatum: date, programma: Grenzen, project: Grenzen | None = None
) -> list[Regelstand]:
    """Each rule that holds for a start on `startdatum`; a rule without limits is left out.

    Ages are those on the start, not on the day of signing up (domein §4, trap 4).
    """
    standen = [_open("programma_actief", programma)] if not programma.actief else []
    standen += _leeftijd("programma_leeftijd", programma, geboortedatum, startdatum)
    if project is not None:
        standen += _leeftijd("project_leeftijd", project, geboortedatum, startdatum)
        standen += _periode(project, startdatum)
        standen += _duur(project, startdatum)
    return standen


def voldoet(standen: Iterable[Regelstand]) -> bool:
    """Whether somebody may start without a reason: every rule says yes, and none is unknown."""
    return all(stand.stand == Stand.JA for stand in standen)


def _open(code: str, programma: Grenzen) -> Regelstand:
    return Regelstand(code, "Programma open", Stand.NEE, f"{programma.naam} is gesloten voor nieuwe deelnemers.")


def leeftijd_in_woorden(van: int | None, tot: int | None) -> str:
    """The ages of [van, tot) as one says them: "18 tot en met 27 jaar", "vanaf 18 jaar", "tot en met 26 jaar"."""
    if van is not None and tot is not None:
        return f"{van} tot en met {tot - 1} jaar"
    return f"vanaf {van} jaar" if van is not None else f"tot en met {(tot or 1) - 1} jaar"


def _leeftijd(code: str, grenzen: Grenzen, geboortedatum: date | None, startdatum: date) -> list[Regelstand]:
    if grenzen.leeftijd_van is None and grenzen.leeftijd_tot is None:
        return []
    titel = f"Leeftijd voor {grenzen.naam}"
    eis = leeftijd_in_woorden(grenzen.leeftijd_van, grenzen.leeftijd_tot)
    if geboortedatum is None:
        return [Regelstand(code, titel, Stand.ONBEKEND, f"De geboortedatum is niet bekend. Het is {eis}.")]
    leeftijd = leeftijd_op(geboortedatum, startdatum)
    past = (grenzen.leeftijd_van is None or leeftijd >= grenzen.leeftijd_van) and (
        grenzen.leeftijd_tot is None or leeftijd < grenzen.leeftijd_tot
    )
    return [Regelstand(code, titel, _stand(past), f"Is {leeftijd} jaar op de startdatum. Het is {eis}.")]


def _periode(project: Grenzen, startdatum: date) -> list[Regelstand]:
    if project.van is None and project.tot is None:
        return []
    past = (project.van is None or startdatum >= project.van) and (project.tot is None or startdatum <= project.tot)
    return [Regelstand("project_periode", f"Looptijd van {project.naam}", _stand(past), _looptijd(project))]


def _looptijd(project: Grenzen) -> str:
    van = f"van {project.van:%d-%m-%Y} " if project.van else ""
    tot = f"tot en met {project.tot:%d-%m-%Y}" if project.tot else "zonder einddatum"
    return f"Starten kan {van}{tot}."


def _duur(project: Grenzen, startdatum: date) -> list[Regelstand]:
    """Whether the shortest traject that the project pays still ends within it."""
    if project.tot is None or not project.min_maanden:
        return []
    einde = plus_maanden(startdatum, project.min_maanden)
    waarom = f"Een traject duurt minstens {project.min_maanden} maanden, dus tot {einde:%d-%m-%Y}. "
    waarom += f"Het project loopt tot en met {project.tot:%d-%m-%Y}."
    return [Regelstand("project_duur", f"Genoeg tijd in {project.naam}", _stand(einde <= project.tot), waarom)]


def _stand(past: bool) -> Stand:
    return Stand.JA if past else Stand.NEE


def heeft_startkwalificatie(opleidingsniveau: str) -> bool | None:
    """Whether the highest level that was completed is a startkwalificatie; None when the level is unknown."""
    return opleidingsniveau in STARTKWALIFICATIE if opleidingsniveau else None


def niveau_dat_telt(niveaus: Iterable[str]) -> str:
    """Of the levels that somebody completed the one that decides about school; empty when none is known."""
    bekend = [niveau for niveau in niveaus if niveau]
    beslist = [niveau for niveau in bekend if niveau in STARTKWALIFICATIE or niveau == VRIJGESTELD]
    beslist.sort(key=lambda niveau: niveau == VRIJGESTELD)
    return next(iter([*beslist, *bekend]), "")


def schoolplicht(leeftijd: int | None, opleidingsniveau: str) -> str:
    """What the law asks of somebody of this age with this education; empty when nothing (domein §5.3)."""
    if leeftijd is None or leeftijd >= 27 or opleidingsniveau in STARTKWALIFICATIE:
        return ""
    if leeftijd < 16:
        return "Is leerplichtig."
    if leeftijd < 18:
        return "" if opleidingsniveau == VRIJGESTELD else "Is kwalificatieplichtig tot 18 jaar."
    return "Valt onder het Doorstroompunt: 18 tot 27 jaar zonder startkwalificatie." if opleidingsniveau else ""


def wachtdagen(aanmelddatum: date, startdatum: date | None, vandaag: date) -> int:
    """Days from signing up to the start, or to `vandaag` while there was no start; 0 for a start before it."""
    tot = vandaag if startdatum is None or startdatum > vandaag else startdatum
    return max((tot - aanmelddatum).days, 0)


def wachttijd_in_woorden(aanmelddatum: date, startdatum: date | None, vandaag: date) -> str:
    """The wait as one says it: "23 dagen", "wacht al 12 dagen", "dezelfde dag"."""
    dagen = wachtdagen(aanmelddatum, startdatum, vandaag)
    aantal = "1 dag" if dagen == 1 else f"{dagen} dagen"
    if startdatum is None or startdatum > vandaag:
        return f"wacht al {aantal}" if dagen else "wacht sinds vandaag"
    return aantal if dagen else "dezelfde dag"


def aanmelddatum_kan(aanmelddatum: date, vandaag: date) -> str:
    """Why somebody cannot have been signed up on this day; empty when they can."""
    return "De aanmelddatum ligt in de toekomst." if aanmelddatum > vandaag else ""


def geboortedatum_kan(geboortedatum: date | None, vandaag: date) -> str:
    """Why somebody cannot have been born on this day; empty when they can. Our own limit: 110 years."""
    if geboortedatum is None:
        return ""
    if geboortedatum > vandaag:
        return "Deze geboortedatum ligt in de toekomst."
    return "Kijk het jaar na: dit is meer dan 110 jaar geleden." if leeftijd_op(geboortedatum, vandaag) > 110 else ""


def startdatum_kan(startdatum: date, *, aanmelddatum: date, vandaag: date) -> str:
    """Why a traject cannot start on this day; empty when it can. A start may lie ahead."""
    if startdatum < aanmelddatum:
        return f"De aanmelding was pas op {aanmelddatum:%d-%m-%Y}."
    return "Kijk het jaar na: dit is meer dan een jaar vooruit." if (startdatum - vandaag).days > 366 else ""


def uitkeringen_passen(soorten: Iterable[str]) -> str:
    """Why these cannot be had at the same time; empty when they can."""
    lijst = list(soorten)
    if len(set(lijst)) < len(lijst):
        return "Dezelfde uitkering staat er twee keer."
    return "Geen uitkering gaat niet samen met een uitkering." if GEEN_UITKERING in lijst and len(lijst) > 1 else ""
