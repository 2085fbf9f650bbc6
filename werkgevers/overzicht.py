"""The page of employers: who has people at work now, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Code, Codelijst
from werkgevers.models import Plaatsing, Werkgever

PER_PAGINA = 25


@dataclass(frozen=True)
class Plaatsingregel:
    """A placement with the names of its codes, as people read them."""

    plaatsing: Plaatsing
    soort: str
    sector: str


@dataclass(frozen=True)
class Werkgeverregel:
    """An employer with the placements of now that this person may see."""

    werkgever: Werkgever
    plaatsingen: Sequence[Plaatsingregel]


@dataclass(frozen=True)
class Pagina:
    """One page; `volgende` is the key after which the next one starts, empty on the last page."""

    regels: Sequence[Werkgeverregel]
    volgende: str


def pagina_voor(gebruiker: Gebruiker, vandaag: date, na: str = "") -> Pagina:
    """The employers after key `na` with running placements within reach of `gebruiker`, in four queries."""
    zichtbaar = Plaatsing.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_INZIEN).lopend_op(vandaag)
    bron = Werkgever.objects.met_plaatsing_uit(zichtbaar)
    gevonden = list(bron.na(na).op_naam()[: PER_PAGINA + 1])
    werkgevers = gevonden[:PER_PAGINA]
    per_werkgever: dict[int, list[Plaatsing]] = {werkgever.pk: [] for werkgever in werkgevers}
    for plaatsing in zichtbaar.filter(werkgever__in=werkgevers).met_deelnemer().order_by("startdatum", "id"):
        per_werkgever[plaatsing.werkgever_id].append(plaatsing)
    soorten, sectoren = code_namen(Codelijst.PLAATSINGSOORT), code_namen(Codelijst.SECTOR)
    regels = [
        Werkgeverregel(werkgever, [_regel(p, soorten, sectoren) for p in per_werkgever[werkgever.pk]])
        for werkgever in werkgevers
    ]
    return Pagina(regels, werkgevers[-1].sleutel if len(gevonden) > PER_PAGINA else "")


def code_namen(lijst: str) -> dict[str, str]:
    """The names of the codes of one list."""
    return dict(Code.objects.filter(lijst=lijst).values_list("code", "naam"))


def naam_van(code: str, namen: dict[str, str]) -> str:
    """What people call this code; a code that is not in the list any more as it is."""
    return namen.get(code) or code.replace("_", " ").replace("-", " ").capitalize()


def _regel(plaatsing: Plaatsing, soorten: dict[str, str], sectoren: dict[str, str]) -> Plaatsingregel:
    return Plaatsingregel(plaatsing, naam_van(plaatsing.soort, soorten), naam_van(plaatsing.sector, sectoren))


def plaatsingen_van(plaatsingen: Sequence[Plaatsing]) -> list[Plaatsingregel]:
    """These placements with the names of their codes."""
    soorten, sectoren = code_namen(Codelijst.PLAATSINGSOORT), code_namen(Codelijst.SECTOR)
    return [_regel(plaatsing, soorten, sectoren) for plaatsing in plaatsingen]
