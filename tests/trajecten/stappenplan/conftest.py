"""A traject with its own leefgebieden and scores: the register is filled here as another app fills it."""

from collections.abc import Callable

import pytest

from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Traject
from trajecten.registers import registers

GEBIEDEN = [
    ("financien", "Financiën", False),
    ("huisvesting", "Huisvesting", False),
    ("sociaal_netwerk", "Sociaal netwerk", False),
    ("justitie", "Justitie", True),
]


@pytest.fixture
def traject(jobcoach, casemanager) -> Traject:
    """Daan, guided by the jobcoach and the casemanager."""
    return TrajectFactory(
        deelnemer__voornaam="Daan", deelnemer__achternaam="Verbeek", begeleid_door=[jobcoach, casemanager]
    )


@pytest.fixture
def scores(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Says which scores every traject has: scores(financien=2). Without a call there are none."""
    nu: dict[str, int] = {}
    monkeypatch.setattr(registers, "leefgebieden", [lambda traject: GEBIEDEN])
    monkeypatch.setattr(registers, "urgenties", [lambda trajecten: {traject.pk: dict(nu) for traject in trajecten}])

    def zet(**nieuwe: int) -> None:
        nu.clear()
        nu.update(nieuwe)

    return zet
