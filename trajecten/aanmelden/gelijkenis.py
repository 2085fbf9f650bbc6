"""Whether two records may be one person: by name, date of birth and contact. Pure, and the same both ways.

The weights and limits are our own choice. They rather show one too many than miss one: a person looks at it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from trajecten.namen import klank, naamwoorden
from trajecten.regels import TELEFOON_CIJFERS

# so alike that another spelling is likelier than another name
NAAM_LIJKT = 0.72
# enough when the date of birth or the contact is the same
NAAM_DEELS = 0.42
# in shorter names one letter makes another name: Tim and Kim
LETTERS_MINSTENS = 5
# so many people with one telephone number or one date of birth are a house or an azc, not one person
GROEP_HOOGSTENS = 150


@dataclass(frozen=True)
class Persoon:
    """What is compared of somebody; empty is unknown."""

    voornaam: str
    achternaam: str
    geboortedatum: date | None = None
    email: str = ""
    telefoon: str = ""


class Datums(StrEnum):
    """How two dates of birth relate."""

    GELIJK = "gelijk"
    OMGEWISSELD = "omgewisseld"
    BIJNA = "bijna"
    ONBEKEND = "onbekend"
    ANDERS = "anders"


@dataclass(frozen=True)
class Gelijkenis:
    """How much two people are alike. `zeker` is so much that it must be looked at, `redenen` says why in words."""

    score: float
    zeker: bool
    redenen: tuple[str, ...]


def vergelijk(a: Persoon, b: Persoon) -> Gelijkenis | None:
    """How two people are alike, or None when there is no reason to think that they are one."""
    naam = naamgelijkenis(a, b)
    datums = vergelijk_datums(a.geboortedatum, b.geboortedatum)
    contact = _zelfde_contact(a, b)
    if not _is_mogelijk(naam, datums, bool(contact)):
        return None
    zelfde_datum = datums in (Datums.GELIJK, Datums.OMGEWISSELD)
    score = naam + (0.5 if zelfde_datum else 0.2 if datums == Datums.BIJNA else 0) + (0.4 if contact else 0)
    return Gelijkenis(
        score=score,
        zeker=naam >= NAAM_LIJKT and (zelfde_datum or bool(contact)),
        redenen=(*_naamreden(naam, _zelfde_naam(a, b)), *_datumreden(datums), *contact),
    )


def _is_mogelijk(naam: float, datums: Datums, zelfde_contact: bool) -> bool:
    if naam >= NAAM_LIJKT:
        return datums != Datums.ANDERS or zelfde_contact
    if naam >= NAAM_DEELS:
        return zelfde_contact or datums in (Datums.GELIJK, Datums.OMGEWISSELD)
    return zelfde_contact and datums == Datums.GELIJK


def naamgelijkenis(a: Persoon, b: Persoon) -> float:
    """From 0 to 1: how alike the names are, also when voornaam and achternaam changed places."""
    voornaam, achternaam = _woordgelijkenis(a.voornaam, b.voornaam), _woordgelijkenis(a.achternaam, b.achternaam)
    # without a first name a family name alone says too little
    recht = 0.55 * (achternaam or 0) + 0.45 * (0.3 if voornaam is None else voornaam)
    gekruist = (_woordgelijkenis(a.voornaam, b.achternaam), _woordgelijkenis(a.achternaam, b.voornaam))
    return max(recht if achternaam is not None else 0.0, sum(deel or 0 for deel in gekruist) / 2)


def _zelfde_naam(a: Persoon, b: Persoon) -> bool:
    """Whether the names are written alike, apart from accents, capitals and tussenvoegsels."""
    return [naamwoorden(a.voornaam), naamwoorden(a.achternaam)] == [naamwoorden(b.voornaam), naamwoorden(b.achternaam)]


def _woordgelijkenis(a: str, b: str) -> float | None:
    """How alike two names are as written and as they sound; None when one is unknown."""
    woorden_a, woorden_b = naamwoorden(a), naamwoorden(b)
    if not woorden_a or not woorden_b:
        return None
    klanken = klank(a), klank(b)
    if _is_voorletter(woorden_a, woorden_b) or _is_voorletter(woorden_b, woorden_a) or _scheelt_een_letter(*klanken):
        return max(0.8, trigramgelijkenis(*klanken))
    return max(trigramgelijkenis(" ".join(woorden_a), " ".join(woorden_b)), trigramgelijkenis(*klanken))


def _scheelt_een_letter(a: str, b: str) -> bool:
    """Whether two names of some length are the same but for one letter: another one, one more or one less."""
    kort, lang = sorted((a, b), key=len)
    if len(kort) < LETTERS_MINSTENS or len(lang) - len(kort) > 1:
        return False
    gelijk = next((i for i, (x, y) in enumerate(zip(kort, lang, strict=False)) if x != y), len(kort))
    return kort[gelijk + (len(kort) == len(lang)) :] == lang[gelijk + 1 :]


def _is_voorletter(kort: list[str], lang: list[str]) -> bool:
    return len(kort) == 1 and len(kort[0]) == 1 and lang[0].startswith(kort[0])


def trigramgelijkenis(a: str, b: str) -> float:
    """The part of their trigrams that two texts share, as pg_trgm's similarity counts it: from 0 to 1."""
    eerste, tweede = _trigrammen(a), _trigrammen(b)
    samen = eerste | tweede
    return len(eerste & tweede) / len(samen) if samen else 0.0


