"""The report of hours on paper. Everything it shows is handed in: nothing here asks the database."""

from rapportage.definitie import Blad
from rapportage.omslag import Omslag
from rapportage.uren.beeld import beeld
from rapportage.uren.cijfers import Uren
from rapportage.uren.maandblad import maandblad
from vormgeving.huisstijl import Huisstijl


def blad(omslag: Omslag, cijfers: Uren, stijl: Huisstijl) -> Blad:
    """The paper: key figures, tables and definitions; of the weeks the months with their weeks beside each other."""
    context = {"omslag": omslag, "beeld": beeld(cijfers), "maandblad": maandblad(cijfers)}
    return Blad("rapportage/print/uren.html", context)
