"""Which figures of the MDT report add up: what a reader of its public version could work out."""

from collections.abc import Iterator

from rapportage.mdt.cijfers import PER_KANAAL, Mdt
from rapportage.mdt.norm import KLASSEN
from rapportage.mdt.posten import BEZIG, GESTOPT
from rapportage.mdt.stappen import STAPPEN
from rapportage.openbaar.tabellen import Openbaarheid
from rapportage.openbaar.verbergen import Verband

GEHAALD = "gehaald"


def verbanden(mdt: Mdt) -> tuple[Verband, ...]:
    """All of them, of the figures that this report has."""
    return (*_einde(mdt), *_norm(mdt), *_kanalen(mdt), *_activiteiten(mdt))


def _einde(mdt: Mdt) -> Iterator[Verband]:
    yield Verband(("uitgevallen",), tuple(f"uitval.{deel.code}" for deel in mdt.uitval))
    for tekort in mdt.tekorten:
        yield Verband(("uitgevallen",), (f"tekort.{tekort.code}",))
    yield Verband(("afgerond",), ("certificaten",))
    yield Verband(("gestart",), ("buiten_leeftijd",))


def _norm(mdt: Mdt) -> Iterator[Verband]:
    """Who stopped made some part of the norm, or never began."""
    if not mdt.norm:
        return
    gestopt = tuple(f"norm.{GESTOPT}.{klasse.code}" for klasse in KLASSEN)
    te_weinig = tuple(code for code in gestopt if not code.endswith(GEHAALD))
    yield Verband(("actief",), tuple(f"norm.{BEZIG}.{klasse.code}" for klasse in KLASSEN))
    yield Verband(("afgerond", "uitgevallen"), (*gestopt, "tekort.niet_begonnen"))
    yield Verband(("tekort.uren",), te_weinig)
    yield Verband((f"norm.{GESTOPT}.{GEHAALD}",), ("afgerond",))


def _kanalen(mdt: Mdt) -> Iterator[Verband]:
    for stap in PER_KANAAL:
        yield Verband((stap,), tuple(f"kanaal.{stap}.{kanaal.code}" for kanaal in mdt.kanalen))


def _activiteiten(mdt: Mdt) -> Iterator[Verband]:
    yield Verband(("deelneemuren",), tuple(f"activiteit.uren.{a.sleutel}" for a in mdt.activiteiten))


OPENBAAR = Openbaarheid(
    verbanden,
    # one row for each traject, by its number
    zonder=frozenset({"jongeren"}),
    op_naam=frozenset({"uitval", "activiteiten"}),
    kern=(*(stap.code for stap in STAPPEN), "deelneemuren"),
)
