"""Do the codes of one record fit together? The consistency rules on which the funder refuses figures (domein §3.4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapportage.esf.cijfers import Esf
from rapportage.esf.deelname import Deelname
from rapportage.esf.indicatoren import INDICATOREN, TOTAAL, Regels

ARBEID = ("EECO02", "EECO04", "EECO05")
LEEFTIJD = ("EECO06", "EECO07", "EECO08")
OPLEIDING = ("EECO09", "EECO10", "EECO11")
Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Sluitregel:
    """One rule: `klopt` looks at the codes in which a record counts and at whether it is complete."""

    zin: str
    klopt: Callable[[Codes, bool], bool]


def _precies_een(uit: tuple[str, ...]) -> Callable[[Codes, bool], bool]:
    """A complete record counts in one of `uit`, an incomplete one in none."""
    return lambda codes, volledig: len(codes & set(uit)) == int(volledig)


def _alleen_bij(code: str, *een_van: str) -> Sluitregel:
    """Who counts in `code` counts in one of the others too."""
    woorden = " of ".join(een_van)
    return Sluitregel(
        f"Wie meetelt bij {code} hoort ook bij {woorden}.",
        lambda codes, _: code not in codes or bool(codes & set(een_van)),
    )


SLUITREGELS: tuple[Sluitregel, ...] = (
    Sluitregel("Wie volledig bekend is, hoort bij precies één van EECO02, EECO04 en EECO05.", _precies_een(ARBEID)),
    Sluitregel("Wie volledig bekend is, hoort bij precies één van EECO09, EECO10 en EECO11.", _precies_een(OPLEIDING)),
    Sluitregel(
        "Niemand hoort bij meer dan één van EECO06, EECO07 en EECO08.",
        lambda codes, _: len(codes & set(LEEFTIJD)) <= 1,
    ),
    _alleen_bij("EECO03", "EECO02"),
    _alleen_bij("EECR01", "EECO04"),
    _alleen_bij("EECR04", "EECO02", "EECO04"),
    _alleen_bij("EECR05", "EECO02", "EECO04"),
    _alleen_bij("EECR06", "EECO05"),
    Sluitregel("Niemand hoort bij EECR01 én EECR04.", lambda codes, _: not codes >= {"EECR01", "EECR04"}),
)


def bezwaren(codes: Codes, *, volledig: bool) -> tuple[str, ...]:
    """The rules that a record breaks, as sentences."""
    return tuple(regel.zin for regel in SLUITREGELS if not regel.klopt(codes, volledig))


def geteld_bij(esf: Esf) -> Mapping[int, Codes]:
    """By record (its traject of entry) the codes in which the report counts it."""
    per_id: dict[int, set[str]] = {}
    for cijfers in esf.indicatoren:
        for pk in cijfers.totaal.ids:
            per_id.setdefault(pk, set()).add(cijfers.code)
    return {pk: frozenset(codes) for pk, codes in per_id.items()}


def bij_de_start(d: Deelname, regels: Regels) -> Codes:
    """The codes of entry of a record: of somebody who began before the period the report itself does not count them."""
    return frozenset(
        indicator.code
        for indicator in INDICATOREN
        if not indicator.is_resultaat and (indicator is TOTAAL or (d.is_volledig and indicator.telt(d, regels)))
    )
