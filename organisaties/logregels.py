"""Log lines carry the organisation they are about."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog
from django.db import connection

from organisaties.context import PUBLIEK


def voeg_organisatie_toe(
    _logger: object, _methode: str, regel: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """structlog processor: adds `organisatie=` (the schema name), except in public.

    A line that says itself which organisation it is about (the platform, a command) keeps that.
    """
    naam = getattr(connection, "schema_name", None)
    if naam and naam != PUBLIEK:
        regel.setdefault("organisatie", naam)
    return regel


@contextmanager
def logregels_van(schema: str) -> Iterator[None]:
    """Bind `organisatie=` for everything logged inside, also from threads that copy the context."""
    with structlog.contextvars.bound_contextvars(organisatie=schema):
        yield
