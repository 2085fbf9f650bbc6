"""When a signal may wait. Pure: values in, reasons out."""

from __future__ import annotations

from datetime import date, timedelta

# our own choice: what waits longer is forgotten rather than postponed
UITSTEL_HOOGSTENS = timedelta(days=28)


def uitstel_past(tot: date, vandaag: date) -> str:
    """Why a signal cannot wait over [vandaag, tot); empty when it can."""
    if tot <= vandaag:
        return "Kies een dag na vandaag."
    if tot > vandaag + UITSTEL_HOOGSTENS:
        return "Kies een dag binnen vier weken. Daarna kun je het signaal nog eens uitstellen."
    return ""
