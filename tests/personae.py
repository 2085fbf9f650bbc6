"""The people of the tests: one for each role at werkmakerij, a colleague of another team, a stranger.

All have a code app, so that they can be logged in with `client.force_login`.
"""

from collections.abc import Callable

import pytest

from organisaties import in_organisatie
from tests.fabrieken.toegang import GebruikerFactory, TeamFactory
from toegang.matrix import ROLLEN_ORGANISATIE, Rol
from toegang.models import Gebruiker, Team


@pytest.fixture
def team(db_of_zonder: None) -> Team:
    """The team of the personae."""
    return TeamFactory(naam="Team Centrum")


@pytest.fixture
def iemand(team: Team) -> Callable[..., Gebruiker]:
    """Makes somebody with these roles, in the team unless said otherwise."""

    def maak(*rollen: Rol, **velden: object) -> Gebruiker:
        gegevens = {"team": team, "met_code_app": True, **velden}
        return GebruikerFactory(rollen=[rol.value for rol in rollen], **gegevens)

    return maak


@pytest.fixture
def jobcoach(iemand: Callable[..., Gebruiker]) -> Gebruiker:
    return iemand(Rol.JOBCOACH, voornaam="Joris", achternaam="Jansen", email="jobcoach@werkmakerij.example")


@pytest.fixture
def casemanager(iemand: Callable[..., Gebruiker]) -> Gebruiker:
    return iemand(Rol.CASEMANAGER, voornaam="Carla", achternaam="Smit", email="casemanager@werkmakerij.example")


@pytest.fixture
def trainer(iemand: Callable[..., Gebruiker]) -> Gebruiker:
    return iemand(Rol.TRAINER, voornaam="Tarik", achternaam="Demir", email="trainer@werkmakerij.example")


@pytest.fixture
def programmamanager(iemand: Callable[..., Gebruiker]) -> Gebruiker:
    return iemand(
        Rol.PROGRAMMAMANAGER, voornaam="Petra", achternaam="Vos", email="programmamanager@werkmakerij.example"
    )


@pytest.fixture
def beheerder(iemand: Callable[..., Gebruiker]) -> Gebruiker:
    return iemand(Rol.BEHEERDER, voornaam="Bea", achternaam="de Boer", email="beheerder@werkmakerij.example")


@pytest.fixture
def collega_ander_team(iemand: Callable[..., Gebruiker]) -> Gebruiker:
    """A casemanager who works in another team."""
    return iemand(Rol.CASEMANAGER, team=TeamFactory(naam="Team Zuid"), email="zuid@werkmakerij.example")


@pytest.fixture
def alle_rollen(iemand: Callable[..., Gebruiker]) -> dict[Rol, Gebruiker]:
    """Somebody with exactly each role of an organisation."""
    return {rol: iemand(rol, email=f"alleen.{rol.value}@werkmakerij.example") for rol in ROLLEN_ORGANISATIE}


@pytest.fixture
def buitenstaander(db_of_zonder: None) -> Gebruiker:
    """Somebody with every role, at another organisation (werkshop)."""
    with in_organisatie("werkshop"):
        return GebruikerFactory(
            rollen=[rol.value for rol in ROLLEN_ORGANISATIE],
            email="buitenstaander@werkshop.example",
            met_code_app=True,
        )
