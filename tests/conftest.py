"""Fixtures for everybody: the database, the organisation in which a test works, clients, a real worker.

- Every test with a database works in `werkmakerij`; `in_organisatie("werkshop")` goes elsewhere.
- `klant` is a browser at werkmakerij, `client_voor("werkshop")` one at another organisation.
- `zonder_transactie` gives a database whose commits are real, and a fresh copy of it afterwards.
- `worker` adds a real Celery worker on that database.

Spread over processes, a file stays with one of them, and all stories with the same one: they share one demo.
They come first, so that the other processes work through the rest meanwhile.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db import connection
from django.test import Client
from xdist.scheduler import LoadFileScheduling

from config.celery import app as celery
from config.lokaal.proces import Kind
from organisaties.adressen import vergeet_adressen
from organisaties.models import Organisatie
from tests import databank

pytest_plugins = ["tests.personae", "tests.tellingen"]

VERHALEN = "tests/verhalen"
MET_DATABASE = {"db", "transactional_db", "db_of_zonder", "zonder_transactie"}
WORKER_START_SECONDEN = 60
# schema:prefix:version:key, as organisaties.cachesleutel makes them
CACHE_SLEUTELS = "*::1:*"


class Verdeling(LoadFileScheduling):
    """One file is work for one process, and the stories together are."""

    def _split_scope(self, nodeid: str) -> str:
        return VERHALEN if nodeid.startswith(VERHALEN) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log) -> LoadFileScheduling | None:
    """Our division of the work for `--dist loadfile`; pytest-xdist's own for another."""
    return Verdeling(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The stories first: they take longest, and wait for a browser and a server more than they work."""
    items.sort(key=lambda item: not item.nodeid.startswith(VERHALEN))


class OrganisatieClient(Client):
    """A browser at the address of one organisation; the test itself stays where it was."""

    def __init__(self, schema: str) -> None:
        super().__init__(headers={"host": databank.adres(schema)})

    def request(self, **request: object):
        vorige = connection.tenant
        try:
            return super().request(**request)
        finally:
            connection.set_tenant(vorige)


@pytest.fixture(scope="session")
def werker() -> str:
    """The name of this process among those of pytest-xdist."""
    return os.environ.get("PYTEST_XDIST_WORKER", "gw0")


@pytest.fixture(scope="session")
def django_db_setup(werker: str, django_db_blocker) -> Iterator[databank.Stand]:
    """A database and a folder of files for this process alone; config.lokaal.proef gave it a Redis database.

    Gives how the database is before any test.
    """
    naam = databank.eigen_naam(werker)
    settings.MEDIA_ROOT = Path(settings.MEDIA_ROOT) / werker
    with django_db_blocker.unblock():
        databank.kopieer(naam)
        yield databank.bekijk_stand()
        databank.verwijder(naam)


@pytest.fixture(scope="session")
def organisaties(django_db_setup: databank.Stand, django_db_blocker) -> dict[str, Organisatie]:
    """The organisations of the template by schema name; read-only, as all tests share them."""
    with django_db_blocker.unblock():
        connection.set_schema_to_public()
        return {organisatie.schema_name: organisatie for organisatie in Organisatie.objects.all()}


@pytest.fixture(autouse=True)
def organisatie(request: pytest.FixtureRequest) -> Iterator[Organisatie | None]:
    """The organisation in which the test works: werkmakerij, set anew before each test."""
    vergeet_adressen()
    if not MET_DATABASE & set(request.fixturenames) and not request.node.get_closest_marker("django_db"):
        yield None
        return
    hier = request.getfixturevalue("organisaties")["werkmakerij"]
    _leeg_cache()
    connection.set_tenant(hier)
    yield hier
    connection.set_schema_to_public()


def _leeg_cache() -> None:
    """Forget what tests before this one cached; cache.clear() would throw away the queue as well."""
    client = redis.Redis.from_url(settings.REDIS_URL)
    with client:
        for sleutel in client.scan_iter(CACHE_SLEUTELS, count=1000):
            client.delete(sleutel)


@pytest.fixture
def zonder_transactie(organisaties, django_db_setup: databank.Stand, werker: str, django_db_blocker) -> Iterator[None]:
    """A database in which commits are real, for workers, threads and browsers; as new afterwards."""
    with django_db_blocker.unblock():
        yield
        connection.set_schema_to_public()
        if not databank.ruim_op(django_db_setup):
            databank.kopieer(databank.eigen_naam(werker))


@pytest.fixture
def client_voor(db_of_zonder: None) -> Callable[[str], OrganisatieClient]:
    """Makes a browser at the organisation with this schema name."""
    return OrganisatieClient


@pytest.fixture
def klant(client_voor: Callable[[str], OrganisatieClient]) -> OrganisatieClient:
    """A browser at the organisation in which the test works."""
    return client_voor("werkmakerij")


@pytest.fixture
def db_of_zonder(request: pytest.FixtureRequest) -> None:
    """A database in a transaction, unless the test asked for one without."""
    if "zonder_transactie" not in request.fixturenames:
        request.getfixturevalue("db")


@pytest.fixture(scope="session")
def _worker_proces(organisaties, tmp_path_factory) -> Iterator[None]:
    log = tmp_path_factory.mktemp("worker") / "worker.log"
    opdracht = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "--loglevel=INFO"]
    kind = Kind(
        "worker",
        [*opdracht, "--concurrency=2", "--without-gossip", "--include=tests.organisaties.proeftaken"],
        log=log,
        env=os.environ | _worker_omgeving(),
    )
    try:
        if not _antwoordt(kind):
            pytest.fail("De worker start niet:\n" + kind.einde_van_log(30))
        yield
    finally:
        kind.stop()


def _worker_omgeving() -> dict[str, str]:
    basis = os.environ["DATABASE_URL"].rpartition("/")[0]
    return {
        "DATABASE_URL": f"{basis}/{settings.DATABASES['default']['NAME']}",
        "REDIS_URL": settings.REDIS_URL,
        "BESTANDEN": str(settings.MEDIA_ROOT),
    }


def _antwoordt(kind: Kind) -> bool:
    pogingen = range(WORKER_START_SECONDEN)
    return any(celery.control.ping(timeout=1) for _ in pogingen if kind.draait)


@pytest.fixture
def worker(zonder_transactie: None, _worker_proces: None) -> None:
    """A real Celery worker (prefork, two processes) on the test database, started once per session."""
    # what tests without a worker sent, about a database that is no more
    celery.control.purge()
