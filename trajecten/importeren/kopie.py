"""Writing many records of one model at once, with COPY: an import has hundreds of thousands of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import DateTimeField, Model
from django.utils import timezone
from psycopg.sql import SQL, Identifier


def kopieer(records: Sequence[Model]) -> None:
    """Write new records of one model; unlike bulk_create they do not get their keys.

    Triggers and constraints do their work as ever; what they refuse is a DatabaseError of Django.
    """
    if not records:
        return
    velden = [veld for veld in records[0]._meta.concrete_fields if not veld.primary_key]
    nu = timezone.now()
    opdracht = SQL("COPY {} ({}) FROM STDIN").format(
        Identifier(records[0]._meta.db_table), SQL(", ").join(Identifier(veld.column) for veld in velden)
    )
    # a moment of making is filled in by save(), which is not called here
    vast = {veld.attname: nu for veld in velden if isinstance(veld, DateTimeField) and veld.auto_now_add}
    namen = [veld.attname for veld in velden]
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(opdracht) as kopie:
        for record in records:
            kopie.write_row([vast.get(naam) or getattr(record, naam) for naam in namen])
