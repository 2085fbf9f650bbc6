"""A programme with something to report, and a worker that a test may kill."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from config.lokaal.proces import Kind
from rapportage import diensten
from rapportage.models import Rapport, Rapportsoort
from rapportage.periode import Periode
from tests.fabrieken.voortgang import programma_met_route, trajecten

FEBRUARI = Periode.maand(2026, 2)
# a queue of its own: the worker of other tests must not take the work of one that is killed
EIGEN_RIJ = "rapportproef"


@pytest.fixture
def programma(db_of_zonder):
    """A programme with three trajecten."""
    programma = programma_met_route()
    trajecten(programma, 3)
    return programma


@pytest.fixture
def aanvraag(programma, programmamanager) -> Callable[..., Rapport]:
    """Asks for the report about February, with a peildatum of 1 March unless said otherwise."""

    def vraag_aan(**anders: object) -> Rapport:
        velden = {
            "soort": Rapportsoort.VOORTGANG,
            "programma": programma,
            "periode": FEBRUARI,
            "peildatum": FEBRUARI.tot,
            "door": programmamanager,
        }
        return diensten.vraag_rapport_aan(**{**velden, **anders})

    return vraag_aan


@pytest.fixture
def rapportenmap() -> Iterator[Path]:
    """The folder with documents of the organisation in which the test works, empty at the start."""
    map_ = Path(settings.MEDIA_ROOT) / "werkmakerij" / "rapporten"
    shutil.rmtree(map_, ignore_errors=True)
    yield map_
    shutil.rmtree(map_, ignore_errors=True)


class Doodbaar:
    """A worker with one process, that also takes work from a queue of its own."""

    def __init__(self, log: Path) -> None:
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
            },
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


@pytest.fixture
def doodbare_worker(zonder_transactie, tmp_path) -> Iterator[Doodbaar]:
    """A worker that may be killed."""
    worker = Doodbaar(tmp_path / "worker.log")
    yield worker
    worker.stop()


def wacht_tot(waar: Callable[[], bool], *, seconden: float = 60, uitleg: Callable[[], str] = str) -> None:
    """Look every 20 ms; fails with `uitleg` when it takes too long."""
    einde = time.monotonic() + seconden
    while not waar():
        if time.monotonic() > einde:
            pytest.fail(f"Duurde langer dan {seconden} seconden. {uitleg()}")
        time.sleep(0.02)
