"""A group of the trainer with people in it."""

import pytest

from onderwijs.models import Bijeenkomst, Deelname, Groep
from tests.fabrieken.onderwijs import BijeenkomstFactory, DeelnameFactory, GroepFactory
from toegang.models import Gebruiker


@pytest.fixture
def groep(trainer: Gebruiker) -> Groep:
    """A group of three places that the trainer gives."""
    return GroepFactory(trainers=[trainer], aangemaakt_door=trainer, naam="Vitaal burgerschap A", capaciteit=3)


@pytest.fixture
def deelnames(groep: Groep) -> list[Deelname]:
    """Two in the group."""
    return DeelnameFactory.create_batch(2, groep=groep)


@pytest.fixture
def bijeenkomst(groep: Groep, deelnames: list[Deelname]) -> Bijeenkomst:
    """The meeting of this morning."""
    return BijeenkomstFactory(groep=groep)
