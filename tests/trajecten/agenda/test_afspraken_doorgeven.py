"""Appointments when somebody else takes over, and when a traject ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.fabrieken.contact import AfspraakFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.agenda.doorgeven import geef_afspraken_door, laat_vervallen_na
from trajecten.agenda.signalen import niet_uitgewerkt
from trajecten.models import Traject


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


@pytest.fixture
def agenda(jobcoach, traject):
    """By name: one today, one in three days, one then with a group, one then that did not go on."""
    later = timezone.now() + timedelta(days=3)
    ander = TrajectFactory(begeleid_door=[jobcoach])
    weg = {"staat": "vervallen", "wie_zei_af": "deelnemer", "vervallen_op": later, "vervallen_door": jobcoach}
    return {
        "vandaag": AfspraakFactory(medewerker=jobcoach, met=[traject], van=timezone.now()),
        "later": AfspraakFactory(medewerker=jobcoach, met=[traject], van=later),
        "groep": AfspraakFactory(medewerker=jobcoach, met=[traject, ander], van=later),
        "weg": AfspraakFactory(medewerker=jobcoach, met=[traject], van=later, **weg),
    }


def ververst(agenda):
    for afspraak in agenda.values():
        afspraak.refresh_from_db()
    return agenda


def test_wie_overneemt_krijgt_de_geplande_afspraken_vanaf_die_dag(agenda, traject, jobcoach):
    collega = GebruikerFactory()
    dag = timezone.localdate() + timedelta(days=1)
    geef_afspraken_door(traject=traject, van=jobcoach, naar=collega, vanaf=dag, door=jobcoach)
    van_wie = {naam: afspraak.medewerker for naam, afspraak in ververst(agenda).items()}
    assert van_wie == {"vandaag": jobcoach, "later": collega, "groep": jobcoach, "weg": jobcoach}


def test_na_het_einde_gaat_niets_meer_door_en_een_groep_gaat_verder(agenda, traject, jobcoach):
    laat_vervallen_na(traject, timezone.localdate() + timedelta(days=1), jobcoach)
    staten = {naam: afspraak.staat for naam, afspraak in ververst(agenda).items()}
    assert staten == {"vandaag": "gepland", "later": "vervallen", "groep": "gepland", "weg": "vervallen"}
    assert agenda["later"].vervallen_reden == "Het traject stopte"
    assert agenda["groep"].trajecten.count() == 1


def test_wie_niet_meer_begeleidt_hoeft_niets_meer_uit_te_werken(traject):
    AfspraakFactory(medewerker=GebruikerFactory(), met=[traject], gisteren=True)
    assert list(niet_uitgewerkt(Traject.objects.all(), timezone.localdate())) == []


def test_een_groep_is_een_signaal_bij_ieder(jobcoach):
    groep = [TrajectFactory(begeleid_door=[jobcoach]) for _ in range(2)]
    AfspraakFactory(medewerker=jobcoach, met=groep, gisteren=True)
    gevonden = list(niet_uitgewerkt(Traject.objects.all(), timezone.localdate()))
    assert {signaal.traject_id for signaal in gevonden} == {traject.pk for traject in groep}
    assert len(gevonden) == 2
