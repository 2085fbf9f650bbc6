"""How long stays in a bouwsteen lasted, beside what was expected."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from rapportage.post import Eenheid, Over
from rapportage.voortgang.onderdeel import Maat, Onderdeel, Plek, Rekenwaarde, Rijkop
from rapportage.voortgang.spreiding import kwantiel, mediaan
from rapportage.voortgang.stand import TERUGVAL, VERLENGD, Stand, Verblijf
from vormgeving.taal import datum, hoeveel

DAGEN = "dagen"
LOOPT, BUITEN, VERDER, STAP_TERUG, KLAAR = "loopt", "buiten", "verlengd", "stap_terug", "klaar"
ZONDER_NORM, BINNEN, LANGER = "zonder_norm", "binnen", "langer"


def rijen(stand: Stand) -> Iterator[Rijkop]:
    """Every bouwsteen of the route."""
    for steen in stand.rijen.bouwstenen:
        yield Rijkop(str(steen.nummer), f"{steen.nummer} {steen.naam}", altijd=True)


def klasse_van(stand: Stand, stay: Verblijf) -> str:
    """Whether a stay was finished in the period.

    Who fell back may return to where they were, and an extension goes on with what it extended: neither is finished.
    """
    if stay.tot is None:
        return LOOPT
    if not stand.op(stay.tot):
        return BUITEN
    volgende = stay.volgende
    if volgende is not None and volgende.reden == VERLENGD and volgende.bouwsteen == stay.laatste.bouwsteen:
        return VERDER
    return STAP_TERUG if volgende is not None and volgende.reden == TERUGVAL else KLAAR


def klaar(stand: Stand) -> Iterator[Plek]:
    """Stays that were finished in the period, with their days."""
    for stay in stand.verblijven:
        klasse = klasse_van(stand, stay)
        laatste = stay.laatste
        rij = str(laatste.bouwsteen)
        yield Plek(laatste.id, laatste.traject_id, rij, klasse == KLAAR, klasse, stay, stay.tot, stay.dagen)


def langer(stand: Stand) -> Iterator[Plek]:
    """Those of `klaar` that lasted longer than the weeks of their bouwsteen."""
    for plek in klaar(stand):
        if plek.telt:
            steen = stand.stenen.get(int(plek.rij))
            weken = steen.weken if steen else None
            klasse = ZONDER_NORM if weken is None else LANGER if plek.hoeveelheid > weken * 7 else BINNEN
            yield replace(plek, telt=klasse == LANGER, klasse=klasse)
        else:
            yield plek


def zin(stand: Stand, plek: Plek) -> str:
    """Why a stay counts or does not."""
    stay: Verblijf = plek.bij
    waar, duur = f"bouwsteen {plek.rij}", hoeveel(stay.dagen, DAGEN)
    if stay.tot is None:
        return f"Is nog in {waar}, sinds {datum(stay.van)}."
    af = f"Was in {waar} van {datum(stay.van)} tot {datum(stay.tot)}"
    return f"{af}{_staart(stand, plek, duur)}"


def _staart(stand: Stand, plek: Plek, duur: str) -> str:
    if plek.klasse in (LANGER, BINNEN):
        weken = stand.stenen[int(plek.rij)].weken
        return f": {duur}. Dat is {'langer' if plek.klasse == LANGER else 'niet langer'} dan de norm van {weken} weken."
    return {
        KLAAR: f": {duur}.",
        ZONDER_NORM: f": {duur}. Deze bouwsteen heeft geen norm voor de duur.",
        BUITEN: ": het einde ligt niet in de periode.",
        VERDER: " en ging daar verder: het verblijf werd verlengd.",
        STAP_TERUG: " en deed toen een stap terug: het verblijf is nog niet klaar.",
    }[plek.klasse]


def _norm(stand: Stand, rij: str, dagen: Sequence[int]) -> int | None:
    weken = stand.stenen[int(rij)].weken
    return None if weken is None else weken * 7


def _kwart(stand: Stand, rij: str, dagen: Sequence[int]) -> int | Decimal | None:
    return kwantiel(dagen, Fraction(1, 4))


def _driekwart(stand: Stand, rij: str, dagen: Sequence[int]) -> int | Decimal | None:
    return kwantiel(dagen, Fraction(3, 4))


def _mediaan(stand: Stand, rij: str, dagen: Sequence[int]) -> int | Decimal | None:
    return mediaan(dagen)


NOOIT = "Was tot en met de laatste dag in geen enkele bouwsteen."
KLAAR_TELT = (
    "Verblijven in een bouwsteen die in de periode klaar waren. Een verlenging hoort bij het verblijf ervoor. "
    "Wie een stap terug deed, is nog niet klaar. De weken in een andere bouwsteen tellen niet mee."
)
DUUR = Onderdeel(
    code="duur",
    titel="Hoe lang duurt een bouwsteen?",
    kop="Bouwsteen",
    rijen=rijen,
    kolommen=(
        Maat("klaar", "Klaar", "verblijven", KLAAR_TELT, Over.FASE, Eenheid.AANTAL, klaar, zin, NOOIT),
        Rekenwaarde("kwart", "Kwart tot", DAGEN, "klaar", _kwart),
        Rekenwaarde("mediaan", "Helft tot", DAGEN, "klaar", _mediaan),
        Rekenwaarde("driekwart", "Driekwart tot", DAGEN, "klaar", _driekwart),
        Rekenwaarde("norm", "Norm", DAGEN, "klaar", _norm, staat_vast=True),
        Maat(
            "langer",
            "Boven de norm",
            "verblijven",
            f"{KLAAR_TELT} Hiervan telt wie er langer was dan de weken die voor de bouwsteen staan.",
            Over.FASE,
            Eenheid.AANTAL,
            langer,
            zin,
            NOOIT,
        ),
    ),
    definitie=(
        f"{KLAAR_TELT} Tot hoeveel dagen een kwart, de helft (mediaan) en driekwart duurde. "
        "De norm is het aantal weken van de bouwsteen."
    ),
)
