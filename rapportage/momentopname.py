"""Reading many tables as they were at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def momentopname() -> Iterator[None]:
    """All queries inside see the database as it was at the first of them, whatever others write meanwhile.

    Without it a person could be counted in one figure and not yet in another. Inside a transaction that has begun
    already, the isolation is that of the transaction.
    """
    begonnen = connection.in_atomic_block
    with transaction.atomic():
        if not begonnen:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
