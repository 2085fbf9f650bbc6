"""Housekeeping of logins, by the clock."""

from django.contrib.sessions.backends.db import SessionStore

from organisaties import voor_elke_organisatie
from organisaties.taken import taak, verdeler


@taak(ignore_result=True)
def ruim_sessies_op() -> None:
    """Within one organisation: remove the sessions that have expired."""
    SessionStore.clear_expired()


@verdeler(ignore_result=True)
def verdeel_opruimen() -> None:
    """Send every organisation its own task (started by the clock)."""
    for _ in voor_elke_organisatie():
        ruim_sessies_op.delay()
