"""What is checked of the report about one deelnemer. Nothing stands in its way: it is for reading, not for paying."""

from datetime import date

from rapportage.controle import Controle, Gebrek
from rapportage.deelnemer.cijfers import Deelnemervoortgang
from rapportage.deelnemer.rijen import Rijen
from rapportage.periode import Periode


def controles(rijen: Rijen, cijfers: Deelnemervoortgang, periode: Periode, peildatum: date) -> tuple[Controle, ...]:
    """Of the chosen parts, what is still empty."""
    gevonden = []
    if "doel" in rijen.keuze.delen:
        gevonden.append(_een("doel", "Er is een doel in eigen woorden", bool(rijen.doel), rijen))
    if "leefgebieden" in rijen.keuze.delen:
        klopt = cijfers.vergelijking is not None
        gevonden.append(_een("metingen", "Er zijn twee metingen om te vergelijken", klopt, rijen))
    return tuple(gevonden)


def _een(code: str, naam: str, klopt: bool, rijen: Rijen) -> Controle:
    traject = rijen.traject
    gebrek = Gebrek(traject.id, traject.nummer, "Dit ontbreekt nog.", "casemanager", "Dit deel is nu leeg.")
    return Controle(code, naam, 1, () if klopt else (gebrek,), dwingend=False)
