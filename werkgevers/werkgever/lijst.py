"""The list of employers: which ones, what a row says of each, page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from trajecten.models import Codelijst
from trajecten.tijdlijn import code_namen
from werkgevers.models import Werkgever
from werkgevers.overzicht import naam_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.queries import WerkgeverQuerySet

PER_PAGINA = 25
ZOEK_HOOGSTENS = 80
VAN_MIJ = "mij"
GESTOPT = "ja"


@dataclass(frozen=True)
class Vraag:
    """What is asked of the list: the address in words."""

    zoek: str = ""
    sector: str = ""
    van: str = ""
    gestopt: str = ""
    na: str = ""

    @classmethod
    def uit(cls, parameters: Mapping[str, str]) -> Vraag:
        """Read an address; what cannot be is left out."""
        # without NUL: PostgreSQL has no such character
        namen = ("zoek", "sector", "van", "gestopt", "na")
        schoon = {naam: parameters.get(naam, "").replace("\0", "").strip() for naam in namen}
        van = schoon["van"] if schoon["van"] == VAN_MIJ else ""
        gestopt = schoon["gestopt"] if schoon["gestopt"] == GESTOPT else ""
        return cls(schoon["zoek"][:ZOEK_HOOGSTENS], schoon["sector"], van, gestopt, schoon["na"])

    def adres(self, **anders: str) -> str:
        """The query string of the first page of this question, with some of it changed."""
        alles = {"zoek": self.zoek, "sector": self.sector, "van": self.van, "gestopt": self.gestopt, **anders}
        return "?" + urlencode({naam: waarde for naam, waarde in alles.items() if waarde})

    @property
    def is_gekozen(self) -> bool:
        """Whether anything is asked: then an empty list means that nothing fits."""
        return bool(self.zoek or self.sector or self.van or self.gestopt)


@dataclass(frozen=True)
class Werkgeverrij:
    """An employer with what its row says: names of sectors and places."""

    werkgever: Werkgever
    sectoren: str
    plaatsen: str


@dataclass(frozen=True)
class Werkgeverslijst:
    """One page. `volgende` is the query string of the next one, empty on the last page."""

    vraag: Vraag
    rijen: Sequence[Werkgeverrij]
    sectoren: Mapping[str, str]
    totaal: int
    volgende: str

    @property
    def sectornaam(self) -> str:
        """The name of the sector that was chosen."""
        return naam_van(self.vraag.sector, dict(self.sectoren))

    @property
    def zonder_zoek(self) -> str:
        """The list without what was searched for."""
        return self.vraag.adres(zoek="")

    @property
    def zonder_sector(self) -> str:
        """The list of all sectors."""
        return self.vraag.adres(sector="")

    @property
    def zonder_van(self) -> str:
        """The list of everybody's employers."""
        return self.vraag.adres(van="")

    @property
    def zonder_gestopt(self) -> str:
        """The list of employers that go on."""
        return self.vraag.adres(gestopt="")


def maak_lijst(gebruiker: Gebruiker, vraag: Vraag, vandaag: date) -> Werkgeverslijst:
    """The page of employers that `vraag` asks for, in four queries."""
    gevraagd = _gevraagd(gebruiker, vraag, vandaag)
    gevonden = list(gevraagd.na(vraag.na).voor_lijst(gebruiker, vandaag)[: PER_PAGINA + 1])
    werkgevers, namen = gevonden[:PER_PAGINA], code_namen(Codelijst.SECTOR)
    volgende = vraag.adres(na=werkgevers[-1].sleutel) if len(gevonden) > PER_PAGINA else ""
    return Werkgeverslijst(vraag, [_rij(w, namen) for w in werkgevers], namen, gevraagd.count(), volgende)


def _gevraagd(gebruiker: Gebruiker, vraag: Vraag, vandaag: date) -> WerkgeverQuerySet:
    alle = Werkgever.objects.zichtbaar_voor(gebruiker)
    alle = alle.gestopt_voor(vandaag) if vraag.gestopt else alle.actief_op(vandaag)
    if vraag.zoek:
        alle = alle.zoek(vraag.zoek)
    if vraag.sector:
        alle = alle.in_sector(vraag.sector)
    return alle.met_jobcoach(gebruiker) if vraag.van == VAN_MIJ else alle


def _rij(werkgever: Werkgever, namen: dict[str, str]) -> Werkgeverrij:
    plaatsen = dict.fromkeys(v.plaats for v in werkgever.vestigingen.all() if v.plaats)
    return Werkgeverrij(werkgever, ", ".join(naam_van(code, namen) for code in werkgever.sectoren), ", ".join(plaatsen))
