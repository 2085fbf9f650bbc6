"""Writing many records of one model at once: an import has hundreds of thousands of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import DateTimeField, Model
from django.utils import timezone


def kopieer(records: Sequence[Model]) -> None:
    """Write new records of one model; unlike bulk_create they do not get their keys.

    Triggers and constraints do their work as ever; what they refuse is a DatabaseError of Django.
    """
    if not records:
        return
    # a generated column is the database's to fill
    velden = [veld for veld in records[0]._meta.concrete_fields if not veld.primary_key and not veld.generated]
    nu = timezone.now()
    naam = connection.ops.quote_name
    kolommen = ", ".join(naam(str(veld.column)) for veld in velden)
    opdracht = f"COPY {naam(records[0]._meta.db_table)} ({kolommen}) FROM STDIN"
    # a moment of making is filled in by save(), which is not called here
    vast = {veld.attname: nu for veld in velden if isinstance(veld, DateTimeField) and veld.auto_now_add}
    attributen = [veld.attname for veld in velden]
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(opdracht) as kopie:
        for record in records:
            kopie.write_row([vast.get(attribuut) or getattr(record, attribuut) for attribuut in attributen])


def werk_bij(records: Sequence[Model], velden: Sequence[str]) -> None:
    """Write these fields of existing records of one model, many at once; bulk_update is slow with thousands."""
    if records:
        type(records[0])._default_manager.bulk_create(
            records, update_conflicts=True, unique_fields=["id"], update_fields=velden, batch_size=2_000
        )


def ververs_statistiek(model: type[Model]) -> None:
    """Let the database count a table that others are going to refer to, within the transaction.

    It checks a reference with a plan that it made when the table was still empty, and would go on reading
    the whole table for each of hundreds of thousands of rows.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
