"""What is in a report about one deelnemer is kept until a day, and then all of it goes: files, figures and words."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportage import diensten, maak, rijenbestand
from rapportage.deelnemer.keuze import DELEN, Keuze
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.schema.opruimen import ruim_rapporten_op
from rapportage.vraag import Vraag
from tests.fabrieken.stappenplan import StapFactory
from tests.fabrieken.trajecten import DeelnemerFactory, TrajectFactory
from toegang.models import Logregel
from trajecten.models import Stap

pytestmark = pytest.mark.django_db
DOEL, STAP, NAAM = "Een eigen bakkerij", "Brief aan de bank", "Amira"


@pytest.fixture
def traject(jobcoach):
    wie = DeelnemerFactory(voornaam=NAAM, achternaam="El Idrissi")
    traject = TrajectFactory(deelnemer=wie, doel=DOEL, begeleid_door=[jobcoach])
    stap = StapFactory(traject=traject, wat=STAP)
    Stap.objects.filter(pk=stap.pk).update(gemaakt_op=timezone.now() - timedelta(days=3))
    return traject


def klaar(rapport):
    """The report, finished without setting its document."""
    opgenomen = diensten.neem_rapport_op(pk=rapport.pk)
    uitkomst = maak.bereken(rapport.vraag, gemaakt_door="Joris")
    bestanden = diensten.Bestanden(b"%PDF-1.7", b"", rijenbestand.inhoud(uitkomst))
    diensten.rond_rapport_af(rapport=opgenomen, uitkomst=uitkomst, bestanden=bestanden)
    return Rapport.objects.get(pk=rapport.pk)


@pytest.fixture
def rapport(traject, jobcoach, rapportenmap):
    """A report that is ready and is kept up to and including today."""
    vandaag = timezone.localdate()
    keuze = Keuze.uit({}).als_opties()
    vraag = Vraag("deelnemer", traject, Periode(traject.startdatum, vandaag - timedelta(days=1)), vandaag, keuze)
    return klaar(diensten.vraag_rapport_aan(vraag=vraag, door=jobcoach, bewaren_tot=vandaag))


@pytest.fixture
def weg(rapport):
    """The same report on the day after."""
    assert ruim_rapporten_op(vandaag=rapport.bewaren_tot + timedelta(days=1)) == 1
    return Rapport.objects.get(pk=rapport.pk)


def test_wie_een_rapport_maakt_zegt_tot_wanneer_het_blijft(klant, traject, jobcoach):
    klant.force_login(jobcoach)
    form = klant.get(f"/trajecten/{traject.pk}/rapport/").context["form"]
    over_een_jaar = form["bewaren_tot"].value()
    assert over_een_jaar > timezone.localdate() + timedelta(days=360)
    dagen = {"van": traject.startdatum, "tot": timezone.localdate(), "bewaren_tot": over_een_jaar}
    klant.post(f"/trajecten/{traject.pk}/rapport/", {"lezer": "deelnemer", "delen": list(DELEN), **dagen})
    assert Rapport.objects.get().bewaren_tot == over_een_jaar


def test_een_nieuwe_versie_blijft_niet_langer(klant, rapport, jobcoach):
    klant.force_login(jobcoach)
    klant.post(f"/deelnemerrapporten/{rapport.pk}/vernieuwen/")
    assert Rapport.objects.get(versie=2).bewaren_tot == rapport.bewaren_tot


def test_tot_en_met_de_laatste_dag_blijft_alles(klant, rapport, jobcoach):
    assert ruim_rapporten_op(vandaag=rapport.bewaren_tot) == 0
    klant.force_login(jobcoach)
    pagina = klant.get(rapport.get_absolute_url())
    assert pagina.status_code == 200
    assert DOEL in pagina.content.decode()


def test_daarna_is_er_niets_meer_van_wat_erin_stond(rapport, weg, rapportenmap):
    assert all(woord in str(rapport.cijfers) for woord in (DOEL, STAP, NAAM))
    assert list(rapportenmap.iterdir()) == []
    (rij,) = Rapport.objects.values()
    assert not any(woord in str(rij) for woord in (DOEL, STAP, NAAM))
    assert (weg.sha256, weg.rijen_sha256, weg.opties) == (rapport.sha256, rapport.rijen_sha256, rapport.opties)
    regel = Logregel.objects.get(soort="rapport_opgeruimd", over_pk=rapport.pk)
    assert (regel.details["cijfers"], regel.details["sha256"]) == (True, rapport.sha256)


def test_de_paginas_zeggen_dat_het_weg_is_of_bestaan_niet(klant, weg, jobcoach):
    klant.force_login(jobcoach)
    hier = weg.get_absolute_url()
    for pad in ("", "bestand.pdf", "bestand.csv", "bestand.json"):
        antwoord = klant.get(hier + pad)
        assert antwoord.status_code == 410
        tekst = antwoord.content.decode()
        assert "Dit rapport is verwijderd" in tekst
        assert DOEL not in tekst
    for pad in ("cijfer/contacten/", "cijfer/contacten/lijst.csv", "compleet/doel/", f"verschil/{weg.pk}/"):
        assert klant.get(hier + pad).status_code == 404
    assert klant.post(hier + "vernieuwen/").status_code == 404
    assert klant.get(hier + "definitief/").status_code == 409
    assert "verwijderd" in klant.get(f"/trajecten/{weg.traject_id}/rapport/").content.decode()


def test_met_een_versie_die_weg_is_valt_niets_te_vergelijken(klant, weg, jobcoach):
    nieuw = klaar(diensten.vraag_rapport_aan(vraag=weg.vraag, door=jobcoach, bewaren_tot=date(2099, 1, 1)))
    klant.force_login(jobcoach)
    verschil = f"/deelnemerrapporten/{nieuw.pk}/verschil/{weg.pk}/"
    assert verschil not in klant.get(nieuw.get_absolute_url()).content.decode()
    assert klant.get(verschil).status_code == 404


def test_van_een_definitief_rapport_gaan_de_cijfers_alleen_samen_met_de_bestanden_weg(rapport, jobcoach):
    definitief = diensten.maak_definitief(rapport=rapport, overgeslagen=(), reden="", door=jobcoach)
    maak.maak(definitief.pk)
    zelf = Rapport.objects.filter(pk=definitief.pk)
    for anders in ({"cijfers": None}, {"cijfers": {}}, {"cijfers": None, "verwijderd_op": timezone.now()}):
        with pytest.raises(IntegrityError, match="definitief rapport"), transaction.atomic():
            zelf.update(**anders)
    # the concept that it came out of goes on the same day
    assert ruim_rapporten_op(vandaag=rapport.bewaren_tot + timedelta(days=1)) == 2
    assert list(Rapport.objects.values_list("cijfers", flat=True)) == [None, None]
    with pytest.raises(IntegrityError, match="Een definitief rapport verandert niet"), transaction.atomic():
        zelf.update(cijfers={})


def test_opnieuw_proberen_van_wat_uit_een_verdwenen_concept_komt_zegt_waarom(rapport, jobcoach):
    definitief = diensten.maak_definitief(rapport=rapport, overgeslagen=(), reden="", door=jobcoach)
    diensten.laat_rapport_mislukken(rapport=diensten.neem_rapport_op(pk=definitief.pk), reden="De schijf was vol.")
    ruim_rapporten_op(vandaag=rapport.bewaren_tot + timedelta(days=1))
    diensten.probeer_rapport_opnieuw(rapport=Rapport.objects.get(pk=definitief.pk), door=jobcoach)
    maak.maak(definitief.pk)
    definitief.refresh_from_db()
    assert definitief.status == Rapport.Status.MISLUKT
    assert "zijn er niet meer" in definitief.foutmelding


def test_alleen_wat_over_een_deelnemer_gaat_mag_zonder_cijfers_klaar_zijn(weg, maak_klaar):
    ander = maak_klaar()
    with pytest.raises(IntegrityError, match="rapport_klaar_met_cijfers_en_bestand"), transaction.atomic():
        Rapport.objects.filter(pk=ander.pk).update(cijfers=None, verwijderd_op=timezone.now())
    with pytest.raises(IntegrityError, match="rapport_klaar_met_cijfers_en_bestand"), transaction.atomic():
        Rapport.objects.filter(pk=weg.pk).update(verwijderd_op=None)
