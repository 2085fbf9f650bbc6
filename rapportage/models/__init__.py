"""Models of rapportage, split by noun."""

from rapportage.models.esf import EsfDoel, EsfOpgave
from rapportage.models.programmadoel import Kerncijfer, Programmadoel
from rapportage.models.rapport import KOPPEN, Rapport, Rapportsoort
from rapportage.models.schema import Rapportontvanger, Rapportschema

__all__ = [
    "KOPPEN",
    "EsfDoel",
    "EsfOpgave",
    "Kerncijfer",
    "Programmadoel",
    "Rapport",
    "Rapportontvanger",
    "Rapportschema",
    "Rapportsoort",
]
