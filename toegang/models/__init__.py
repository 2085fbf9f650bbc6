"""Gebruikers, teams and the logboek of one organisation."""

from toegang.models.gebruiker import Gebruiker, Team
from toegang.models.logregel import Logregel

__all__ = ["Gebruiker", "Logregel", "Team"]
