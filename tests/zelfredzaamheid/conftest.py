"""A casemanager and a jobcoach with one deelnemer, and the leefgebieden of ZRM 2017 by code."""

import pytest

from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Traject
from zelfredzaamheid.models import Leefgebied


@pytest.fixture
def traject(db_of_zonder, casemanager, jobcoach) -> Traject:
    return TrajectFactory(deelnemer__voornaam="Daan", begeleid_door=[casemanager, jobcoach])


@pytest.fixture
def gebied(db_of_zonder) -> dict[str, Leefgebied]:
    return {g.code: g for g in Leefgebied.objects.filter(instrument__code="zrm-2017")}
