"""The tables of a report as anybody may see them: small numbers are left out, and what gives them away. Pure.

A number of 1 up to and including 4 goes, and so does a figure that adds up so few records. Of a row with something left
out, amounts and averages go as well: they are calculated from what is hidden. All of it gets one and the same sign,
whether small or not: a sign of its own for the small ones would tell that two hidden parts of 8 are 4 and 4.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from rapportage.openbaar.verbergen import KLEIN_ONDER, Verband, is_klein, te_verbergen
from rapportage.post import Post
from rapportage.tabel import WEGGELATEN, Kolom, Tabel, Telling, Waarde, kaal

Rij = tuple[Waarde, ...]


@dataclass(frozen=True)
class Openbaarheid:
    """How a kind of report becomes public.

    - `verbanden`: figures → which of them add up.
    - `zonder`: codes of tables that are left out: they name people, or single trajecten.
    - `op_naam`: codes of tables whose rows stand in the order of a number; that order would tell hidden ones.
    - `kern`: codes of the figures that matter most; another one goes in their place where that is possible.
    """

    verbanden: Callable[[Any], Sequence[Verband]]
    zonder: frozenset[str] = frozenset()
    op_naam: frozenset[str] = frozenset()
    kern: tuple[str, ...] = ()


def openbare_tabellen(
    tabellen: Sequence[Tabel], posten: Mapping[str, Post], cijfers: Any, openbaarheid: Openbaarheid
) -> tuple[Tabel, ...]:
    """The tables of a report (`tabellen`, with its figures by code) without what nobody outside may know.

    Explanations go too: they repeat numbers.
    """
    gekozen = [tabel for tabel in tabellen if tabel.code not in openbaarheid.zonder]
    weg = _verborgen(gekozen, posten, cijfers, openbaarheid)
    return tuple(_openbaar(tabel, weg, op_naam=tabel.code in openbaarheid.op_naam) for tabel in gekozen)


def _verborgen(
    tabellen: Sequence[Tabel], posten: Mapping[str, Post], cijfers: Any, openbaarheid: Openbaarheid
) -> frozenset[str]:
    """The codes to leave out; in a row amounts follow the counts beside them, so this goes on until nothing changes."""
    rijen = [_codes(rij) for tabel in tabellen for rij in tabel.rijen]
    sommen = {code for code, post in posten.items() if post.eenheid.is_som}
    klein = {code for code, post in posten.items() if _is_klein(post)}
    klein |= {cel.post for cel in _tellingen(tabellen) if _is_klein_getal(cel)}
    weg: frozenset[str] = frozenset()
    while True:
        weg = te_verbergen(
            {code: post.cijfer.waarde for code, post in posten.items()},
            klein=klein,
            verbanden=openbaarheid.verbanden(cijfers),
            getoond={code for rij in rijen for code in rij},
            kern=openbaarheid.kern,
            sommen=sommen,
        )
        erbij = {code for rij in rijen if weg & set(rij) for code in rij if code in sommen} - klein
        if not erbij:
            return weg
        klein |= erbij


def _is_klein(post: Post) -> bool:
    """Whether a figure tells of so few records; a sum of many hours can be about a single one."""
    return is_klein(len(post.cijfer.ids)) or (not post.eenheid.is_som and is_klein(post.cijfer.waarde))


def _is_klein_getal(waarde: Waarde) -> bool:
    getal = kaal(waarde)
    return isinstance(getal, int | Decimal) and getal != 0 and -KLEIN_ONDER < getal < KLEIN_ONDER


def _tellingen(tabellen: Sequence[Tabel]) -> Iterator[Telling]:
    return (cel for tabel in tabellen for rij in tabel.rijen for cel in rij if isinstance(cel, Telling))


def _codes(rij: Rij) -> list[str]:
    return [cel.post for cel in rij if isinstance(cel, Telling)]


def _openbaar(tabel: Tabel, weg: Collection[str], *, op_naam: bool) -> Tabel:
    rijen = [_rij(rij, tabel.kolommen, weg) for rij in tabel.rijen]
    if op_naam:
        rijen.sort(key=lambda rij: str(kaal(rij[0])).casefold())
    return replace(tabel, rijen=tuple(rijen), uitleg="")


def _rij(rij: Rij, kolommen: Sequence[Kolom], weg: Collection[str]) -> Rij:
    heeft_gaten = bool(set(weg) & set(_codes(rij)))
    return tuple(_cel(cel, kolom, weg, heeft_gaten=heeft_gaten) for cel, kolom in zip(rij, kolommen, strict=True))


def _cel(cel: Waarde, kolom: Kolom, weg: Collection[str], *, heeft_gaten: bool) -> Waarde:
    """A value as the public sees it: words and fixed numbers stay, no figure keeps the way to its list."""
    if isinstance(cel, Telling):
        return WEGGELATEN if cel.post in weg else cel.getal
    if not isinstance(cel, int | Decimal) or kolom.staat_vast:
        return cel
    if heeft_gaten or kolom.van_een or _is_klein_getal(cel):
        return WEGGELATEN
    return cel
