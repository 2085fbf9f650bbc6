"""Work: who left for paid work, which placements there were, and which jobs were kept."""

from collections.abc import Iterator

from rapportage.post import Eenheid, Over
from rapportage.voortgang.aandeel import GENOEG, aandeel_in_woorden
from rapportage.voortgang.onderdeel import Maat, Onderdeel, Onderdeelcijfers, Plek, Rijkop
from rapportage.voortgang.rijen import TrajectRij
from rapportage.voortgang.stand import Stand
from toegang.matrix import Recht
from vormgeving.taal import datum, hoeveel
from werkgevers.plaatsing.regels import BAAN_NA_MAANDEN, baan_vanaf, controle_op, is_nooit_begonnen, soort_van

# trede 5 and 6 of the participatieladder (domein §2): paid, with or without support
BETAALDE_REDENEN = frozenset({"regulier_werk", "werk_met_ondersteuning", "beschut_werk"})
# the other reasons of the exchange format; what an organisation adds itself says nothing about pay
ANDERE_REDENEN = frozenset({"opleiding", "vrijwilligerswerk", "doorverwezen_zorg", "verhuisd", "gestopt"})
BETAALD, ANDERS, ONBEKEND = "betaald", "anders", "onbekend"
LOOPT, BUITEN, TELT = "loopt", "buiten", "telt"
UITKOMSTEN = {BETAALD: "Betaald werk", ANDERS: "Iets anders", ONBEKEND: "Nog niet bekend"}


def werk_na(traject: TrajectRij) -> str:
    """Whether somebody left for paid work, by the reason of leaving.

    A reason of the organisation's own counts as paid work when the state on leaving says that somebody works.
    """
    if not traject.uitstroomreden:
        return ONBEKEND
    if traject.uitstroomreden in BETAALDE_REDENEN:
        return BETAALD
    eigen = traject.uitstroomreden not in ANDERE_REDENEN
    return BETAALD if eigen and traject.arbeid_na == "werkend" else ANDERS


def naar_werk(stand: Stand) -> Iterator[Plek]:
    """Trajecten that ended in the period, by what came after them."""
    for t in stand.gestart:
        klasse = LOOPT if t.einddatum is None else TELT if stand.op(t.einddatum) else BUITEN
        yield Plek(t.id, t.id, werk_na(t), klasse == TELT, klasse, t, t.einddatum)


def naar_werk_zin(stand: Stand, plek: Plek) -> str:
    """Why somebody counts or does not."""
    traject: TrajectRij = plek.bij
    if traject.einddatum is None:
        return "Het traject loopt nog."
    if plek.klasse == BUITEN:
        return f"Eindigde op {datum(traject.einddatum)}: dat ligt niet in de periode."
    naam = stand.rijen.uitstroomredenen.get(traject.uitstroomreden, traject.uitstroomreden)
    uitkomst = {BETAALD: f"{naam}. Dat is betaald werk", ANDERS: naam, ONBEKEND: "de reden is nog niet bekend"}
    return f"Eindigde op {datum(traject.einddatum)}: {uitkomst[plek.rij]}."


def aandeel_betaald(cijfers: Onderdeelcijfers) -> str:
    """Which part of those who left found paid work, in a sentence; empty when nobody left."""
    betaald, _, onbekend = (cijfers.cijfer(code, "aantal").waarde for code in UITKOMSTEN)
    geheel = sum(cijfers.cijfer(code, "aantal").waarde for code in UITKOMSTEN)
    if not geheel:
        return ""
    zin = f"Van de {geheel} trajecten die eindigden, ging {aandeel_in_woorden(betaald, geheel)} naar betaald werk"
    if betaald not in (0, geheel) and geheel >= GENOEG:
        zin += f": {betaald}"
    return f"{zin}. Van {onbekend} is de reden nog niet bekend." if onbekend else f"{zin}."


