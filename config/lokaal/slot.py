"""A lock on a folder of servers, and a note beside it that says where they are."""

import fcntl
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from .fouten import LokaalFout
from .plekken import Plek

FIND_SECONDS = 60


class Bezet(LokaalFout):
    """Another process runs the servers of this folder."""


@contextmanager
def eigenaar(plek: Plek) -> Iterator[None]:
    """Be the only process that runs the servers of `plek`; raises Bezet when another is.

    The kernel lets go of the lock when the process dies, however it dies.
    """
    plek.map.mkdir(parents=True, exist_ok=True)
    with (plek.map / "lokaal.slot").open("w") as bestand:
        _vergrendel(bestand, fcntl.LOCK_EX)
        # of an owner that was killed
        _briefje(plek).unlink(missing_ok=True)
        try:
            yield
        finally:
            _briefje(plek).unlink(missing_ok=True)


@contextmanager
def gebruiker(plek: Plek) -> Iterator[None]:
    """Tell the owner of the servers that they are in use (see `wacht_op_gebruikers`)."""
    with (plek.map / "gebruik.slot").open("a") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_SH)
        yield


def wacht_op_gebruikers(plek: Plek) -> None:
    """Wait until no other command uses the servers any more."""
    with (plek.map / "gebruik.slot").open("a") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)


def schrijf_omgeving(plek: Plek, omgeving: Mapping[str, str]) -> None:
    """Note the environment of the running servers; readable for this user only (it has passwords)."""
    nieuw = _briefje(plek).with_suffix(".nieuw")
    with open(os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as bestand:
        json.dump({"proces": os.getpid(), "omgeving": dict(omgeving)}, bestand)
    nieuw.replace(_briefje(plek))


def lees_omgeving(plek: Plek) -> dict[str, str]:
    """The environment of the servers that another process runs; waits while they are starting.

    Raises LokaalFout when no note appears within FIND_SECONDS.
    """
    einde = time.monotonic() + FIND_SECONDS
    while time.monotonic() < einde:
        try:
            inhoud = json.loads(_briefje(plek).read_text(encoding="utf-8"))
        except FileNotFoundError:
            time.sleep(0.1)
        else:
            return {str(naam): str(waarde) for naam, waarde in inhoud["omgeving"].items()}
    raise LokaalFout(f"Een ander proces houdt {plek.map} bezet, maar start geen databank. Stop dat proces.")


def _briefje(plek: Plek) -> Path:
    return plek.map / "lokaal.json"


def _vergrendel(bestand: TextIO, soort: int) -> None:
    try:
        fcntl.flock(bestand, soort | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Bezet("Er draait al een Stapsteen uit deze map.") from None
