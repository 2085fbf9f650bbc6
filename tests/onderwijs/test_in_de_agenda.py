"""The meetings of a trainer in the own agenda, and in the calendar that follows it."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from onderwijs.agenda import bijeenkomsten_in_agenda
from onderwijs.diensten.bijeenkomsten import zet_door
from onderwijs.models import Bijeenkomst
from tests.fabrieken.onderwijs import BijeenkomstFactory, DeelnameFactory, GroepFactory
from tests.fabrieken.toegang import GebruikerFactory
from toegang.matrix import Rol
from trajecten.agenda.sleutels import maak_agendasleutel

AGENDA = reverse("trajecten:agenda")


def ingelogd(klant, gebruiker):
    klant.force_login(gebruiker)
    return klant


def feed(klant, gebruiker):
    antwoord = klant.get(reverse("trajecten:agenda_feed", args=[maak_agendasleutel(door=gebruiker)]))
    return Calendar.from_ical(antwoord.content).walk("VEVENT")


def test_een_bijeenkomst_staat_in_de_agenda_met_een_link_naar_de_aanwezigheid(klant, trainer, bijeenkomst):
    tekst = ingelogd(klant, trainer).get(AGENDA).content.decode()
    assert bijeenkomst.groep.naam in tekst
    assert f'href="{bijeenkomst.get_absolute_url()}"' in tekst
    assert "2 mensen" in tekst
    assert "Aanwezigheid" in tekst


def test_wat_is_vastgelegd_of_niet_doorgaat_vraagt_niets_meer(klant, trainer, groep):
    BijeenkomstFactory(
        groep=groep, staat=Bijeenkomst.Staat.GEHOUDEN, vastgelegd_op=timezone.now(), vastgelegd_door=trainer
    )
    BijeenkomstFactory(groep=groep, van=time(14), tot=time(15), staat=Bijeenkomst.Staat.VERVALLEN)
    tekst = ingelogd(klant, trainer).get(AGENDA).content.decode()
    assert "vastgelegd" in tekst
    assert "gaat niet door" in tekst
    assert "Aanwezigheid" not in tekst


def test_die_van_een_collega_en_van_een_andere_week_staan_er_niet(klant, trainer, groep):
    collega = GebruikerFactory(rollen=[Rol.TRAINER])
    groep.trainers.add(collega)
    BijeenkomstFactory(groep=groep, trainer=collega)
    BijeenkomstFactory(groep=groep, trainer=trainer, datum=timezone.localdate() + timedelta(weeks=1))
    BijeenkomstFactory(groep=GroepFactory(naam="Van een ander"))
    ingelogd(klant, trainer)
    tekst = klant.get(AGENDA).content.decode()
    assert groep.naam not in tekst
    assert "Van een ander" not in tekst
    volgende_week = timezone.localdate() + timedelta(weeks=1)
    assert groep.naam in klant.get(AGENDA, {"dag": volgende_week.isoformat()}).content.decode()


def test_een_agenda_buiten_stapsteen_leest_wanneer_en_geen_namen(klant, trainer, bijeenkomst):
    bijeenkomst.groep.naam = "Groep van Daan"
    bijeenkomst.groep.save(update_fields=["naam"])
    (gebeurtenis,) = feed(klant, trainer)
    assert str(gebeurtenis["SUMMARY"]) == f"Groep: {bijeenkomst.groep.onderwerp}"
    assert timezone.localtime(gebeurtenis["DTSTART"].dt).time() == bijeenkomst.van
    assert timezone.localtime(gebeurtenis["DTEND"].dt).time() == bijeenkomst.tot
    alles = gebeurtenis.to_ical().decode().replace("\r\n ", "")
    assert bijeenkomst.get_absolute_url() in alles
    assert "Daan" not in alles


def test_wat_niet_doorgaat_blijft_dezelfde_gebeurtenis(klant, trainer, bijeenkomst):
    (voor,) = feed(klant, trainer)
    zet_door(bijeenkomst=bijeenkomst, gaat_door=False, door=trainer)
    (na,) = feed(klant, trainer)
    assert (na["UID"], str(na["STATUS"])) == (voor["UID"], "CANCELLED")
    assert na["SEQUENCE"] > voor["SEQUENCE"]


@pytest.mark.parametrize("aantal", [3, 30])
def test_het_aantal_vragen_aan_de_databank_groeit_niet(trainer, django_assert_num_queries, aantal):
    groep = GroepFactory(trainers=[trainer])
    DeelnameFactory.create_batch(2, groep=groep)
    nu = timezone.now()
    for nummer in range(aantal):
        BijeenkomstFactory(groep=groep, datum=timezone.localdate() + timedelta(days=nummer))
    with django_assert_num_queries(1):
        gevonden = list(bijeenkomsten_in_agenda(trainer, nu - timedelta(days=2), nu + timedelta(days=60)))
    assert len(gevonden) == aantal


def test_wie_geen_groepen_geeft_krijgt_niets(jobcoach, bijeenkomst):
    nu = timezone.now()
    assert not list(bijeenkomsten_in_agenda(jobcoach, nu - timedelta(days=2), nu + timedelta(days=2)))
