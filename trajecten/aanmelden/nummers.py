"""Numbers for new deelnemers and trajecten, safe when two people sign somebody up in the same moment."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.db.models import BigIntegerField, Max, Model
from django.db.models.functions import Cast, Substr

CIJFERS = 4


def vergrendel() -> None:
    """Let one at a time sign people up in this organisation, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('aanmelden'), hashtext(current_schema()))")


def volgend_nummer(model: type[Model], veld: str, letter: str, dag: date) -> str:
    """The next free number of the year of `dag`, such as "D-2026-0001"; call `vergrendel` first.

    Numbers of another shape, such as those of an import, do not count.
    """
    begin = f"{letter}-{dag.year}-"
    van_dit_jaar = model._default_manager.filter(**{f"{veld}__regex": rf"^{begin}[0-9]{{1,9}}$"})
    getal = Cast(Substr(veld, len(begin) + 1), BigIntegerField())
    hoogste = van_dit_jaar.aggregate(hoogste=Max(getal))["hoogste"] or 0
    return f"{begin}{hoogste + 1:0{CIJFERS}d}"
