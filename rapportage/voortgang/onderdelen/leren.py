"""Results of education: the proofs that were gained, and who gained a startkwalificatie."""

from collections import defaultdict
from collections.abc import Iterator

from rapportage.post import Eenheid, Over
from rapportage.voortgang.onderdeel import Maat, Onderdeel, Plek, Rijkop
from rapportage.voortgang.rijen import BewijsRij
from rapportage.voortgang.stand import Stand
from toegang.matrix import Recht
from trajecten.aanmelden.regels import STARTKWALIFICATIE
from vormgeving.taal import datum

BUITEN, TELT, AL_BIJ_START, EERDER, NIET = "buiten telt al_bij_start eerder niet".split()


def behaald(stand: Stand) -> Iterator[Plek]:
    """Proofs of the day on the paper."""
    for bewijs in _bewijzen(stand):
        telt = stand.op(bewijs.datum)
        yield Plek(bewijs.id, bewijs.traject_id, bewijs.soort, telt, TELT if telt else BUITEN, bewijs, bewijs.datum)


def _bewijzen(stand: Stand) -> Iterator[BewijsRij]:
    return (b for b in stand.rijen.bewijzen if b.traject_id in stand.gestarte_ids)


def behaald_zin(stand: Stand, plek: Plek) -> str:
    """Why a proof counts or does not."""
    naam = stand.rijen.bewijssoorten.get(plek.rij, plek.rij)
    return f"{naam} van {datum(plek.bij.datum)}{'' if plek.telt else ': dat ligt niet in de periode'}."


def _soorten(stand: Stand) -> Iterator[Rijkop]:
    namen = stand.rijen.bewijssoorten
    yield from (Rijkop(code, naam) for code, naam in namen.items())
    yield from (Rijkop(code, code) for code in sorted({b.soort for b in _bewijzen(stand)} - set(namen)))


GEEN_BEWIJS = "Er is tot en met de laatste dag geen bewijs vastgelegd."
BEHAALD_TELT = "Diploma's, verklaringen en certificaten met een datum in de periode. Wat is ingetrokken telt niet."
BEWIJZEN = Onderdeel(
    code="bewijs",
    titel="Diploma's, verklaringen en certificaten",
    kop="Soort",
    rijen=_soorten,
    kolommen=(
        Maat(
            "behaald",
            "Behaald",
            "bewijzen",
            BEHAALD_TELT,
            Over.BEWIJS,
            Eenheid.BEWIJZEN,
            behaald,
            behaald_zin,
            GEEN_BEWIJS,
            recht=Recht.OPLEIDING_INZIEN,
        ),
    ),
    definitie=BEHAALD_TELT,
)


def startkwalificatie(stand: Stand) -> Iterator[Plek]:
    """Each traject with its first proof of a startkwalificatie, if it had none at the start (domein §5.3)."""
    per_traject: dict[int, list[BewijsRij]] = defaultdict(list)
    for bewijs in _bewijzen(stand):
        if bewijs.niveau in STARTKWALIFICATIE and bewijs.datum <= stand.periode.tot:
            per_traject[bewijs.traject_id].append(bewijs)
    for traject in stand.gestart:
        eerste = min(per_traject[traject.id], key=lambda b: (b.datum, b.id), default=None)
        if traject.opleidingsniveau in STARTKWALIFICATIE:
            klasse = AL_BIJ_START
        else:
            klasse = NIET if eerste is None else TELT if stand.op(eerste.datum) else EERDER
        datum_ = eerste.datum if eerste else None
        yield Plek(traject.id, traject.id, "behaald", klasse == TELT, klasse, eerste, datum_)


def startkwalificatie_zin(stand: Stand, plek: Plek) -> str:
    """Why somebody counts or does not."""
    if plek.klasse == AL_BIJ_START:
        return "Had bij de start al een startkwalificatie."
    if plek.bij is None:
        return "Er is geen diploma op het niveau van een startkwalificatie."
    naam = stand.rijen.bewijssoorten.get(plek.bij.soort, plek.bij.soort)
    staart = "" if plek.telt else ": dat ligt voor de periode"
    return f"{naam} van {datum(plek.bij.datum)}{staart}."


KWALIFICATIE_TELT = (
    "Deelnemers die in de periode hun eerste diploma haalden op het niveau van havo, vwo, mbo 2 of hoger, "
    "en dat bij de start nog niet hadden."
)
KWALIFICATIE = Onderdeel(
    code="startkwalificatie",
    titel="Startkwalificatie",
    kop="Wat",
    rijen=lambda stand: (Rijkop("behaald", "Startkwalificatie behaald", altijd=True),),
    kolommen=(
        Maat(
            "aantal",
            "Aantal",
            "deelnemers",
            KWALIFICATIE_TELT,
            Over.TRAJECT,
            Eenheid.TRAJECTEN,
            startkwalificatie,
            startkwalificatie_zin,
            "Het traject is nog niet begonnen.",
            recht=Recht.OPLEIDING_INZIEN,
        ),
    ),
    definitie=KWALIFICATIE_TELT,
)
