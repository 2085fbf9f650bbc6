"""The pages of the bouwstenen: who sees them, both steps without JavaScript, what is refused."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bouwstenen.models import Fase
from organisaties import in_organisatie
from tests.fabrieken.bouwstenen import FaseFactory, StabiliteitsdoelFactory, weken_geleden
from tests.fabrieken.trajecten import TrajectFactory


@pytest.fixture
def in_twee(traject, steen) -> Fase:
    FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(8))
    return FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(8), reden="stabiel")


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def pagina(traject, naam="bouwsteen"):
    return reverse(f"bouwstenen:{naam}", args=[traject.pk])


def datum(dag) -> str:
    return f"{dag:%d-%m-%Y}"


def verder_invoer(fase, **anders):
    gegevens = {
        "vanuit": fase.pk,
        "deelnemer_stabiel": "ja",
        "casemanager_stabiel": "ja",
        "reden": "",
        "startdatum": datum(timezone.localdate()),
    }
    return gegevens | anders


def test_de_pagina_toont_het_huis_en_de_geschiedenis(klant, casemanager, traject, in_twee):
    inhoud = als(klant, casemanager).get(pagina(traject)).content.decode()
    assert "Het huis van Daan" in inhoud
    assert "Bouwsteen 2 van 4 is bezig: Dagactivering, 8 van 12 weken." in inhoud
    assert "Naar de volgende bouwsteen" in inhoud
    assert "Terug naar een eerdere bouwsteen" in inhoud


def test_een_jobcoach_ziet_het_huis_maar_geen_stappen(klant, jobcoach, traject, in_twee):
    antwoord = als(klant, jobcoach).get(pagina(traject))
    assert antwoord.status_code == 200
    assert "Naar de volgende bouwsteen" not in antwoord.content.decode()
    assert klant.get(pagina(traject, "verder")).status_code == 403


def test_een_programmamanager_leest_geen_redenen(klant, casemanager, programmamanager, traject, steen):
    FaseFactory(traject=traject, bouwsteen=steen[1], toelichting="Gesprek over thuis.", terugval=False)
    assert "Gesprek over thuis." in als(klant, casemanager).get(pagina(traject)).content.decode()
    assert "Gesprek over thuis." not in als(klant, programmamanager).get(pagina(traject)).content.decode()


def test_een_collega_van_een_ander_team_vindt_niets(klant, collega_ander_team, traject, in_twee):
    als(klant, collega_ander_team)
    for naam in ("bouwsteen", "verder", "terug"):
        assert klant.get(pagina(traject, naam)).status_code == 404


def test_een_andere_organisatie_vindt_niets(client_voor, buitenstaander, traject, in_twee):
    with in_organisatie("werkshop"):
        ander = als(client_voor("werkshop"), buitenstaander)
    assert ander.get(pagina(traject)).status_code == 404
    assert ander.post(pagina(traject, "verder"), verder_invoer(in_twee)).status_code == 404


def test_verder_laat_eerst_zien_wat_er_verandert_en_schrijft_dan_pas(klant, casemanager, traject, in_twee):
    als(klant, casemanager)
    antwoord = klant.post(pagina(traject, "verder"), verder_invoer(in_twee))
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Wat verandert er?" in inhoud
    assert "3. Leren en werken in de praktijk" in inhoud
    assert "2 uur per week" in inhoud
    assert Fase.objects.van(traject).count() == 2

    antwoord = klant.post(pagina(traject, "verder"), verder_invoer(in_twee, bevestigd="1"))
    assert antwoord.status_code == 302
    assert Fase.objects.van(traject).lopend_op(timezone.localdate()).get().bouwsteen.nummer == 3


def test_het_voorbeeld_draagt_alles_mee_wat_was_ingevuld(klant, casemanager, traject, in_twee):
    doel = StabiliteitsdoelFactory(bouwsteen=in_twee.bouwsteen)
    invoer = verder_invoer(in_twee, behaald=[doel.pk], reden="Samen besproken.")
    inhoud = als(klant, casemanager).post(pagina(traject, "verder"), invoer).content.decode()
    for naam, waarde in [("behaald", doel.pk), ("reden", "Samen besproken."), ("vanuit", in_twee.pk)]:
        assert f'name="{naam}" value="{waarde}"' in inhoud


def test_iets_aanpassen_geeft_het_formulier_terug_zoals_het_was(klant, casemanager, traject, in_twee):
    invoer = verder_invoer(in_twee, reden="Samen besproken.", wijzigen="1")
    antwoord = als(klant, casemanager).post(pagina(traject, "verder"), invoer)
    assert antwoord.status_code == 200
    assert "Samen besproken." in antwoord.content.decode()
    assert Fase.objects.van(traject).count() == 2


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"deelnemer_stabiel": "nee"}, "Schrijf op waarom jullie toch doorgaan."),
        ({"startdatum": "31-02-2026"}, "Schrijf de datum zo"),
        ({"startdatum": "01-01-2020"}, "Het traject startte pas op"),
        ({"casemanager_stabiel": ""}, "Vul dit in."),
    ],
)
def test_wat_niet_klopt_komt_terug_met_uitleg(anders, zin, klant, casemanager, traject, in_twee):
    antwoord = als(klant, casemanager).post(pagina(traject, "verder"), verder_invoer(in_twee, **anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Fase.objects.van(traject).count() == 2


def test_terug_met_reden_en_tijdelijk(klant, casemanager, traject, in_twee, steen):
    terugkeer = timezone.localdate() + timedelta(weeks=3)
    invoer = {
        "vanuit": in_twee.pk,
        "reden": "Even rust nodig.",
        "tijdelijk": "ja",
        "verwachte_terugkeer": datum(terugkeer),
        "startdatum": datum(timezone.localdate()),
        "bevestigd": "1",
    }
    assert als(klant, casemanager).post(pagina(traject, "terug"), invoer).status_code == 302
    fase = Fase.objects.van(traject).lopend_op(timezone.localdate()).get()
    assert (fase.bouwsteen, fase.verwachte_terugkeer) == (steen[1], terugkeer)
    inhoud = klant.get(pagina(traject)).content.decode()
    assert "Terug naar bouwsteen 1" in inhoud
    assert "Bouwsteen 2 blijft staan op 8 van 12 weken." in inhoud


def test_tijdelijk_terug_vraagt_wanneer_de_terugkeer_is(klant, casemanager, traject, in_twee):
    invoer = {"vanuit": in_twee.pk, "reden": "Rust", "tijdelijk": "ja", "startdatum": datum(timezone.localdate())}
    antwoord = als(klant, casemanager).post(pagina(traject, "terug"), invoer)
    assert antwoord.status_code == 422
    assert "Vul in wanneer je de terugkeer ongeveer verwacht." in antwoord.content.decode()


def test_langer_en_afronden_gaan_op_dezelfde_manier(klant, casemanager, traject, steen):
    fase = FaseFactory(traject=traject, bouwsteen=steen[4])
    vandaag = timezone.localdate()
    als(klant, casemanager)
    langer = {
        "vanuit": fase.pk,
        "startdatum": datum(vandaag),
        "verwacht_tot": datum(vandaag + timedelta(weeks=4)),
        "reden": "Nog niet zeker van het werk.",
        "bevestigd": "1",
    }
    assert klant.post(pagina(traject, "langer"), langer).status_code == 302
    verlengd = Fase.objects.van(traject).get(reden="verlengd")
    afronden = verder_invoer(verlengd, einddatum=datum(vandaag), bevestigd="1")
    assert klant.post(pagina(traject, "afronden"), afronden).status_code == 302
    assert "Alle stenen liggen" not in klant.get(pagina(traject)).content.decode()
    assert "Terug naar een eerdere bouwsteen" in klant.get(pagina(traject)).content.decode()


def test_een_wachtend_traject_start_op_de_gevraagde_dag(klant, casemanager, route, steen):
    traject = TrajectFactory(programma=route.programma, wachtend=True, begeleid_door=[casemanager])
    als(klant, casemanager)
    invoer = {"vanuit": "", "bouwsteen": steen[1].pk, "startdatum": datum(timezone.localdate())}
    assert "start op" in klant.post(pagina(traject, "start"), invoer).content.decode()
    assert klant.post(pagina(traject, "start"), invoer | {"bevestigd": "1"}).status_code == 302
    traject.refresh_from_db()
    assert traject.startdatum == timezone.localdate()


def test_het_dossier_van_wie_wacht_begint_met_starten(klant, casemanager, jobcoach, route):
    traject = TrajectFactory(programma=route.programma, wachtend=True, begeleid_door=[casemanager, jobcoach])
    start = pagina(traject, "start")
    assert start in als(klant, casemanager).get(traject.get_absolute_url()).content.decode()
    assert start not in als(klant, jobcoach).get(traject.get_absolute_url()).content.decode()


def test_terugdraaien_staat_erbij_zolang_het_kan(klant, casemanager, traject, in_twee):
    als(klant, casemanager)
    assert "Laatste stap terugdraaien" not in klant.get(pagina(traject)).content.decode()
    klant.post(pagina(traject, "verder"), verder_invoer(in_twee, bevestigd="1"))
    assert "Laatste stap terugdraaien" in klant.get(pagina(traject)).content.decode()
    nieuw = Fase.objects.van(traject).geldig().latest("pk")
    assert klant.post(pagina(traject, "terugdraaien"), {"vanuit": nieuw.pk}).status_code == 302
    assert "Teruggedraaid op" in klant.get(pagina(traject)).content.decode()


def test_een_verouderd_scherm_krijgt_409(klant, casemanager, traject, in_twee):
    als(klant, casemanager)
    klant.post(pagina(traject, "verder"), verder_invoer(in_twee, bevestigd="1"))
    assert klant.post(pagina(traject, "verder"), verder_invoer(in_twee, bevestigd="1")).status_code == 409
    assert klant.post(pagina(traject, "terugdraaien"), {"vanuit": in_twee.pk}).status_code == 409
    assert Fase.objects.van(traject).count() == 3


@pytest.mark.parametrize("vanuit", ["", "x", "9" * 25, "9" * 5000])
def test_terugdraaien_vanaf_een_plek_die_er_niet_is_krijgt_409(klant, casemanager, traject, in_twee, vanuit):
    assert als(klant, casemanager).post(pagina(traject, "terugdraaien"), {"vanuit": vanuit}).status_code == 409


def test_een_stap_die_nu_niet_kan_brengt_je_terug(klant, casemanager, traject, in_twee):
    antwoord = als(klant, casemanager).get(pagina(traject, "afronden"))
    assert (antwoord.status_code, antwoord.url) == (302, pagina(traject))
