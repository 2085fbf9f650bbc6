"""Letting somebody guide no longer, from the page that shows who does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import BetrokkeneFactory, TrajectFactory

VANDAAG = timezone.localdate


@pytest.fixture
def betrokkene(casemanager):
    traject = TrajectFactory(begeleid_door=[casemanager])
    return BetrokkeneFactory(traject=traject, gebruiker=GebruikerFactory())


def test_wie_stopt_begeleidt_vanaf_vandaag_niet_meer(als, casemanager, betrokkene):
    klant = als(casemanager)
    pagina = klant.get(f"/trajecten/{betrokkene.traject_id}/begeleiding/").content.decode()
    assert '<input type="hidden" name="versie" value="1">' in pagina
    assert klant.post(f"/begeleiders/{betrokkene.pk}/stoppen/", {"versie": 1}).status_code == 302
    betrokkene.refresh_from_db()
    assert betrokkene.tot == VANDAAG()


@pytest.mark.parametrize("versie", [{"versie": 1}, {}, {"versie": "x"}])
def test_wat_een_collega_net_veranderde_stopt_niet_ongezien(als, casemanager, betrokkene, versie):
    later = VANDAAG() + timedelta(days=30)
    type(betrokkene).objects.filter(pk=betrokkene.pk).update(versie=2, tot=later)
    assert als(casemanager).post(f"/begeleiders/{betrokkene.pk}/stoppen/", versie).status_code == 409
    betrokkene.refresh_from_db()
    assert betrokkene.tot == later
