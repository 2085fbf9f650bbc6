"""The weeks of a placement: taken over by the jobcoach, confirmed by the employer; and the rhythm of the route."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.fabrieken.bouwstenen import FaseFactory, RouteFactory
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory
from toegang.fouten import RegelGeschonden
from trajecten.deelneemuren.overnemen import neem_week_over
from trajecten.deelneemuren.plaatsingen import plaatsingsweken
from trajecten.deelneemuren.regels import dagen_van, minuten_over
from trajecten.models import Deelneemuur
from trajecten.werkdelen import Werksoort, werkdelen_van
from werkgevers.models import Werkweek
from werkgevers.plaatsing.ritme import ritmes_van, verwacht_nu
from werkgevers.plaatsing.werkweken import bevestig_weken, weken_van


@pytest.fixture
def maandag(vandaag):
    """The Monday of last week."""
    return vandaag - timedelta(days=vandaag.weekday() + 7)


@pytest.fixture
def plaatsing(traject, werkgever, maandag):
    return PlaatsingFactory(
        traject=traject,
        werkgever=werkgever,
        soort="stage",
        startdatum=maandag - timedelta(weeks=2),
        dagen_per_week=Decimal(3),
        uren_per_week=Decimal(18),
    )


@pytest.fixture
def meester(werkgever):
    return ContactpersoonFactory(werkgever=werkgever, naam="Meester Mo")


def week_van(traject, gebruiker, maandag):
    dagen = dagen_van(maandag, start=traject.startdatum, einde=traject.einddatum, vandaag=timezone.localdate())
    (week,) = plaatsingsweken(traject, gebruiker, maandag, dagen)
    return week


def neem_over(week, traject, door):
    dagen = {dag: week.voorstel.get(dag, 0) for dag in week.dagen}
    return neem_week_over(
        traject=traject, plaatsing=week.plaatsing, dagen=dagen, was=week.stand, reden="Beter geteld", door=door
    )


def test_overnemen_legt_ook_de_week_vast(traject, plaatsing, jobcoach, maandag):
    neem_over(week_van(traject, jobcoach, maandag), traject, jobcoach)
    week = Werkweek.objects.get(plaatsing=plaatsing)
    assert (week.maandag, week.minuten, week.uren, week.bron) == (maandag, 1080, 18, "jobcoach")
    assert week.bevestigd_door == jobcoach


def test_wat_de_werkgever_bevestigde_wordt_voorgesteld_en_overgenomen(traject, plaatsing, jobcoach, meester, maandag):
    bevestig_weken(plaatsing=plaatsing, weken={maandag: 1000}, contactpersoon=meester)
    week = week_van(traject, jobcoach, maandag)
    assert (week.totaal, week.afspraak) == (1000, "16,67 uur bevestigd door de werkgever")
    neem_over(week, traject, jobcoach)
    assert sum(Deelneemuur.objects.values_list("minuten", flat=True)) == 1000
    # the same hours: the confirmation of the employer stays
    werkweek = Werkweek.objects.get(plaatsing=plaatsing)
    assert (werkweek.bron, werkweek.contactpersoon, werkweek.bevestigd_door) == ("werkgever", meester, None)


def test_wat_de_werkgever_bevestigde_blijft_ook_als_de_jobcoach_andere_uren_overneemt(
    traject, plaatsing, jobcoach, meester, maandag, vandaag
):
    bevestig_weken(plaatsing=plaatsing, weken={maandag: 960}, contactpersoon=meester)
    week = week_van(traject, jobcoach, maandag)
    dagen = {dag: 900 if dag == maandag else 0 for dag in week.dagen}
    neem_week_over(traject=traject, plaatsing=week.plaatsing, dagen=dagen, was=week.stand, reden="Ziek", door=jobcoach)
    regel = next(week for week in weken_van(plaatsing, vandaag, 13) if week.maandag == maandag)
    assert (regel.gewerkt, regel.anders, regel.bevestigd) == (900, True, False)
    werkweek = regel.werkweek
    assert (werkweek.minuten, werkweek.bron, werkweek.contactpersoon) == (960, "werkgever", meester)


def test_bevestigen_na_overnemen_zegt_of_het_verschilt(traject, plaatsing, jobcoach, meester, maandag, vandaag):
    neem_over(week_van(traject, jobcoach, maandag), traject, jobcoach)
    bevestig_weken(plaatsing=plaatsing, weken={maandag: 960}, contactpersoon=meester, door=jobcoach)
    regel = next(week for week in weken_van(plaatsing, vandaag, 13) if week.maandag == maandag)
    assert (regel.gewerkt, regel.werkweek.minuten, regel.anders, regel.bevestigd) == (1080, 960, True, False)
    bevestig_weken(plaatsing=plaatsing, weken={maandag: 1080}, contactpersoon=meester, door=jobcoach)
    regel = next(week for week in weken_van(plaatsing, vandaag, 13) if week.maandag == maandag)
    assert (regel.anders, regel.bevestigd) == (False, True)


def test_een_week_die_niet_kan_wordt_niet_bevestigd(plaatsing, meester, maandag):
    vroeg, ooit = plaatsing.startdatum - timedelta(weeks=1), maandag + timedelta(weeks=3)
    for weken in ({vroeg: 60}, {ooit: 60}, {maandag + timedelta(days=1): 60}, {maandag: 168 * 60 + 1}, {maandag: -1}):
        with pytest.raises(RegelGeschonden):
            bevestig_weken(plaatsing=plaatsing, weken=weken, contactpersoon=meester)
    with pytest.raises(RegelGeschonden, match="andere werkgever"):
        bevestig_weken(plaatsing=plaatsing, weken={maandag: 60}, contactpersoon=ContactpersoonFactory())
    assert not Werkweek.objects.exists()


def test_alle_weken_of_geen(plaatsing, meester, maandag):
    with pytest.raises(RegelGeschonden):
        bevestig_weken(
            plaatsing=plaatsing, weken={maandag: 60, maandag + timedelta(weeks=9): 60}, contactpersoon=meester
        )
    assert not Werkweek.objects.exists()


@pytest.mark.parametrize("aantal", [3, 13])
def test_meer_weken_vragen_niet_meer_van_de_databank(plaatsing, vandaag, django_assert_num_queries, aantal):
    plaatsing.startdatum = vandaag - timedelta(weeks=20)
    with django_assert_num_queries(3):
        assert len(weken_van(plaatsing, vandaag, aantal)) == aantal


def test_een_plaatsing_die_nog_begint_heeft_geen_weken(plaatsing, vandaag):
    plaatsing.startdatum = vandaag + timedelta(days=14)
    assert weken_van(plaatsing, vandaag, 13) == []


def test_bevestigde_minuten_verdelen_zich_over_de_werkdagen(maandag):
    week = [maandag + timedelta(days=nummer) for nummer in range(7)]
    verdeeld = minuten_over(1001, week[2:])
    assert sum(verdeeld.values()) == 1001
    assert list(verdeeld) == week[2:5]
    assert minuten_over(60, week[5:]) == {week[5]: 30, week[6]: 30}
    assert minuten_over(60, []) == {}


class TestRitme:
    @pytest.fixture
    def route(self, db):
        """The route of De Werkmakerij."""
        return RouteFactory(vier_bouwstenen=True)

    @pytest.fixture
    def traject(self, route, jobcoach, vandaag):
        return TrajectFactory(
            programma=route.programma, begeleid_door=[jobcoach], startdatum=vandaag - timedelta(weeks=40)
        )

    def test_de_route_zegt_wat_er_bij_een_werkgever_gebeurt(self, traject):
        praktijk, nazorg = werkdelen_van(traject)
        assert (praktijk.soort, praktijk.weken) == (Werksoort.PRAKTIJK, 12)
        assert (praktijk.deelnemer_per_week, praktijk.begeleiding_per_week) == (18 * 60, 120)
        assert (nazorg.soort, nazorg.begeleiding_totaal) == (Werksoort.NAZORG, 600)

    def test_het_ritme_van_bouwsteen_3_is_216_uur_en_24_uur_begeleiding(self, traject, plaatsing, jobcoach, maandag):
        neem_over(week_van(traject, jobcoach, maandag), traject, jobcoach)
        ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag, minuten=90)
        ContactmomentFactory(
            traject=traject, medewerker=jobcoach, datum=plaatsing.startdatum - timedelta(days=1), minuten=60
        )
        (ritme,) = ritmes_van(plaatsing, maandag + timedelta(days=6))
        werken, begeleiding = ritme.meters
        assert (werken.gedaan, werken.norm, werken.zin) == (1080, 216 * 60, "Tot nu toe verwacht je 54 uur.")
        assert (begeleiding.gedaan, begeleiding.norm) == (90, 24 * 60)
        assert ritme.gepland.endswith("Afgesproken: 3 dagen per week van 6 uur.")

    def test_nazorg_telt_de_begeleiding_in_die_bouwsteen_tegen_tien_uur(self, traject, route, jobcoach, vandaag):
        nazorg = route.bouwstenen.get(deel="dak")
        begin = vandaag - timedelta(weeks=3)
        FaseFactory(traject=traject, bouwsteen=nazorg, startdatum=begin, einddatum=None)
        for dagen, minuten in ((-1, 60), (1, 90), (8, 30)):
            ContactmomentFactory(
                traject=traject, medewerker=jobcoach, datum=begin + timedelta(days=dagen), minuten=minuten
            )
        baan = PlaatsingFactory(traject=traject, soort="dienstverband", eigen_salaris=True, startdatum=begin)
        (ritme,) = ritmes_van(baan, vandaag)
        (meter,) = ritme.meters
        assert (meter.gedaan, meter.norm, meter.zin) == (120, 600, "Nog ongeveer 8 uur.")

    def test_zonder_route_met_werk_is_er_geen_ritme(self, jobcoach, vandaag):
        ander = TrajectFactory(begeleid_door=[jobcoach], startdatum=vandaag - timedelta(weeks=9))
        assert ritmes_van(PlaatsingFactory(traject=ander), vandaag) == []

    @pytest.mark.parametrize(("dagen", "verwacht"), [(-7, 0), (5, 0), (6, 60), (13, 120), (600, 720)])
    def test_alleen_hele_weken_tellen_en_hoogstens_die_van_de_route(self, vandaag, dagen, verwacht):
        na = vandaag + timedelta(days=dagen)
        assert verwacht_nu(60, 12, start=vandaag, einde=None, vandaag=na) == verwacht
