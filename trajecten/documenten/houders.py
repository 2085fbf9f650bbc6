"""What a document hangs on, and so who may see it: trajecten itself, and what other apps register.

A document of a deelnemer has its traject. An app with a model of its own that points at Document (a werkgever, a
placement) registers a Documenthouder in ready(): whoever may see the holder, may see the document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q

from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Document


@dataclass(frozen=True)
class Documenthouder:
    """A kind of holder.

    `inzien` and `wijzigen` give the condition on Document that keeps those of holders within reach of somebody, such
    as `Q(werkgeverdocument__werkgever__in=Werkgever.objects.zichtbaar_voor(gebruiker))`: as a subquery, so that no
    document comes twice. `adres` is the page on which a document of this holder stands, None for one of another.
    """

    code: str
    inzien: Callable[[Gebruiker], Q]
    wijzigen: Callable[[Gebruiker], Q]
    adres: Callable[[Document], str | None]


_houders: dict[str, Documenthouder] = {}
# by id why a document stays, out of those asked
_vasthouders: list[Callable[[Collection[int]], Mapping[int, str]]] = []


def registreer_documenthouder(houder: Documenthouder) -> None:
    """Add a kind of holder. Raises ValueError when its code is taken."""
    if houder.code in _houders:
        raise ValueError(f"documenthouder {houder.code!r} is registered twice")
    _houders[houder.code] = houder


def bereikt(gebruiker: Gebruiker, recht: Recht) -> Q:
    """Condition on Document for who may see it (DOCUMENT_INZIEN) or change it (DOCUMENT_WIJZIGEN)."""
    welke = "wijzigen" if recht == Recht.DOCUMENT_WIJZIGEN else "inzien"
    return reduce(or_, (getattr(houder, welke)(gebruiker) for houder in _houders.values()), Q(pk__in=[]))


def adres_van(document: Document) -> str:
    """The page on which `document` stands."""
    return next((adres for houder in _houders.values() if (adres := houder.adres(document))), "/")


def registreer_vasthouder(bron: Callable[[Collection[int]], Mapping[int, str]]) -> None:
    """Add who says of which documents that they stay, and why in words; in a number of queries that is fixed."""
    _vasthouders.append(bron)


def vast(documenten: Collection[int]) -> dict[int, str]:
    """By id those of `documenten` that cannot be removed now, and why."""
    return {pk: waarom for bron in _vasthouders for pk, waarom in bron(documenten).items()}
