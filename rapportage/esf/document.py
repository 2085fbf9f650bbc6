"""The ESF+ report on paper. Everything it shows is handed in: nothing here asks the database."""

from rapportage.definitie import Blad
from rapportage.esf.beeld import beeld
from rapportage.esf.cijfers import Esf
from rapportage.omslag import Omslag
from vormgeving.huisstijl import Huisstijl


def blad(omslag: Omslag, cijfers: Esf, stijl: Huisstijl) -> Blad:
    """The paper: key figures, tables and definitions."""
    return Blad("rapportage/print/esf.html", {"omslag": omslag, "beeld": beeld(cijfers)})
