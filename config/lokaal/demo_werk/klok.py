"""The clock put back, so that what the demo did earlier also has the moments of earlier."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest.mock import patch

from django.utils import timezone

ZATERDAG = 5


@contextmanager
def toen(dag: date, uur: int) -> Iterator[None]:
    """Let the diensten in this block work as on `dag` at `uur` o'clock, where people live. For sample data only."""
    moment = timezone.make_aware(datetime.combine(dag, time(uur)))
    with patch.object(timezone, "now", lambda: moment):
        yield


def werkdag(dag: date) -> date:
    """`dag` itself, or the Friday before when it is in a weekend."""
    return dag - timedelta(days=max(0, dag.weekday() - ZATERDAG + 1))
