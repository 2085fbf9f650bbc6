"""The report about one deelnemer made final: complete, frozen, with an archive, and its versions beside each other."""

import hashlib
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from rapportage import diensten, maak
from rapportage.deelnemer.keuze import Keuze
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.vraag import Vraag
from tests.fabrieken.toegang import WACHTWOORD
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from toegang.matrix import Rol
from toegang.models import Logregel

pytestmark = pytest.mark.django_db
GISTEREN = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def traject(jobcoach, casemanager):
    """A traject with a contact of yesterday and no goal."""
    traject = TrajectFactory(doel="", begeleid_door=[jobcoach, casemanager])
    ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=GISTEREN)
    return traject


@pytest.fixture
def concept(traject, rapportenmap, jobcoach):
    """Makes a concept that is ready, over the traject up to and including yesterday."""

    def maak_klaar(door=jobcoach, tot=GISTEREN, **opties):
        keuze = Keuze.uit(opties).als_opties()
        periode = Periode(min(traject.startdatum, tot), tot)
        vraag = Vraag("deelnemer", traject, periode, timezone.localdate(), keuze)
        rapport = diensten.vraag_rapport_aan(vraag=vraag, door=door)
        maak.maak(rapport.pk)
        return Rapport.objects.get(pk=rapport.pk, status="klaar")

    return maak_klaar


@pytest.fixture
def coach(klant, jobcoach):
    """A browser in which the jobcoach is logged in, and typed the password a moment ago."""
    klant.force_login(jobcoach)
    klant.post("/account/nogmaals/", {"password": WACHTWOORD})
    return klant


def pad(rapport, rest=""):
    return f"/deelnemerrapporten/{rapport.pk}/{rest}"


def tekst(antwoord, status=200):
    assert antwoord.status_code == status
    return " ".join(antwoord.content.decode().split())


def maak_definitief(klant, concept, **velden):
    antwoord = klant.post(pad(concept, "definitief/"), velden)
    assert antwoord.status_code == 302, antwoord.content.decode()
    nieuw = Rapport.objects.get(uit=concept)
    assert antwoord["Location"] == pad(nieuw)
    maak.maak(nieuw.pk)
    return Rapport.objects.get(pk=nieuw.pk, status="klaar")


def test_de_pagina_zegt_wat_nog_leeg_is_en_waar_je_dat_oplost(coach, concept, traject, casemanager):
    rapport = concept()
    pagina = tekst(coach.get(pad(rapport)))
    for code in ("doel", "metingen"):
        assert pad(rapport, f"compleet/{code}/") in pagina
    controle = tekst(coach.get(pad(rapport, "compleet/doel/")))
    assert "Er staat geen doel in het dossier." in controle
    assert "Rapporten" not in controle.split("<main")[1]
    coach.force_login(casemanager)
    assert f"/trajecten/{traject.pk}/gegevens/aanmelding/" in tekst(coach.get(pad(rapport, "compleet/doel/")))


def test_definitief_bevriest_cijfers_gegevens_en_bestanden(coach, concept, traject):
    eerst = concept()
    definitief = maak_definitief(coach, eerst)
    assert (definitief.cijfers["cijfers"], definitief.versie) == (eerst.cijfers["cijfers"], 2)
    ContactmomentFactory(traject=traject, medewerker=definitief.aangevraagd_door, datum=GISTEREN)
    pagina = tekst(coach.get(pad(definitief)))
    for woord in ("definitief · versie 2", "PDF voor het archief", definitief.sha256, "Het verandert niet meer"):
        assert woord in pagina
    document, archief = (
        b"".join(coach.get(pad(definitief, f"bestand.{formaat}")).streaming_content)
        for formaat in ("pdf", "archief.pdf")
    )
    assert hashlib.sha256(document).hexdigest() == definitief.sha256
    assert hashlib.sha256(archief).hexdigest() == definitief.archief_sha256
    pdf = PdfReader(io.BytesIO(archief))
    zegt = pdf.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="3"' in zegt
    assert 'pdfaid:conformance="A"' in zegt
    assert sorted(pdf.attachments) == ["cijfers.csv", "cijfers.json"]
    assert maak.uitkomst_van(definitief).posten["contacten"].cijfer.waarde == 1


