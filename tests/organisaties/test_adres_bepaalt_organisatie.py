"""The organisation follows from the host name; whatever is not an active organisation is not found."""

import pytest
from django.db import connection

import organisaties
from organisaties.diensten import zet_actief
from organisaties.models import Domein, Organisatie
from tests.conftest import OrganisatieClient

pytestmark = pytest.mark.django_db


def test_elke_proef_begint_in_werkmakerij():
    assert organisaties.schema() == "werkmakerij"
    assert organisaties.huidige().naam == "De Werkmakerij"