WERK_TELT = (
    "Trajecten die in de periode eindigden. Regulier werk, werk met ondersteuning en beschut werk zijn betaald werk. "
    "Een reden die jullie zelf toevoegden is betaald werk als de deelnemer bij het einde werkte."
)
WERK = Onderdeel(
    code="werk",
    titel="Betaald werk na het traject",
    kop="Na het traject",
    rijen=lambda stand: (Rijkop(code, naam, altijd=True) for code, naam in UITKOMSTEN.items()),
    kolommen=(
        Maat(
            "aantal",
            "Aantal",
            "trajecten",
            WERK_TELT,
            Over.TRAJECT,
            Eenheid.TRAJECTEN,
            naar_werk,
            naar_werk_zin,
            "Het traject is nog niet begonnen.",
        ),
    ),
    definitie=f"{WERK_TELT} Wie van een reden nog niet bekend is, telt mee bij het geheel.",
    uitleg=aandeel_betaald,
)


def begonnen(stand: Stand) -> Iterator[Plek]:
    """Placements that began in the period; one that was called off before its first day never did."""
    for p in stand.plaatsingen:
        nooit = is_nooit_begonnen(p.startdatum, p.einddatum, p.einde_reden)
        klasse = ONBEKEND if nooit else TELT if stand.op(p.startdatum) else BUITEN
        yield Plek(p.id, p.traject_id, p.soort, klasse == TELT, klasse, p, p.startdatum)


def lopend(stand: Stand) -> Iterator[Plek]:
    """Placements that run on the last day."""
    for p in stand.plaatsingen:
        klasse = TELT if stand.loopt(p.startdatum, p.einddatum) else BUITEN
        yield Plek(p.id, p.traject_id, p.soort, klasse == TELT, klasse, p, p.startdatum)


def _soort(stand: Stand, plek: Plek) -> str:
    return stand.rijen.plaatsingsoorten.get(plek.rij, plek.rij)


def begonnen_zin(stand: Stand, plek: Plek) -> str:
    """Why a placement counts as begun or does not."""
    if plek.klasse == ONBEKEND:
        return f"{_soort(stand, plek)}: ging op {datum(plek.bij.startdatum)} niet door."
    staart = "" if plek.telt else ", dat ligt niet in de periode"
    return f"{_soort(stand, plek)}: begon op {datum(plek.bij.startdatum)}{staart}."


def lopend_zin(stand: Stand, plek: Plek) -> str:
    """Why a placement counts as running or does not."""
    p = plek.bij
    if plek.telt:
        return f"{_soort(stand, plek)}: liep op {datum(stand.periode.tot)}, sinds {datum(p.startdatum)}."
    if p.einddatum is None or p.startdatum > stand.periode.tot:
        return f"{_soort(stand, plek)}: begint pas op {datum(p.startdatum)}."
    return f"{_soort(stand, plek)}: eindigde op {datum(p.einddatum)}."


def _soorten(stand: Stand) -> Iterator[Rijkop]:
    namen = stand.rijen.plaatsingsoorten
    zonder_naam = sorted({p.soort for p in stand.plaatsingen} - set(namen))
    yield from (Rijkop(code, naam) for code, naam in namen.items())
    yield from (Rijkop(code, code) for code in zonder_naam)


