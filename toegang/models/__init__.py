"""Gebruikers, teams, the logboek and sent forms of one organisation."""

from toegang.models.gebruiker import Gebruiker, Team
from toegang.models.logregel import Logregel
from toegang.models.verzending import OnderbrokenInvoer, Verzending

__all__ = ["Gebruiker", "Logregel", "OnderbrokenInvoer", "Team", "Verzending"]
