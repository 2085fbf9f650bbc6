"""What the tests of the BSN share."""

import pytest

from tests.fabrieken.bsn import geef_bsn, zet_grond
from tests.fabrieken.toegang import WACHTWOORD
from tests.fabrieken.trajecten import DeelnemerFactory, TrajectFactory


@pytest.fixture
def grond(db):
    """The organisation is a government body."""
    zet_grond()


@pytest.fixture
def deelnemer(db):
    return DeelnemerFactory()


@pytest.fixture
def traject(deelnemer, casemanager, jobcoach):
    """Of `deelnemer`, guided by casemanager and jobcoach."""
    return TrajectFactory(deelnemer=deelnemer, begeleid_door=[casemanager, jobcoach])


@pytest.fixture
def met_bsn(grond, traject, casemanager):
    """The traject of somebody with the BSN 999990019."""
    geef_bsn(traject.deelnemer, "999990019", casemanager)
    return traject


@pytest.fixture
def als(klant):
    """Logs somebody in, who types the password again at once."""

    def log_in(gebruiker):
        klant.force_login(gebruiker)
        klant.post("/account/nogmaals/", {"password": WACHTWOORD})
        return klant

    return log_in
