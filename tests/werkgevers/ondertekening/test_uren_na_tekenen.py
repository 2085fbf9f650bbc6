"""An employer who signs an evaluation confirms the hours in it, week by week."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.werkgevers.ondertekening.conftest import GETEKEND, link_uit_mail
from toegang.logboek import Soort
from toegang.models import Logregel
from werkgevers.evaluatie.regels import Partij, Staat, Week
from werkgevers.models import Evaluatie, Plaatsing, Werkweek
from werkgevers.ondertekening.vragen import Gevraagde
from werkgevers.plaatsing.diensten import beeindig_plaatsing
from werkgevers.plaatsing.werkweken import bevestig_weken

MA, WO, DO, ZA = (timedelta(days=dagen) for dagen in (0, 2, 3, 5))


@pytest.fixture
def maandag():
    """The Monday of the week before last."""
    vandaag = timezone.localdate()
    return vandaag - timedelta(days=vandaag.weekday() + 14)


@pytest.fixture
def plaatsing(jobcoach, casemanager, contactpersoon, maandag):
    return PlaatsingFactory(
        traject=TrajectFactory(begeleid_door=[jobcoach, casemanager], startdatum=maandag - timedelta(days=60)),
        werkgever=contactpersoon.werkgever,
        contactpersoon=contactpersoon,
        startdatum=maandag - timedelta(days=30),
    )


@pytest.fixture
def gevraagd(plaatsing, jobcoach, contactpersoon, vraag):
    """Freezes an evaluation with these weeks, asks for its signature, and returns it with the link."""

    def doe(*weken, partij=Partij.WERKGEVER, datum=None):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing, weken=weken, datum=datum)
        wie = Gevraagde(partij, email="daan@thuis.example")
        if partij == Partij.WERKGEVER:
            wie = Gevraagde(partij, contactpersoon=contactpersoon, email=contactpersoon.email)
        vraag(evaluatie, wie, door=jobcoach)
        return evaluatie, link_uit_mail()

    return doe


def bevestigd():
    return {week.maandag: week.minuten for week in Werkweek.objects.all()}


def test_wie_tekent_bevestigt_de_uren_van_elke_week(klant, plaatsing, gevraagd, contactpersoon, maandag):
    volgende = maandag + timedelta(weeks=1)
    _, link = gevraagd(Week(maandag, maandag + ZA, 960), Week(volgende, volgende + ZA, 1080))
    assert bevestigd() == {}
    assert klant.post(link, GETEKEND).status_code == 302
    assert bevestigd() == {maandag: 960, volgende: 1080}
    week = Werkweek.objects.filter(plaatsing=plaatsing).first()
    assert (week.bron, week.contactpersoon, week.bevestigd_door) == ("werkgever", contactpersoon, None)
    assert Logregel.objects.get(soort=Soort.WERKWEKEN_BEVESTIGD).details["weken"] == [
        maandag.isoformat(),
        volgende.isoformat(),
    ]


def test_een_week_in_twee_evaluaties_telt_samen_als_beide_zijn_getekend(klant, gevraagd, maandag):
    _, eerste = gevraagd(Week(maandag, maandag + DO, 600), datum=maandag + WO)
    klant.post(eerste, GETEKEND)
    assert bevestigd() == {}
    _, tweede = gevraagd(Week(maandag + DO, maandag + ZA, 360))
    klant.post(tweede, GETEKEND)
    assert bevestigd() == {maandag: 960}


def test_uren_die_niet_kloppen_zijn_niet_bevestigd(klant, gevraagd, maandag):
    evaluatie, link = gevraagd(Week(maandag, maandag + ZA, 960))
    klant.post(f"{link}klopt-niet/", {"uren": "Het waren 12 uur."})
    assert Evaluatie.objects.get(pk=evaluatie.pk).staat == Staat.BETWIST
    assert bevestigd() == {}


def test_een_deelnemer_die_tekent_bevestigt_geen_uren_namens_de_werkgever(klant, gevraagd, maandag):
    _, link = gevraagd(Week(maandag, maandag + ZA, 960), partij=Partij.DEELNEMER)
    assert klant.post(link, GETEKEND).status_code == 302
    assert bevestigd() == {}


def test_een_plaatsing_die_intussen_eerder_stopte_houdt_het_tekenen_niet_tegen(klant, plaatsing, gevraagd, maandag):
    volgende = maandag + timedelta(weeks=1)
    _, link = gevraagd(Week(maandag, maandag + ZA, 960), Week(volgende, volgende + ZA, 1080))
    Plaatsing.objects.filter(pk=plaatsing.pk).update(einddatum=volgende)
    assert klant.post(link, GETEKEND).status_code == 302
    assert bevestigd() == {maandag: 960}


class TestEenEindevaluatieMiddenInDeWeek:
    """The hours are those up to the talk; whether that is the whole week follows from the end of the placement."""

    @pytest.fixture
    def stop(self, plaatsing, jobcoach):
        """Ends the placement: the day after its last one."""

        def doe(einddatum):
            vers = Plaatsing.objects.get(pk=plaatsing.pk)
            velden = {"verwacht": vers.versie, "einddatum": einddatum, "reden": Plaatsing.Einde.VERDER}
            return beeindig_plaatsing(plaatsing=vers, door=jobcoach, **velden)

        return doe

    def test_stopt_de_plaatsing_die_dag_dan_is_de_week_bevestigd(self, klant, gevraagd, maandag, contactpersoon, stop):
        _, link = gevraagd(Week(maandag, maandag + DO, 1080), datum=maandag + WO)
        klant.post(link, GETEKEND)
        assert bevestigd() == {}
        stop(maandag + DO)
        assert bevestigd() == {maandag: 1080}
        week = Werkweek.objects.get()
        assert (week.bron, week.contactpersoon) == ("werkgever", contactpersoon)

    def test_wie_daarna_nog_werkte_bevestigt_die_dagen_apart(self, klant, gevraagd, maandag, stop):
        _, link = gevraagd(Week(maandag, maandag + DO, 1080), datum=maandag + WO)
        klant.post(link, GETEKEND)
        stop(maandag + ZA)
        assert bevestigd() == {}

    def test_zonder_handtekening_is_er_niets_bevestigd(self, gevraagd, maandag, stop):
        gevraagd(Week(maandag, maandag + DO, 1080), datum=maandag + WO)
        stop(maandag + DO)
        assert bevestigd() == {}

    def test_wat_de_werkgever_anders_zei_blijft(self, klant, plaatsing, gevraagd, maandag, contactpersoon, stop):
        _, link = gevraagd(Week(maandag, maandag + DO, 1080), datum=maandag + WO)
        klant.post(link, GETEKEND)
        bevestig_weken(plaatsing=plaatsing, weken={maandag: 1200}, contactpersoon=contactpersoon)
        stop(maandag + DO)
        assert bevestigd() == {maandag: 1200}
