"""Which figures of the voortgang report add up: what a reader of its public version could work out."""

from collections.abc import Iterator

from rapportage.openbaar.tabellen import Openbaarheid
from rapportage.openbaar.verbergen import Verband
from rapportage.voortgang.cijfers import Voortgang
from rapportage.voortgang.onderdelen.werk import ANDERE_REDENEN, ANDERS, BETAALD, BETAALDE_REDENEN, ONBEKEND, UITKOMSTEN
from rapportage.voortgang.posten import uitstroomcode

KERN = ("instroom", "lopend", "uitstroom", "terugval", "coachuren")
# a column of target groups and the figure of everybody
VAN_ALLEN = {
    "instroom": ("instroom",),
    "lopend": ("lopend",),
    "uitstroom": ("uitstroom",),
    "betaald": ("werk.betaald.aantal",),
}


def verbanden(v: Voortgang) -> tuple[Verband, ...]:
    """All of them, of the figures that this report has."""
    return (*_stroom(v), *_werk(v), *_per_bouwsteen(v), *_leefgebieden(v), *_doelgroepen(v))


def _stroom(v: Voortgang) -> Iterator[Verband]:
    stenen = [b.nummer for b in v.bouwstenen]
    paren = _rijen(v, "stap_terug")
    # whoever is not in a bouwsteen yet is left over
    yield Verband(("lopend",), tuple(f"bouwsteen.{n}.op_einddatum" for n in stenen))
    yield Verband(("instroom",), ("wachttijd.begonnen.aantal",))
    yield Verband(("terugval",), tuple(f"stroom.{n}.terug" for n in stenen))
    yield Verband(("terugval",), tuple(f"stap_terug.{paar}.aantal" for paar in paren))
    for n in stenen:
        van_hier = tuple(f"stap_terug.{paar}.aantal" for paar in paren if paar.startswith(f"{n}-"))
        yield Verband((f"stroom.{n}.terug",), van_hier)


def _werk(v: Voortgang) -> Iterator[Verband]:
    redenen = [u.reden for u in v.uitstroom_naar]
    yield Verband(("uitstroom",), tuple(uitstroomcode(reden) for reden in redenen))
    yield Verband(("uitstroom",), tuple(f"werk.{uitkomst}.aantal" for uitkomst in UITKOMSTEN))
    # a reason of the organisation's own is left over: it belongs to one or to the other
    for uitkomst, van in ((BETAALD, BETAALDE_REDENEN), (ANDERS, ANDERE_REDENEN), (ONBEKEND, {""})):
        delen = tuple(uitstroomcode(reden) for reden in redenen if reden in van)
        yield Verband((f"werk.{uitkomst}.aantal",), delen)


def _per_bouwsteen(v: Voortgang) -> Iterator[Verband]:
    for n in (b.nummer for b in v.bouwstenen):
        for geheel, deel in (
            (f"bouwsteen.{n}.afgesloten", f"duur.{n}.klaar"),
            (f"duur.{n}.klaar", f"duur.{n}.langer"),
            (f"duur.{n}.klaar", f"begeleiding.{n}.klaar"),
            (f"begeleiding.{n}.klaar", f"begeleiding.{n}.gehaald"),
            (f"duur.{n}.klaar", f"meedoen.{n}.klaar"),
            (f"meedoen.{n}.klaar", f"meedoen.{n}.gehaald"),
        ):
            yield Verband((geheel,), (deel,))


def _leefgebieden(v: Voortgang) -> Iterator[Verband]:
    """Nearly everybody scores every leefgebied: the total of one row tells that of another."""
    for gebied in (*v.zrm, *v.zrm_oud):
        delen = tuple(f"zrm.{gebied.code}.{kant}" for kant in ("omlaag", "gelijk", "omhoog"))
        yield Verband(("vergeleken",), delen)


def _doelgroepen(v: Voortgang) -> Iterator[Verband]:
    """Each group, and all of them together: that adds up where nobody belongs to two."""
    groepen = _rijen(v, "doelgroep")
    for kolom, geheel in VAN_ALLEN.items():
        for groep in groepen:
            yield Verband(geheel, (f"doelgroep.{groep}.{kolom}",))
        yield Verband(geheel, tuple(f"doelgroep.{groep}.{kolom}" for groep in groepen))
    for groep in groepen:
        yield Verband((f"doelgroep.{groep}.uitstroom",), (f"doelgroep.{groep}.betaald",))


def _rijen(v: Voortgang, code: str) -> list[str]:
    onderdeel = v.onderdeel(code)
    return [rij.code for rij in onderdeel.rijen] if onderdeel else []


OPENBAAR = Openbaarheid(verbanden, op_naam=frozenset({"uitstroom"}), kern=KERN)
