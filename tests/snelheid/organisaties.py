"""Making an organisation against Django's default, and pages in a database with few and with many organisations."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count

from django.conf import settings
from django.db import connection

from organisaties.context import in_publiek
from organisaties.schemas import migreer_schema
from tests.databank import beheer
from tests.snelheid.gegevens import maak_lege
from tests.snelheid.klok import Uitkomst, van_tijden
from tests.snelheid.paginas import PAGINAS

WEINIG = "stapsteen_weinig"


def tegen_migreren(*, keer: int) -> Uitkomst:
    """A new organisation, ready for use, against a schema in which all migrations run, which is what one costs else."""
    nummers = count()
    return van_tijden(
        "Nieuwe organisatie",
        "alle migraties draaien (zoals django-tenants doet)",
        lambda: maak_lege(f"nieuw{next(nummers)}") * 1000,
        lambda: _migreer(f"gemigreerd{next(nummers)}"),
        0.1,
        keer=keer,
        warm=0,
    )


def _migreer(schema: str) -> float:
    with in_publiek(), connection.cursor() as cursor:
        begin = time.perf_counter()
        cursor.execute(f"CREATE SCHEMA {schema}")
        migreer_schema(schema)
        duur = time.perf_counter() - begin
        cursor.execute(f"DROP SCHEMA {schema} CASCADE")
    return duur * 1000


def bewaar_weinig() -> None:
    """Keep a copy of the database as it is now, with few organisations."""
    connection.close()
    with beheer() as cursor:
        cursor.execute(f"CREATE DATABASE {WEINIG} TEMPLATE {settings.DATABASES['default']['NAME']}")


def met_veel(schema: str, weinig: int, veel: int, *, keer: int) -> Iterator[Uitkomst]:
    """Pages with many organisations in the database, against the same pages in the copy with few, turn by turn."""
    basis, _, naam = os.environ["DATABASE_URL"].rpartition("/")
    with (
        closing(Ander(schema, f"{basis}/{naam}")) as bij_veel,
        closing(Ander(schema, f"{basis}/{WEINIG}")) as bij_weinig,
    ):
        for pagina in PAGINAS:
            yield van_tijden(
                f"{pagina}: {veel} organisaties",
                f"{weinig} organisaties",
                lambda pagina=pagina: bij_veel.opent(pagina),
                lambda pagina=pagina: bij_weinig.opent(pagina),
                1.1,
                keer=keer,
            )


class Ander:
    """A visitor in a process of its own (tests.snelheid.bezoeker), as one process knows one database."""

    def __init__(self, schema: str, databank: str) -> None:
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "tests.snelheid.bezoeker", schema],
            env=os.environ | {"DATABASE_URL": databank},
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def opent(self, pagina: str) -> float:
        """How many milliseconds opening this page takes there. Raises ValueError when the other side has stopped."""
        self.proces.stdin.write(f"{pagina}\n")
        self.proces.stdin.flush()
        antwoord = self.proces.stdout.readline()
        if not antwoord:
            raise ValueError(f"Wie de pagina {pagina} opende is gestopt.")
        return float(antwoord)

    def close(self) -> None:
        """Let the process end."""
        self.proces.stdin.close()
        self.proces.stdout.close()
        self.proces.wait(timeout=30)
