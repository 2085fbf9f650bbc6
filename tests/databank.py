"""The database of a test session: migrated once into a template, then copied for every worker.

The template is kept on the server under a name that follows from the text of all migrations, so that a
second session on the same server only copies. Nothing here is used by the application.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.sql import SQL, Identifier

from organisaties.blauwdruk import haal_blauwdruk
from organisaties.diensten import maak_organisatie
from organisaties.schemas import migreer_schema, vingerafdruk

SLOT = 0x5354_4151
BASE_DIR = Path(__file__).resolve().parent.parent
VOOR = "proef_sjabloon_"
ORGANISATIES = (
    ("werkmakerij", "De Werkmakerij", "programma"),
    ("werkshop", "Stichting Werkshop", "programma"),
    ("platform", "Stapsteen", "platform"),
)


def adres(schema: str) -> str:
    """The host name of a test organisation."""
    return f"{schema}.localhost"


def sjabloonnaam() -> str:
    """The template's name: other migrations, or another recipe here, make another template."""
    som = hashlib.sha256(vingerafdruk().encode())
    for bestand in (Path(__file__), *sorted(BASE_DIR.glob("*/inrichting.py"))):
        som.update(bestand.read_bytes())
    return VOOR + som.hexdigest()[:16]


def eigen_naam(werker: str) -> str:
    """The name of the copy that one process of one session works on."""
    return f"proef_{os.getpid()}_{werker}"


@contextmanager
def beheer() -> Iterator[psycopg.Cursor]:
    """A cursor outside the databases that are made and dropped, alone among all sessions."""
    instelling = settings.DATABASES["default"]
    verbinding = psycopg.connect(  # noqa: TID251 - databases are made and dropped outside Django
        host=instelling["HOST"] or None,
        port=instelling["PORT"] or None,
        user=instelling["USER"] or None,
        password=instelling["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    )
    with closing(verbinding), verbinding.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [SLOT])
        yield cursor


def gebruik(naam: str) -> None:
    """Let Django work on the database of this name."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = naam
    connection.settings_dict["NAME"] = naam


def kopieer(naam: str) -> None:
    """(Re)make the database as a copy of the template, which is made where it is missing."""
    connection.close()
    with beheer() as cursor:
        if not _bestaat(cursor, sjabloonnaam()):
            _maak_sjabloon(cursor)
        cursor.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(naam)))
        cursor.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(naam), Identifier(sjabloonnaam())))
    gebruik(naam)


def verwijder(naam: str) -> None:
    """Drop the database, also when something is still connected to it."""
    connection.close()
    with beheer() as cursor:
        cursor.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(naam)))


def _bestaat(cursor: psycopg.Cursor, naam: str) -> bool:
    return cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone() is not None


def _maak_sjabloon(cursor: psycopg.Cursor) -> None:
    """Fill a database under another name first: what carries the template's name is complete."""
    cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [VOOR + "%"])
    for (oud,) in cursor.fetchall():
        cursor.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(oud)))
    bouw = VOOR + "bouw"
    cursor.execute(SQL("CREATE DATABASE {}").format(Identifier(bouw)))
    gebruik(bouw)
    migreer_schema("public")
    haal_blauwdruk()
    for schema, naam, soort in ORGANISATIES:
        maak_organisatie(schema=schema, naam=naam, adres=adres(schema), soort=soort, door=None)
    connection.close()
    cursor.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(bouw), Identifier(sjabloonnaam())))
