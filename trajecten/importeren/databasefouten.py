"""What the database refuses, in words that the user may read."""

from __future__ import annotations

from django.apps import apps
from django.db import DatabaseError

# raised by our own triggers, with a Dutch sentence
_CHECK = "23514"


def in_woorden(fout: DatabaseError) -> str:
    """The Dutch sentence of the constraint or trigger that refused; a general one when it is neither."""
    diagnose = getattr(fout.__cause__, "diag", None)
    naam = getattr(diagnose, "constraint_name", None)
    for model in apps.get_models():
        for regel in model._meta.constraints:
            if naam and regel.name == naam:
                return str(regel.get_violation_error_message())
    if naam and getattr(diagnose, "sqlstate", "") == _CHECK:
        return str(getattr(diagnose, "message_primary", ""))
    return "De databank weigert deze gegevens."
