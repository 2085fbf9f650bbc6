"""The servers and settings of a measurement: as production, beside whatever else runs on the machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from config.lokaal import proces, servers
from config.lokaal.plekken import VAR, Plek

MAPPEN = VAR / "snelheid"
# what the embedded PostgreSQL would do between the measurements; `gegevens.veeg` does it before them
STIL = ("ALTER SYSTEM SET autovacuum = off", "SELECT pg_reload_conf()")


@contextmanager
def draaiend() -> Iterator[None]:
    """Own servers in an empty folder, and Django set up on them, until the context ends.

    Addresses of the environment are left alone: those may be of a database that somebody uses.
    """
    _ruim_oude_op()
    plek = Plek(MAPPEN / str(os.getpid()))
    for naam in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(naam, None)
    try:
        with servers.draaiend(plek, zorgvuldig=False) as draaiende:
            os.environ.update(_omgeving(plek.map, draaiende.adressen))
            django.setup()
            _maak_stil()
            yield
            _sluit_verbinding()
    finally:
        shutil.rmtree(plek.map, ignore_errors=True)
        shutil.rmtree(plek.elders, ignore_errors=True)


def _omgeving(map_: Path, adressen: dict[str, str]) -> dict[str, str]:
    return {
        **adressen,
        "DJANGO_SETTINGS_MODULE": "tests.snelheid.instellingen",
        "SECRET_KEY": "alleen-om-te-meten-" + "m" * 50,
        "ALLOWED_HOSTS": "*",
        "PUBLIEK_ADRES": "http://localhost:8000",
        "MAIL_URL": f"file:///{map_ / 'post'}",
        "MAIL_AFZENDER": "Stapsteen <noreply@stapsteen.example>",
        "BESTANDEN": str(map_ / "bestanden"),
        "DEMO": "false",
        "DEBUG": "false",
        "HTTPS": "false",
        "STATISCH_GEBUNDELD": "false",
        "LOGVORM": "tekst",
        "LOGNIVEAU": "ERROR",
    }


def _maak_stil() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for opdracht in STIL:
            cursor.execute(opdracht)


def _sluit_verbinding() -> None:
    from django.db import connection

    connection.close()


def _ruim_oude_op() -> None:
    """Remove the folders of measurements that were killed."""
    for map_ in MAPPEN.glob("*"):
        if map_.name.isdigit() and not proces.leeft(int(map_.name)):
            shutil.rmtree(map_, ignore_errors=True)
            shutil.rmtree(Plek(map_).elders, ignore_errors=True)
