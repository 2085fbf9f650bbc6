"""Rules of koppels: two people, a period within both trajecten, and what was learned at the end."""

from __future__ import annotations

from datetime import date

from django.db import models

TEKST_HOOGSTENS = 5000


class Uitkomst(models.TextChoices):
    """How a koppel ended."""

    AFGEROND = "afgerond", "Afgerond"
    GESTOPT = "gestopt", "Eerder gestopt"


def mensen_passen(leermeester_deelnemer: int, gezel_deelnemer: int) -> str:
    """Why these two deelnemers cannot be a koppel."""
    if leermeester_deelnemer == gezel_deelnemer:
        return "Een leermeester leert het vak aan iemand anders. Kies een andere deelnemer."
    return ""


def periode_past(van: date, tot: date | None, *, naam: str, startdatum: date | None, einddatum: date | None) -> str:
    """Why a koppel over [van, tot) does not lie in the traject [startdatum, einddatum) of `naam`."""
    if startdatum is None or van < startdatum:
        return f"Het traject van {naam} is dan nog niet gestart."
    if einddatum is not None and (van >= einddatum or (tot is not None and tot > einddatum)):
        return f"Het traject van {naam} is dan al gestopt."
    return ""


def einde_past(tot: date, *, van: date, vandaag: date) -> str:
    """Why a koppel that began on `van` cannot be closed with `tot` as the first day after it."""
    if tot <= van:
        return "De laatste dag ligt voor de eerste dag."
    if tot > vandaag and (tot - vandaag).days > 1:
        return "Afsluiten kan niet in de toekomst."
    return ""


def terugblik_past(uitkomst: str, leermeester_leerde: str) -> str:
    """Why a koppel cannot end like this: whoever finished it tells what teaching taught the leermeester."""
    if uitkomst == Uitkomst.AFGEROND and not leermeester_leerde.strip():
        return "Schrijf op wat de leermeester leerde van het lesgeven."
    return ""
