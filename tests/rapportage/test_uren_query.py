"""The report of hours from the database: the lines of urenstaten, each for one project, and what was approved."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from rapportage import maak
from rapportage.periode import Periode
from rapportage.soorten import ontdooi
from rapportage.uren.cijfers import bereken_uren
from rapportage.uren.controles import sluit_aan, verschil_van
from rapportage.uren.query import esf_projecten, lees_rijen
from rapportage.uren.rijen import Rijen, WeekRij, bron_en_pk
from rapportage.vraag import Vraag
from tests.fabrieken.contact import groepscontact
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import ContactmomentFactory, SubsidieprojectFactory, TrajectFactory
from tests.fabrieken.uren import UrenregelFactory, goedgekeurd, ingediend
from tests.trajecten.uren.test_uren_eigenschappen import STAPPEN, Kantoor
from trajecten.models import Contactmoment
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.schrijven import boek_tegen
from trajecten.urenstaat.uren import uren_van

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def maandag():
    """The Monday of three weeks ago."""
    return maandag_van(timezone.localdate()) - 3 * WEEK


@pytest.fixture
def project(db_of_zonder):
    return SubsidieprojectFactory()


@pytest.fixture
def traject(jobcoach, project):
    return TrajectFactory(begeleid_door=[jobcoach], subsidieproject=project)


def lees(project, maandag, weken=4):
    periode = Periode(maandag, maandag + weken * WEEK - timedelta(days=1))
    vraag = Vraag("uren", project, periode, timezone.localdate())
    return lees_rijen(vraag), periode


def cijfers(project, maandag, peildatum=None, weken=4):
    rijen, periode = lees(project, maandag, weken)
    return bereken_uren(rijen, periode, peildatum or timezone.localdate())


def minuten(delen):
    return delen.goedgekeurd.waarde, delen.open.waarde, delen.totaal.waarde


def contact(traject, jobcoach, datum, project, **anders):
    return ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=datum, subsidieproject=project, **anders)


def test_contact_en_ander_werk_voor_het_project_tellen_en_de_rest_niet(traject, jobcoach, maandag, project):
    contact(traject, jobcoach, maandag, project)
    contact(traject, jobcoach, maandag, None)
    UrenregelFactory(medewerker=jobcoach, datum=maandag, minuten=30, soort="reistijd", subsidieproject=project)
    UrenregelFactory(medewerker=jobcoach, datum=maandag, subsidieproject=SubsidieprojectFactory())
    uren = cijfers(project, maandag)
    assert minuten(uren.alles) == (0, 90, 90)
    assert [(soort.code, soort.delen.totaal.waarde) for soort in uren.soorten] == [("contact", 60), ("reistijd", 30)]
    assert [(week.medewerker_id, week.week, week.stand) for week in uren.weken] == [(jobcoach.pk, maandag, "concept")]


def test_een_week_die_een_ander_goedkeurt_staat_bij_goedgekeurd(traject, jobcoach, casemanager, maandag, project):
    contact(traject, jobcoach, maandag, project)
    contact(traject, jobcoach, maandag + WEEK, project, minuten=45)
    goedgekeurd(jobcoach, maandag, door=casemanager)
    ingediend(jobcoach, maandag + WEEK)
    uren = cijfers(project, maandag)
    assert minuten(uren.alles) == (60, 45, 105)
    eerste, tweede = uren.weken
    assert (eerste.stand, eerste.goedgekeurd_door) == ("goedgekeurd", casemanager.naam)
    assert (tweede.stand, tweede.goedgekeurd_door) == ("ingediend", "")
    # yesterday nobody had approved anything yet
    gisteren = cijfers(project, maandag, peildatum=timezone.localdate() - timedelta(days=1))
    assert minuten(gisteren.alles) == (0, 105, 105)


def test_van_een_uur_met_een_groep_telt_elk_deel_bij_het_eigen_project(jobcoach, project):
    ander = SubsidieprojectFactory()
    hier, daar = (TrajectFactory(begeleid_door=[jobcoach], subsidieproject=p) for p in (project, ander))
    groepscontact(jobcoach, [hier, daar])
    deze_week = maandag_van(timezone.localdate())
    delen = [cijfers(p, deze_week, weken=1).alles.totaal.waarde for p in (project, ander)]
    assert (delen, sum(delen)) == ([30, 30], 60)


def test_een_uur_telt_op_de_dag_waarop_het_is_geboekt(traject, jobcoach, maandag, project):
    later = maandag + 2 * WEEK
    contact(traject, jobcoach, maandag, project, boekdatum=later)
    assert cijfers(project, maandag, weken=1).alles.totaal.waarde == 0
    (week,) = cijfers(project, later, weken=1).weken
    assert (week.week, week.delen.totaal.waarde) == (later, 60)


def test_een_tegenboeking_haalt_uren_weg_in_de_week_waarin_hij_is_geboekt(
    traject, jobcoach, casemanager, maandag, project
):
    fout = contact(traject, jobcoach, maandag, project)
    goedgekeurd(jobcoach, maandag, door=casemanager)
    boek_tegen(uur=fout, door=jobcoach, minuten=45, subsidieproject=project, reden="Was korter", sleutel=uuid4())
    uren = cijfers(project, maandag)
    assert minuten(uren.alles) == (60, -15, 45)
    assert [(s.code, s.delen.totaal.waarde) for s in uren.soorten] == [("contact", 60), ("tegenboeking", -15)]


def test_van_de_eerste_en_de_laatste_week_tellen_de_dagen_in_de_periode(traject, jobcoach, maandag, project):
    for dag in range(7):
        contact(traject, jobcoach, maandag + timedelta(days=dag), project, minuten=10)
    periode = Periode(maandag + timedelta(days=2), maandag + timedelta(days=3))
    rijen = lees_rijen(Vraag("uren", project, periode, timezone.localdate()))
    assert bereken_uren(rijen, periode, timezone.localdate()).alles.totaal.waarde == 20
    assert [(week.nu, week.nu_hier) for week in rijen.weken] == [(70, 70)]


def test_wat_erachter_zit_noemt_wie_wat_wanneer_deed_en_geen_naam_van_een_deelnemer(
    traject, jobcoach, casemanager, maandag, project
):
    een = contact(traject, jobcoach, maandag, project)
    goedgekeurd(jobcoach, maandag, door=casemanager)
    _, periode = lees(project, maandag)
    uitkomst = maak.bereken(Vraag("uren", project, periode, timezone.localdate()), gemaakt_door="Petra Vos")
    (regel,) = uitkomst.achter("alles.goedgekeurd")
    assert bron_en_pk(regel.id) == ("contact", een.pk)
    assert (regel.traject_id, regel.trajectnummer, regel.hoeveelheid) == (traject.pk, traject.trajectnummer, 60)
    assert regel.reden.startswith(f"{jobcoach.naam}: gesprek op ")
    assert f"door {casemanager.naam}." in regel.reden
    assert traject.deelnemer.achternaam not in regel.reden
    ander = TrajectFactory(subsidieproject=project)
    opnieuw = maak.bereken(Vraag("uren", project, periode, timezone.localdate()), gemaakt_door="Petra Vos")
    assert opnieuw.waarom_niet("alles.open", ander.pk).endswith("voor dit project.")
    assert opnieuw.waarom_niet("alles.open", traject.pk).startswith("Telt ergens anders")
    assert ontdooi("uren", opnieuw.bevries(), opnieuw.rijen).tabellen == opnieuw.tabellen


@pytest.mark.parametrize(
    ("week", "zin"),
    [
        ({"nu": 60, "vastgelegd": None}, ""),
        ({"nu": 60, "vastgelegd": 60, "nu_hier": 30, "vastgelegd_hier": 30}, ""),
        ({"nu": 60, "vastgelegd": 60}, ""),
        ({"nu": 60, "vastgelegd": 90}, "op de urenstaat staat 1,5 uur, nu is het 1 uur."),
        (
            {"nu": 60, "vastgelegd": 60, "nu_hier": 30, "vastgelegd_hier": 60},
            "op de urenstaat staat 1 uur voor dit project, nu is het 0,5 uur.",
        ),
        (
            {"nu": 60, "vastgelegd": 60, "nu_hier": 30},
            "op de urenstaat staat 0 uur voor dit project, nu is het 0,5 uur.",
        ),
    ],
)
def test_een_verschil_met_de_urenstaat_staat_er_met_naam_en_week(week, zin):
    rij = WeekRij(7, date(2026, 3, 16), "ingediend", **week)
    assert verschil_van(rij) == zin
    controle = sluit_aan(Rijen(weken=(rij,), medewerkers={7: "Noor Bakker"}))
    namen = [gebrek.wat for gebrek in controle.gebreken]
    assert namen == ([f"Noor Bakker, 2026 week 12 (16 mrt): {zin}"] if zin else [])
    assert all(gebrek.argumenten == (7,) and gebrek.zoek == "week=2026-03-16" for gebrek in controle.gebreken)


def test_wie_zijn_uren_indiende_en_ze_niet_meer_heeft_staat_bij_de_verschillen(traject, jobcoach, maandag, project):
    een = contact(traject, jobcoach, maandag, project)
    ingediend(jobcoach, maandag)
    with connection.cursor() as cursor:
        # past every lock, as somebody with the keys of the database could
        cursor.execute("SET LOCAL session_replication_role = replica")
        Contactmoment.objects.filter(pk=een.pk).delete()
        cursor.execute("SET LOCAL session_replication_role = origin")
    rijen, _ = lees(project, maandag)
    assert [verschil_van(week) for week in rijen.weken] == ["op de urenstaat staat 1 uur, nu is het 0 uur."]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN)
def test_elk_uur_hoort_bij_een_project_en_sluit_aan_op_de_urenstaat(jobcoach, casemanager, maandag, stappen):
    with transaction.atomic():
        kantoor = Kantoor(jobcoach, casemanager, maandag)
        for stap in stappen:
            kantoor.doe(*stap)
        alle = uren_van([jobcoach.pk], maandag, maandag + 8 * WEEK)
        gezien = [uur.pk * 10 for uur in alle if uur.subsidieproject_id is None]
        som = sum(uur.minuten for uur in alle if uur.subsidieproject_id is None)
        for project in kantoor.projecten[:2]:
            rijen, periode = lees(project, maandag, weken=8)
            uren = bereken_uren(rijen, periode, timezone.localdate())
            gezien += uren.alles.totaal.ids
            som += uren.alles.totaal.waarde
            assert sluit_aan(rijen).is_goed
            per_week = {(week.medewerker_id, week.week): week.nu for week in rijen.weken}
            for (_, week), nu in per_week.items():
                assert nu == sum(uur.minuten for uur in alle if maandag_van(uur.dag) == week)
        assert len(gezien) == len(alle)
        assert som == sum(uur.minuten for uur in alle)
        transaction.set_rollback(True)


def test_het_merk_van_de_europese_unie_staat_alleen_bij_een_esf_project():
    assert esf_projecten(SubsidieprojectFactory(naam="Werk")) == ("Werk",)
    assert esf_projecten(SubsidieprojectFactory(soort="gemeente")) == ()


def _aantal_vragen(aantal, maandag):
    project = SubsidieprojectFactory()
    for _ in range(aantal):
        traject, wie = TrajectFactory(subsidieproject=project), GebruikerFactory()
        contact(traject, wie, maandag, project)
        UrenregelFactory(medewerker=wie, datum=maandag, subsidieproject=project)
        ingediend(wie, maandag)
    with CaptureQueriesContext(connection) as vragen:
        maak.bereken(
            Vraag("uren", project, Periode(maandag, timezone.localdate()), timezone.localdate()), gemaakt_door=""
        )
    return len(vragen)


def test_het_aantal_vragen_aan_de_databank_groeit_niet_met_het_project(maandag):
    assert _aantal_vragen(3, maandag) == _aantal_vragen(30, maandag) <= 16
