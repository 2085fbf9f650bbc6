"""Measuring: the Zelfredzaamheid-Matrix, the deelnemer's own view, and the participatieladder."""

from zelfredzaamheid.models.afspraak import Meetafspraak
from zelfredzaamheid.models.eigen import EigenMeting, EigenScore
from zelfredzaamheid.models.ladder import Ladderpositie
from zelfredzaamheid.models.meting import Instrument, Leefgebied, Meting, Score

__all__ = [
    "Instrument",
    "Leefgebied",
    "Meting",
    "Score",
    "Meetafspraak",
    "EigenMeting",
    "EigenScore",
    "Ladderpositie",
]
