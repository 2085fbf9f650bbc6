"""What the database refuses, told as the Dutch sentence of the constraint that refused it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction

from toegang.fouten import RegelGeschonden


@contextmanager
def beperkingen_in_woorden(velden: Mapping[str, str] | None = None) -> Iterator[None]:
    """Write in a savepoint; what a named constraint or one of our triggers refuses becomes RegelGeschonden.

    `velden` gives the form field that a constraint is about, by name of the constraint. An IntegrityError without a
    sentence of ours (a missing value, a broken foreign key) is a programmer's mistake and goes on as it is.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fout:
        naam = naam_van(fout)
        zin = zinnen().get(naam) or _zin_van_trigger(fout)
        if not zin:
            raise
        raise RegelGeschonden(zin, veld=(velden or {}).get(naam)) from fout


def naam_van(fout: IntegrityError) -> str:
    """The name of the constraint that refused; empty when the database named none."""
    return getattr(_diagnose(fout), "constraint_name", None) or ""


@cache
def zinnen() -> dict[str, str]:
    """Of every named constraint of our models its Dutch sentence."""
    return {
        beperking.name: str(beperking.violation_error_message)
        for model in apps.get_models()
        for beperking in model._meta.constraints
    }


def _zin_van_trigger(fout: IntegrityError) -> str:
    """A trigger of ours raises its own sentence; unlike a constraint of a table it names no table."""
    diagnose = _diagnose(fout)
    if diagnose is None or not diagnose.constraint_name or diagnose.table_name:
        return ""
    return diagnose.message_primary or ""


def _diagnose(fout: IntegrityError) -> Any:
    return getattr(fout.__cause__, "diag", None)
