"""The report about one deelnemer on paper. Everything it shows is handed in: nothing here asks the database."""

from rapportage.deelnemer.beeld import beeld
from rapportage.deelnemer.cijfers import Deelnemervoortgang
from rapportage.definitie import Blad
from rapportage.omslag import Omslag
from vormgeving.huisstijl import Huisstijl


def blad(omslag: Omslag, cijfers: Deelnemervoortgang, stijl: Huisstijl) -> Blad:
    """The paper with the house in the colours of `stijl`."""
    context = {"omslag": omslag, "beeld": beeld(cijfers, stand="pdf", stijl=stijl), "keuze": cijfers.keuze}
    return Blad("rapportage/print/deelnemer.html", context)
