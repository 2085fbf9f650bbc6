"""Reports for many organisations by one and by two Celery workers, which take turns in one run."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from config.celery import app
from organisaties import in_organisatie
from rapportage import diensten
from rapportage.models import Rapport
from tests.snelheid.document import voortgang_vraag
from tests.snelheid.gegevens import METER
from tests.snelheid.klok import Uitkomst, van_tijden
from toegang.models import Gebruiker

WACHTRIJ = "celery"
START_SECONDEN, MAAK_SECONDEN = 60, 300
TELLEN_OM_DE = 0.1


def met_twee(schemas: Sequence[str], *, keer: int) -> Uitkomst:
    """The time that one worker takes for a report of each organisation, against two."""
    with draaiend("een", "twee") as workers:
        return van_tijden(
            f"{len(schemas)} rapporten van {len(schemas)} organisaties: één worker",
            "twee workers",
            lambda: _duur(schemas, workers[:1]),
            lambda: _duur(schemas, workers),
            1.8,
            keer=keer,
            # imports and the first report of each process are not what is measured
            warm=1,
            minstens=True,
        )


@contextmanager
def draaiend(*namen: str) -> Iterator[list[str]]:
    """Real workers of one process each, that do not take any work yet; gives what Celery calls them."""
    # what the makers of the organisations left in the queue is not what is measured
    app.control.purge()
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    opdracht = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "--concurrency=1", "--loglevel=ERROR"]
    kinderen = [
        subprocess.Popen(
            [*opdracht, "--include=tests.snelheid.rustig", f"--hostname={naam}@meten"],
            env=omgeving,
            cwd=settings.BASE_DIR,
            stdout=subprocess.DEVNULL,
        )
        for naam in namen
    ]
    workers = [f"{naam}@meten" for naam in namen]
    try:
        _wacht_op(workers)
        app.control.cancel_consumer(WACHTRIJ, destination=workers, reply=True, timeout=5)
        yield workers
    finally:
        for kind in kinderen:
            kind.terminate()
        for kind in kinderen:
            kind.wait(timeout=30)


def _wacht_op(workers: list[str]) -> None:
    einde = time.monotonic() + START_SECONDEN
    while len(app.control.ping(destination=workers, timeout=1)) < len(workers):
        if time.monotonic() > einde:
            raise TimeoutError("De workers starten niet.")


def _duur(schemas: Sequence[str], workers: list[str]) -> float:
    """Milliseconds from the moment that these workers take work until the last report is ready."""
    sleutels = [_vraag(schema) for schema in schemas]
    begin = timezone.now()
    app.control.add_consumer(WACHTRIJ, destination=workers, reply=True, timeout=5)
    klaar = [_wacht_op_rapport(schema, pk) for schema, pk in zip(schemas, sleutels, strict=True)]
    app.control.cancel_consumer(WACHTRIJ, destination=workers, reply=True, timeout=5)
    return (max(klaar) - begin) / timedelta(milliseconds=1)


def _vraag(schema: str) -> int:
    with in_organisatie(schema):
        door = Gebruiker.objects.get(email=METER)
        return diensten.vraag_rapport_aan(vraag=voortgang_vraag(), door=door).pk


def _wacht_op_rapport(schema: str, pk: int):
    """When the report was ready. Raises ValueError when it failed, TimeoutError when it takes too long."""
    einde = time.monotonic() + MAAK_SECONDEN
    with in_organisatie(schema):
        while time.monotonic() < einde:
            rapport = Rapport.objects.get(pk=pk)
            if rapport.klaar_op:
                return rapport.klaar_op
            if rapport.status == Rapport.Status.MISLUKT:
                raise ValueError(rapport.foutmelding)
            time.sleep(TELLEN_OM_DE)
    raise TimeoutError(f"Het rapport van {schema} kwam niet klaar.")
