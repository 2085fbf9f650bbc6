"""Models of werkgevers, split by noun."""

from werkgevers.models.plaatsing import Plaatsing
from werkgevers.models.werkgever import Werkgever

__all__ = ["Plaatsing", "Werkgever"]
