"""Models of rapportage, split by noun."""

from rapportage.models.rapport import Rapport, Rapportsoort
from rapportage.models.schema import Rapportschema

__all__ = ["Rapport", "Rapportschema", "Rapportsoort"]
