"""What somebody still has at employers ends with the traject; a job goes on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.fabrieken.werkplekken import KlikgesprekFactory
from toegang.fouten import RegelGeschonden
from toegang.models import Logregel
from trajecten.begeleiding.einde import stop_traject
from werkgevers.models import Klikgesprek, Plaatsing
from werkgevers.plaatsing.diensten import Plaatsinggegevens, wijzig_plaatsing

LEEG = {"reden": "gestopt", "peildatum": None, "arbeidssituatie": "", "opleiding": "", "kwalificatie": ""}


@pytest.fixture
def traject(casemanager):
    return TrajectFactory(begeleid_door=[casemanager], startdatum=timezone.localdate() - timedelta(weeks=20))


def stop(traject, door):
    stop_traject(traject=traject, einddatum=timezone.localdate(), uitstroom=LEEG, door=door)


def einde_van(plaatsing):
    plaatsing.refresh_from_db()
    return plaatsing.einddatum, plaatsing.einde_reden


def test_een_stage_stopt_op_de_dag_van_het_traject(traject, casemanager, vandaag):
    stage = PlaatsingFactory(traject=traject, soort="stage", einddatum=vandaag + timedelta(days=40))
    eerder = PlaatsingFactory(traject=traject, soort="stage", gestopt=True)
    was = einde_van(eerder)
    stop(traject, casemanager)
    assert einde_van(stage) == (vandaag, "traject")
    assert einde_van(eerder) == was
    assert Logregel.objects.filter(soort="plaatsing_beeindigd").count() == 1


def test_wat_nog_moest_beginnen_begint_niet(traject, casemanager, vandaag):
    volgende_week = vandaag + timedelta(days=7)
    afgesproken = PlaatsingFactory(traject=traject, soort="proefplaatsing", startdatum=volgende_week)
    stop(traject, casemanager)
    assert einde_van(afgesproken) == (volgende_week, "traject")


def test_een_baan_en_een_plek_met_een_contract_gaan_door(traject, casemanager, vandaag):
    baan = PlaatsingFactory(traject=traject, soort="dienstverband", eigen_salaris=True)
    bbl = PlaatsingFactory(traject=traject, soort="leerwerkplek", contract_start=vandaag - timedelta(days=9))
    stop(traject, casemanager)
    assert einde_van(baan) == einde_van(bbl) == (None, "")


def test_hoe_het_afliep_blijft_als_iemand_dat_al_schreef(traject, casemanager, vandaag):
    stage = PlaatsingFactory(
        traject=traject, soort="stage", einddatum=vandaag + timedelta(days=5), einde_reden="verder"
    )
    stop(traject, casemanager)
    assert einde_van(stage) == (vandaag, "verder")


def test_na_het_einde_wordt_een_stage_niet_weer_langer(traject, casemanager, vandaag):
    stage = PlaatsingFactory(traject=traject, soort="stage", startdatum=vandaag - timedelta(days=30))
    stop(traject, casemanager)
    stage.refresh_from_db()
    langer = Plaatsinggegevens(werkgever=stage.werkgever, soort="stage", startdatum=stage.startdatum)
    with pytest.raises(RegelGeschonden, match="alleen werk met een contract") as fout:
        wijzig_plaatsing(plaatsing=stage, verwacht=stage.versie, gegevens=langer, door=casemanager)
    assert fout.value.veld == "einddatum"


def test_een_klikgesprek_dat_nog_moest_komen_gaat_niet_door(traject, casemanager):
    straks = KlikgesprekFactory(traject=traject)
    gehouden = KlikgesprekFactory(traject=traject, klik=True)
    stop(traject, casemanager)
    staten = Klikgesprek.objects.in_bulk([straks.pk, gehouden.pk])
    assert (staten[straks.pk].staat, staten[gehouden.pk].staat) == ("afgezegd", "gehouden")


def test_vooraf_staat_wat_er_stopt_en_wat_doorgaat(klant, traject, casemanager, vandaag):
    for soort, loon in (("stage", None), ("dienstverband", True)):
        PlaatsingFactory(traject=traject, soort=soort, eigen_salaris=loon, werkgever__naam=f"{soort} & zonen")
    KlikgesprekFactory(traject=traject)
    klant.force_login(casemanager)
    keuzes = {"einddatum": vandaag.isoformat(), "reden": "gestopt", "doorverwijzen": "nee"}
    blad = klant.post(reverse("trajecten:traject_stoppen", args=[traject.pk]), keuzes).content.decode()
    assert "Stage bij stage &amp; zonen stopt per" in blad
    assert "bij dienstverband &amp; zonen gaat door." in blad
    assert "Het klikgesprek bij" in blad
    assert not Plaatsing.objects.exclude(einde_reden="").exists()
