"""What is checked before a voortgang report may become final."""

from collections import defaultdict
from datetime import date

from rapportage.controle import Controle, Gebrek
from rapportage.periode import Periode
from rapportage.voortgang.cijfers import Voortgang
from rapportage.voortgang.rijen import Rijen, TrajectRij
from vormgeving.taal import datum


def controles(rijen: Rijen, cijfers: Voortgang, periode: Periode, peildatum: date) -> tuple[Controle, ...]:
    """The checks of this report, each over the trajecten that it concerns."""
    per_id = {traject.id: traject for traject in rijen.trajecten}
    lopend = [per_id[pk] for pk in cijfers.lopend.ids]
    return (
        _reden_van_uitstroom([per_id[pk] for pk in cijfers.uitstroom.ids]),
        _in_een_bouwsteen(rijen, cijfers, lopend, periode),
        _nulmeting(rijen, lopend),
    )


def _reden_van_uitstroom(trajecten: list[TrajectRij]) -> Controle:
    gebreken = tuple(
        Gebrek(
            t.id,
            t.nummer,
            "Er staat niet waarom het traject eindigde.",
            "casemanager",
            "Telt nu bij “Nog niet bekend”.",
        )
        for t in trajecten
        if not t.uitstroomreden
    )
    return Controle("uitstroomreden", "De reden van het einde is bekend", len(trajecten), gebreken)


def _in_een_bouwsteen(rijen: Rijen, cijfers: Voortgang, lopend: list[TrajectRij], periode: Periode) -> Controle:
    fases = {pk for steen in cijfers.bouwstenen for pk in steen.op_einddatum.ids}
    staat_ergens = {fase.traject_id for fase in rijen.fases if fase.id in fases}
    gebreken = tuple(
        Gebrek(
            t.id,
            t.nummer,
            f"Staat op {datum(periode.tot)} in geen bouwsteen.",
            "casemanager",
            "Telt nu bij geen enkele bouwsteen.",
        )
        for t in lopend
        if t.id not in staat_ergens
    )
    return Controle("bouwsteen", "Iedereen staat in een bouwsteen", len(lopend), gebreken, dwingend=False)


def _nulmeting(rijen: Rijen, lopend: list[TrajectRij]) -> Controle:
    gemeten: dict[int, bool] = defaultdict(bool)
    for meting in rijen.metingen:
        gemeten[meting.traject_id] |= meting.soort == "nul"
    gebreken = tuple(
        Gebrek(
            t.id,
            t.nummer,
            "Er is geen nulmeting.",
            "casemanager",
            "Telt nu niet mee bij de verandering per leefgebied.",
        )
        for t in lopend
        if not gemeten[t.id]
    )
    return Controle("nulmeting", "Iedereen heeft een nulmeting", len(lopend), gebreken, dwingend=False)
