"""What is checked before a voortgang report may become final."""

from collections import defaultdict
from datetime import date

from rapportage.controle import Controle, Gebrek
from rapportage.periode import Periode
from rapportage.voortgang.cijfers import Voortgang
from rapportage.voortgang.onderdelen.werk import BANEN, NIET_GEVRAAGD
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
        _trede(rijen, lopend, periode),
        _banen(rijen, cijfers),
        _doelgroep(lopend),
        _aanmelddatum([per_id[pk] for pk in cijfers.instroom.ids]),
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


def _trede(rijen: Rijen, lopend: list[TrajectRij], periode: Periode) -> Controle:
    met_trede = {rij.traject_id for rij in rijen.ladder if rij.datum <= periode.tot}
    gebreken = tuple(
        Gebrek(
            t.id,
            t.nummer,
            "Er is nog geen trede op de participatieladder.",
            "casemanager",
            "Telt nu niet mee bij de participatieladder.",
            "zelfredzaamheid:trede_vastleggen",
            (t.id,),
        )
        for t in lopend
        if t.id not in met_trede
    )
    return Controle("trede", "Iedereen heeft een trede op de ladder", len(lopend), gebreken, dwingend=False)


def _banen(rijen: Rijen, cijfers: Voortgang) -> Controle:
    """Whether it was asked if people kept their job, for the months that were full in the period."""
    geteld = cijfers.onderdeel(BANEN.code)
    per_id = {traject.id: traject for traject in rijen.trajecten}
    plaatsingen = {plaatsing.id: plaatsing for plaatsing in rijen.plaatsingen}
    bekeken, gebreken = 0, []
    for rij in geteld.rijen if geteld else ():
        bekeken += sum(cijfer.waarde for cijfer in rij.cijfers.values())
        for pk in rij.cijfers[NIET_GEVRAAGD].ids:
            traject = per_id[plaatsingen[pk].traject_id]
            gebreken.append(
                Gebrek(
                    traject.id,
                    traject.nummer,
                    f"Er is nog niet gevraagd of de baan er na {rij.naam} nog is.",
                    "jobcoach",
                    "Telt nu bij “Nog niet gevraagd”.",
                    "werkgevers:plaatsing",
                    (pk,),
                )
            )
    return Controle("baan", "Van elke baan is gevraagd of die er nog is", bekeken, tuple(gebreken), dwingend=False)


def _doelgroep(lopend: list[TrajectRij]) -> Controle:
    gebreken = tuple(
        Gebrek(
            t.id,
            t.nummer,
            "Er staat geen doelgroep bij het traject.",
            "casemanager",
            "Telt nu bij “Geen doelgroep opgeschreven”.",
            "trajecten:aanmelding_wijzigen",
            (t.id,),
        )
        for t in lopend
        if not t.doelgroepen
    )
    return Controle("doelgroep", "Bij iedereen staat een doelgroep", len(lopend), gebreken, dwingend=False)


def _aanmelddatum(begonnen: list[TrajectRij]) -> Controle:
    gebreken = tuple(
        Gebrek(
            t.id,
            t.nummer,
            "De start ligt voor de dag van aanmelden.",
            "casemanager",
            "De wachttijd telt nu als nul dagen.",
            "trajecten:aanmelding_wijzigen",
            (t.id,),
        )
        for t in begonnen
        if t.aanmelddatum is not None and t.startdatum is not None and t.startdatum < t.aanmelddatum
    )
    return Controle("aanmelddatum", "Niemand begon voor de aanmelding", len(begonnen), gebreken, dwingend=False)
