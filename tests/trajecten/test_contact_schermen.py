"""The contact form: who may, what is typed stays, with and without HTMX."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.bouwstenen import FaseFactory, RouteFactory
from tests.fabrieken.trajecten import CodeFactory, ContactmomentFactory, TrajectFactory
from tests.trajecten.conftest import HTMX
from trajecten.models import Contactmoment


@pytest.fixture(autouse=True)
def soorten(db_of_zonder):
    return [CodeFactory(), CodeFactory(code="werkplekbezoek", naam="Werkplek")]


@pytest.fixture
def traject(jobcoach, casemanager):
    return TrajectFactory(
        deelnemer__voornaam="Daan", deelnemer__achternaam="Verbeek", begeleid_door=[jobcoach, casemanager]
    )


def invoer(**anders):
    gegevens = {
        "soort": "gesprek",
        "minuten_keuze": "60",
        "minuten_anders": "",
        "aanwezigheid": "aanwezig",
        "onderwerp": "Schildert zelf kozijnen.",
        "datum": f"{timezone.localdate():%d-%m-%Y}",
        "begin": "",
        "sleutel": str(uuid4()),
        "terug": "dag",
    }
    return gegevens | anders


def adres(traject, naam="contact_met"):
    return reverse(f"trajecten:{naam}", args=[traject.pk])


def test_een_jobcoach_logt_een_contact_en_ziet_wat_er_nog_moet(als, jobcoach, traject):
    antwoord = als(jobcoach).post(adres(traject), invoer(), follow=True)
    assert antwoord.redirect_chain == [("/", 302)]
    assert "Contact met Daan is opgeslagen." in antwoord.content.decode()
    contact = Contactmoment.objects.get()
    assert (contact.minuten, contact.medewerker, contact.onderwerp) == (60, jobcoach, "Schildert zelf kozijnen.")


def test_na_opslaan_zegt_het_scherm_wat_er_deze_week_nog_hoort(als, jobcoach, casemanager):
    route = RouteFactory(vier_bouwstenen=True)
    traject = TrajectFactory(programma=route.programma, begeleid_door=[jobcoach])
    FaseFactory(traject=traject, bouwsteen=route.bouwstenen.get(nummer=3))
    antwoord = als(jobcoach).post(adres(traject), invoer(minuten_keuze="90"), follow=True)
    assert "Nog 30 minuten deze week." in antwoord.content.decode()


def test_vanuit_het_dossier_ga_je_terug_naar_het_dossier(als, jobcoach, traject):
    antwoord = als(jobcoach).post(adres(traject), invoer(terug="dossier"))
    assert antwoord.url == traject.get_absolute_url()


def test_terug_gaat_nooit_naar_een_ander_adres(als, jobcoach, traject):
    antwoord = als(jobcoach).post(adres(traject), invoer(terug="https://kwaad.example/"))
    assert antwoord.url == traject.get_absolute_url()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"minuten_keuze": ""}, "Kies hoe lang het contact duurde."),
        ({"minuten_keuze": "anders", "minuten_anders": "veel"}, "Schrijf het aantal minuten als een getal"),
        ({"minuten_keuze": "anders", "minuten_anders": "900"}, "Meer dan 12 uur"),
        ({"soort": "onzin"}, "Selecteer een geldige keuze"),
        ({"datum": "31-02-2026"}, "Schrijf de datum zo: 24-11-2026."),
        ({"datum": "01-01-2020"}, "Het traject startte pas op"),
        ({"begin": "kwart over"}, "Schrijf de tijd zo: 10:30."),
        ({"sleutel": "geen-uuid"}, "UUID"),
        ({"onderwerp": "Schildert zelf kozijnen. " * 500}, "Er passen 10000 tekens, dit zijn er 12499."),
    ],
)
def test_bij_een_fout_staat_alles_er_nog(als, jobcoach, traject, anders, zin):
    antwoord = als(jobcoach).post(adres(traject), invoer(**anders))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in tekst
    assert "Schildert zelf kozijnen." in tekst
    assert "<title>Fout: " in tekst
    assert not Contactmoment.objects.exists()


def test_htmx_krijgt_bij_een_fout_alleen_de_kaart(als, jobcoach, traject):
    antwoord = als(jobcoach).post(adres(traject), invoer(minuten_keuze=""), headers=HTMX)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "<html" not in tekst
    assert 'id="contactkaart"' in tekst
    assert "data-foutoverzicht" in tekst


def test_htmx_gaat_na_opslaan_naar_mijn_dag(als, jobcoach, traject):
    antwoord = als(jobcoach).post(adres(traject), invoer(), headers=HTMX)
    assert antwoord["HX-Redirect"] == "/"
    assert Contactmoment.objects.count() == 1


def test_twee_keer_versturen_logt_een_contact(als, jobcoach, traject):
    klant, gegevens = als(jobcoach), invoer()
    klant.post(adres(traject), gegevens)
    klant.post(adres(traject), gegevens)
    assert Contactmoment.objects.count() == 1


def test_de_meter_telt_mee_wat_je_aan_het_invullen_bent(als, jobcoach):
    route = RouteFactory(vier_bouwstenen=True)
    traject = TrajectFactory(programma=route.programma, begeleid_door=[jobcoach])
    FaseFactory(traject=traject, bouwsteen=route.bouwstenen.get(nummer=3))
    ContactmomentFactory(traject=traject, medewerker=jobcoach, minuten=30)
    klant = als(jobcoach)

    def meter(**gekozen):
        return klant.get(adres(traject, "contact_meter"), gekozen, headers=HTMX).content.decode()

    samen = meter(minuten_keuze="60", aanwezigheid="aanwezig")
    assert "<strong>1,5</strong>" in samen
    assert "met dit contact" in samen
    assert "<strong>0,5</strong>" in meter(minuten_keuze="60", aanwezigheid="afgemeld")
    assert "<strong>0,5</strong>" in meter(minuten_keuze="anders", minuten_anders="lang", aanwezigheid="aanwezig")
    assert "<strong>1</strong>" in meter(minuten_keuze="anders", minuten_anders="30", aanwezigheid="aanwezig")


def test_wie_vorige_keer_gelogd_werd_staat_klaar_met_dezelfde_soort(als, jobcoach, traject):
    TrajectFactory(deelnemer__achternaam="Aa", begeleid_door=[jobcoach])
    ContactmomentFactory(traject=traject, medewerker=jobcoach, soort="werkplekbezoek")
    tekst = als(jobcoach).get(reverse("trajecten:contact")).content.decode()
    assert "Contact met Daan Verbeek" in tekst
    assert re.search(r'value="werkplekbezoek"[^>]*checked', tekst)


def test_een_ander_kiezen_kan_op_naam(als, jobcoach, traject):
    ander = TrajectFactory(deelnemer__voornaam="Łukasz", deelnemer__achternaam="Şahin", begeleid_door=[jobcoach])
    klant = als(jobcoach)
    tekst = klant.get(reverse("trajecten:contact_kiezen"), {"zoek": "lukasz", "terug": "dag"}).content.decode()
    assert "Łukasz Şahin" in tekst
    assert "Daan" not in tekst
    assert f"?traject={ander.pk}" in tekst
    assert "Łukasz Şahin" in klant.get(reverse("trajecten:contact"), {"traject": ander.pk}).content.decode()


@pytest.mark.parametrize("naam", ["contact_met", "contact_meter"])
def test_buiten_je_bereik_bestaat_het_niet(als, jobcoach, collega_ander_team, naam):
    vreemd = TrajectFactory(begeleid_door=[collega_ander_team])
    assert als(jobcoach).get(adres(vreemd, naam)).status_code == 404


def test_meelezen_met_het_team_is_nog_niet_mogen_loggen(als, casemanager, jobcoach):
    """A casemanager sees the trajecten of the team, and logs in the own ones."""
    van_team = TrajectFactory(begeleid_door=[jobcoach])
    klant = als(casemanager)
    assert klant.get(van_team.get_absolute_url()).status_code == 200
    assert klant.get(adres(van_team)).status_code == 403
    assert klant.post(adres(van_team), invoer()).status_code == 403
    assert not Contactmoment.objects.exists()


def test_een_programmamanager_logt_niet(als, programmamanager, traject):
    assert als(programmamanager).get(adres(traject)).status_code == 403
    assert als(programmamanager).get(reverse("trajecten:contact")).status_code == 403


def test_in_een_andere_organisatie_bestaat_dit_traject_niet(client_voor, buitenstaander, traject):
    klant = client_voor("werkshop")
    with in_organisatie("werkshop"):
        klant.force_login(buitenstaander)
    assert klant.post(adres(traject), invoer()).status_code == 404
    assert not Contactmoment.objects.exists()


def test_veel_soorten_contact_worden_een_keuzelijst(als, jobcoach, traject):
    for nummer in range(8):
        CodeFactory(code=f"soort-{nummer}", naam=f"Soort {nummer}")
    tekst = als(jobcoach).get(adres(traject)).content.decode()
    assert re.search(r'<select[^>]*name="soort"', tekst)
    assert "Kies wat voor contact het was" in tekst


def test_wie_niemand_begeleidt_leest_dat(als, jobcoach):
    assert "Je begeleidt nog niemand" in als(jobcoach).get(reverse("trajecten:contact")).content.decode()
