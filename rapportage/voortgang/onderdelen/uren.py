"""Hours against the norm of a bouwsteen, for stays that were finished: counted as the dossier counts them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapportage.post import Eenheid, Over
from rapportage.tabel import als_tekst, als_uren
from rapportage.voortgang.onderdeel import Maat, Onderdeel, Plek, Rijkop
from rapportage.voortgang.onderdelen import duur
from rapportage.voortgang.rijen import BouwsteenRij, UrenRij
from rapportage.voortgang.stand import Stand, Verblijf

GEEN_NORM, TELT, NIET_GEHAALD = "geen_norm telt niet_gehaald".split()


@dataclass(frozen=True)
class Bron:
    """Whose hours: where they are, and what the norm of a stay is in minutes (None for none)."""

    uren: Callable[[Stand], Mapping[int, list[UrenRij]]]
    norm: Callable[[BouwsteenRij, Verblijf], int | None]


@dataclass(frozen=True, slots=True)
class Gemeten:
    """A stay with its minutes and their norm."""

    verblijf: Plek
    minuten: int
    norm: int


def coachnorm(steen: BouwsteenRij, stay: Verblijf) -> int | None:
    """Guidance of a whole stay: its total, else the hours of a week over the days that it lasted, rounded down."""
    if steen.coach_totaal:
        return steen.coach_totaal
    return steen.coach_per_week * stay.dagen // 7 if steen.coach_per_week else None


COACH = Bron(lambda stand: stand.contactminuten, coachnorm)
MEEDOEN = Bron(lambda stand: stand.meedoenminuten, lambda steen, stay: steen.meedoen_totaal)


def verblijven(stand: Stand, bron: Bron) -> Iterator[Plek]:
    """Stays that were finished in the period in a bouwsteen with a norm; the others with why not."""
    uren = bron.uren(stand)
    for plek in duur.klaar(stand):
        if not plek.telt:
            yield plek
            continue
        stay: Verblijf = plek.bij
        steen = stand.stenen.get(int(plek.rij))
        norm = bron.norm(steen, stay) if steen else None
        if norm is None:
            yield replace(plek, telt=False, klasse=GEEN_NORM)
        else:
            gemeten = Gemeten(plek, _minuten(uren.get(plek.traject_id, ()), stay), norm)
            yield replace(plek, klasse=TELT, bij=gemeten)


def _minuten(uren: Iterable[UrenRij], stay: Verblijf) -> int:
    """Minutes over [van, tot) of the stay, what lay between its parts included (as the norm of the dossier)."""
    tot = stay.tot
    assert tot is not None
    return sum(rij.minuten for rij in uren if stay.van <= rij.datum < tot)


def zin(stand: Stand, plek: Plek) -> str:
    """Why a stay counts or does not, with its hours."""
    if plek.klasse == GEEN_NORM:
        return f"Voor bouwsteen {plek.rij} staat geen norm in uren."
    if not isinstance(plek.bij, Gemeten):
        return duur.zin(stand, plek)
    gemeten: Gemeten = plek.bij
    uren, norm = (als_tekst(als_uren(minuten)) for minuten in (gemeten.minuten, gemeten.norm))
    return f"{duur.zin(stand, gemeten.verblijf)} {uren} uur van {norm} uur."


def _rijen(stand: Stand) -> Iterator[Rijkop]:
    return (replace(kop, altijd=False) for kop in duur.rijen(stand))


def _maten(bron: Bron, wat: str) -> tuple[Maat, ...]:
    def met(hoeveelheid: Callable[[Gemeten], int]) -> Callable[[Stand], Iterator[Plek]]:
        return lambda stand: (
            replace(p, hoeveelheid=hoeveelheid(p.bij)) if p.telt else p for p in verblijven(stand, bron)
        )

    def gehaald(stand: Stand) -> Iterator[Plek]:
        for p in verblijven(stand, bron):
            haalt = p.telt and p.bij.minuten >= p.bij.norm
            yield replace(p, telt=haalt, klasse=NIET_GEHAALD if p.telt and not haalt else p.klasse)

    def maat(
        code: str, kop: str, in_: str, telt: str, eenheid: Eenheid, plekken: Callable[[Stand], Iterator[Plek]]
    ) -> Maat:
        definitie = f"Verblijven die in de periode klaar waren, in een bouwsteen met een norm voor {wat}. {telt}"
        return Maat(code, kop, in_, definitie, Over.FASE, eenheid, plekken, zin, duur.NOOIT)

    def alle(stand: Stand) -> Iterator[Plek]:
        return verblijven(stand, bron)

    return (
        maat("klaar", "Klaar", "verblijven", "", Eenheid.AANTAL, alle),
        maat("uren", "Uren", "uren", f"Hiervan de uren {wat}.", Eenheid.MINUTEN, met(lambda g: g.minuten)),
        maat("norm", "Norm", "uren", "Hiervan de uren van de norm.", Eenheid.MINUTEN, met(lambda g: g.norm)),
        maat("gehaald", "Norm gehaald", "verblijven", "Hiervan wie de norm haalde.", Eenheid.AANTAL, gehaald),
    )


BEGELEIDING = Onderdeel(
    code="begeleiding",
    titel="Uren begeleiding naast de norm",
    kop="Bouwsteen",
    rijen=_rijen,
    kolommen=_maten(COACH, "begeleiding"),
    definitie=(
        "Van verblijven die in de periode klaar waren: contact waarbij de deelnemer er was, naast de norm van de "
        "bouwsteen. Een norm per week geldt voor de dagen die het verblijf duurde."
    ),
)
MEEDOEN_ONDERDEEL = Onderdeel(
    code="meedoen",
    titel="Uren meedoen naast de norm",
    kop="Bouwsteen",
    rijen=_rijen,
    kolommen=_maten(MEEDOEN, "meedoen"),
    definitie=(
        "Van verblijven die in de periode klaar waren: uren van de deelnemer zelf, "
        "naast de norm voor de hele bouwsteen."
    ),
)
