"""The MDT report on paper. Everything it shows is handed in: nothing here asks the database."""

from rapportage.definitie import Blad
from rapportage.mdt.beeld import beeld
from rapportage.mdt.cijfers import Mdt
from rapportage.omslag import Omslag
from vormgeving.huisstijl import Huisstijl


def blad(omslag: Omslag, cijfers: Mdt, stijl: Huisstijl) -> Blad:
    """The paper with its meters in the colours of `stijl`."""
    context = {"omslag": omslag, "beeld": beeld(cijfers, stand="pdf", stijl=stijl)}
    return Blad("rapportage/print/mdt.html", context)
