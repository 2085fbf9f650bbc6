"""A casemanager with one deelnemer in the route of four bouwstenen."""

import pytest

from bouwstenen.models import Bouwsteen
from tests.fabrieken.bouwstenen import RouteFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Traject


@pytest.fixture
def route(db_of_zonder):
    return RouteFactory(vier_bouwstenen=True)


@pytest.fixture
def steen(route) -> dict[int, Bouwsteen]:
    """The bouwstenen by number."""
    return {bouwsteen.nummer: bouwsteen for bouwsteen in route.bouwstenen.all()}


@pytest.fixture
def traject(route, casemanager, jobcoach) -> Traject:
    """Started sixteen weeks ago, guided by casemanager and jobcoach, without a phase."""
    return TrajectFactory(programma=route.programma, deelnemer__voornaam="Daan", begeleid_door=[casemanager, jobcoach])
