"""One organisation in one file: its structure, its rows as of one moment, and its files.

The rows are PostgreSQL's own COPY text, one file per table, so that no value is ever mistaken for the
name of a schema. Sessions stay out: whoever is restored logs in again.
"""

import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from organisaties.context import in_publiek
from organisaties.models import Organisatie
from organisaties.opslag import map_van
from organisaties.pgdump import dump_opdrachten
from organisaties.schemas import citeer, toegepaste_migraties

FORMAAT = 1
ZONDER_RIJEN = frozenset({"django_session"})
# what an organisation keeps of itself outside its schema
EIGENSCHAPPEN = ("naam", "ondertitel", "soort", "huisstijl", "sjabloon", "afzender")


@dataclass
class Inhoud:
    """The first page of an archive: what is in it and where it came from."""

    formaat: int
    schema: str
    rol: str
    gemaakt_op: str
    eigenschappen: dict[str, object]
    adressen: list[str]
    migraties: list[tuple[str, str]]
    voor: list[str]
    na: list[str]
    kolommen: dict[str, list[str]] = field(default_factory=dict)
    rijen: dict[str, int] = field(default_factory=dict)
    reeksen: dict[str, int] = field(default_factory=dict)
    bestanden: int = 0


def dump_organisatie(organisatie: Organisatie, doel: Path) -> Inhoud:
    """Write the archive of an organisation to `doel`, readable for this user only; returns what is in it.

    The rows are of one moment, also while people go on working. Raises FileExistsError when `doel` is
    there already, OrganisatieFout when pg_dump fails; a half archive is not left behind.
    """
    os.close(os.open(doel, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with in_publiek(), tempfile.TemporaryDirectory() as kladmap, tarfile.open(doel, "w:gz") as tar:
            with _een_moment() as moment:
                inhoud = _structuur(organisatie, moment)
                _schrijf_tabellen(inhoud, tar, Path(kladmap))
            _schrijf_bestanden(inhoud, tar)
            _voeg_toe(tar, Path(kladmap), "inhoud.json", json.dumps(asdict(inhoud), ensure_ascii=False).encode())
    except BaseException:
        doel.unlink()
        raise
    return inhoud


@contextmanager
def _een_moment() -> Iterator[str]:
    """A transaction that sees one moment, and the name under which pg_dump can see the same."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def _structuur(organisatie: Organisatie, moment: str) -> Inhoud:
    schema = organisatie.schema_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        rol = cursor.fetchone()[0]
    return Inhoud(
        formaat=FORMAAT,
        schema=schema,
        rol=rol,
        gemaakt_op=timezone.now().isoformat(),
        eigenschappen={naam: getattr(organisatie, naam) for naam in EIGENSCHAPPEN},
        adressen=list(organisatie.domains.order_by("-is_primary", "domain").values_list("domain", flat=True)),
        migraties=sorted(toegepaste_migraties(schema)),
        voor=dump_opdrachten(schema, "--section=pre-data", f"--snapshot={moment}"),
        na=dump_opdrachten(schema, "--section=post-data", f"--snapshot={moment}"),
    )


def _schrijf_tabellen(inhoud: Inhoud, tar: tarfile.TarFile, kladmap: Path) -> None:
    inhoud.kolommen = _kolommen(inhoud.schema)
    inhoud.reeksen = _reeksen(inhoud.schema)
    for tabel, kolommen in inhoud.kolommen.items():
        if tabel in ZONDER_RIJEN:
            continue
        klad = kladmap / "tabel"
        inhoud.rijen[tabel] = _kopieer_uit(inhoud.schema, tabel, kolommen, klad)
        tar.add(klad, f"tabellen/{tabel}")


def _kopieer_uit(schema: str, tabel: str, kolommen: list[str], doel: Path) -> int:
    lijst = ", ".join(map(citeer, kolommen))
    opdracht = f"COPY {citeer(schema)}.{citeer(tabel)} ({lijst}) TO STDOUT"
    with connection.cursor() as cursor, doel.open("wb") as bestand:
        with cursor.copy(opdracht) as stroom:
            for brok in stroom:
                bestand.write(brok)
        return cursor.rowcount


def _kolommen(schema: str) -> dict[str, list[str]]:
    """The columns of every table, without those that the database computes itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, array_agg(a.attname ORDER BY a.attnum)"
            " FROM pg_catalog.pg_class c"
            " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid"
            " WHERE n.nspname = %s AND c.relkind = 'r'"
            " AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
            " GROUP BY c.relname ORDER BY c.relname",
            [schema],
        )
        return dict(cursor.fetchall())


def _reeksen(schema: str) -> dict[str, int]:
    """The last number that every sequence gave out; those that gave none are left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename, last_value FROM pg_catalog.pg_sequences"
            " WHERE schemaname = %s AND last_value IS NOT NULL",
            [schema],
        )
        return dict(cursor.fetchall())


def _schrijf_bestanden(inhoud: Inhoud, tar: tarfile.TarFile) -> None:
    wortel = map_van(inhoud.schema)
    for bestand in sorted(pad for pad in wortel.rglob("*") if pad.is_file() and not pad.is_symlink()):
        tar.add(bestand, f"bestanden/{bestand.relative_to(wortel)}")
        inhoud.bestanden += 1


def _voeg_toe(tar: tarfile.TarFile, kladmap: Path, naam: str, tekst: bytes) -> None:
    klad = kladmap / "tekst"
    klad.write_bytes(tekst)
    tar.add(klad, naam)
