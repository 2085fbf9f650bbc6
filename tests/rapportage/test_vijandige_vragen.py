"""Whatever somebody sends to the pages of a report that is there, it is refused in words: never a 500."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from tests.fabrieken.toegang import WACHTWOORD
from tests.toegang.test_alle_adressen import ALLE
from tests.toegang.test_vijandige_invoer import NUL, TE_GROOT

pytestmark = pytest.mark.django_db
ADRESSEN = [adres for adres in ALLE if adres.naam.startswith("rapportage:") and "<int:pk>" in adres.route]
VRAGEN = ("zoek", "vanaf", "na", "aantal", "woord", "een", "ander", "soort", "programma", "periode")
VELDEN = ("overgeslagen", "reden", "lijst", "formaat", "waarom", "versie", "van", "tot", "aantal", "delen", "lezer")
DEEL = re.compile(r"<\w+:(\w+)>")


@pytest.fixture
def paden(maak_klaar):
    """Each address about a report that is ready, with a second version beside it."""
    oud, nieuw = maak_klaar(), maak_klaar()
    waarden = {
        "pk": nieuw.pk,
        "ander": oud.pk,
        "code": "lopend",
        "traject": nieuw.programma.trajecten.first().pk,
        "formaat": "csv",
    }
    return {
        adres.naam: reverse(adres.naam, kwargs={deel: waarden[deel] for deel in DEEL.findall(adres.route)})
        for adres in ADRESSEN
    }


@pytest.mark.parametrize("waarde", [NUL, TE_GROOT, "²"])
def test_geen_bladzijde_van_een_rapport_bezwijkt(klant, programmamanager, paden, waarde):
    klant.force_login(programmamanager)
    klant.post("/account/nogmaals/", {"password": WACHTWOORD})
    klant.raise_request_exception = False
    status = {}
    for naam, pad in paden.items():
        for methode, inhoud in (("get", dict.fromkeys(VRAGEN, waarde)), ("post", dict.fromkeys(VELDEN, waarde))):
            with transaction.atomic():
                antwoord = getattr(klant, methode)(pad, inhoud)
                status[naam, methode] = antwoord.status_code
                if antwoord.streaming:
                    antwoord.getvalue()
                transaction.set_rollback(True)
    assert {wat: code for wat, code in status.items() if code >= 500} == {}
    # most of them are pages of this very report, and not of one that is not there
    assert sum(code in (200, 302, 409, 422) for code in status.values()) > len(paden) / 3
