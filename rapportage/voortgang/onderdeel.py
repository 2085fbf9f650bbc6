"""A table of figures in which counting and explaining are one: every record gets a place, and the place says why.

An `Onderdeel` has rows (bouwstenen, kinds, target groups) and columns. A `Maat` is a column of figures: it gives each
record that could count a `Plek`, and the figure of a row is made of the places that count there. The sentence that
explains a place is made only when somebody asks for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rapportage.cijfer import Cijfer
from rapportage.post import Eenheid, Over, Post, Regel
from rapportage.tabel import Getal, Kolom, Tabel, Telling, Waarde, als_uren
from rapportage.voortgang.stand import Stand
from toegang.matrix import Recht


@dataclass(frozen=True, slots=True)
class Plek:
    """The place of one record in one column: in which row, and whether it counts there.

    `klasse` and `bij` are what the sentence about it is made of. `hoeveelheid` is what it adds to a sum, or the amount
    (such as days) that a median is taken over.
    """

    id: int
    traject_id: int
    rij: str
    telt: bool
    klasse: str
    bij: Any
    datum: date | None = None
    hoeveelheid: int = 0


@dataclass(frozen=True)
class Maat:
    """A column of figures.

    `anders` says why a traject is not counted that has no record at all, and `andere_rij` why one whose records are
    all about other rows is not; without it, what those records are is said.
    """

    code: str
    kop: str
    wat: str
    definitie: str
    over: Over
    eenheid: Eenheid
    plekken: Callable[[Stand], Iterable[Plek]]
    zin: Callable[[Stand, Plek], str]
    anders: str
    andere_rij: str = ""
    recht: Recht | None = None


@dataclass(frozen=True)
class Rekenwaarde:
    """A column calculated from the amounts of what a Maat (`van`) counts, such as a median; no figure of its own.

    `staat_vast` and `van_een`: as of a Kolom.
    """

    code: str
    kop: str
    wat: str
    van: str
    reken: Callable[[Stand, str, Sequence[int]], int | Decimal | None]
    staat_vast: bool = False
    van_een: bool = False


@dataclass(frozen=True, slots=True)
class Rijkop:
    """A row: `bijzonder` tells of health or justice. One that is not `altijd` shows only when something counts."""

    code: str
    naam: str
    altijd: bool = False
    bijzonder: bool = False


@dataclass(frozen=True)
class Onderdeel:
    """One table of the report. `uitleg` says in a sentence what it comes to, of what was counted."""

    code: str
    titel: str
    kop: str
    rijen: Callable[[Stand], Iterable[Rijkop]]
    kolommen: tuple[Maat | Rekenwaarde, ...]
    definitie: str
    uitleg: Callable[["Onderdeelcijfers"], str] = field(default=lambda cijfers: "")

    @property
    def maten(self) -> tuple[Maat, ...]:
        """The columns that are figures."""
        return tuple(kolom for kolom in self.kolommen if isinstance(kolom, Maat))

    def maat(self, code: str) -> Maat:
        """The column of figures with this code. Raises KeyError."""
        return {maat.code: maat for maat in self.maten}[code]


@dataclass(frozen=True, slots=True)
class Rijcijfers:
    """The frozen figures of one row, by the code of their column."""

    code: str
    naam: str
    cijfers: Mapping[str, Cijfer]
    waarden: Mapping[str, int | Decimal | None] = field(default_factory=dict)
    bijzonder: bool = False


@dataclass(frozen=True, slots=True)
class Onderdeelcijfers:
    """The frozen figures of one table."""

    code: str
    rijen: tuple[Rijcijfers, ...] = ()

    def cijfer(self, rij: str, maat: str) -> Cijfer:
        """One figure; nothing where the row is not there."""
        per_code = {r.code: r for r in self.rijen}
        return per_code[rij].cijfers.get(maat, Cijfer(0)) if rij in per_code else Cijfer(0)


def tel(onderdeel: Onderdeel, stand: Stand) -> Onderdeelcijfers:
    """The figures of one table."""
    per_maat = {maat.code: per_rij(maat, stand) for maat in onderdeel.maten}
    rijen = []
    for kop in onderdeel.rijen(stand):
        geteld = {maat.code: per_maat[maat.code].get(kop.code, []) for maat in onderdeel.maten}
        if kop.altijd or any(geteld.values()):
            cijfers = {maat.code: _cijfer(maat, geteld[maat.code]) for maat in onderdeel.maten}
            rijen.append(
                Rijcijfers(kop.code, kop.naam, cijfers, _waarden(onderdeel, stand, kop, geteld), kop.bijzonder)
            )
    return Onderdeelcijfers(onderdeel.code, tuple(rijen))


def per_rij(maat: Maat, stand: Stand) -> dict[str, list[Plek]]:
    """The places of a column that count, by the code of their row."""
    rijen: dict[str, list[Plek]] = defaultdict(list)
    for plek in maat.plekken(stand):
        if plek.telt:
            rijen[plek.rij].append(plek)
    return rijen


def _cijfer(maat: Maat, geteld: Sequence[Plek]) -> Cijfer:
    if maat.eenheid.is_som:
        return Cijfer.som((plek.id, plek.hoeveelheid) for plek in geteld)
    return Cijfer.telling(plek.id for plek in geteld)


def _waarden(
    onderdeel: Onderdeel, stand: Stand, kop: Rijkop, geteld: Mapping[str, Sequence[Plek]]
) -> dict[str, int | Decimal | None]:
    return {
        kolom.code: kolom.reken(stand, kop.code, sorted(plek.hoeveelheid for plek in geteld[kolom.van]))
        for kolom in onderdeel.kolommen
        if isinstance(kolom, Rekenwaarde)
    }


def posten(onderdeel: Onderdeel, cijfers: Onderdeelcijfers) -> Iterator[Post]:
    """Every figure of the table with its list. An old report lacks the columns that did not exist then."""
    for rij in cijfers.rijen:
        for maat in onderdeel.maten:
            if maat.code in rij.cijfers:
                yield Post(
                    f"{onderdeel.code}.{rij.code}.{maat.code}",
                    f"{rij.naam}: {maat.kop.lower()}",
                    onderdeel.titel,
                    maat.over,
                    maat.eenheid,
                    rij.cijfers[maat.code],
                    maat.definitie,
                    recht=Recht.BIJZONDER_INZIEN if rij.bijzonder else maat.recht,
                )


def tabel(onderdeel: Onderdeel, cijfers: Onderdeelcijfers) -> Tabel:
    """The table as screen, paper, XLSX and CSV show it."""
    kolommen = (Kolom(onderdeel.kop), *(_kolom(kolom) for kolom in onderdeel.kolommen))
    rijen = tuple(
        (rij.naam, *(_waarde(onderdeel, rij, kolom) for kolom in onderdeel.kolommen)) for rij in cijfers.rijen
    )
    return Tabel(onderdeel.code, onderdeel.titel, kolommen, rijen, onderdeel.uitleg(cijfers))


def _kolom(kolom: Maat | Rekenwaarde) -> Kolom:
    if isinstance(kolom, Maat):
        return Kolom(kolom.kop, kolom.wat)
    return Kolom(kolom.kop, kolom.wat, staat_vast=kolom.staat_vast, van_een=kolom.van_een)


def _waarde(onderdeel: Onderdeel, rij: Rijcijfers, kolom: Maat | Rekenwaarde) -> Waarde:
    if isinstance(kolom, Rekenwaarde):
        return rij.waarden.get(kolom.code)
    if kolom.code not in rij.cijfers:
        return None
    return Telling(_getal(kolom, rij.cijfers[kolom.code]), f"{onderdeel.code}.{rij.code}.{kolom.code}")


def _getal(maat: Maat, cijfer: Cijfer) -> Getal:
    return als_uren(cijfer.waarde) if maat.eenheid == Eenheid.MINUTEN else cijfer.waarde


def achter(
    onderdeel: Onderdeel, stand: Stand, post: Post, geteld: Callable[[Maat], Mapping[str, Sequence[Plek]]]
) -> tuple[Regel, ...]:
    """The records that a figure of this table counts, in the order of its list; `geteld` is `per_rij`."""
    rij, maat = _plaats(onderdeel, post)
    per_id = {plek.id: plek for plek in geteld(maat).get(rij, ())}
    return tuple(
        Regel(
            pk,
            per_id[pk].traject_id,
            stand.per_id[per_id[pk].traject_id].nummer,
            maat.zin(stand, per_id[pk]),
            per_id[pk].datum,
            per_id[pk].hoeveelheid if maat.eenheid.is_som else None,
        )
        for pk in post.cijfer.ids
    )


def waarom_niet(onderdeel: Onderdeel, stand: Stand, post: Post, traject_id: int) -> str:
    """Why a figure of this table does not count a traject: what is true of its records. Raises KeyError."""
    stand.per_id[traject_id]
    rij, maat = _plaats(onderdeel, post)
    eigen = [plek for plek in maat.plekken(stand) if plek.traject_id == traject_id]
    if not eigen:
        return maat.anders
    if maat.andere_rij and all(plek.rij != rij for plek in eigen):
        return maat.andere_rij
    # what is about this row explains more than what is about another one
    eigen.sort(key=lambda plek: (plek.rij == rij, plek.datum or date.min, plek.id))
    return maat.zin(stand, eigen[-1])


def _plaats(onderdeel: Onderdeel, post: Post) -> tuple[str, Maat]:
    _, _, rest = post.code.partition(".")
    rij, _, code = rest.rpartition(".")
    return rij, onderdeel.maat(code)
