"""Growth on the participatieladder: the first trede beside the latest one."""

from collections import defaultdict
from collections.abc import Iterator

from rapportage.post import Eenheid, Over
from rapportage.voortgang.onderdeel import Maat, Onderdeel, Onderdeelcijfers, Plek, Rijkop
from rapportage.voortgang.rijen import LadderRij
from rapportage.voortgang.stand import Stand
from toegang.matrix import Recht
from vormgeving.taal import datum

OMHOOG, GELIJK, OMLAAG, EEN = "omhoog", "gelijk", "omlaag", "een"
NAMEN = {OMHOOG: "Hoger op de ladder", GELIJK: "Op dezelfde trede", OMLAAG: "Lager op de ladder"}


def plekken(stand: Stand) -> Iterator[Plek]:
    """Each traject with a trede: which way it went between the first and the latest up to the last day."""
    per_traject: dict[int, list[LadderRij]] = defaultdict(list)
    for rij in stand.rijen.ladder:
        if rij.datum <= stand.periode.tot and rij.traject_id in stand.gestarte_ids:
            per_traject[rij.traject_id].append(rij)
    for traject_id, reeks in per_traject.items():
        reeks.sort(key=lambda r: (r.datum, r.id))
        eerste, laatste = reeks[0], reeks[-1]
        klasse = _klasse(eerste, laatste)
        yield Plek(traject_id, traject_id, klasse, klasse != EEN, klasse, (eerste, laatste), laatste.datum)


def _klasse(eerste: LadderRij, laatste: LadderRij) -> str:
    if eerste.datum == laatste.datum:
        return EEN
    if laatste.trede == eerste.trede:
        return GELIJK
    return OMHOOG if laatste.trede > eerste.trede else OMLAAG


def zin(stand: Stand, plek: Plek) -> str:
    """From which trede to which."""
    eerste, laatste = plek.bij
    if plek.klasse == EEN:
        return f"Er is maar één trede vastgelegd: trede {laatste.trede} op {datum(laatste.datum)}."
    van, naar = (f"trede {rij.trede} op {datum(rij.datum)}" for rij in (eerste, laatste))
    return f"Stond op {van} en op {naar}."


def _rijen(stand: Stand) -> Iterator[Rijkop]:
    return (Rijkop(code, naam, altijd=True) for code, naam in NAMEN.items())


def _uitleg(cijfers: Onderdeelcijfers) -> str:
    vergeleken = sum(cijfers.cijfer(code, "aantal").waarde for code in NAMEN)
    return f"{vergeleken} trajecten met een trede op twee verschillende dagen."


TELT = (
    "De eerste trede op de participatieladder naast de laatste, tot en met de laatste dag van de periode. "
    "Wie maar op één dag een trede heeft, telt niet mee."
)
LADDER = Onderdeel(
    code="ladder",
    titel="Participatieladder",
    kop="Verandering",
    rijen=_rijen,
    kolommen=(
        Maat(
            "aantal",
            "Aantal",
            "trajecten",
            TELT,
            Over.TRAJECT,
            Eenheid.TRAJECTEN,
            plekken,
            zin,
            "Er is tot en met de laatste dag geen trede vastgelegd.",
            recht=Recht.METING_INZIEN,
        ),
    ),
    definitie=TELT,
    uitleg=_uitleg,
)
