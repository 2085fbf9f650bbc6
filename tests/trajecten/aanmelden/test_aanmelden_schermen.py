"""The form of signing up: what is typed stays, doubles are shown with and without JavaScript, nothing leaks."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import DeelnemerFactory, ProgrammaFactory, SubsidieprojectFactory, TrajectFactory
from tests.trajecten.conftest import HTMX
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.models import Concept, Deelnemer, Startsituatie, Traject

NIEUW = reverse("trajecten:aanmelden")


@pytest.fixture(autouse=True)
def _codes(lijsten):
    SubsidieprojectFactory()


@pytest.fixture
def invoer(programma, casemanager):
    """What somebody fills in; the rest is replaced."""

    def maak(**anders):
        gegevens = {
            "voornaam": "Hiba",
            "achternaam": "Kuipers",
            "geboortedatum": "27-10-2004",
            "geslacht": "vrouw",
            "programma": programma.pk,
            "aanmelddatum": f"{timezone.localdate():%d-%m-%Y}",
            "instroomkanaal": "school",
            "doelgroepen": ["jongere"],
            "doel": "Ik wil kok worden.",
            "uitkering_1": "ww",
            "uitkering_1_van": "01-03-2025",
            "opleidingsniveau": "vmbo",
            "beperking": "weigert",
            "casemanager": casemanager.pk,
            "sleutel": str(uuid4()),
        }
        return gegevens | anders

    return maak


def test_een_aanmelding_in_een_keer_en_dan_het_dossier(als, casemanager, invoer):
    antwoord = als(casemanager).post(NIEUW, invoer(telefoon="06-12 34 56 78", postcode="1442ur", talen=["ar", "nl"]))
    traject = Traject.objects.get()
    assert antwoord.url == traject.get_absolute_url()
    deelnemer = traject.deelnemer
    assert (deelnemer.telefoon, deelnemer.postcode, deelnemer.talen) == ("0612345678", "1442 UR", ["ar", "nl"])
    situatie = Startsituatie.objects.get()
    assert (situatie.beperking, situatie.dakloos, situatie.uitkering) == ("weigert", "niet_gevraagd", "ww")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"achternaam": ""}, "Vul de achternaam in."),
        ({"geboortedatum": "31-02-2004"}, "Schrijf de datum zo: 24-11-2026."),
        ({"geboortedatum": "01-01-2099"}, "Deze geboortedatum ligt in de toekomst."),
        ({"postcode": "1234 SS"}, "Schrijf de postcode zo: 1234 AB."),
        ({"telefoon": "bel maar"}, "Schrijf het nummer zo: 06 12345678"),
        ({"email": "hiba"}, "Schrijf het e-mailadres zo"),
        ({"programma": ""}, "Kies een programma."),
        ({"programma": "987654"}, "Selecteer een geldige keuze"),
        ({"aanmelddatum": "01-01-2099"}, "De aanmelddatum ligt in de toekomst."),
        ({"doelgroepen": ["onzin"]}, "Selecteer een geldige keuze"),
        ({"doel": "x" * 2001}, "2000"),
        ({"uitkering_1": ""}, "Kies welke uitkering het is"),
        ({"uitkering_2": "ww"}, "Dezelfde uitkering staat er twee keer."),
        ({"casemanager": ""}, "Kies hier of hierboven jezelf."),
        ({"sleutel": "geen-uuid"}, "UUID"),
        ({"achternaam": "x\0y"}, "Null"),
    ],
)
def test_bij_een_fout_staat_alles_er_nog_en_er_is_niets_geschreven(als, casemanager, invoer, anders, zin):
    antwoord = als(casemanager).post(NIEUW, invoer(**anders))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in tekst
    assert "<title>Fout: " in tekst
    assert "Hiba" in tekst
    assert not Deelnemer.objects.exists()


def test_zonder_javascript_wordt_een_dubbele_bij_het_versturen_getoond(als, casemanager, invoer):
    bestaand = TrajectFactory(
        deelnemer__voornaam="Hiba", deelnemer__achternaam="Kuypers", begeleid_door=[casemanager]
    ).deelnemer
    bestaand.geboortedatum = "2004-10-27"
    bestaand.save()
    klant, gegevens = als(casemanager), invoer()
    antwoord = klant.post(NIEUW, gegevens)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Is dit dezelfde persoon?" in tekst
    assert f'name="bestaande" value="{bestaand.pk}"' in tekst
    kenmerk = re.search(r'name="iemand_anders" value="(\w+)"', tekst)[1]
    klant.post(NIEUW, gegevens | {"iemand_anders": kenmerk})
    assert Deelnemer.objects.count() == 2


def test_wie_dezelfde_is_krijgt_een_nieuw_traject_en_houdt_de_eigen_gegevens(als, casemanager, invoer):
    bestaand = TrajectFactory(deelnemer__voornaam="Heba", begeleid_door=[casemanager]).deelnemer
    als(casemanager).post(NIEUW, invoer(bestaande=bestaand.pk))
    bestaand.refresh_from_db()
    assert (bestaand.voornaam, bestaand.trajecten.count()) == ("Heba", 2)
    assert Deelnemer.objects.count() == 1


def test_wie_je_niet_ziet_kun_je_niet_kiezen(als, jobcoach, collega_ander_team, invoer):
    ander = TrajectFactory(begeleid_door=[collega_ander_team]).deelnemer
    antwoord = als(jobcoach).post(NIEUW, invoer(bestaande=ander.pk, jobcoach=jobcoach.pk, casemanager=""))
    assert antwoord.status_code == 404
    assert als(jobcoach).post(NIEUW, invoer(bestaande=987654)).status_code == 404
    assert Traject.objects.count() == 1


def test_wie_buiten_bereik_is_wordt_niet_getoond_maar_wel_genoemd(als, jobcoach, collega_ander_team, invoer):
    ander = DeelnemerFactory(voornaam="Hiba", achternaam="Kuijpers", geboortedatum="2004-10-27", deelnemernummer="X-99")
    TrajectFactory(deelnemer=ander, programma=ProgrammaFactory(naam="Geheim"), begeleid_door=[collega_ander_team])
    antwoord = als(jobcoach).post(reverse("trajecten:aanmelden_dubbelen"), invoer(), headers=HTMX)
    tekst = antwoord.content.decode()
    assert collega_ander_team.naam in tekst
    for geheim in ("Kuijpers", "X-99", "Geheim", str(ander.pk) + '"'):
        assert geheim not in tekst
    assert Logregel.objects.filter(soort=Soort.DUBBELE_GEMELD, deelnemer_pk=ander.pk).exists()


def test_tijdens_het_typen_staat_er_alleen_wat_te_lezen_is(als, casemanager):
    klant, adres = als(casemanager), reverse("trajecten:aanmelden_dubbelen")
    for gegevens in ({}, {"achternaam": "K"}, {"achternaam": "x\0", "geboortedatum": "9"}, {"achternaam": "y" * 500}):
        antwoord = klant.post(adres, gegevens, headers=HTMX)
        assert (antwoord.status_code, antwoord.content.decode().strip()) == (200, "")
    assert klant.get(adres).status_code == 405


@pytest.mark.parametrize(
    ("niveau", "zin"),
    [
        ("mbo-2", "Dit is een startkwalificatie."),
        ("mbo-1", "geen startkwalificatie"),
        ("onzin", "volgt uit de opleiding"),
    ],
)
def test_een_startkwalificatie_volgt_uit_de_opleiding(als, casemanager, niveau, zin):
    adres = reverse("trajecten:aanmelden_startkwalificatie")
    assert zin in als(casemanager).get(adres, {"opleidingsniveau": niveau}).content.decode()


def test_bij_elke_vraag_van_de_subsidie_staat_waarom(als, casemanager, jobcoach):
    tekst = als(casemanager).get(NIEUW).content.decode()
    assert tekst.count("Waarom vragen we dit?") == 10
    assert "Heeft een beperking" in tekst
    assert "Heeft een beperking" not in als(jobcoach).get(NIEUW).content.decode()


def test_zonder_esf_worden_die_vragen_niet_gesteld(als, casemanager):
    SubsidieprojectFactory._meta.model.objects.all().delete()
    assert "Heeft een beperking" not in als(casemanager).get(NIEUW).content.decode()


def test_een_concept_komt_terug_en_gaat_weg_na_het_opslaan(als, casemanager, invoer):
    klant = als(casemanager)
    bewaard = klant.post(
        reverse("trajecten:concept", args=["aanmelden", "nieuw"]), invoer(doel="Ik wil bakker worden.")
    )
    assert bewaard.status_code == 200
    tekst = klant.get(NIEUW).content.decode()
    assert "Ik wil bakker worden." in tekst
    assert "Je concept van" in tekst
    klant.post(NIEUW, invoer())
    assert not Concept.objects.exists()


def test_nog_een_traject_vanuit_het_dossier(als, casemanager, invoer):
    traject = TrajectFactory(begeleid_door=[casemanager])
    adres = reverse("trajecten:nog_een_traject", args=[traject.pk])
    tekst = als(casemanager).get(adres).content.decode()
    assert "Nog een traject voor" in tekst
    assert 'name="achternaam"' not in tekst
    antwoord = als(casemanager).post(adres, invoer())
    nieuw = Traject.objects.exclude(pk=traject.pk).get()
    assert (antwoord.url, nieuw.deelnemer) == (nieuw.get_absolute_url(), traject.deelnemer)
    assert nieuw.programma.naam in als(casemanager).get(traject.get_absolute_url()).content.decode()


def test_twee_keer_versturen_is_een_aanmelding(als, casemanager, invoer):
    klant, gegevens = als(casemanager), invoer()
    klant.post(NIEUW, gegevens)
    klant.post(NIEUW, gegevens)
    assert Traject.objects.count() == 1


def test_een_jobcoach_meldt_aan_en_begeleidt_zelf(als, jobcoach, invoer):
    antwoord = als(jobcoach).post(NIEUW, invoer(casemanager="", jobcoach=jobcoach.pk), follow=True)
    assert antwoord.status_code == 200
    assert Traject.objects.zichtbaar_voor(jobcoach).count() == 1


def test_wie_niet_aanmeldt_komt_er_niet_in(als, trainer, programmamanager, beheerder):
    for persoon in (trainer, programmamanager, beheerder):
        assert als(persoon).get(NIEUW).status_code == 403
    assert "Deelnemer aanmelden" not in als(programmamanager).get(reverse("trajecten:lijst")).content.decode()


def test_een_aanmelding_van_vorige_week_telt_de_dagen(als, casemanager, invoer):
    dag = timezone.localdate() - timedelta(days=7)
    antwoord = als(casemanager).post(NIEUW, invoer(aanmelddatum=f"{dag:%d-%m-%Y}"), follow=True)
    assert "wacht al 7 dagen" in antwoord.content.decode()


def test_wat_niet_klopt_staat_in_de_volgorde_van_de_bladzijde(als, casemanager, invoer):
    fout = invoer(
        aanmelddatum="31-02-2026", geboortedatum="ooit", achternaam="", werkloos_sinds="x", uitkering_1_van="y"
    )
    formulier = als(casemanager).post(NIEUW, fout).context["formulier"]
    assert list(formulier.errors) == [
        "achternaam",
        "geboortedatum",
        "aanmelddatum",
        "werkloos_sinds",
        "uitkering_1_van",
    ]
