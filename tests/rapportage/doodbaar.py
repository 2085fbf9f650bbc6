"""A worker that a test may kill, and waiting for what it does."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from django.conf import settings

from config.lokaal.proces import Kind

# a queue of its own: the worker of other tests must not take the work of one that is killed
EIGEN_RIJ = "rapportproef"


class Doodbaar:
    """A worker with one process, that also takes work from a queue of its own."""

    def __init__(self, log: Path, omgeving: Mapping[str, str] | None = None) -> None:
        """`omgeving`: other servers than those of the tests."""
        opdracht = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "--loglevel=INFO"]
        basis = os.environ["DATABASE_URL"].rpartition("/")[0]
        self._kind = Kind(
            "doodbaar",
            [*opdracht, "--concurrency=1", "-Q", f"{EIGEN_RIJ},celery", "--hostname=doodbaar@%h"],
            log=log,
            env=os.environ
            | {
                "DATABASE_URL": f"{basis}/{settings.DATABASES['default']['NAME']}",
                "REDIS_URL": settings.REDIS_URL,
                "BESTANDEN": str(settings.MEDIA_ROOT),
            }
            | dict(omgeving or {}),
        )

    def dood(self) -> None:
        """kill -9 of the worker and its pool."""
        os.killpg(self._kind.pid, signal.SIGKILL)
        self._kind.stop()

    def start_opnieuw(self) -> None:
        """The same worker again."""
        self._kind.start()

    def stop(self) -> None:
        """In order."""
        self._kind.stop()

    @property
    def log(self) -> str:
        """The end of what it wrote."""
        return self._kind.einde_van_log(40)


def wacht_tot(waar: Callable[[], bool], *, seconden: float = 60, uitleg: Callable[[], str] = str) -> None:
    """Look every 20 ms; fails with `uitleg` when it takes too long."""
    einde = time.monotonic() + seconden
    while not waar():
        if time.monotonic() > einde:
            pytest.fail(f"Duurde langer dan {seconden} seconden. {uitleg()}")
        time.sleep(0.02)
