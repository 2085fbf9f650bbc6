"""Forms of measuring: parse and translate; the diensten decide."""

from zelfredzaamheid.forms.afspraken import MeetafsprakenFormulier
from zelfredzaamheid.forms.meting import BeginFormulier, RedenFormulier, TerugFormulier
from zelfredzaamheid.forms.scores import ScoresFormulier

__all__ = ["BeginFormulier", "MeetafsprakenFormulier", "RedenFormulier", "ScoresFormulier", "TerugFormulier"]
