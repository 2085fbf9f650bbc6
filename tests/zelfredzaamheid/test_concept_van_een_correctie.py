"""What somebody types while correcting is kept until it is saved: for that person, within their rights."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.zelfredzaamheid import EigenMetingFactory, LadderpositieFactory, MetingFactory
from trajecten.concepten import concept_url
from trajecten.models import Concept
from zelfredzaamheid import diensten
from zelfredzaamheid.concept import EIGEN_VERBETEREN, METING_TERUGGEVEN, METING_VERBETEREN, TREDE_VERBETEREN

GETYPT = "Bij het verkeerde gebied gezet."


def _meting(traject, jobcoach):
    eerder = timezone.localdate() - timedelta(days=30)
    return MetingFactory(traject=traject, datum=eerder, scores={"financien": 3}, vastgesteld=True)


def _klaar(traject, jobcoach):
    meting = MetingFactory(traject=traject, scores={"financien": 3})
    return diensten.zet_meting_klaar(meting=meting, door=jobcoach)


def _eigen(traject, jobcoach):
    return EigenMetingFactory(traject=traject, scores={"financien": 3})


def _trede(traject, jobcoach):
    return LadderpositieFactory(traject=traject)


FORMULIEREN = [
    (METING_VERBETEREN, "verbeteren", "reden", _meting),
    (METING_TERUGGEVEN, "teruggeven", "omdat", _klaar),
    (EIGEN_VERBETEREN, "eigen_verbeteren", "reden_correctie", _eigen),
    (TREDE_VERBETEREN, "trede_verbeteren", "reden_correctie", _trede),
]


@pytest.mark.parametrize(("code", "adres", "veld", "maak"), FORMULIEREN)
def test_het_concept_van_een_correctie_staat_er_weer(
    klant, casemanager, jobcoach, collega_ander_team, traject, code, adres, veld, maak
):
    over = maak(traject, jobcoach)
    url = concept_url(code, over.pk)
    klant.force_login(collega_ander_team)
    assert klant.post(url, {veld: GETYPT}).status_code == 404
    klant.force_login(casemanager)
    assert klant.post(url, {veld: GETYPT}).status_code == 200
    inhoud = klant.get(reverse(f"zelfredzaamheid:{adres}", args=[over.pk])).content.decode()
    assert GETYPT in inhoud
    assert f'data-concept-url="{url}"' in inhoud
    assert Concept.objects.get().gebruiker == casemanager


def test_na_het_opslaan_is_het_concept_weg(klant, casemanager, jobcoach, traject):
    klaar = _klaar(traject, jobcoach)
    klant.force_login(casemanager)
    klant.post(concept_url(METING_TERUGGEVEN, klaar.pk), {"omdat": GETYPT})
    assert klant.post(reverse("zelfredzaamheid:teruggeven", args=[klaar.pk]), {"omdat": GETYPT}).status_code == 302
    klaar.delete()
    vast = _meting(traject, jobcoach)
    klant.post(concept_url(METING_VERBETEREN, vast.pk), {"reden": GETYPT})
    assert klant.post(reverse("zelfredzaamheid:verbeteren", args=[vast.pk]), {"reden": GETYPT}).status_code == 302
    assert not Concept.objects.exists()


def test_wie_niet_vaststelt_houdt_geen_concept_van_een_correctie(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    meting = _meting(traject, jobcoach)
    assert klant.post(concept_url(METING_VERBETEREN, meting.pk), {"reden": GETYPT}).status_code == 403
    assert not Concept.objects.exists()
