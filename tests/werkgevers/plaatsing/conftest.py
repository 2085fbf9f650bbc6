"""A traject that runs since twenty weeks, an employer, and somebody logged in."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import WerkgeverFactory
from toegang.models import Gebruiker
from trajecten.models import Traject
from werkgevers.models import Werkgever


@pytest.fixture
def vandaag() -> date:
    return timezone.localdate()


@pytest.fixture
def traject(jobcoach: Gebruiker, vandaag: date) -> Traject:
    return TrajectFactory(begeleid_door=[jobcoach], startdatum=vandaag - timedelta(weeks=20))


@pytest.fixture
def werkgever(db: None) -> Werkgever:
    return WerkgeverFactory(naam="De Kwast")


@pytest.fixture
def als(klant: Client) -> Callable[[Gebruiker], Client]:
    """The browser of somebody who is logged in."""

    def log_in(persoon: Gebruiker) -> Client:
        klant.force_login(persoon)
        return klant

    return log_in
