"""The blueprint belongs to the migrations it was made of."""

import pytest
from django.db import connection, transaction

from organisaties.blauwdruk import SJABLOON, haal_blauwdruk
from organisaties.models import Blauwdruk
from organisaties.schemas import bestaat


def test_andere_migraties_maken_een_andere_blauwdruk(zonder_transactie, monkeypatch):
    connection.set_schema_to_public()
    oud = haal_blauwdruk()
    monkeypatch.setattr("organisaties.blauwdruk.vingerafdruk", lambda: "0" * 64)
    nieuw = haal_blauwdruk()
    assert nieuw.vingerafdruk == "0" * 64
    assert nieuw.opdrachten != []
    assert not Blauwdruk.objects.filter(pk=oud.pk).exists()
    assert not bestaat(SJABLOON)


@pytest.mark.django_db
def test_een_blauwdruk_maken_kan_niet_in_een_transactie(monkeypatch):
    monkeypatch.setattr("organisaties.blauwdruk.vingerafdruk", lambda: "0" * 64)
    with pytest.raises(transaction.TransactionManagementError, match="vóór de transactie"):
        haal_blauwdruk()
