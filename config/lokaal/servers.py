"""Starts and stops the embedded servers together."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from . import postgres, valkey
from .plekken import Plek


class Server(Protocol):
    """A running server with its address."""

    @property
    def url(self) -> str:
        """The address as DATABASE_URL or REDIS_URL wants it."""
        ...

    def stop(self) -> None:
        """Stop in order, keeping the data."""
        ...


@contextmanager
def draaiend(plek: Plek, *, zorgvuldig: bool = True) -> Iterator[dict[str, str]]:
    """Run PostgreSQL and Valkey on `plek`; yields DATABASE_URL and REDIS_URL.

    A server whose address the environment already gives is not started. The caller owns `plek`
    (see slot.py). Raises LokaalFout when one does not come up.
    """
    adressen: dict[str, str] = {}
    gestart: list[Server] = []
    try:
        for naam, module in (("DATABASE_URL", postgres), ("REDIS_URL", valkey)):
            if os.environ.get(naam):
                adressen[naam] = os.environ[naam]
                continue
            server: Server = module.start(plek, zorgvuldig=zorgvuldig)
            gestart.append(server)
            adressen[naam] = server.url
        yield adressen
    finally:
        for server in reversed(gestart):
            server.stop()
