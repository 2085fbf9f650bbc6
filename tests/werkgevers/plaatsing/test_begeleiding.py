"""Guidance on the place of work: planned in the agenda for the weeks that fit, and followed week by week."""

from datetime import date, time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.bouwstenen import FaseFactory, RouteFactory
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from toegang.fouten import RegelGeschonden
from trajecten.agenda.diensten import zeg_af
from trajecten.models import Afspraak
from trajecten.urenstaat.regels import maandag_van
from trajecten.werkdelen import werkdelen_van
from werkgevers.plaatsing import regels
from werkgevers.plaatsing.begeleiding import plan_begeleiding, weken_om_te_plannen
from werkgevers.plaatsing.ritme import ritmes_van

WOENSDAG = date(2026, 11, 25)


@pytest.fixture
def traject(jobcoach, vandaag):
    route = RouteFactory(vier_bouwstenen=True)
    traject = TrajectFactory(
        programma=route.programma, begeleid_door=[jobcoach], startdatum=vandaag - timedelta(weeks=20)
    )
    FaseFactory(
        traject=traject, bouwsteen=route.bouwstenen.get(nummer=3), startdatum=maandag_van(vandaag) - timedelta(weeks=4)
    )
    return traject


@pytest.fixture
def plaatsing(traject, werkgever, vandaag):
    """A stage of twelve weeks that began four weeks ago on a Monday."""
    start = maandag_van(vandaag) - timedelta(weeks=4)
    return PlaatsingFactory(
        traject=traject,
        werkgever=werkgever,
        soort="stage",
        startdatum=start,
        einddatum=start + timedelta(weeks=12),
        dagen_per_week=Decimal(3),
        uren_per_week=Decimal(18),
    )


def plan(plaatsing, door, **anders):
    velden = {"weekdag": 5, "begin": time(10), "minuten": 120, "weken": 4, "soort": "werkplekbezoek", "plek": "Kade 1"}
    return plan_begeleiding(plaatsing=plaatsing, door=door, sleutel=uuid4(), **(velden | anders))


@pytest.mark.parametrize(
    ("weekdag", "dag"), [(3, WOENSDAG), (4, date(2026, 11, 26)), (2, date(2026, 12, 1)), (1, date(2026, 11, 30))]
)
def test_de_eerste_keer_is_de_eerste_dag_die_zo_heet(weekdag, dag):
    assert regels.eerste_dag(weekdag, WOENSDAG) == dag


@pytest.mark.parametrize(("dagen", "weken"), [(0, 0), (1, 1), (7, 1), (8, 2), (999, 26), (None, 26)])
def test_er_passen_weken_tot_het_einde(dagen, weken):
    tot = None if dagen is None else WOENSDAG + timedelta(days=dagen)
    assert regels.weken_tot(WOENSDAG, tot, 26) == weken


class TestPlannen:
    def test_elke_week_een_afspraak_op_dezelfde_dag(self, plaatsing, jobcoach, vandaag):
        afspraken = plan(plaatsing, jobcoach)
        dagen = [timezone.localdate(afspraak.van) for afspraak in afspraken]
        assert [dag.isoweekday() for dag in dagen] == [5] * 4
        assert dagen[0] >= vandaag
        assert dagen[-1] - dagen[0] == timedelta(weeks=3)
        assert {(a.medewerker, a.minuten, a.reeks) for a in afspraken} == {(jobcoach, 120, afspraken[0].reeks)}

    def test_na_het_einde_van_de_plaatsing_wordt_niets_gepland(self, plaatsing, jobcoach):
        with pytest.raises(RegelGeschonden, match="Tot de plaatsing stopt passen er nog") as fout:
            plan(plaatsing, jobcoach, weken=10)
        assert fout.value.veld == "weken"
        assert not Afspraak.objects.exists()

    def test_het_voorstel_is_wat_de_route_nog_vraagt(self, plaatsing, vandaag):
        deel = werkdelen_van(plaatsing.traject)[0]
        assert weken_om_te_plannen(plaatsing, deel, vandaag) == 8
        assert weken_om_te_plannen(plaatsing, None, vandaag) == 8


class TestVolgen:
    def test_per_week_staat_wat_gepland_en_wat_gedaan_is(self, plaatsing, jobcoach, vandaag):
        gepland = plan(plaatsing, jobcoach)
        zeg_af(afspraak=gepland[-1], door=jobcoach, wie_zei_af="deelnemer", reden="")
        ContactmomentFactory(
            traject=plaatsing.traject, medewerker=jobcoach, datum=plaatsing.startdatum, minuten=90, soort="gesprek"
        )
        (ritme,) = ritmes_van(plaatsing, vandaag)
        assert len(ritme.weken) == 12
        assert sum(week.gepland for week in ritme.weken) == 3 * 120
        assert (ritme.weken[0].norm, ritme.weken[0].gepland, ritme.weken[0].gedaan) == (120, 0, 90)
        assert "3 van 12 weken gepland, in 0 gehaald" in ritme.beeld

    def test_duurt_het_langer_dan_de_route_dan_staan_de_weken_rond_vandaag_er(self, plaatsing, jobcoach, vandaag):
        plaatsing.startdatum, plaatsing.einddatum = vandaag - timedelta(weeks=18), None
        plaatsing.save()
        (ritme,) = ritmes_van(plaatsing, vandaag)
        maandag = maandag_van(vandaag)
        assert [week.maandag for week in ritme.weken] == [maandag + timedelta(weeks=n) for n in range(-6, 6)]

    def test_meer_weken_vragen_niet_meer_van_de_databank(self, plaatsing, jobcoach, vandaag):
        with CaptureQueriesContext(connection) as leeg:
            ritmes_van(plaatsing, vandaag)
        plan(plaatsing, jobcoach, weken=7)
        with CaptureQueriesContext(connection) as vol:
            ritmes_van(plaatsing, vandaag)
        assert len(vol) == len(leeg)


class TestScherm:
    def test_met_een_knop_staat_de_begeleiding_in_de_agenda(self, als, plaatsing, jobcoach):
        adres = reverse("werkgevers:begeleiding_plannen", args=[plaatsing.pk])
        blad = als(jobcoach).get(reverse("werkgevers:plaatsing", args=[plaatsing.pk])).content.decode()
        assert adres in blad
        form = als(jobcoach).get(adres).context["form"]
        assert (form["minuten"].value(), form["weken"].value(), form["soort"].value()) == (120, 8, "werkplekbezoek")
        gegevens = {
            "weekdag": "5",
            "begin": "10:00",
            "weken": "4",
            "minuten_keuze": "anders",
            "minuten_anders": "120",
            "soort": "werkplekbezoek",
            "sleutel": str(uuid4()),
        }
        for _ in range(2):
            assert als(jobcoach).post(adres, gegevens).status_code == 302
        assert Afspraak.objects.count() == 4
        blad = als(jobcoach).get(reverse("werkgevers:plaatsing", args=[plaatsing.pk])).content.decode()
        assert "4 afspraken gepland. De eerste is op vrijdag" in blad
        te_lang = als(jobcoach).post(adres, gegevens | {"weken": "20", "sleutel": str(uuid4())})
        assert te_lang.status_code == 422
        assert "Tot de plaatsing stopt" in te_lang.content.decode()

    def test_wie_geen_contact_vastlegt_plant_niets(self, als, plaatsing, programmamanager):
        adres = reverse("werkgevers:begeleiding_plannen", args=[plaatsing.pk])
        assert als(programmamanager).get(adres).status_code == 403
