"""Rules of werkplekken. Pure: values in, reasons in words out (an empty reason means yes)."""

from __future__ import annotations


def aantal_past(aantal: int, bezet: int) -> str:
    """Why a werkplek cannot have `aantal` places while so many are taken; empty when it can."""
    if aantal >= bezet:
        return ""
    wie = "is al 1 deelnemer" if bezet == 1 else f"zijn al {bezet} deelnemers"
    return f"Er {wie} geplaatst. Kies minstens {bezet}, of beëindig eerst een plaatsing."
