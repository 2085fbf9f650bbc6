"""Rules of enrolments: values in, the field and a Dutch objection out (both empty when all is well)."""

from __future__ import annotations

from datetime import date, timedelta

MBO = "mbo-"
VOORUIT_HOOGSTENS = timedelta(days=366)


def inschrijving_past(
    *, van: date, tot: date | None, niveau: str, leerweg: str, uitkomst: str, vandaag: date
) -> tuple[str, str]:
    """Why somebody cannot be enrolled over [van, tot); an opleiding of the mbo has a leerweg (domein §5.4)."""
    if van > vandaag + VOORUIT_HOOGSTENS:
        return "van", "Kijk het jaar na: dit is meer dan een jaar vooruit."
    if niveau.startswith(MBO) and not leerweg:
        return "leerweg", "Kies een leerweg: dit is een mbo-opleiding."
    if tot is None:
        return ("tot", "Vul in per wanneer het stopte.") if uitkomst else ("", "")
    if tot <= van:
        return "tot", "De dag van stoppen ligt na de dag van begin."
    if tot > vandaag:
        return "tot", "Stoppen kan niet in de toekomst."
    return ("", "") if uitkomst else ("uitkomst", "Kies hoe het afliep.")


def voortgang_past(datum: date, *, van: date, tot: date | None, vandaag: date) -> str:
    """Why nobody can say on `datum` how it goes with an enrolment over [van, tot)."""
    if datum > vandaag:
        return "Deze dag is nog niet geweest."
    if datum < van:
        return f"De opleiding begon pas op {van:%d-%m-%Y}."
    if tot is not None and datum > tot:
        return f"De opleiding stopte op {tot:%d-%m-%Y}."
    return ""
