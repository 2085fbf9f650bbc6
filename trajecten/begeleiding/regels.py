"""Rules of guiding, handing over and ending. Pure: values in, reasons in words out (an empty reason means yes)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from toegang.matrix import Rol
from trajecten.regels import plus_maanden

# Plans are made a while ahead; a date further on is a slip of the finger. Our own choice.
HOOGSTENS_VOORUIT = timedelta(days=365)
STOPPEN_VOORUIT = timedelta(days=28)
# The state on leaving is that of a day within so many days after (ESF+: uitwisselformaat; domein §3.2).
PEILDATUM_BINNEN = timedelta(days=28)
OPVOLGING_NA_MAANDEN = 6

# Which role of a gebruiker goes with which role in a traject; a leermeester is a trainer who teaches the trade.
ROL_VRAAGT: dict[str, Rol] = {
    "casemanager": Rol.CASEMANAGER,
    "jobcoach": Rol.JOBCOACH,
    "trainer": Rol.TRAINER,
    "leermeester": Rol.TRAINER,
}


def rol_past(rol: str, rollen: Collection[str], *, naam: str) -> str:
    """Why somebody with these `rollen` in the organisation cannot have `rol` in a traject; empty when it can be."""
    nodig = ROL_VRAAGT[rol]
    if nodig in rollen:
        return ""
    return f"{naam} is geen {str(nodig.label).lower()}. Kies een andere rol, of vraag de beheerder."


def periode_past(
    van: date, tot: date | None, *, aanmelddatum: date, einddatum: date | None, vandaag: date
) -> tuple[str, str]:
    """Which field ("van" or "tot") is wrong and why, of a period [van, tot) of guiding; ("", "") when it can be."""
    if van < aanmelddatum:
        return "van", f"De deelnemer is pas aangemeld op {aanmelddatum:%d-%m-%Y}."
    if van > vandaag + HOOGSTENS_VOORUIT:
        return "van", "Deze datum ligt te ver vooruit. Kies een datum binnen een jaar."
    if einddatum is not None and van >= einddatum:
        return "van", f"Het traject stopte op {einddatum:%d-%m-%Y}."
    if tot is not None and tot < van:
        return "tot", "De einddatum ligt voor de begindatum."
    if tot is not None and einddatum is not None and tot > einddatum:
        return "tot", f"Het traject stopte op {einddatum:%d-%m-%Y}."
    return "", ""


def overdracht_past(ingangsdatum: date, *, van: date, vandaag: date) -> str:
    """Why guidance that began on `van` cannot be handed over from `ingangsdatum`; empty when it can."""
    if ingangsdatum < van:
        return f"De begeleiding begint pas op {van:%d-%m-%Y}."
    if ingangsdatum > vandaag + HOOGSTENS_VOORUIT:
        return "Deze datum ligt te ver vooruit. Kies een datum binnen een jaar."
    return ""


def einde_past(
    einddatum: date, *, aanmelddatum: date, startdatum: date | None, gestopt_op: date | None, vandaag: date
) -> str:
    """Why a traject cannot stop on `einddatum` (half-open: that day no longer counts); empty when it can."""
    if gestopt_op is not None and gestopt_op <= vandaag:
        return f"Dit traject is al gestopt op {gestopt_op:%d-%m-%Y}."
    if einddatum > vandaag + STOPPEN_VOORUIT:
        return f"Deze datum ligt te ver vooruit. Kies een datum tot en met {vandaag + STOPPEN_VOORUIT:%d-%m-%Y}."
    if startdatum is not None and einddatum < startdatum:
        return f"Het traject startte pas op {startdatum:%d-%m-%Y}."
    if einddatum < aanmelddatum:
        return f"De deelnemer is pas aangemeld op {aanmelddatum:%d-%m-%Y}."
    return ""


def peildatum_past(peildatum: date | None, *, einddatum: date, vandaag: date) -> str:
    """Why the state of `peildatum` cannot be that on leaving on `einddatum`; empty when it can, or is not known."""
    if peildatum is None:
        return ""
    if peildatum > vandaag:
        return "Deze datum ligt in de toekomst. Vul de situatie in als je die weet."
    if not einddatum <= peildatum <= einddatum + PEILDATUM_BINNEN:
        laatste = einddatum + PEILDATUM_BINNEN
        return f"Kies een dag tussen {einddatum:%d-%m-%Y} en {laatste:%d-%m-%Y}: binnen 28 dagen na het stoppen."
    return ""


def opvolging_vanaf(einddatum: date) -> date:
    """From when on the question after six months is asked: the same day number, or the last day of that month.

    31 August plus six months is 28 February (uitwisselformaat, ESF+).
    """
    return plus_maanden(einddatum, OPVOLGING_NA_MAANDEN)


def opvolging_past(einddatum: date | None, vandaag: date) -> str:
    """Why it cannot be asked on `vandaag` how it is going; empty when it can."""
    if einddatum is None or einddatum > vandaag:
        return "Dit traject loopt nog."
    if vandaag < opvolging_vanaf(einddatum):
        return f"Dit vraag je zes maanden na het stoppen: vanaf {opvolging_vanaf(einddatum):%d-%m-%Y}."
    return ""
