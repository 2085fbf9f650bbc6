"""A worker that a test may kill, a clock in a hurry, and waiting for what they do."""

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


CELERY = (sys.executable, "-m", "celery", "-A")


class Doodbaar:
    """A worker with one process, that also takes work from a queue of its own."""

    def __init__(self, log: Path, omgeving: Mapping[str, str] | None = None) -> None:
        """`omgeving`: other servers than those of the tests."""
        opdracht = [*CELERY, "config.celery", "worker", "--loglevel=INFO", "--concurrency=1"]
        opdracht += ["-Q", f"{EIGEN_RIJ},celery", "--hostname=doodbaar@%h"]
        # cold: what it is busy with is not waited for
        self._kind = Kind("doodbaar", opdracht, log=log, signaal=signal.SIGQUIT, env=_omgeving(omgeving))

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
    def draait(self) -> bool:
        """Whether it runs."""
        return self._kind.draait

    @property
    def log(self) -> str:
        """The end of what it wrote."""
        return self._kind.einde_van_log(40)


def start_klok(log: Path, omgeving: Mapping[str, str]) -> Kind:
    """Start the clock of `snelle_klok` on other servers than those of the tests."""
    schema = log.with_suffix(".schema")
    opdracht = [*CELERY, "tests.rapportage.snelle_klok", "beat", "--schedule", schema, "--pidfile", ""]
    return Kind("klok", opdracht, log=log, env=_omgeving(omgeving))


def _omgeving(anders: Mapping[str, str] | None) -> dict[str, str]:
    """That of a program on the servers of the tests, where `anders` says nothing else."""
    basis = os.environ["DATABASE_URL"].rpartition("/")[0]
    hier = {
        "DATABASE_URL": f"{basis}/{settings.DATABASES['default']['NAME']}",
        "REDIS_URL": settings.REDIS_URL,
        "BESTANDEN": str(settings.MEDIA_ROOT),
    }
    return {**os.environ, **hier, **(anders or {})}


def wacht_tot(
    waar: Callable[[], bool], *, seconden: float = 60, elke: float = 0.02, uitleg: Callable[[], str] = str
) -> None:
    """Look so often (in seconds); fails with `uitleg` when it takes too long."""
    einde = time.monotonic() + seconden
    while not waar():
        if time.monotonic() > einde:
            pytest.fail(f"Duurde langer dan {seconden} seconden. {uitleg()}")
        time.sleep(elke)
