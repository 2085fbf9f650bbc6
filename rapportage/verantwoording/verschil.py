"""What changed between two versions of a report, and why: from the frozen figures and rows of both."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from rapportage.cijfer import Cijfer
from rapportage.post import Post, Regel
from rapportage.soorten import Uitkomst
from rapportage.verantwoording.lijst import regels_van

ANDERS = "Was {}, is nu {} {}."
NIET_IN_GEGEVENS = "staat niet in de gegevens van die versie."


@dataclass(frozen=True, slots=True)
class Cijferverschil:
    """A figure of which the number or the list is another one. A figure that only one version has is None there."""

    oud: Post | None
    nieuw: Post | None

    @property
    def post(self) -> Post:
        """The figure as the newer version has it, else as the older one had it."""
        post = self.nieuw or self.oud
        assert post is not None
        return post

    @property
    def erbij(self) -> int:
        """How many records came in."""
        return len(_ids(self.nieuw) - _ids(self.oud))

    @property
    def eraf(self) -> int:
        """How many records went out."""
        return len(_ids(self.oud) - _ids(self.nieuw))


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A record that came in ("erbij"), went out ("eraf") or adds another amount ("anders").

    The reason of `regel` is the one of the version that counts it; `anders_waarom` says why the other one does not, or
    how much it added there: `zin` makes that sentence, only of what is shown.
    """

    soort: str
    regel: Regel
    zin: Callable[[], str]

    @property
    def anders_waarom(self) -> str:
        """What the other version says of the record."""
        return self.zin()


def verschillen(oud: Uitkomst, nieuw: Uitkomst) -> list[Cijferverschil]:
    """The figures that differ, in the order of the newer version; no reasons are written for it."""
    codes = [*nieuw.posten, *(code for code in oud.posten if code not in nieuw.posten)]
    paren = [Cijferverschil(oud.posten.get(code), nieuw.posten.get(code)) for code in codes]
    return [paar for paar in paren if _cijfer(paar.oud) != _cijfer(paar.nieuw)]


def wijzigingen(oud: Uitkomst, nieuw: Uitkomst, code: str) -> list[Wijziging]:
    """The records of one figure that differ: first who came in, then who went out, then other amounts.

    Raises KeyError when neither version has the figure. Both must have their rows.
    """
    if code not in oud.posten and code not in nieuw.posten:
        raise KeyError(code)
    van_oud, van_nieuw = _regels(oud, code), _regels(nieuw, code)
    return [
        *_alleen("erbij", van_nieuw, van_oud, _waarom_niet(oud, code)),
        *_alleen("eraf", van_oud, van_nieuw, _waarom_niet(nieuw, code)),
        *_anders(van_oud, van_nieuw, str(nieuw.posten[code].eenheid) if code in nieuw.posten else ""),
    ]


def per_traject(gevonden: Iterable[Wijziging]) -> list[tuple[Wijziging, ...]]:
    """What changed of each traject together, in the order of the first change of each."""
    groepen: dict[int, list[Wijziging]] = {}
    for wijziging in gevonden:
        groepen.setdefault(wijziging.regel.traject_id, []).append(wijziging)
    return [tuple(groep) for groep in groepen.values()]


def _alleen(
    soort: str, hier: dict[int, Regel], daar: dict[int, Regel], waarom_niet: Callable[[int], str]
) -> Iterator[Wijziging]:
    for pk, regel in hier.items():
        if pk not in daar:
            yield Wijziging(soort, regel, partial(waarom_niet, regel.traject_id))


def _anders(oud: dict[int, Regel], nieuw: dict[int, Regel], eenheid: str) -> Iterator[Wijziging]:
    for pk, regel in nieuw.items():
        vorige = oud.get(pk)
        if vorige is not None and vorige.hoeveelheid != regel.hoeveelheid:
            yield Wijziging("anders", regel, partial(ANDERS.format, vorige.hoeveelheid, regel.hoeveelheid, eenheid))


def _waarom_niet(uitkomst: Uitkomst, code: str) -> Callable[[int], str]:
    versie = uitkomst.omslag.versie

    @cache
    def zin(traject_id: int) -> str:
        try:
            return f"Versie {versie}: {uitkomst.waarom_niet(code, traject_id)}"
        except KeyError:
            return f"Versie {versie}: {NIET_IN_GEGEVENS}"

    return zin


def _regels(uitkomst: Uitkomst, code: str) -> dict[int, Regel]:
    post = uitkomst.posten.get(code)
    return {} if post is None else {regel.id: regel for regel in regels_van(uitkomst, post)}


def _ids(post: Post | None) -> frozenset[int]:
    return frozenset() if post is None else frozenset(post.cijfer.ids)


def _cijfer(post: Post | None) -> Cijfer:
    return Cijfer(0) if post is None else post.cijfer