def _trigrammen(tekst: str) -> set[str]:
    gevuld = [f"  {woord} " for woord in tekst.split()]
    return {woord[i : i + 3] for woord in gevuld for i in range(len(woord) - 2)}


def vergelijk_datums(a: date | None, b: date | None) -> Datums:
    """How two dates relate; day and month that changed places are a common mistake in typing."""
    if a is None or b is None:
        return Datums.ONBEKEND
    if a == b:
        return Datums.GELIJK
    if (a.year, a.month, a.day) == (b.year, b.day, b.month):
        return Datums.OMGEWISSELD
    gelijk = (a.year == b.year) + (a.month == b.month) + (a.day == b.day)
    return Datums.BIJNA if gelijk == 2 else Datums.ANDERS


def omgewisseld(datum: date) -> date | None:
    """`datum` with day and month changed places; None when that is no other date."""
    if datum.day > 12 or datum.day == datum.month:
        return None
    return date(datum.year, datum.day, datum.month)


def telefooncijfers(telefoon: str) -> str:
    """The last nine digits of a telephone number; empty when there are fewer, as those tell too little."""
    cijfers = "".join(teken for teken in telefoon if teken in "0123456789")
    return cijfers[-TELEFOON_CIJFERS:] if len(cijfers) >= TELEFOON_CIJFERS else ""


def _zelfde_contact(a: Persoon, b: Persoon) -> tuple[str, ...]:
    redenen = []
    if a.email and a.email.strip().casefold() == b.email.strip().casefold():
        redenen.append("zelfde e-mailadres")
    if telefooncijfers(a.telefoon) and telefooncijfers(a.telefoon) == telefooncijfers(b.telefoon):
        redenen.append("zelfde telefoonnummer")
    return tuple(redenen)


def _naamreden(naam: float, zelfde: bool) -> tuple[str, ...]:
    if zelfde:
        return ("zelfde naam",)
    return ("naam lijkt erop",) if naam >= NAAM_LIJKT else ("naam lijkt een beetje",) if naam >= NAAM_DEELS else ()


def _datumreden(datums: Datums) -> tuple[str, ...]:
    woorden = {
        Datums.GELIJK: "zelfde geboortedatum",
        Datums.OMGEWISSELD: "dag en maand van de geboortedatum omgewisseld",
        Datums.BIJNA: "geboortedatum scheelt weinig",
    }
    return (woorden[datums],) if datums in woorden else ()


@dataclass(frozen=True)
class Paar:
    """Two records that may be one person; `eerste` is the smaller key."""

    eerste: int
    tweede: int
    gelijkenis: Gelijkenis


def paren_van(mensen: dict[int, Persoon]) -> list[Paar]:
    """All pairs among `mensen` (by key) that may be one person, the most alike first, without comparing everybody.

    Only those are compared who share a date of birth (or one with day and month changed places), an e-mail address, a
    telephone number or the sound of their name.
    """
    gezien = set(_kandidaten(mensen))
    paren = [
        Paar(eerste, tweede, gelijkenis)
        for eerste, tweede in gezien
        if (gelijkenis := vergelijk(mensen[eerste], mensen[tweede])) is not None
    ]
    return sorted(paren, key=lambda paar: (-paar.gelijkenis.score, paar.eerste, paar.tweede))


def _kandidaten(mensen: dict[int, Persoon]) -> Iterator[tuple[int, int]]:
    groepen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for pk, persoon in mensen.items():
        for sleutel in _sleutels(persoon):
            groepen[sleutel].append(pk)
    for groep in groepen.values():
        if len(groep) <= GROEP_HOOGSTENS:
            yield from combinations(sorted(set(groep)), 2)


def _sleutels(persoon: Persoon) -> Iterable[tuple[str, str]]:
    """What somebody may have in common with the same person written down elsewhere."""
    dag = persoon.geboortedatum
    if dag is not None:
        yield "datum", min(dag, omgewisseld(dag) or dag).isoformat()
    if persoon.email:
        yield "email", persoon.email.strip().casefold()
    if cijfers := telefooncijfers(persoon.telefoon):
        yield "telefoon", cijfers
    yield "klank", " ".join(sorted(f"{klank(persoon.voornaam)} {klank(persoon.achternaam)}".split()))
