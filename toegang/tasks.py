"""Housekeeping of logins, by the clock."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from organisaties import voor_elke_organisatie
from organisaties.taken import taak, verdeler
from toegang.models import OnderbrokenInvoer, Verzending

# longer than toegang.verzending.BEWIJS_GELDIG, so that every key that still counts is remembered
VERZENDING_BEWAREN = timedelta(days=7)


@taak(ignore_result=True)
def ruim_sessies_op() -> None:
    """Within one organisation: remove the sessions that have expired."""
    SessionStore.clear_expired()


@taak(ignore_result=True)
def ruim_verzendingen_op() -> None:
    """Within one organisation: forget forms that were handled, and throw away what nobody came back for."""
    grens = timezone.now() - VERZENDING_BEWAREN
    Verzending.objects.filter(verzonden_op__lt=grens).delete()
    OnderbrokenInvoer.objects.filter(onderbroken_op__lt=grens).delete()


@verdeler(ignore_result=True)
def verdeel_opruimen() -> None:
    """Send every organisation its own tasks (started by the clock)."""
    for _ in voor_elke_organisatie():
        ruim_sessies_op.delay()
        ruim_verzendingen_op.delay()
