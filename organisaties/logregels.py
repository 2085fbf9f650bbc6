"""Log lines carry the organisation they are about."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

from organisaties.context import PUBLIEK, schema


def voeg_organisatie_toe(_logger: object, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog processor: adds `organisatie=` (the schema name), except in public.

    A line that says itself which organisation it is about (the platform, a command) keeps that.
    """
    naam = schema()
    if naam != PUBLIEK:
        regel.setdefault("organisatie", naam)
    return regel


@contextmanager
def logregels_van(schemanaam: str) -> Iterator[None]:
    """Bind `organisatie=` for everything logged inside, also from threads that copy the context."""
    with structlog.contextvars.bound_contextvars(organisatie=schemanaam):
        yield
