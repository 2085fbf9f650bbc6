"""Rules of proofs and certificates: values in, a Dutch objection out ("" when all is well)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from trajecten.regels import plus_maanden

if TYPE_CHECKING:
    from trajecten.leerbedrijven import Erkenningsplek


def geldig_tot_voor(datum: date, maanden: int | None) -> date | None:
    """The first day on which a proof of `datum` is no longer valid; None when it always is."""
    return plus_maanden(datum, maanden) if maanden else None


def bewijs_past(
    *, datum: date, geldig_tot: date | None, niveau: str, niveaus: Collection[str], vandaag: date
) -> tuple[str, str]:
    """The field and why this cannot be a proof of a kind that proves `niveaus`; both empty when it can."""
    if datum > vandaag:
        return "datum", "De datum op het bewijs ligt in de toekomst."
    if geldig_tot is not None and geldig_tot <= datum:
        return "geldig_tot", "De dag tot wanneer het geldig is, ligt na de datum op het bewijs."
    if niveau and niveau not in niveaus:
        return "niveau", "Dit niveau hoort niet bij dit soort bewijs."
    if len(niveaus) > 1 and not niveau:
        return "niveau", "Kies het niveau. Daarvan hangt af of het een startkwalificatie is."
    return "", ""


def niveau_van(niveau: str, niveaus: Sequence[str]) -> str:
    """The level that a proof completes: what was chosen, or the only one that its kind can prove."""
    return niveaus[0] if len(niveaus) == 1 else niveau


@dataclass(frozen=True)
class Eis:
    """One thing that is asked before a certificate is given; `gehaald` is None when nobody knows yet."""

    titel: str
    gehaald: bool | None
    waarom: str


def mdt_eisen(
    *, minuten: int, norm_uren: Fraction | None, activiteiten: bool | None, open_activiteiten: Sequence[str] = ()
) -> list[Eis]:
    """What an MDT certificate asks: the hours of the norm and the planned activities (domein §4).

    `minuten` are the hours of the deelnemer, never of staff. `activiteiten` is whether those planned were carried out,
    None when that is not known; `open_activiteiten` names the ones that are still open.
    """
    return [_uren_eis(minuten, norm_uren), _activiteiten_eis(activiteiten, open_activiteiten)]


def _uren_eis(minuten: int, norm_uren: Fraction | None) -> Eis:
    if norm_uren is None:
        return Eis("Uren", None, "Het subsidieproject heeft nog geen norm in uren. Een beheerder vult die in.")
    rest = norm_uren * 60 - minuten
    gemaakt, norm = in_uren(Fraction(minuten, 60)), in_uren(norm_uren)
    if rest <= 0:
        return Eis("Uren", True, f"{gemaakt} van {norm} uur gemaakt.")
    return Eis("Uren", False, f"{gemaakt} van {norm} uur gemaakt. Nog {in_uren(Fraction(rest) / 60)} uur te gaan.")


def _activiteiten_eis(uitgevoerd: bool | None, nog_open: Sequence[str]) -> Eis:
    titel = "Activiteiten"
    if uitgevoerd:
        return Eis(titel, True, "De activiteiten die waren afgesproken, zijn uitgevoerd.")
    if nog_open:
        return Eis(titel, False, f"Nog niet klaar: {', '.join(nog_open)}.")
    if uitgevoerd is None:
        waarom = "Nog niet bekend. Rond de modules van het plan af, of vul bij de uitstroom in of ze zijn uitgevoerd."
        return Eis(titel, None, waarom)
    return Eis(titel, False, "Bij de uitstroom staat dat de activiteiten niet zijn uitgevoerd.")


def in_uren(uren: Fraction) -> str:
    """Hours as one writes them, rounded down to a tenth so that nothing seems reached that is not: "79,9"."""
    tienden = int(uren * 10)
    heel, tiende = divmod(tienden, 10)
    return f"{heel},{tiende}" if tiende else str(heel)


def erkend_past(plek: Erkenningsplek, van: date | None) -> str:
    """Why a praktijkverklaring that begins on `van` cannot rest on the recognition of `plek` (domein §5.4)."""
    if van is None or plek.erkend_op(van):
        return ""
    return f"Op deze dag was {plek.naam} niet erkend voor {plek.erkenning}. Kies een andere dag of een andere plek."


def afgeven_kan(*, beheerst: int) -> str:
    """Why a praktijkverklaring cannot be given: it names what somebody can do, so that must be something."""
    return (
        "" if beheerst else "Er is nog geen werkproces dat iemand zelf kan. Bespreek ze eerst met de praktijkopleider."
    )


def beoordeling_past(*, staat: str, datum: date | None, praktijkopleider: str, vandaag: date) -> tuple[str, str]:
    """The field and why this cannot be how somebody does a werkproces; both empty when it can."""
    if staat == "open":
        return "", ""
    if datum is None:
        return "beoordeeld_op", "Vul in op welke dag je dit besprak."
    if datum > vandaag:
        return "beoordeeld_op", "Deze dag is nog niet geweest."
    return ("", "") if praktijkopleider.strip() else ("praktijkopleider", "Vul in met welke praktijkopleider.")
