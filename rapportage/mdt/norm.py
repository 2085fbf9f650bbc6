"""Hours against the norm: who is looked at, and how far each of them is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapportage.mdt.jongere import Jongere
from rapportage.periode import Periode


@dataclass(frozen=True, slots=True)
class Klasse:
    """A part of the norm: whether so many minutes of so large a norm belong to it, of those that come before it not."""

    code: str
    naam: str
    past: Callable[[int, Decimal], bool]


KLASSEN: tuple[Klasse, ...] = (
    Klasse("gehaald", "Norm gehaald", lambda minuten, norm: minuten >= norm),
    Klasse("driekwart", "Driekwart of meer", lambda minuten, norm: minuten * 4 >= norm * 3),
    Klasse("helft", "De helft tot driekwart", lambda minuten, norm: minuten * 2 >= norm),
    Klasse("minder", "Minder dan de helft", lambda minuten, norm: True),
)
KLASSE_PER_CODE: Mapping[str, Klasse] = {klasse.code: klasse for klasse in KLASSEN}


def in_beeld(j: Jongere, periode: Periode) -> bool:
    """Whether the traject was running on a day of the period, or ended in it: those of whom the hours are told."""
    t = j.traject
    if t.startdatum is None or t.startdatum > periode.tot:
        return False
    return t.einddatum is None or t.einddatum >= periode.van


def klasse_van(j: Jongere, dag: date) -> Klasse:
    """How much of the norm somebody had made by the end of `dag`."""
    minuten = sum(uur.minuten for uur in j.uren_tot_en_met(dag))
    return next(klasse for klasse in KLASSEN if klasse.past(minuten, j.eisen.norm_minuten))
