"""The voortgang report on paper. Everything it shows is handed in: nothing here asks the database."""

from rapportage.definitie import Blad
from rapportage.omslag import Omslag
from rapportage.voortgang.beeld import beeld
from rapportage.voortgang.cijfers import Voortgang
from vormgeving.huisstijl import Huisstijl


def blad(omslag: Omslag, cijfers: Voortgang, stijl: Huisstijl) -> Blad:
    """The paper with its pictures in the colours of `stijl`."""
    context = {"omslag": omslag, "beeld": beeld(cijfers, stand="pdf", stijl=stijl)}
    return Blad("rapportage/print/voortgang.html", context)
