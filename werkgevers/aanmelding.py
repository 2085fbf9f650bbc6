"""What the parts of werkgevers contribute to everything else."""

from __future__ import annotations

from trajecten.leerbedrijven import registreer_leerbedrijven
from werkgevers.documenten import aanmelding as documenten
from werkgevers.evaluatie import aanmelding as evaluatie
from werkgevers.matching import aanmelding as matching
from werkgevers.ondertekening import aanmelding as ondertekening
from werkgevers.plaatsing import aanmelding as plaatsing
from werkgevers.plaatsing.leerbedrijven import leerbedrijven
from werkgevers.verzegeling import aanmelding as verzegeling
from werkgevers.werkgever import aanmelding as werkgever
from werkgevers.werkplek import aanmelding as werkplek


def meld_alles_aan() -> None:
    """Fill the registers."""
    werkgever.meld_aan()
    documenten.meld_aan()
    werkplek.meld_aan()
    matching.meld_aan()
    evaluatie.meld_aan()
    ondertekening.meld_aan()
    verzegeling.meld_aan()
    plaatsing.meld_aan()
    registreer_leerbedrijven(leerbedrijven)
