"""The financiering report on paper. Everything it shows is handed in: nothing here asks the database."""

from rapportage.definitie import Blad
from rapportage.financiering.beeld import beeld
from rapportage.financiering.cijfers import Financiering
from rapportage.omslag import Omslag
from vormgeving.huisstijl import Huisstijl


def blad(omslag: Omslag, cijfers: Financiering, stijl: Huisstijl) -> Blad:
    """The paper: key figures, tables and definitions."""
    return Blad("rapportage/print/tabellen.html", {"omslag": omslag, "beeld": beeld(cijfers)})
