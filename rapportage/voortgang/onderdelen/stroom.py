"""Flow through the bouwstenen: who came in, went on, fell back and left; and from where to where people fell back."""

from collections.abc import Iterator

from rapportage.post import Eenheid, Over
from rapportage.voortgang.onderdeel import Maat, Onderdeel, Plek, Rijkop
from rapportage.voortgang.onderdelen.duur import NOOIT, rijen
from rapportage.voortgang.rijen import FaseRij
from rapportage.voortgang.stand import VERLENGD, Stand
from vormgeving.taal import datum

BUITEN, TELT, VERLENGING, HOGER, LAGER, ZELFDE, GAAT_DOOR, LOOPT = (
    "buiten telt verlenging hoger lager zelfde gaat_door loopt".split()
)


def begonnen(stand: Stand) -> Iterator[Plek]:
    """Phases that began in the period, extensions not included."""
    for reeks in stand.fases.values():
        for fase in reeks:
            klasse = BUITEN if not stand.op(fase.startdatum) else VERLENGING if fase.reden == VERLENGD else TELT
            rij = str(fase.bouwsteen)
            yield Plek(fase.id, fase.traject_id, rij, klasse == TELT, klasse, fase, fase.startdatum)


def begonnen_zin(stand: Stand, plek: Plek) -> str:
    """Why a phase counts as begun or does not."""
    staart = {
        TELT: ".",
        BUITEN: ": dat ligt niet in de periode.",
        VERLENGING: ": dat was een verlenging.",
    }
    return f"Begon op {datum(plek.bij.startdatum)} in bouwsteen {plek.rij}{staart[plek.klasse]}"


def klasse_van_overgang(stand: Stand, vorige: FaseRij, fase: FaseRij) -> str:
    """Where a phase that follows another one leads, if it began in the period."""
    if not stand.op(fase.startdatum):
        return BUITEN
    if fase.bouwsteen == vorige.bouwsteen:
        return ZELFDE
    return HOGER if fase.bouwsteen > vorige.bouwsteen else LAGER


def _overgangen(stand: Stand, gevraagd: str) -> Iterator[Plek]:
    for vorige, fase in stand.overgangen:
        klasse = klasse_van_overgang(stand, vorige, fase)
        rij = str(vorige.bouwsteen)
        yield Plek(fase.id, fase.traject_id, rij, klasse == gevraagd, klasse, (vorige, fase), fase.startdatum)


def verder(stand: Stand) -> Iterator[Plek]:
    """Steps from a bouwsteen to a later one that began in the period."""
    return _overgangen(stand, HOGER)


def terug(stand: Stand) -> Iterator[Plek]:
    """Steps back from a bouwsteen to an earlier one that began in the period."""
    return _overgangen(stand, LAGER)


def overgang_zin(stand: Stand, plek: Plek) -> str:
    """From where to where somebody went."""
    vorige, fase = plek.bij
    if plek.klasse == ZELFDE:
        return f"Ging op {datum(fase.startdatum)} verder in bouwsteen {fase.bouwsteen}."
    zin = f"Ging op {datum(fase.startdatum)} van bouwsteen {vorige.bouwsteen} naar {fase.bouwsteen}"
    return f"{zin}: dat ligt niet in de periode." if plek.klasse == BUITEN else f"{zin}."


def gestopt(stand: Stand) -> Iterator[Plek]:
    """Phases that ended in the period with nothing after them up to its last day."""
    for stay in stand.verblijven:
        fase = stay.laatste
        klasse = GAAT_DOOR if stay.volgende else LOOPT if stay.tot is None else TELT if stand.op(stay.tot) else BUITEN
        yield Plek(fase.id, fase.traject_id, str(fase.bouwsteen), klasse == TELT, klasse, stay, stay.tot)


def gestopt_zin(stand: Stand, plek: Plek) -> str:
    """Why a phase counts as the last one or does not."""
    stay = plek.bij
    if stay.tot is None:
        return f"Is nog in bouwsteen {plek.rij}, sinds {datum(stay.laatste.startdatum)}."
    staart = {
        TELT: "en begon daarna in geen andere",
        BUITEN: "en dat ligt niet in de periode",
        GAAT_DOOR: "en ging verder in een bouwsteen",
    }
    return f"Ging op {datum(stay.tot)} weg uit bouwsteen {plek.rij} {staart[plek.klasse]}."


EEN_FASE = "Was tot en met de laatste dag in hoogstens één bouwsteen."
BEGONNEN = "Verblijven in een bouwsteen die in de periode begonnen. Een verlenging telt niet."
VERDER = "Stappen in de periode naar een bouwsteen met een hoger nummer."
TERUG = "Stappen in de periode naar een bouwsteen met een lager nummer."
GESTOPT = "Verblijven die in de periode eindigden, waarna iemand tot en met de laatste dag geen andere begon."
STROOM = Onderdeel(
    code="stroom",
    titel="Doorstroom per bouwsteen",
    kop="Bouwsteen",
    rijen=rijen,
    kolommen=(
        Maat("begonnen", "Begonnen", "keer", BEGONNEN, Over.FASE, Eenheid.FASES, begonnen, begonnen_zin, NOOIT),
        Maat("verder", "Verder", "keer", VERDER, Over.FASE, Eenheid.FASES, verder, overgang_zin, EEN_FASE),
        Maat("terug", "Stap terug", "keer", TERUG, Over.FASE, Eenheid.FASES, terug, overgang_zin, EEN_FASE),
        Maat("gestopt", "Klaar of gestopt", "keer", GESTOPT, Over.FASE, Eenheid.FASES, gestopt, gestopt_zin, NOOIT),
    ),
    definitie="Hoe vaak iemand in de periode in een bouwsteen begon, en waar men daarna naartoe ging.",
)


def _paren(stand: Stand) -> Iterator[Rijkop]:
    """Each pair of bouwstenen between which somebody fell back in the period."""
    paren = {(vorige.bouwsteen, fase.bouwsteen) for vorige, fase in stand.overgangen}
    for van, naar in sorted(paren):
        yield Rijkop(f"{van}-{naar}", f"Van {_naam(stand, van)} naar {_naam(stand, naar)}")


def _naam(stand: Stand, nummer: int) -> str:
    steen = stand.stenen.get(nummer)
    return f"{nummer} {steen.naam}" if steen else str(nummer)


def _per_paar(stand: Stand) -> Iterator[Plek]:
    for plek in terug(stand):
        vorige, fase = plek.bij
        rij = f"{vorige.bouwsteen}-{fase.bouwsteen}"
        yield Plek(plek.id, plek.traject_id, rij, plek.telt, plek.klasse, plek.bij, plek.datum)


STAP_TERUG = Onderdeel(
    code="stap_terug",
    titel="Stap terug: van waar naar waar?",
    kop="Stap terug",
    rijen=_paren,
    kolommen=(Maat("aantal", "Aantal", "keer", TERUG, Over.FASE, Eenheid.FASES, _per_paar, overgang_zin, EEN_FASE),),
    definitie=f"{TERUG} Wie vaker een stap terug deed, telt elke keer.",
)
