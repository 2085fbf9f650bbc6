"""The pages of reports: who may see them, asking, following, reading and downloading."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from organisaties import in_organisatie
from rapportage import diensten, maak, rijenbestand
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.periodekeuze import groepen, lees
from tests.fabrieken.voortgang import programma_met_route
from toegang.models import Logregel
from trajecten.models import Contactmoment

pytestmark = pytest.mark.django_db
LIJST = "/rapporten/"
NIEUW = "/rapporten/nieuw/"


@pytest.fixture
def manager(klant, programmamanager):
    """A browser in which the programmamanager is logged in."""
    klant.force_login(programmamanager)
    return klant


@pytest.fixture
def klaar(aanvraag, rapportenmap):
    """A report that is ready, with a document that took no time."""
    rapport = diensten.neem_rapport_op(pk=aanvraag().pk)
    uitkomst = maak.bereken(rapport.vraag, gemaakt_door="Petra Vos")
    bestanden = diensten.Bestanden(b"%PDF-1.7 heel kort", b"", rijenbestand.inhoud(uitkomst))
    diensten.rond_rapport_af(rapport=rapport, uitkomst=uitkomst, bestanden=bestanden)
    return Rapport.objects.get(pk=rapport.pk)


def vraag(klant, programma, **anders):
    keuze = f"{date(2026, 2, 1)}_{date(2026, 2, 28)}"
    return klant.post(NIEUW, {"onderwerp": programma.pk, "keuze": keuze, "van": "", "tot": "", **anders})


@pytest.mark.parametrize("adres", [LIJST, NIEUW, "/rapporten/1/", "/rapporten/1/bestand.pdf"])
def test_wie_geen_cijfers_mag_zien_komt_er_niet_in(klant, jobcoach, adres):
    klant.force_login(jobcoach)
    assert klant.get(adres).status_code == 403


def test_een_vreemde_gaat_naar_de_inlogpagina(klant):
    antwoord = klant.get(LIJST)
    assert antwoord.status_code == 302
    assert "next=/rapporten/" in antwoord["Location"]


def test_een_rapport_van_een_andere_organisatie_bestaat_niet(client_voor, klaar, buitenstaander):
    elders = client_voor("werkshop")
    with in_organisatie("werkshop"):
        elders.force_login(buitenstaander)
    for adres in (f"/rapporten/{klaar.pk}/", f"/rapporten/{klaar.pk}/bestand.pdf"):
        assert elders.get(adres).status_code == 404


def test_een_lege_lijst_zegt_wat_hier_komt(manager):
    antwoord = manager.get(LIJST)
    assert "Nog geen rapporten" in antwoord.content.decode()


def test_de_lijst_toont_rapporten_met_hun_stand(manager, klaar):
    tekst = manager.get(LIJST).content.decode()
    assert "Voortgang februari 2026" in tekst
    assert "Petra Vos" in tekst
    assert "Klaar" in tekst


def test_de_lijst_bladert_zonder_gaten_en_zonder_meer_vragen(manager, programma, django_assert_max_num_queries):
    Rapport.objects.bulk_create(
        Rapport(
            soort="voortgang",
            programma=programma,
            van=date(2020, 1, 1) + timedelta(days=nummer),
            tot=date(2026, 1, 1),
            peildatum=date(2026, 1, 1),
            bron="schema",
            aangevraagd_op=timezone.now(),
            versie=1,
        )
        for nummer in range(60)
    )
    adres, gezien = LIJST, []
    while adres:
        with django_assert_max_num_queries(15):
            antwoord = manager.get(adres)
        gezien += [rapport.pk for rapport in antwoord.context["rapporten"]]
        volgende = antwoord.context["volgende"]
        adres = f"{LIJST}?na={volgende}" if volgende else None
    assert gezien == sorted(Rapport.objects.values_list("pk", flat=True), reverse=True)


def test_een_rapport_vragen_brengt_je_bij_de_voortgang(manager, programma, programmamanager):
    antwoord = vraag(manager, programma)
    rapport = Rapport.objects.get()
    assert antwoord["Location"] == f"/rapporten/{rapport.pk}/"
    assert (rapport.periode, rapport.aangevraagd_door) == (Periode.maand(2026, 2), programmamanager)
    assert rapport.peildatum == timezone.localdate()
    tekst = manager.get(antwoord["Location"]).content.decode()
    assert "Je rapport wordt gemaakt" in tekst
    assert "Vernieuwen" in tekst


def test_twee_keer_versturen_geeft_een_rapport(manager, programma):
    vraag(manager, programma)
    vraag(manager, programma)
    assert Rapport.objects.count() == 1


def test_een_eigen_periode_kan_ook(manager, programma):
    vraag(manager, programma, keuze="anders", van="5-1-2026", tot="20-02-2026")
    assert Rapport.objects.get().periode == Periode(date(2026, 1, 5), date(2026, 2, 20))


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"keuze": "anders"}, "Er zijn 2 velden niet goed ingevuld"),
        ({"keuze": "anders", "van": "1-2-2026", "tot": "31-1-2026"}, "De periode eindigt voordat hij begint."),
        ({"keuze": "anders", "van": "1-2-2099", "tot": "1-3-2099"}, "Deze periode is nog niet begonnen."),
        ({"keuze": "anders", "van": "morgen", "tot": "1-3-2026"}, "Schrijf de datum zo: 24-11-2026."),
        ({"keuze": ""}, "Vul dit in."),
    ],
)
def test_een_verkeerde_periode_of_programma_geeft_uitleg_en_geen_rapport(manager, programma, velden, fout):
    antwoord = vraag(manager, programma, **velden)
    assert antwoord.status_code == 422
    assert fout in antwoord.content.decode()
    assert not Rapport.objects.exists()


def test_de_voortgang_ververst_zichzelf_tot_het_rapport_klaar_is(manager, aanvraag, rapportenmap):
    rapport = aanvraag()
    diensten.meld_voortgang(rapport=rapport, procent=50, stap="Het document wordt opgemaakt")
    onderweg = manager.get(rapport.get_absolute_url(), headers={"HX-Request": "true"})
    tekst = onderweg.content.decode()
    assert "<html" not in tekst
    assert "Het document wordt opgemaakt" in tekst
    assert 'hx-trigger="every 1s"' in tekst
    maak.maak(rapport.pk)
    assert manager.get(rapport.get_absolute_url(), headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_een_klaar_rapport_toont_dezelfde_cijfers_als_zijn_bestanden(manager, klaar):
    tekst = manager.get(klaar.get_absolute_url()).content.decode()
    cijfers = json.loads(haal(manager, klaar, "json"))
    assert cijfers["cijfers"] == {"instroom": 0, "uitstroom": 0, "lopend": 3, "terugval": 3, "coachuren": 4.5}
    assert "4,50" in tekst
    regels = list(csv.reader(io.StringIO(haal(manager, klaar, "csv").decode("utf-8-sig")), delimiter=";"))
    assert ["In het kort", "Coachuren", "Aantal", "4,50", "aantal"] in regels
    boek = load_workbook(io.BytesIO(haal(manager, klaar, "xlsx")))
    assert ("Coachuren", 4.5) in list(boek["In het kort"].values)
    assert haal(manager, klaar, "pdf").startswith(b"%PDF")


def haal(klant, rapport, formaat):
    antwoord = klant.get(f"/rapporten/{rapport.pk}/bestand.{formaat}")
    assert antwoord.status_code == 200
    assert f"voortgang-februari-2026.{formaat}" in antwoord["Content-Disposition"]
    return antwoord.getvalue()


def test_een_klaar_rapport_rekent_niet_opnieuw(manager, klaar):
    voor = manager.get(klaar.get_absolute_url()).context["beeld"]
    Contactmoment.objects.all().delete()
    assert manager.get(klaar.get_absolute_url()).context["beeld"] == voor


def test_wie_downloadt_staat_in_het_logboek(manager, klaar, programmamanager):
    haal(manager, klaar, "xlsx")
    regel = Logregel.objects.get(soort="rapport_gedownload")
    assert (regel.door_pk, regel.over_pk, regel.details["formaat"]) == (programmamanager.pk, klaar.pk, "xlsx")


@pytest.mark.parametrize("formaat", ["exe", "html"])
def test_een_onbekend_formaat_bestaat_niet(manager, klaar, formaat):
    assert manager.get(f"/rapporten/{klaar.pk}/bestand.{formaat}").status_code == 404


def test_een_rapport_dat_nog_niet_klaar_is_heeft_geen_bestand(manager, aanvraag):
    assert manager.get(f"/rapporten/{aanvraag().pk}/bestand.pdf").status_code == 404


def test_een_mislukt_rapport_zegt_waarom_en_kan_opnieuw(manager, aanvraag):
    rapport = diensten.neem_rapport_op(pk=aanvraag().pk)
    diensten.laat_rapport_mislukken(rapport=rapport, reden="De schijf is vol.")
    tekst = manager.get(rapport.get_absolute_url()).content.decode()
    assert "De schijf is vol." in tekst
    assert "Opnieuw proberen" in tekst
    manager.post(f"{rapport.get_absolute_url()}opnieuw/")
    rapport.refresh_from_db()
    assert rapport.status == "aangevraagd"


def test_opnieuw_van_een_rapport_dat_niet_mislukte_geeft_uitleg(manager, klaar):
    antwoord = manager.post(f"{klaar.get_absolute_url()}opnieuw/", follow=True)
    assert "Alleen een rapport dat is mislukt kun je opnieuw maken." in antwoord.content.decode()


def test_een_gestopt_programma_staat_niet_in_de_keuze(manager):
    programma_met_route("oud", "Oud programma")
    programma = programma_met_route("nieuw", "Nieuw programma")
    programma.actief = False
    programma.save()
    tekst = manager.get(NIEUW).content.decode()
    assert "Oud programma" in tekst
    assert "Nieuw programma" not in tekst


@pytest.mark.parametrize("adres", ["/rapporten/nieuw/mdt/", "/rapporten/schema/nieuw/mdt/"])
def test_zonder_project_van_die_soort_zegt_de_pagina_wie_dat_toevoegt(manager, adres):
    pagina = manager.get(adres).content.decode()
    assert "Nog geen subsidieproject voor MDT" in pagina
    assert 'name="onderwerp"' not in pagina


def test_een_programma_dat_niet_bestaat_kan_niet(manager, programma):
    antwoord = manager.post(NIEUW, {"programma": 0, "keuze": "2026-02-01_2026-02-28"})
    assert antwoord.status_code == 422


def test_de_eerste_keuze_is_de_vorige_maand_en_elke_keuze_is_een_periode():
    keuzes = [keuze for _, opties in groepen(date(2026, 11, 21)) for keuze in opties]
    assert keuzes[0] == ("2026-10-01_2026-10-31", "Oktober 2026")
    assert ("2026-10-01_2026-12-31", "Vierde kwartaal 2026") in keuzes
    assert all(str(lees(waarde)).capitalize() == naam for waarde, naam in keuzes if waarde != "anders")
    assert len({waarde for waarde, _ in keuzes}) == len(keuzes)
