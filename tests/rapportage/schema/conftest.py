"""Schedules, and the moments at which the clock looks at them."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.utils import timezone

from rapportage.models import Rapportschema
from trajecten.models import Programma


@pytest.fixture
def schema(programma: Programma, programmamanager) -> Callable[..., Rapportschema]:
    """Makes a schedule of the programme: monthly from February 2026 on, for the programmamanager."""

    def maak(*, ontvangers=(programmamanager,), **anders: object) -> Rapportschema:
        velden = {"soort": "voortgang", "vanaf": date(2026, 2, 1), **anders}
        if "subsidieproject" not in velden:
            velden["programma"] = programma
        nieuw = Rapportschema.objects.create(**velden)
        nieuw.ontvangers.set(ontvangers)
        return nieuw

    return maak


def om(jaar: int, maand: int, dag: int, uur: int = 12) -> datetime:
    """A moment in local time; at noon every organisation has begun."""
    return timezone.make_aware(datetime(jaar, maand, dag, uur))
