"""The flow of the programme by target group; whoever belongs to two groups counts in both."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from rapportage.post import Eenheid, Over
from rapportage.voortgang.onderdeel import Maat, Onderdeel, Plek, Rijkop
from rapportage.voortgang.onderdelen.werk import BETAALD, BUITEN, TELT, naar_werk_zin, werk_na
from rapportage.voortgang.rijen import TrajectRij
from rapportage.voortgang.stand import Stand
from vormgeving.taal import datum

# no code of an organisation begins like this
ZONDER = "_zonder"
ZONDER_NAAM = "Geen doelgroep opgeschreven"


def _plekken(telt: Callable[[Stand, TrajectRij], bool]) -> Callable[[Stand], Iterator[Plek]]:
    def plekken(stand: Stand) -> Iterator[Plek]:
        for traject in stand.gestart:
            klopt = telt(stand, traject)
            for groep in dict.fromkeys(traject.doelgroepen) or (ZONDER,):
                yield Plek(traject.id, traject.id, groep, klopt, "", traject, traject.startdatum)

    return plekken


def _begon(stand: Stand, plek: Plek) -> str:
    return f"Begon op {_dag(plek)}{'' if plek.telt else ': dat ligt niet in de periode'}."


def _dag(plek: Plek) -> str:
    assert plek.datum is not None
    return datum(plek.datum)


def _loopt(stand: Stand, plek: Plek) -> str:
    if not plek.telt and plek.bij.startdatum > stand.periode.tot:
        return f"Begint pas op {_dag(plek)}."
    return f"Begon op {_dag(plek)} en {'loopt' if plek.telt else 'loopt niet meer'} op {datum(stand.periode.tot)}."


def _werk(stand: Stand, plek: Plek) -> str:
    klasse = TELT if stand.op(plek.bij.einddatum) else BUITEN
    return naar_werk_zin(stand, replace(plek, rij=werk_na(plek.bij), klasse=klasse))


def _rijen(stand: Stand) -> Iterator[Rijkop]:
    namen, bijzonder = stand.rijen.doelgroepen, set(stand.rijen.bijzondere_doelgroepen)
    zonder_naam = sorted({groep for t in stand.gestart for groep in t.doelgroepen} - set(namen))
    yield from (Rijkop(code, naam, bijzonder=code in bijzonder) for code, naam in namen.items())
    # nobody can say of a code that has no name that it tells of nothing special
    yield from (Rijkop(code, code, bijzonder=True) for code in zonder_naam)
    yield Rijkop(ZONDER, ZONDER_NAAM)


def _maat(
    code: str, kop: str, wat: str, telt: Callable[[Stand, TrajectRij], bool], zin: Callable[[Stand, Plek], str]
) -> Maat:
    return Maat(
        code,
        kop,
        "trajecten",
        f"{wat} Alleen wie bij deze doelgroep hoort.",
        Over.TRAJECT,
        Eenheid.TRAJECTEN,
        _plekken(telt),
        zin,
        "Het traject is nog niet begonnen.",
        andere_rij="Hoort niet bij deze doelgroep.",
    )


DOELGROEPEN = Onderdeel(
    code="doelgroep",
    titel="Per doelgroep",
    kop="Doelgroep",
    rijen=_rijen,
    kolommen=(
        _maat(
            "instroom",
            "Begonnen",
            "Trajecten die in de periode begonnen.",
            lambda stand, t: stand.op(t.startdatum),
            _begon,
        ),
        _maat(
            "lopend",
            "In begeleiding",
            "Trajecten die op de laatste dag lopen.",
            lambda stand, t: stand.loopt(t.startdatum, t.einddatum),
            _loopt,
        ),
        _maat(
            "uitstroom",
            "Gestopt of klaar",
            "Trajecten die in de periode eindigden.",
            lambda stand, t: stand.op(t.einddatum),
            _werk,
        ),
        _maat(
            "betaald",
            "Naar betaald werk",
            "Trajecten die in de periode eindigden met betaald werk.",
            lambda stand, t: stand.op(t.einddatum) and werk_na(t) == BETAALD,
            _werk,
        ),
    ),
    definitie="Wie bij twee doelgroepen hoort, telt bij allebei. De rijen samen kunnen dus meer zijn dan het geheel.",
)
