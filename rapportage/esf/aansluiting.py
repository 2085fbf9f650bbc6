"""Does the report join on to the final one before it? Nobody falls in between, and nobody counts twice in EECO01."""

from collections.abc import Iterator, Sequence

from rapportage.controle import Controle, Gebrek
from rapportage.esf.deelname import Deelname
from rapportage.esf.rijen import EerderRij
from rapportage.periode import Periode
from vormgeving.taal import datum

WIE = "programmamanager"
VERBETER = "Verbeter het vorige rapport met een nieuwe versie."


def aansluiting(alle: Sequence[Deelname], eerder: EerderRij | None, periode: Periode) -> Controle:
    """The records that the previous final report and this one together miss or count twice; without one, none."""
    naam = "Cijfers sluiten aan op het vorige rapport"
    if eerder is None:
        return Controle("aansluiting", naam, 0)
    return Controle("aansluiting", naam, len(eerder.ids), tuple(_gebreken(alle, eerder, periode)))


def _gebreken(alle: Sequence[Deelname], eerder: EerderRij, periode: Periode) -> Iterator[Gebrek]:
    toen = set(eerder.ids)
    for d in alle:
        verschil = _verschil(d, d.entree.id in toen, eerder, periode)
        if verschil is not None:
            wat, gevolg = verschil
            yield Gebrek(d.entree.id, d.entree.nummer, f"Begon op {datum(d.entree.startdatum)}. {wat}", WIE, gevolg)
    for pk, nummer in eerder.verdwenen:
        wat = "Telde mee in het vorige rapport, maar is nu geen begin meer in dit project."
        yield Gebrek(pk, nummer, wat, WIE, f"Het vorige rapport telt één deelnemer te veel. {VERBETER}")


def _verschil(d: Deelname, telde_mee: bool, eerder: EerderRij, periode: Periode) -> tuple[str, str] | None:
    """What does not fit of one record, and what follows from it; None when it does."""
    start, vorige = d.entree.startdatum, Periode(eerder.van, eerder.tot)
    if telde_mee and start in periode:
        return "Telde ook al mee in het vorige rapport.", f"Telt nu dubbel. {VERBETER}"
    if telde_mee and start not in vorige:
        return "Telde mee in het vorige rapport, met een andere start.", f"Die start is later veranderd. {VERBETER}"
    if not telde_mee and start in vorige:
        return "Telde niet mee in het vorige rapport.", f"Telt nu in geen enkel rapport. {VERBETER}"
    if eerder.tot < start < periode.van:
        return "Dat ligt tussen het vorige rapport en dit rapport.", "Telt nu in geen enkel rapport."
    return None
