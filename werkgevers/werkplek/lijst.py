"""The list of werkplekken: what is free per sector, which places, and what schools ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from trajecten.models import Codelijst
from trajecten.plaatsvragen import Plaatsvraag, plaatsvragen
from trajecten.tijdlijn import code_namen
from werkgevers.models import Werkplek
from werkgevers.overzicht import naam_van
from werkgevers.werkplek.begrippen import Niveau, dagen_in_woorden

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.werkplek.queries import WerkplekQuerySet

PER_PAGINA = 25
VRAGEN_HOOGSTENS = 10
VRIJ, ALLES, VOORBIJ = "vrij", "alles", "voorbij"
TONEN = {VRIJ: "Met een vrije plek", ALLES: "Alle plekken", VOORBIJ: "Niet meer aangeboden"}


@dataclass(frozen=True)
class Vraag:
    """What is asked of the list: the address in words."""

    sector: str = ""
    soort: str = ""
    toon: str = VRIJ
    na: str = ""

    @classmethod
    def uit(cls, parameters: Mapping[str, str]) -> Vraag:
        """Read an address; what cannot be is left out."""
        # without NUL: PostgreSQL has no such character
        schoon = {
            naam: parameters.get(naam, "").replace("\0", "").strip() for naam in ("sector", "soort", "toon", "na")
        }
        toon = schoon["toon"] if schoon["toon"] in TONEN else VRIJ
        return cls(schoon["sector"], schoon["soort"], toon, schoon["na"])

    def adres(self, **anders: str) -> str:
        """The query string of the first page of this question, with some of it changed."""
        alles = {"sector": self.sector, "soort": self.soort, "toon": "" if self.toon == VRIJ else self.toon, **anders}
        return "?" + urlencode({naam: waarde for naam, waarde in alles.items() if waarde})

    @property
    def is_gekozen(self) -> bool:
        """Whether a filter is on: then an empty list means that nothing fits."""
        return bool(self.sector or self.soort)


@dataclass(frozen=True)
class Sectorstand:
    """The open places of one sector: how many are free now, how many from a later day on, and how many are taken."""

    sector: str
    naam: str
    nu: int
    later: int
    bezet: int
    adres: str


@dataclass(frozen=True)
class Werkplekregel:
    """A werkplek as a row shows it, with the names of its codes."""

    werkplek: Werkplek
    soort: str
    sector: str
    vrij: int
    bezet: int
    dagen: str
    niveau: str

    @property
    def te_veel(self) -> int:
        """How many are placed above the number of places."""
        return max(0, self.bezet - self.werkplek.aantal)


@dataclass(frozen=True)
class Vraagregel:
    """What a school asks for, with the name of the kind and of the level."""

    vraag: Plaatsvraag
    soort: str
    niveau: str


@dataclass(frozen=True)
class Werkplekkenlijst:
    """One page. `volgende` is the query string of the next one, empty on the last page."""

    vraag: Vraag
    regels: Sequence[Werkplekregel]
    sectoren: Sequence[Sectorstand]
    sectornamen: Mapping[str, str]
    soortnamen: Mapping[str, str]
    schoolvragen: Sequence[Vraagregel]
    volgende: str

    @property
    def vrij(self) -> int:
        """All that is free now."""
        return sum(stand.nu for stand in self.sectoren)


def maak_lijst(gebruiker: Gebruiker, vraag: Vraag, vandaag: date) -> Werkplekkenlijst:
    """The page that `vraag` asks for, in a number of queries that does not grow."""
    soorten, sectoren = code_namen(Codelijst.PLAATSINGSOORT), code_namen(Codelijst.SECTOR)
    gevonden = list(_gevraagd(gebruiker, vraag, vandaag).na(vraag.na).om_te_tonen()[: PER_PAGINA + 1])
    getoond = gevonden[:PER_PAGINA]
    return Werkplekkenlijst(
        vraag=vraag,
        regels=[regel_van(werkplek, soorten, sectoren) for werkplek in getoond],
        sectoren=stand_per_sector(gebruiker, vandaag, sectoren),
        sectornamen=sectoren,
        soortnamen=soorten,
        schoolvragen=[
            Vraagregel(open_, naam_van(open_.soort, soorten), niveau_naam(open_.niveau))
            for open_ in plaatsvragen(gebruiker, vandaag)[:VRAGEN_HOOGSTENS]
        ],
        volgende=vraag.adres(na=getoond[-1].sleutel) if len(gevonden) > PER_PAGINA else "",
    )


def stand_per_sector(gebruiker: Gebruiker, vandaag: date, namen: Mapping[str, str]) -> list[Sectorstand]:
    """Of each sector with open places how many are free, the most first. One query."""
    al = Q(vanaf__lte=vandaag)
    rijen = (
        Werkplek.objects.zichtbaar_voor(gebruiker)
        .open_op(vandaag)
        .met_vrij(vandaag)
        .order_by()
        .values("sector")
        .annotate(
            nu=Coalesce(Sum("vrij", filter=al), 0), later=Coalesce(Sum("vrij", filter=~al), 0), in_gebruik=Sum("bezet")
        )
    )
    standen = [
        Sectorstand(
            sector=rij["sector"],
            naam=naam_van(rij["sector"], dict(namen)),
            nu=rij["nu"],
            later=rij["later"],
            bezet=rij["in_gebruik"],
            adres=Vraag(sector=rij["sector"]).adres(),
        )
        for rij in rijen
    ]
    return sorted(standen, key=lambda stand: (-stand.nu, -stand.later, stand.naam))


def regel_van(werkplek: Werkplek, soorten: dict[str, str], sectoren: dict[str, str]) -> Werkplekregel:
    """A row; `werkplek` comes from `met_vrij`."""
    return Werkplekregel(
        werkplek=werkplek,
        soort=naam_van(werkplek.soort, soorten),
        sector=naam_van(werkplek.sector, sectoren),
        vrij=werkplek.vrij,  # type: ignore[attr-defined]  # met_vrij
        bezet=werkplek.bezet,  # type: ignore[attr-defined]
        dagen=dagen_in_woorden(werkplek.dagen),
        niveau=niveau_naam(werkplek.niveau),
    )


def niveau_naam(niveau: int | None) -> str:
    """What people call a level; empty for none."""
    return "" if niveau is None else Niveau(niveau).label


def _gevraagd(gebruiker: Gebruiker, vraag: Vraag, vandaag: date) -> WerkplekQuerySet:
    alle = Werkplek.objects.zichtbaar_voor(gebruiker)
    if vraag.toon == VRIJ:
        alle = alle.vrij_op(vandaag)
    else:
        alle = (alle.open_op(vandaag) if vraag.toon == ALLES else alle.voorbij_op(vandaag)).met_vrij(vandaag)
    if vraag.sector:
        alle = alle.filter(sector=vraag.sector)
    gevraagd: WerkplekQuerySet = alle.filter(soort=vraag.soort) if vraag.soort else alle
    return gevraagd
