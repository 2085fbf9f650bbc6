"""The database of a test session: migrated once into a template, then copied for every worker.

The template is kept on the server under a name that follows from the text of all migrations, so that a
second session on the same server only copies. A copy that a test wrote to is tidied: what came is taken out. Where
something that was there before is changed, it is made anew. Nothing here is used by the application.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import ProgrammingError, connection
from django.db.backends.utils import CursorWrapper
from psycopg.sql import SQL, Identifier

from organisaties.blauwdruk import haal_blauwdruk
from organisaties.diensten import maak_organisatie
from organisaties.schemas import migreer_schema, vingerafdruk

SLOT = 0x5354_4151
BASE_DIR = Path(__file__).resolve().parent.parent
VOOR = "proef_sjabloon_"
# where a table, function, trigger, constraint, column or schema is, that a test may have made, changed or dropped
CATALOGI = ("class", "proc", "trigger", "constraint", "attribute", "namespace", "type", "db_role_setting")
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


@dataclass(frozen=True)
class Stand:
    """A fresh copy: the tables that are empty in it, the rows in every other one, and the transaction after it."""

    leeg: tuple[str, ...]
    rijen: Mapping[str, int]
    vanaf: int


def bekijk_stand() -> Stand:
    """How the database is now, of which only the template has written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables "
            "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        tabellen = [tabel for (tabel,) in cursor.fetchall()]
        aantal = _tel(cursor, {tabel: f"SELECT count(*) FROM {tabel}" for tabel in tabellen})
        catalogi = [f"pg_catalog.pg_{catalogus}" for catalogus in CATALOGI]
        rijen = _tel(cursor, {tabel: f"SELECT count(*) FROM {tabel}" for tabel in catalogi})
        cursor.execute("SELECT txid_current()")
        (vanaf,) = cursor.fetchone()
    leeg = tuple(tabel for tabel in tabellen if not aantal[tabel])
    return Stand(leeg, rijen | {tabel: n for tabel, n in aantal.items() if n}, vanaf)


def ruim_op(stand: Stand) -> bool:
    """Take out what came since `stand`; False when something that was there before is changed or gone."""
    connection.close()
    try:
        with connection.cursor() as cursor:
            # as a new copy does: nobody writes on
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if not _is_als_toen(cursor, stand):
                return False
            gevuld = _tel(
                cursor, {tabel: f"SELECT count(*) FROM (SELECT 1 FROM {tabel} LIMIT 1) AS een" for tabel in stand.leeg}
            )
            # neither foreign keys nor what guards an append-only table stands in the way
            cursor.execute("SET session_replication_role = replica")
            for tabel in (tabel for tabel, n in gevuld.items() if n):
                cursor.execute(f"DELETE FROM {tabel}")
    finally:
        connection.close()
    return True


def _is_als_toen(cursor: CursorWrapper, stand: Stand) -> bool:
    """No row is missing and none was written since."""
    sindsdien = f"xmin::text::bigint >= {stand.vanaf}"
    som = f"SELECT count(*) FILTER (WHERE NOT {sindsdien}) - count(*) FILTER (WHERE {sindsdien})"
    try:
        return _tel(cursor, {tabel: f"{som} FROM {tabel}" for tabel in stand.rijen}) == stand.rijen
    except ProgrammingError:
        # a table is gone
        return False


def _tel(cursor: CursorWrapper, vragen: Mapping[str, str]) -> dict[str, int]:
    """The number that each question gives, asked at once."""
    cursor.execute(" UNION ALL ".join(f"SELECT %s, ({vraag})" for vraag in vragen.values()), list(vragen))
    return dict(cursor.fetchall())


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
