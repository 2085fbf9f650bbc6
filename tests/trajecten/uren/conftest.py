"""What the tests of hours share: a week that is over, a traject with its money, and a way to write hours."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.fabrieken.trajecten import SubsidieprojectFactory, TrajectFactory
from toegang.models import Gebruiker
from trajecten.models import Subsidieproject, Traject, Urenregel
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.schrijven import Werk, schrijf_uren


@pytest.fixture
def maandag() -> date:
    """The Monday of the week before this one."""
    return maandag_van(timezone.localdate()) - timedelta(days=7)


@pytest.fixture
def project(db_of_zonder: None) -> Subsidieproject:
    return SubsidieprojectFactory()


@pytest.fixture
def traject(jobcoach: Gebruiker, project: Subsidieproject) -> Traject:
    return TrajectFactory(begeleid_door=[jobcoach], subsidieproject=project)


@pytest.fixture
def schrijf() -> Callable[..., Urenregel]:
    """Writes an hour of overleg."""

    def doe(door: Gebruiker, datum: date, *, sleutel: object = None, **anders: object) -> Urenregel:
        velden = {"minuten": 60, "soort": "overleg", "subsidieproject": None, "toelichting": ""}
        return schrijf_uren(werk=Werk(datum=datum, **velden | anders), sleutel=sleutel or uuid4(), door=door)

    return doe
