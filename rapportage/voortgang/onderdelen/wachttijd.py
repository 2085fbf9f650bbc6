"""How long people waited between signing up and the start, and who waits still."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from rapportage.post import Eenheid, Over
from rapportage.voortgang.onderdeel import Maat, Onderdeel, Plek, Rekenwaarde, Rijkop
from rapportage.voortgang.rijen import TrajectRij
from rapportage.voortgang.spreiding import kwantiel, mediaan
from rapportage.voortgang.stand import Stand
from vormgeving.taal import datum, hoeveel

BEGONNEN, WACHT = "begonnen", "wacht"
BUITEN, ONBEKEND = "buiten", "onbekend"


def plekken(stand: Stand) -> Iterator[Plek]:
    """Whoever began in the period with the days of waiting, and whoever waits on the last day."""
    for traject in stand.gestart:
        yield _begonnen(stand, traject)
    for traject in stand.rijen.wachtend:
        dagen = _dagen(traject, stand.periode.tot)
        klasse = WACHT if dagen is not None else ONBEKEND
        yield Plek(traject.id, traject.id, WACHT, True, klasse, traject, traject.aanmelddatum, dagen or 0)


def _begonnen(stand: Stand, traject: TrajectRij) -> Plek:
    dagen = _dagen(traject, traject.startdatum)
    klasse = BUITEN if not stand.op(traject.startdatum) else BEGONNEN if dagen is not None else ONBEKEND
    return Plek(traject.id, traject.id, BEGONNEN, klasse == BEGONNEN, klasse, traject, traject.startdatum, dagen or 0)


def _dagen(traject: TrajectRij, tot: date | None) -> int | None:
    """Days of waiting; who started before signing up did not wait."""
    if traject.aanmelddatum is None or tot is None:
        return None
    return max(0, (tot - traject.aanmelddatum).days)


def zin(stand: Stand, plek: Plek) -> str:
    """Why somebody counts or does not."""
    traject: TrajectRij = plek.bij
    if plek.klasse == ONBEKEND or traject.aanmelddatum is None:
        return "De dag van aanmelden is niet bekend."
    aangemeld = f"Meldde zich aan op {datum(traject.aanmelddatum)}"
    if plek.rij == WACHT:
        return f"{aangemeld} en wacht {hoeveel(plek.hoeveelheid, 'dagen')} op {datum(stand.periode.tot)}."
    assert traject.startdatum is not None
    staart = f" en begon op {datum(traject.startdatum)}"
    if plek.klasse == BUITEN:
        return f"{aangemeld}{staart}: dat ligt niet in de periode."
    return f"{aangemeld}{staart}: {hoeveel(plek.hoeveelheid, 'dagen')} wachten."


def _rijen(stand: Stand) -> Iterator[Rijkop]:
    yield Rijkop(BEGONNEN, "Begonnen in de periode", altijd=True)
    yield Rijkop(WACHT, f"Wacht nog op {datum(stand.periode.tot)}", altijd=True)


def _mediaan(stand: Stand, rij: str, dagen: Sequence[int]) -> int | Decimal | None:
    return mediaan(dagen)


def _langst(stand: Stand, rij: str, dagen: Sequence[int]) -> int | Decimal | None:
    return kwantiel(dagen, Fraction(1))


TELT = (
    "De dagen tussen de dag van aanmelden en de start, van wie in de periode begon. "
    "Wie zich aanmeldde en op de laatste dag nog niet begon of stopte, wacht nog."
)
WACHTTIJD = Onderdeel(
    code="wachttijd",
    titel="Wachten tussen aanmelden en starten",
    kop="Wie",
    rijen=_rijen,
    kolommen=(
        Maat(
            "aantal",
            "Aantal",
            "deelnemers",
            TELT,
            Over.TRAJECT,
            Eenheid.TRAJECTEN,
            plekken,
            zin,
            "Dit traject begon niet en wacht ook niet op de laatste dag.",
        ),
        Rekenwaarde("mediaan", "Helft tot", "dagen", "aantal", _mediaan),
        Rekenwaarde("langst", "Langste", "dagen", "aantal", _langst, van_een=True),
    ),
    definitie=TELT,
)
