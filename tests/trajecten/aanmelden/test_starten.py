"""The start of a traject: the rules beforehand, set aside with a reason, and kept as they were judged."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bouwstenen.diensten import start_route
from tests.fabrieken.bouwstenen import RouteFactory
from tests.fabrieken.trajecten import ProgrammaFactory, SubsidieprojectFactory, TrajectFactory
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.aanmelden.diensten.starten import start_traject
from trajecten.models import Toelatingstoets

VANDAAG = timezone.localdate()


@pytest.fixture
def traject(casemanager, programma):
    """Somebody of forty in a programme up to 26."""
    return TrajectFactory(
        programma=programma,
        wachtend=True,
        aanmelddatum=VANDAAG - timedelta(days=23),
        deelnemer__geboortedatum=date(VANDAAG.year - 40, 1, 1),
        begeleid_door=[casemanager],
    )


def test_wie_past_start_zonder_reden_en_de_uitkomst_blijft_bewaard(traject, casemanager):
    traject.deelnemer.geboortedatum = date(VANDAAG.year - 20, 1, 1)
    traject.deelnemer.save()
    project = SubsidieprojectFactory(van=VANDAAG, tot=VANDAAG)
    toets = start_traject(traject=traject, startdatum=VANDAAG, subsidieproject=project, door=casemanager)
    traject.refresh_from_db()
    assert (traject.startdatum, traject.subsidieproject, traject.versie) == (VANDAAG, project, 2)
    assert toets.voldoet
    assert [regel["stand"] for regel in toets.uitkomst] == ["ja", "ja"]
    regel = Logregel.objects.get(soort=Soort.TRAJECT_GESTART)
    assert regel.details["wachtdagen"] == 23


def test_wie_niet_past_start_alleen_met_een_reden_en_die_staat_in_het_logboek(traject, casemanager):
    with pytest.raises(OvergangNietToegestaan, match="past niet bij de regels") as fout:
        start_traject(traject=traject, startdatum=VANDAAG, door=casemanager, reden="  ")
    assert fout.value.veld == "reden"
    assert not Toelatingstoets.objects.exists()
    start_traject(traject=traject, startdatum=VANDAAG, door=casemanager, reden="De gemeente vroeg het.")
    toets = Toelatingstoets.objects.get()
    assert (toets.voldoet, toets.reden) == (False, "De gemeente vroeg het.")
    regel = Logregel.objects.get(soort=Soort.TOEGELATEN_MET_REDEN)
    assert (regel.reden, regel.details["regels"]) == ("De gemeente vroeg het.", ["programma_leeftijd"])


def test_een_oordeel_verandert_niet_mee_met_de_regels(traject, casemanager):
    toets = start_traject(traject=traject, startdatum=VANDAAG, door=casemanager, reden="Uitzondering.")
    traject.programma.leeftijd_tot = 99
    traject.programma.save()
    toets.refresh_from_db()
    assert toets.uitkomst[0]["stand"] == "nee"


def test_een_traject_start_maar_een_keer_en_niet_voor_de_aanmelding(traject, casemanager):
    with pytest.raises(RegelGeschonden, match="aanmelding was pas"):
        start_traject(traject=traject, startdatum=VANDAAG - timedelta(days=24), door=casemanager, reden="x")
    start_traject(traject=traject, startdatum=VANDAAG, door=casemanager, reden="Uitzondering.")
    with pytest.raises(OvergangNietToegestaan, match="al gestart"):
        start_traject(traject=traject, startdatum=VANDAAG, door=casemanager, reden="x")


def test_twee_lopende_trajecten_in_een_programma_weigert_de_databank_in_woorden(traject, casemanager):
    TrajectFactory(deelnemer=traject.deelnemer, programma=traject.programma)
    with pytest.raises(RegelGeschonden, match="al een lopend traject") as fout:
        start_traject(traject=traject, startdatum=VANDAAG, door=casemanager, reden="Uitzondering.")
    assert fout.value.veld == "startdatum"
    assert not Toelatingstoets.objects.exists()


def adres(traject, naam="starten"):
    return reverse(f"trajecten:{naam}", args=[traject.pk])


def test_het_scherm_toont_elke_regel_en_vraagt_dan_om_een_reden(als, casemanager, traject):
    klant = als(casemanager)
    tekst = klant.get(adres(traject)).content.decode()
    assert "Is 40 jaar op de startdatum. Het is 16 tot en met 26 jaar." in tekst
    gegevens = {"startdatum": f"{VANDAAG:%d-%m-%Y}", "subsidieproject": "", "reden": ""}
    antwoord = klant.post(adres(traject), gegevens)
    assert antwoord.status_code == 422
    assert "Schrijf op waarom de deelnemer toch start." in antwoord.content.decode()
    antwoord = klant.post(adres(traject), gegevens | {"reden": "De gemeente vroeg het."}, follow=True)
    assert antwoord.redirect_chain == [(traject.get_absolute_url(), 302)]
    gegevens_pagina = klant.get(adres(traject, "gegevens")).content.decode()
    assert "De gemeente vroeg het." in gegevens_pagina
    assert "23 dagen" in gegevens_pagina


def test_de_regels_gaan_mee_met_de_dag_en_het_project(als, casemanager, traject):
    project = SubsidieprojectFactory(naam="ESF 2020", tot=date(2020, 12, 31))
    gegevens = {"startdatum": f"{VANDAAG:%d-%m-%Y}", "subsidieproject": project.pk}
    tekst = als(casemanager).post(adres(traject, "toelating"), gegevens).content.decode()
    assert "Looptijd van ESF 2020" in tekst
    assert "<html" not in tekst
    leeg = als(casemanager).post(adres(traject, "toelating"), {"startdatum": "ooit"})
    assert leeg.status_code == 200


def test_wie_wacht_ziet_dat_in_het_dossier_en_wie_gestart_is_niet(als, casemanager, traject):
    klant = als(casemanager)
    tekst = klant.get(traject.get_absolute_url()).content.decode()
    assert "wacht al 23 dagen" in tekst
    assert adres(traject) in tekst
    gestart = TrajectFactory(begeleid_door=[casemanager], programma=ProgrammaFactory())
    assert "Wacht op de start" not in klant.get(gestart.get_absolute_url()).content.decode()
    assert klant.get(adres(gestart)).url == adres(gestart, "gegevens")


def test_alleen_wie_over_het_traject_beslist_start_het(als, jobcoach, casemanager, traject, collega_ander_team):
    van_jobcoach = TrajectFactory(wachtend=True, begeleid_door=[jobcoach])
    assert als(jobcoach).get(adres(van_jobcoach)).status_code == 403
    assert als(casemanager).get(adres(van_jobcoach)).status_code == 403
    assert als(collega_ander_team).get(adres(traject)).status_code == 404


def test_een_bouwsteen_starten_gaat_niet_om_de_regels_heen(traject, casemanager):
    RouteFactory(programma=traject.programma, vier_bouwstenen=True)
    with pytest.raises(OvergangNietToegestaan, match="Kies in het dossier Traject starten"):
        start_route(traject=traject, startdatum=VANDAAG, door=casemanager)
    traject.refresh_from_db()
    assert traject.startdatum is None
    start_traject(traject=traject, startdatum=VANDAAG, door=casemanager, reden="Uitzondering.")
    start_route(traject=traject, startdatum=VANDAAG, door=casemanager)


def test_een_bouwsteen_starten_van_wie_past_start_ook_het_traject(casemanager):
    programma = RouteFactory(vier_bouwstenen=True).programma
    traject = TrajectFactory(programma=programma, wachtend=True, begeleid_door=[casemanager])
    start_route(traject=traject, startdatum=VANDAAG, door=casemanager)
    assert Toelatingstoets.objects.get(traject=traject).voldoet
