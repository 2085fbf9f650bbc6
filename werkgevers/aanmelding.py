"""What the parts of werkgevers contribute to everything else."""

from __future__ import annotations

from werkgevers.evaluatie import aanmelding as evaluatie
from werkgevers.plaatsing import aanmelding as plaatsing
from werkgevers.werkgever import aanmelding as werkgever


def meld_alles_aan() -> None:
    """Fill the registers."""
    werkgever.meld_aan()
    evaluatie.meld_aan()
    ondertekening.meld_aan()
    plaatsing.meld_aan()
