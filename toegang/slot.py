"""One after the other, where there is no row yet to lock."""

from __future__ import annotations

from django.db import connection


def wacht_op_beurt(waarop: str) -> None:
    """Of two in this organisation who come here for `waarop` at once the second waits until the first has committed.

    Call it in a transaction, before looking whether what would be written is there already.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(current_schema()))", [waarop])