GEEN_PLAATSING = "Er is tot en met de laatste dag geen plaatsing."
BEGONNEN_TELT = "Plaatsingen die in de periode begonnen. Een plaatsing die niet doorging telt niet."
LOPEND_TELT = "Plaatsingen die lopen op de laatste dag. Een plaatsing loopt niet meer op haar einddatum."
PLAATSINGEN = Onderdeel(
    code="plaatsing",
    titel="Plaatsingen bij werkgevers",
    kop="Soort",
    rijen=_soorten,
    kolommen=(
        Maat(
            "begonnen",
            "Begonnen",
            "plaatsingen",
            BEGONNEN_TELT,
            Over.PLAATSING,
            Eenheid.PLAATSINGEN,
            begonnen,
            begonnen_zin,
            GEEN_PLAATSING,
            recht=Recht.PLAATSING_INZIEN,
        ),
        Maat(
            "lopend",
            "Op de laatste dag",
            "plaatsingen",
            LOPEND_TELT,
            Over.PLAATSING,
            Eenheid.PLAATSINGEN,
            lopend,
            lopend_zin,
            GEEN_PLAATSING,
            recht=Recht.PLAATSING_INZIEN,
        ),
    ),
    definitie=f"{BEGONNEN_TELT} Ernaast staan plaatsingen die op de laatste dag lopen.",
)

BEHOUDEN, KWIJT, NIET_GEVRAAGD, GEEN_BAAN = "behouden", "kwijt", "niet_gevraagd", "geen_baan"


def _banen(stand: Stand, gevraagd: str) -> Iterator[Plek]:
    """Jobs whose 3, 6 or 12 months were full in the period, by what was answered."""
    antwoord = {(b.plaatsing_id, b.maanden): BEHOUDEN if b.behouden else KWIJT for b in stand.rijen.banen}
    for p in stand.plaatsingen:
        nooit = is_nooit_begonnen(p.startdatum, p.einddatum, p.einde_reden)
        for maanden in BAAN_NA_MAANDEN:
            dag = controle_op(baan_vanaf(p.startdatum, p.contract_start), maanden)
            klasse = antwoord.get((p.id, maanden), NIET_GEVRAAGD)
            if nooit or not soort_van(p.soort).is_baan:
                klasse = GEEN_BAAN
            elif not stand.op(dag):
                klasse = BUITEN
            yield Plek(p.id, p.traject_id, str(maanden), klasse == gevraagd, klasse, (p, maanden), dag)


def baan_zin(stand: Stand, plek: Plek) -> str:
    """Why a job counts or does not."""
    _, maanden = plek.bij
    assert plek.datum is not None
    if plek.klasse == GEEN_BAAN:
        return "De plaatsing is geen baan met een contract."
    vol = f"De {maanden} maanden zijn vol op {datum(plek.datum)}"
    return {
        BUITEN: f"{vol}: dat ligt niet in de periode.",
        BEHOUDEN: f"{vol}: heeft de baan nog.",
        KWIJT: f"{vol}: heeft de baan niet meer.",
        NIET_GEVRAAGD: f"{vol}: nog niet gevraagd.",
    }[plek.klasse]


def _baanmaat(code: str, kop: str, wat: str) -> Maat:
    return Maat(
        code,
        kop,
        "banen",
        f"Banen met een contract waarvan in de periode de maanden vol zijn. {wat}",
        Over.PLAATSING,
        Eenheid.PLAATSINGEN,
        lambda stand: _banen(stand, code),
        baan_zin,
        GEEN_PLAATSING,
        recht=Recht.PLAATSING_INZIEN,
    )


BANEN_TELT = (
    "Banen met een contract waarvan in de periode 3, 6 of 12 maanden vol zijn, "
    "gerekend vanaf het contract. Het antwoord staat bij de plaatsing."
)
BANEN = Onderdeel(
    code="baan",
    titel="Baan gehouden",
    kop="Na",
    rijen=lambda stand: (Rijkop(str(maanden), hoeveel(maanden, "maanden"), altijd=True) for maanden in BAAN_NA_MAANDEN),
    kolommen=(
        _baanmaat(BEHOUDEN, "Heeft de baan nog", "Hiervan telt wie de baan nog heeft."),
        _baanmaat(KWIJT, "Heeft de baan niet meer", "Hiervan telt wie de baan niet meer heeft."),
        _baanmaat(NIET_GEVRAAGD, "Nog niet gevraagd", "Hiervan telt waar het antwoord nog ontbreekt."),
    ),
    definitie=BANEN_TELT,
)
