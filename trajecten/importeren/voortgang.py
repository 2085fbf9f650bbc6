"""How far an import is. It is kept in the cache: the import itself is one transaction, and invisible until its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from django.core.cache import cache

from trajecten.models import Inlezing

# without a sign of life for so long the worker is thought dead, and the work may be started again
STIL_NA = timedelta(minutes=2)
_PER_SECONDEN = 0.5


@dataclass(frozen=True)
class Stap:
    """What is being done, and how far the whole is."""

    tekst: str
    procent: int


def lees(inlezing: Inlezing) -> Stap | None:
    """How far it is, None when no worker has told anything lately."""
    bewaard = cache.get(_sleutel(inlezing.pk))
    return Stap(*bewaard) if bewaard else None


def stap_van(inlezing: Inlezing) -> Stap:
    """How far it is, in words that are right also when no worker has begun."""
    return lees(inlezing) or Stap(inlezing.get_status_display(), 0)


def is_stil(inlezing: Inlezing, nu: datetime) -> bool:
    """Whether it should be under way but nobody seems to be working on it."""
    return inlezing.is_onderweg and inlezing.gewijzigd_op < nu - STIL_NA and lees(inlezing) is None


class Melder:
    """Tells how far an inlezing is, at most twice a second."""

    def __init__(self, pk: int) -> None:
        self.pk = pk
        self._laatst = 0.0

    def __call__(self, wat: str, procent: int) -> None:
        nu = monotonic()
        if nu - self._laatst >= _PER_SECONDEN:
            self._laatst = nu
            cache.set(_sleutel(self.pk), (wat, procent), STIL_NA.total_seconds())


def _sleutel(pk: int) -> str:
    return f"inlezing-{pk}"