def test_een_nieuwe_versie_noemt_de_vorige_en_het_verschil(coach, concept, traject, jobcoach):
    definitief = maak_definitief(coach, concept())
    ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=GISTEREN)
    coach.post(pad(definitief, "vernieuwen/"))
    nieuw = Rapport.objects.latest("pk")
    maak.maak(nieuw.pk)
    assert "Waarom verbeter je het vorige rapport?" in tekst(coach.get(pad(nieuw, "definitief/")))
    assert "data-concept-url" in tekst(coach.get(pad(nieuw, "definitief/")))
    beter = maak_definitief(coach, nieuw, reden="Een gesprek was nog niet ingevuld.")
    assert (beter.vervangt_id, beter.versie) == (definitief.pk, 4)
    pagina = tekst(coach.get(pad(beter)))
    assert "Een gesprek was nog niet ingevuld." in pagina
    assert pad(beter, f"verschil/{definitief.pk}/") in pagina
    verschil = tekst(coach.get(pad(beter, f"verschil/{definitief.pk}/")))
    assert pad(beter, f"verschil/{definitief.pk}/contacten/") in verschil
    regel = tekst(coach.get(pad(beter, f"verschil/{definitief.pk}/contacten/")))
    assert "Erbij" in regel
    assert str(GISTEREN.day) in regel


def test_een_rapport_tot_en_met_vandaag_is_nog_niet_definitief_te_maken(coach, concept):
    rapport = concept(tot=timezone.localdate())
    assert "De periode was nog niet voorbij" in tekst(coach.post(pad(rapport, "definitief/")), 422)


def test_definitief_maken_vraagt_eerst_het_wachtwoord(klant, jobcoach, concept):
    klant.force_login(jobcoach)
    antwoord = klant.post(pad(concept(), "definitief/"))
    assert antwoord["Location"].startswith("/account/nogmaals/?next=")
    assert not Rapport.objects.filter(staat="definitief").exists()


ADRESSEN = ("compleet/doel/", "definitief/", "verschil/{}/", "verschil/{}/contacten/")


def test_een_collega_zonder_dit_traject_vindt_niets_en_een_manager_mag_het_niet(
    coach, concept, iemand, programmamanager
):
    eerst = concept()
    definitief = maak_definitief(coach, eerst)
    adressen = [pad(definitief, rest.format(eerst.pk)) for rest in ADRESSEN]
    assert [coach.get(adres).status_code for adres in adressen] == [200, 409, 200, 200]
    coach.force_login(iemand(Rol.JOBCOACH, email="ander@werkmakerij.example"))
    assert {coach.get(adres).status_code for adres in adressen} == {404}
    assert coach.post(pad(definitief, "vernieuwen/")).status_code == 404
    coach.force_login(programmamanager)
    assert {coach.get(adres).status_code for adres in adressen} == {403}
    assert coach.get(f"/rapporten/{definitief.pk}/definitief/").status_code == 404
    assert coach.get(f"/rapporten/{definitief.pk}/verschil/{eerst.pk}/").status_code == 404


def test_twee_rapporten_met_andere_keuzes_zijn_geen_versies(coach, concept):
    een, ander = concept(), concept(lezer="school")
    assert coach.get(pad(een, f"verschil/{ander.pk}/")).status_code == 404


def test_lezen_van_bijzondere_gegevens_staat_ook_hier_in_het_logboek(klant, concept, casemanager):
    klant.force_login(casemanager)
    eerst, nieuw = concept(casemanager, bijzonder=True), concept(casemanager, bijzonder=True)
    for aantal, rest in enumerate(("compleet/doel/", f"verschil/{eerst.pk}/"), start=1):
        assert klant.get(pad(nieuw, rest)).status_code == 200
        assert Logregel.objects.filter(soort="bijzonder_bekeken").count() == aantal
