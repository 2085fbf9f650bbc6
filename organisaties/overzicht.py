"""What there is to see of every organisation without looking into its data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from organisaties.context import in_publiek
from organisaties.models import Organisatie
from organisaties.schemas import achterstanden
from organisaties.weergave import grootte


@dataclass(frozen=True)
class Stand:
    """The state of one organisation's schema. `achter`: how many migrations it lacks; bytes is its size."""

    organisatie: Organisatie
    bestaat: bool
    achter: int
    bytes: int

    @property
    def actueel(self) -> bool:
        return self.bestaat and self.achter == 0

    @property
    def versie(self) -> str:
        """In words: whether the schema fits the code."""
        if not self.bestaat:
            return "schema ontbreekt"
        if self.achter:
            return f"{self.achter} {'migratie' if self.achter == 1 else 'migraties'} achter"
        return "actueel"

    @property
    def grootte(self) -> str:
        """The size as people read it."""
        return grootte(self.bytes)

    @property
    def laatst_gebruikt_op(self) -> datetime | None:
        """When somebody who was logged in last did something, to the hour; None: never."""
        return self.organisatie.laatst_gebruikt_op

    @property
    def adres(self) -> str:
        """The main address (host name), or an empty text."""
        return next((domein.domain for domein in self.organisatie.domains.all() if domein.is_primary), "")


def standen() -> list[Stand]:
    """The state of every organisation, by name, in a number of queries that does not grow."""
    with in_publiek():
        return _standen(list(Organisatie.objects.op_naam()))


def stand_van(organisatie: Organisatie) -> Stand:
    """The state of one organisation."""
    with in_publiek():
        return _standen([organisatie])[0]


def _standen(organisaties: list[Organisatie]) -> list[Stand]:
    schemas = [organisatie.schema_name for organisatie in organisaties]
    achter, groottes = achterstanden(schemas), _groottes(schemas)
    return [
        Stand(organisatie, schema in achter, achter.get(schema, 0), groottes.get(schema, 0))
        for organisatie, schema in zip(organisaties, schemas, strict=True)
    ]


def _groottes(schemas: Iterable[str]) -> dict[str, int]:
    """Bytes on disk per schema: its tables with their indexes and long texts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n.nspname, sum(pg_total_relation_size(c.oid))::bigint"
            " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind = 'r' AND n.nspname = ANY(%s) GROUP BY n.nspname",
            [list(schemas)],
        )
        return dict(cursor.fetchall())
