"""Models of rapportage, split by noun."""

from rapportage.models.esf import EsfDoel, EsfOpgave
from rapportage.models.rapport import KOPPEN, Rapport, Rapportsoort
from rapportage.models.schema import Rapportontvanger, Rapportschema

__all__ = ["KOPPEN", "EsfDoel", "EsfOpgave", "Rapport", "Rapportontvanger", "Rapportschema", "Rapportsoort"]
