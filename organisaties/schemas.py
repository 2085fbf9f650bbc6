"""The schemas themselves: what is in them, which migrations they had, and running the missing ones."""

import hashlib
import inspect
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from organisaties.context import PUBLIEK, controleer_plaats, verbinding

Migratie = tuple[str, str]


def citeer(naam: str) -> str:
    """A name as a quoted PostgreSQL identifier."""
    return '"{}"'.format(naam.replace('"', '""'))


def bestaat(schema: str) -> bool:
    """Whether the database has this schema."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = %s)", [schema])
        return cursor.fetchone()[0]


@lru_cache(maxsize=1)
def verwachte_migraties() -> frozenset[Migratie]:
    """All migrations in the code, as (app, name)."""
    return frozenset(MigrationLoader(None).disk_migrations)


@lru_cache(maxsize=1)
def bekende_migraties() -> frozenset[Migratie]:
    """All migrations in the code and all that they took the place of: an older database may have had those."""
    migraties = MigrationLoader(None).disk_migrations
    return frozenset(migraties).union(*(migratie.replaces for migratie in migraties.values()))


@lru_cache(maxsize=1)
def vingerafdruk() -> str:
    """A hash of all migrations in the code, by name and by text: another one means another schema."""
    som = hashlib.sha256()
    for (app, naam), migratie in sorted(MigrationLoader(None).disk_migrations.items()):
        som.update(f"{app}.{naam}\n".encode())
        som.update(Path(inspect.getfile(type(migratie))).read_bytes())
    return som.hexdigest()


def toegepaste_migraties(schema: str) -> frozenset[Migratie]:
    """What ran in this schema, as (app, name); empty when it has no list of migrations."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"{citeer(schema)}.django_migrations"])
        if cursor.fetchone()[0] is None:
            return frozenset()
        cursor.execute(f"SELECT app, name FROM {citeer(schema)}.django_migrations")  # noqa: S608 - quoted
        return frozenset(cursor.fetchall())


def achterstand(schema: str) -> list[Migratie]:
    """The migrations of the code that this schema still lacks, sorted."""
    return sorted(verwachte_migraties() - toegepaste_migraties(schema))


def achterstanden(schemas: Iterable[str]) -> dict[str, int]:
    """How many migrations each of these schemas lacks, in two queries; a schema that is not there is left out."""
    met_lijst = _met_lijst_van_migraties(list(schemas))
    if not met_lijst:
        return {}
    verwacht = [f"{app}.{naam}" for app, naam in verwachte_migraties()]
    deel = "SELECT %s::text, count(*) FROM {}.django_migrations WHERE app || '.' || name = ANY(%s)"
    vraag = " UNION ALL ".join(deel.format(citeer(schema)) for schema in met_lijst)
    waarden = [waarde for schema in met_lijst for waarde in (schema, verwacht)]
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        return {schema: len(verwacht) - aantal for schema, aantal in cursor.fetchall()}


def _met_lijst_van_migraties(schemas: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname FROM pg_catalog.pg_tables"
            " WHERE tablename = 'django_migrations' AND schemaname = ANY(%s) ORDER BY schemaname",
            [schemas],
        )
        return [schema for (schema,) in cursor.fetchall()]


def is_actueel(schema: str) -> bool:
    """Whether this schema had all migrations of the code."""
    return not achterstand(schema)


@contextmanager
def in_schema(schema: str, *, met_publiek: bool = True) -> Iterator[None]:
    """Work in a schema that need not belong to an organisation (a template, one being restored)."""
    vorige = verbinding.tenant
    verbinding.set_schema(schema, include_public=met_publiek)
    try:
        yield
        controleer_plaats(schema)
    finally:
        verbinding.set_tenant(vorige)


def migreer_schema(schema: str) -> list[Migratie]:
    """Run the missing migrations in this schema (which must exist); returns which ones, sorted.

    Every migration is its own transaction: after a failure the ones before it stay, and running this
    again goes on from there. Raises whatever the migration raised.
    """
    vooraf = toegepaste_migraties(schema)
    if schema != PUBLIEK:
        # with public in sight, the list of migrations of public would be taken for the schema's own
        with in_schema(schema, met_publiek=False):
            MigrationRecorder(connection).ensure_schema()
    with in_schema(schema):
        Migrate().execute(
            database="default",
            skip_checks=True,
            app_label=None,
            migration_name=None,
            interactive=False,
            verbosity=0,
            fake=False,
            fake_initial=False,
            plan=False,
            check_unapplied=False,
            run_syncdb=False,
            prune=False,
            force_color=False,
            no_color=True,
        )
    return sorted(toegepaste_migraties(schema) - vooraf)
