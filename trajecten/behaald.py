"""What somebody gained in education, as the app of education knows it: for the startkwalificatie and for the uitstroom.

The app registers a source in `AppConfig.ready()`; trajecten says what follows from it (domein §3.3 and §5.3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trajecten.models.programma import STANDAARD_KWALIFICATIES

if TYPE_CHECKING:
    from trajecten.models import Deelnemer, Traject

# domein §3.2: what counts upon leaving was gained within 28 days after it
NA_AFLOOP = timedelta(days=28)


@dataclass(frozen=True)
class Behaald:
    """A proof that counts: when, in which traject, and what follows from it.

    `niveau` is the level of education that it completes (Opleidingsniveau), empty for none. `kwalificatie` is its code
    in the list Kwalificatie, empty for what is not in it. `eigen_certificaat`: the certificate of an MDT traject.
    """

    traject_id: int
    datum: date
    naam: str
    niveau: str = ""
    kwalificatie: str = ""
    eigen_certificaat: bool = False


bronnen: list[Callable[[Deelnemer], Iterable[Behaald]]] = []


def registreer_behaald(bron: Callable[[Deelnemer], Iterable[Behaald]]) -> None:
    """Add who knows what a deelnemer gained, in all trajecten."""
    bronnen.append(bron)


def behaald_door(deelnemer: Deelnemer) -> list[Behaald]:
    """What `deelnemer` gained, the latest first."""
    alles = [behaald for bron in bronnen for behaald in bron(deelnemer)]
    return sorted(alles, key=lambda behaald: behaald.datum, reverse=True)


def in_traject(alles: Iterable[Behaald], traject: Traject) -> list[Behaald]:
    """What was gained in `traject` itself: from its start up to 28 days after its end."""
    tot = traject.einddatum + NA_AFLOOP if traject.einddatum else None
    return [
        behaald
        for behaald in alles
        if behaald.traject_id == traject.pk
        and traject.startdatum is not None
        and behaald.datum >= traject.startdatum
        and (tot is None or behaald.datum <= tot)
    ]


def telt_als_kwalificatie(kwalificatie: str, telt: Sequence[str] | None) -> bool:
    """Whether this counts for EECR03: what the subsidieproject says, else the list that holds unless it says so.

    `telt` is None without a subsidieproject. A praktijkverklaring is not in that list (domein §3.3).
    """
    return kwalificatie in (STANDAARD_KWALIFICATIES if telt is None else telt)


def kwalificatie_bij_uitstroom(behaald: Iterable[Behaald], telt: Sequence[str] | None) -> str:
    """The code to propose as what was gained: the latest that counts, else the latest in the list; empty for none."""
    codes = [rij.kwalificatie for rij in behaald if rij.kwalificatie]
    tellend = [code for code in codes if telt_als_kwalificatie(code, telt)]
    return next(iter([*tellend, *codes]), "")


def voorstel_voor_uitstroom(traject: Traject) -> dict[str, object]:
    """What the form about leaving can begin with: kwalificatie and certificaat_datum, as far as they are known."""
    hier = in_traject(behaald_door(traject.deelnemer), traject)
    telt = traject.subsidieproject.kwalificaties if traject.subsidieproject else None
    certificaat = next((rij.datum for rij in hier if rij.eigen_certificaat), None)
    voorstel = {"kwalificatie": kwalificatie_bij_uitstroom(hier, telt), "certificaat_datum": certificaat}
    return {veld: waarde for veld, waarde in voorstel.items() if waarde}
