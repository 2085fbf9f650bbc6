"""What is checked of the report about one deelnemer. Nothing stands in its way: it is for reading, not for paying."""

from datetime import date

from rapportage.controle import Controle, Gebrek
from rapportage.deelnemer.cijfers import Deelnemervoortgang
from rapportage.deelnemer.rijen import Rijen, TrajectRij
from rapportage.periode import Periode

_DOEL, _METINGEN = "trajecten:aanmelding_wijzigen", "zelfredzaamheid:metingen_van"


def controles(rijen: Rijen, cijfers: Deelnemervoortgang, periode: Periode, peildatum: date) -> tuple[Controle, ...]:
    """Of the chosen parts, what is still empty."""
    van, delen = rijen.traject, rijen.keuze.delen
    gevonden = []
    if "doel" in delen:
        doel = _gebrek(van, "Er staat geen doel in het dossier.", "Bij Doel staat dan wat de deelnemer wil.", _DOEL)
        gevonden.append(_een("doel", "Er is een doel in eigen woorden", bool(rijen.doel), doel))
    if "leefgebieden" in delen:
        tweede = "Bij Leefgebieden staat dan wat vooruit ging."
        meting = _gebrek(van, "Er zijn geen twee metingen tot en met de laatste dag.", tweede, _METINGEN)
        klopt = cijfers.vergelijking is not None
        gevonden.append(_een("metingen", "Er zijn twee metingen om te vergelijken", klopt, meting))
    return tuple(gevonden)


def _gebrek(traject: TrajectRij, wat: str, gevolg: str, waar: str) -> Gebrek:
    return Gebrek(traject.id, traject.nummer, wat, "casemanager", gevolg, waar, (traject.id,))


def _een(code: str, naam: str, klopt: bool, gebrek: Gebrek) -> Controle:
    return Controle(code, naam, 1, () if klopt else (gebrek,), dwingend=False)
