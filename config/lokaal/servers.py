"""Starts and stops the embedded servers together."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from . import postgres, valkey
from .plekken import Plek
from .proces import Kind


@dataclass(frozen=True)
class Servers:
    """The running servers: DATABASE_URL and REDIS_URL, and the processes that are ours."""

    adressen: dict[str, str]
    kinderen: list[Kind]


@contextmanager
def draaiend(plek: Plek, *, zorgvuldig: bool = True) -> Iterator[Servers]:
    """Run PostgreSQL and Valkey on `plek`, until the context ends.

    A server whose address the environment already gives is not started. The caller owns `plek`
    (see slot.py). Raises LokaalFout when one does not come up.
    """
    draaiende = Servers({}, [])
    try:
        for naam, start in (("DATABASE_URL", postgres.start), ("REDIS_URL", valkey.start)):
            if os.environ.get(naam):
                draaiende.adressen[naam] = os.environ[naam]
                continue
            draaiende.adressen[naam], kind = start(plek, zorgvuldig=zorgvuldig)
            draaiende.kinderen.append(kind)
        yield draaiende
    finally:
        for kind in reversed(draaiende.kinderen):
            kind.stop(seconden=20)
