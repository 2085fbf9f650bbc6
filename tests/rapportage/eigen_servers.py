"""A PostgreSQL and a Valkey of one test alone, that it may kill without harm to its neighbours."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import redis
from django.conf import settings
from django.db import connection
from psycopg.sql import SQL, Identifier

from config.celery import app as celery
from config.lokaal import postgres, valkey
from config.lokaal.fouten import LokaalFout
from config.lokaal.plekken import Plek
from organisaties.models import Organisatie
from tests import databank

NAAM = "proef_omvallen"
VELDEN = ("HOST", "PORT", "USER", "PASSWORD", "NAME")
START_SECONDEN = 30


class EigenServers:
    """Both servers, with the database of the tests; Valkey keeps nothing: what was in a queue is lost when it dies."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self._plek = Plek(map_ / "servers")
        self._bestanden = map_ / "bestanden"
        self._post = map_ / "post"
        self.databank, self._postgres = postgres.start(self._plek, zorgvuldig=False)
        self.wachtrij, self._valkey = valkey.start(self._plek, zorgvuldig=False)

    @property
    def omgeving(self) -> dict[str, str]:
        """The environment of a worker on these servers."""
        return {
            "DATABASE_URL": f"{self.databank.rpartition('/')[0]}/{NAAM}",
            "REDIS_URL": self.wachtrij,
            "BESTANDEN": str(self._bestanden),
            "MAIL_URL": f"file:///{self._post}",
        }

    def bestand(self, organisatie: str, naam: str) -> Path:
        """The place of a file of an organisation."""
        return self._bestanden / organisatie / naam

    def dood_databank(self) -> None:
        """kill -9 of PostgreSQL, and start it again on what is left."""
        os.kill(self._postgres.pid, signal.SIGKILL)
        self._postgres.stop()
        einde = time.monotonic() + START_SECONDEN
        while True:
            try:
                _, self._postgres = postgres.start(self._plek, zorgvuldig=False)
            except LokaalFout:
                # its children are still leaving
                if time.monotonic() > einde:
                    raise
                time.sleep(0.2)
            else:
                return

    def dood_wachtrij(self) -> None:
        """kill -9 of Valkey, and start it again, empty."""
        os.kill(self._valkey.pid, signal.SIGKILL)
        self._valkey.stop()
        self._valkey.start()
        einde = time.monotonic() + START_SECONDEN
        with redis.Redis.from_url(self.wachtrij) as client:
            while time.monotonic() < einde:
                try:
                    client.ping()
                except redis.ConnectionError:
                    time.sleep(0.05)
                else:
                    return
        raise LokaalFout("Valkey komt niet terug.")

    def stop(self) -> None:
        """Stop both and remove what they wrote."""
        for kind in (self._valkey, self._postgres):
            kind.stop()
        shutil.rmtree(self._plek.map, ignore_errors=True)
        shutil.rmtree(self._plek.elders, ignore_errors=True)


@contextmanager
def verhuisd_naar(servers: EigenServers, organisatie: str) -> Iterator[None]:
    """Let this test process work on these servers, on a copy of its own database; and come back.

    Of the organisations only this one comes along: the others are not active there.
    """
    vorige = {veld: connection.settings_dict[veld] for veld in VELDEN}
    adres = urlsplit(servers.databank)
    hier = {**dict.fromkeys(VELDEN, ""), "HOST": unquote(adres.hostname or ""), "USER": adres.username or ""}
    kopie = servers.map / "kopie.dump"
    blijft = [f"--exclude-schema={schema}" for schema, *_ in databank.ORGANISATIES if schema != organisatie]
    _draai("pg_dump", vorige, "--format=custom", "--compress=0", *blijft, f"--file={kopie}")
    _zet({**hier, "NAME": NAAM})
    _naar_wachtrij(servers.wachtrij)
    try:
        with databank.beheer() as cursor:
            cursor.execute(SQL("CREATE DATABASE {}").format(Identifier(NAAM)))
        _draai("pg_restore", {**hier, "NAME": NAAM}, "--no-owner", "--jobs=2", str(kopie))
        Organisatie.objects.exclude(schema_name=organisatie).update(actief=False)
        yield
    finally:
        _zet(vorige)
        _naar_wachtrij(settings.REDIS_URL)


def _draai(programma: str, waar: Mapping[str, str], *opties: str) -> None:
    """Run a program of PostgreSQL on a database. Raises CalledProcessError when it fails."""
    delen = {"host": waar["HOST"], "port": waar["PORT"], "username": waar["USER"], "dbname": waar["NAME"]}
    plek = [f"--{naam}={waarde}" for naam, waarde in delen.items() if waarde]
    omgeving = {**os.environ, "PGPASSWORD": waar["PASSWORD"]}
    subprocess.run([postgres.zoek_binaries() / programma, *plek, *opties], env=omgeving, check=True)


def _zet(velden: Mapping[str, str]) -> None:
    connection.close()
    for waar in (settings.DATABASES["default"], connection.settings_dict):
        waar.update(velden)


def _naar_wachtrij(adres: str) -> None:
    celery.conf.update(broker_url=adres)
    celery._pool = celery.amqp._producer_pool = None
