"""Log lines carry the organisation they are about, and no secret that stands in an address."""

import re
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

from organisaties.context import PUBLIEK, schema

# a part of an address between slashes that is longer than any word of ours: a link to sign, an invitation, an agenda
# (also without the slash behind it, or with what a mail program glued to it; but not the name of a file in a traceback)
GEHEIM = re.compile(r"(?<=/)[\w:~-]{30,}+(?!\.(?!ics)\w)")
VERBORGEN = "(geheim)"


def voeg_organisatie_toe(_logger: object, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog processor: adds `organisatie=` (the schema name), except in public.

    A line that says itself which organisation it is about (the platform, a command) keeps that.
    """
    naam = schema()
    if naam != PUBLIEK:
        regel.setdefault("organisatie", naam)
    return regel


def verberg_geheimen(_logger: object, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog processor: leaves the secret out of an address, which Django tells with every answer from 400 on.

    Whoever reads a log could otherwise sign with a link of somebody who forgot a field of the form.
    """
    for naam, waarde in regel.items():
        if isinstance(waarde, str):
            regel[naam] = GEHEIM.sub(VERBORGEN, waarde)
    return regel


@contextmanager
def logregels_van(schemanaam: str) -> Iterator[None]:
    """Bind `organisatie=` for everything logged inside, also from threads that copy the context."""
    with structlog.contextvars.bound_contextvars(organisatie=schemanaam):
        yield
