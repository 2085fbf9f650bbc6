"""An employer that stops: what is not offered any more, what goes on, and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory, WerkgeverFactory
from tests.fabrieken.werkplekken import WerkplekFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from werkgevers.models import Werkgever, Werkplek
from werkgevers.plaatsing.diensten import Plaatsinggegevens, plaats_deelnemer, wijzig_plaatsing
from werkgevers.werkgever.stoppen import laat_doorgaan, stop_werkgever


@pytest.fixture
def werkgever(db_of_zonder):
    return WerkgeverFactory(naam="Garage Noord")


@pytest.fixture
def coach(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant


def stop(werkgever, door, **anders):
    gegevens = {"gestopt_op": timezone.localdate(), "omdat": "Verhuisd", "versie": werkgever.versie} | anders
    return stop_werkgever(werkgever=werkgever, door=door, **gegevens)


def test_wie_stopt_biedt_geen_werkplek_meer_aan_en_daarna_weer_wel(werkgever, jobcoach):
    vandaag = timezone.localdate()
    plek = WerkplekFactory(werkgever=werkgever)
    gestopt = stop(werkgever, jobcoach)
    assert not Werkplek.objects.vrij_op(vandaag).filter(pk=plek.pk).exists()
    assert Werkplek.objects.vrij_op(vandaag - timedelta(days=1)).filter(pk=plek.pk).exists()
    laat_doorgaan(werkgever=gestopt, versie=gestopt.versie, door=jobcoach)
    assert Werkplek.objects.vrij_op(vandaag).filter(pk=plek.pk).exists()
    assert Logregel.objects.filter(soort="werkgever_gestopt").count() == 2


def test_stoppen_kan_een_keer_en_niet_over_een_collega_heen(werkgever, jobcoach):
    with pytest.raises(RegelGeschonden, match="binnen een jaar"):
        stop(werkgever, jobcoach, gestopt_op=timezone.localdate() + timedelta(days=367))
    with pytest.raises(NietMeerActueel):
        stop(werkgever, jobcoach, versie=7)
    with pytest.raises(OvergangNietToegestaan, match="niet gestopt"):
        laat_doorgaan(werkgever=werkgever, versie=1, door=jobcoach)
    gestopt = stop(werkgever, jobcoach)
    with pytest.raises(OvergangNietToegestaan, match="al gestopt"):
        stop(gestopt, jobcoach)


def test_een_reden_staat_er_alleen_bij_een_dag(werkgever):
    with pytest.raises(IntegrityError, match="werkgever_gestopt_met_dag"), transaction.atomic():
        WerkgeverFactory(gestopt_omdat="Verhuisd")
    assert WerkgeverFactory(gestopt_omdat="Verhuisd", gestopt_op=timezone.localdate()).pk


def test_wie_gestopt_is_staat_niet_in_de_lijst_en_niet_in_de_keuze_van_een_plaatsing(coach, jobcoach, werkgever):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    kiezen = f"/trajecten/{traject.pk}/plaatsingen/nieuw/"
    assert "Garage Noord" in coach.get("/werkgevers/").text
    assert "Garage Noord" in coach.get(kiezen).text
    stop(werkgever, jobcoach)
    assert "Garage Noord" not in coach.get("/werkgevers/").text
    assert "Garage Noord" not in coach.get(kiezen).text
    assert "Garage Noord" in coach.get("/werkgevers/?gestopt=ja").text


def test_een_werkplek_van_wie_gestopt_is_is_nergens_meer_vrij(coach, jobcoach, werkgever):
    plek = WerkplekFactory(werkgever=werkgever, aantal=1)
    adres = f"/werkplekken/{plek.pk}/"
    assert "1 vrij" in coach.get(adres).text
    assert "Wie past hier?" in coach.get(adres).text
    stop(werkgever, jobcoach)
    zelf, lijst = coach.get(adres).text, coach.get("/werkplekken/?toon=voorbij").text
    assert plek.naam in lijst
    assert "Niet meer aangeboden" in zelf
    assert "1 vrij" not in zelf + lijst
    assert "Wie past hier?" not in zelf


def test_bij_wie_gestopt_is_begint_niemand_meer(jobcoach, werkgever):
    vandaag = timezone.localdate()
    traject = TrajectFactory(begeleid_door=[jobcoach])
    eerder = Plaatsinggegevens(werkgever=werkgever, soort="vrijwilligerswerk", startdatum=vandaag - timedelta(days=1))
    gestopt = stop(werkgever, jobcoach)
    vandaag_pas = replace(eerder, werkgever=gestopt, startdatum=vandaag)
    with pytest.raises(RegelGeschonden, match="geen plek meer aan") as fout:
        plaats_deelnemer(traject=traject, gegevens=vandaag_pas, door=jobcoach)
    assert fout.value.veld == "startdatum"
    # who began before that can still be written down, and goes on
    loopt = plaats_deelnemer(traject=traject, gegevens=replace(eerder, werkgever=gestopt), door=jobcoach)
    anders = replace(eerder, werkgever=gestopt, afspraken="Twee dagen.")
    assert wijzig_plaatsing(plaatsing=loopt, verwacht=1, gegevens=anders, door=jobcoach).versie == 2


def test_de_pagina_noemt_wat_doorloopt_en_telt_wat_van_een_ander_is(coach, jobcoach, werkgever):
    van_mij = PlaatsingFactory(werkgever=werkgever, traject=TrajectFactory(begeleid_door=[jobcoach]))
    PlaatsingFactory(werkgever=werkgever)
    pagina = coach.get(f"/werkgevers/{werkgever.pk}/stoppen/").text
    assert van_mij.traject.deelnemer.naam in pagina
    assert "1 plaatsing van collega’s" in pagina


def test_stoppen_en_doorgaan_op_het_scherm(coach, werkgever):
    adres = f"/werkgevers/{werkgever.pk}/"
    fout = coach.post(f"{adres}stoppen/", {"versie": 1, "gestopt_op": "gisteren"})
    assert fout.status_code == 422
    goed = coach.post(f"{adres}stoppen/", {"versie": 1, "gestopt_op": f"{timezone.localdate():%d-%m-%Y}"}, follow=True)
    assert "Deze werkgever is gestopt op" in goed.text
    assert Werkgever.objects.get(pk=werkgever.pk).gestopt_op == timezone.localdate()
    terug = coach.post(f"{adres}doorgaan/", {"versie": 2}, follow=True)
    assert "gaat weer door" in terug.text
    nog_eens = coach.post(f"{adres}doorgaan/", {"versie": 3}, follow=True)
    assert "Deze werkgever is niet gestopt." in nog_eens.text
