"""The pages about doubles: every difference side by side, what moves, and who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import DeelnemerFactory, ProgrammaFactory, TrajectFactory
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.models import Deelnemer, Onderscheid, Samenvoeging

LIJST = reverse("trajecten:dubbele_deelnemers")


@pytest.fixture
def twee(casemanager):
    eerste = DeelnemerFactory(voornaam="Hiba", achternaam="Kuipers", email="", woonplaats="Purmerend")
    tweede = DeelnemerFactory(voornaam="Heba", achternaam="Kuijpers", email="h@deelnemer.example", woonplaats="Edam")
    for deelnemer in (eerste, tweede):
        TrajectFactory(deelnemer=deelnemer, begeleid_door=[casemanager])
    return eerste, tweede


def adres(naam, *deelnemers):
    return reverse(f"trajecten:{naam}", args=[deelnemer.pk for deelnemer in deelnemers])


def keuze(eerste, tweede, **gekozen):
    return {"versie_eerste": eerste.versie, "versie_tweede": tweede.versie} | gekozen


def test_de_lijst_toont_wie_op_elkaar_lijken_met_waarom(als, casemanager, twee):
    tekst = als(casemanager).get(LIJST).content.decode()
    assert "Hiba Kuipers" in tekst
    assert "Heba Kuijpers" in tekst
    assert "zelfde geboortedatum" in tekst
    assert adres("samenvoegen", *twee) in tekst


def test_de_lijst_stelt_evenveel_vragen_bij_3_als_bij_30_en_gaat_verder_per_25(als, programmamanager):
    programma = ProgrammaFactory()
    klant = als(programmamanager)

    def vragen(aantal: int) -> tuple[int, str]:
        for nummer in range(aantal):
            naam = f"Naam{chr(97 + nummer % 26)}{chr(97 + nummer // 26)}xyz"
            for _ in range(2):
                deelnemer = DeelnemerFactory(voornaam=naam, achternaam=naam, geboortedatum=None)
                TrajectFactory(deelnemer=deelnemer, programma=programma)
        with CaptureQueriesContext(connection) as gesteld:
            tekst = klant.get(LIJST).content.decode()
        return len(gesteld), tekst

    klant.get(LIJST)
    weinig, _ = vragen(3)
    veel, tekst = vragen(30)
    assert weinig == veel
    volgende = tekst.partition("?na=")[2].partition('"')[0]
    assert volgende
    verder = klant.get(LIJST, {"na": volgende})
    assert verder.status_code == 200
    assert klant.get(LIJST, {"na": "onzin"}).status_code == 200


def test_elk_verschil_staat_naast_elkaar_en_wat_verhuist(als, casemanager, twee):
    eerste, tweede = twee
    tekst = als(casemanager).get(adres("samenvoegen", eerste, tweede)).content.decode()
    for deel in ("Purmerend", "Edam", "h@deelnemer.example", "(leeg)", "bij allebei gelijk"):
        assert deel in tekst
    assert f"Traject {tweede.trajecten.get().trajectnummer}" in tekst
    assert Logregel.objects.filter(soort=Soort.DEELNEMERS_VERGELEKEN).count() == 2


def test_samenvoegen_en_terugdraaien_op_het_scherm(als, casemanager, twee):
    eerste, tweede = twee
    klant = als(casemanager)
    antwoord = klant.post(
        adres("samenvoegen", eerste, tweede), keuze(eerste, tweede, woonplaats="tweede", voornaam="eerste"), follow=True
    )
    assert "Samengevoegd tot Hiba Kuipers" in antwoord.content.decode()
    eerste.refresh_from_db()
    assert (eerste.woonplaats, eerste.voornaam, eerste.trajecten.count()) == ("Edam", "Hiba", 2)
    terug = reverse("trajecten:samenvoeging_terugdraaien", args=[Samenvoeging.objects.get().pk])
    assert terug in antwoord.content.decode()
    assert "Je maakt er weer twee deelnemers van." in klant.get(terug).content.decode()
    klant.post(terug)
    eerste.refresh_from_db()
    assert (eerste.woonplaats, eerste.trajecten.count()) == ("Purmerend", 1)
    assert klant.post(terug).status_code == 422


def test_wat_een_collega_intussen_veranderde_gaat_niet_ongezien_weg(als, casemanager, twee):
    eerste, tweede = twee
    gegevens = keuze(eerste, tweede, woonplaats="tweede")
    Deelnemer.objects.filter(pk=eerste.pk).update(versie=5)
    antwoord = als(casemanager).post(adres("samenvoegen", eerste, tweede), gegevens)
    assert antwoord.status_code == 422
    assert "net veranderd" in antwoord.content.decode()
    assert not Samenvoeging.objects.exists()


def test_overlap_in_een_programma_wordt_gezegd_en_geweigerd(als, casemanager):
    programma = ProgrammaFactory(naam="Leerhuis")
    eerste, tweede = (TrajectFactory(programma=programma, begeleid_door=[casemanager]).deelnemer for _ in range(2))
    doel = adres("samenvoegen", eerste, tweede)
    tekst = als(casemanager).get(doel).content.decode()
    assert "in dezelfde tijd een traject in Leerhuis" in tekst
    assert "Stop er eerst één" in tekst
    antwoord = als(casemanager).post(doel, keuze(eerste, tweede))
    assert antwoord.status_code == 422


def test_twee_mensen_komen_niet_terug_in_de_lijst(als, casemanager, twee):
    klant = als(casemanager)
    antwoord = klant.post(adres("onderscheiden", *twee), follow=True)
    assert "zijn twee mensen" in antwoord.content.decode()
    assert Onderscheid.objects.count() == 1
    assert adres("samenvoegen", *twee) not in klant.get(LIJST).content.decode()


def test_vanuit_het_dossier_zoek_je_wie_er_twee_keer_staat(als, casemanager, twee):
    eerste, tweede = twee
    doel = reverse("trajecten:dubbel_van", args=[eerste.trajecten.get().pk])
    tekst = als(casemanager).get(doel).content.decode()
    assert adres("samenvoegen", eerste, tweede) in tekst
    ander = TrajectFactory(deelnemer__achternaam="Zomer", begeleid_door=[casemanager]).deelnemer
    gezocht = als(casemanager).get(doel, {"zoek": "zomer"}).content.decode()
    assert adres("samenvoegen", eerste, ander) in gezocht


def test_een_deel_buiten_je_bereik_is_voor_wie_verder_ziet(
    als, casemanager, programmamanager, collega_ander_team, twee
):
    eerste, tweede = twee
    TrajectFactory(deelnemer=tweede, begeleid_door=[collega_ander_team])
    doel = adres("samenvoegen", eerste, tweede)
    assert als(casemanager).get(doel).status_code == 403
    assert als(casemanager).post(adres("onderscheiden", eerste, tweede)).status_code == 403
    assert als(programmamanager).get(doel).status_code == 200


def test_buiten_je_bereik_bestaat_het_niet(als, casemanager, collega_ander_team, jobcoach, twee):
    eerste, _ = twee
    ander = TrajectFactory(begeleid_door=[collega_ander_team]).deelnemer
    assert als(casemanager).get(adres("samenvoegen", eerste, ander)).status_code == 404
    assert als(jobcoach).get(adres("samenvoegen", *twee)).status_code == 403
    samenvoeging = Samenvoeging.objects.create(
        behouden=ander,
        opgegaan=DeelnemerFactory(),
        samengevoegd_op=timezone.now(),
        samengevoegd_door=collega_ander_team,
    )
    terug = reverse("trajecten:samenvoeging_terugdraaien", args=[samenvoeging.pk])
    assert als(casemanager).get(terug).status_code == 404
    assert als(casemanager).get(adres("samenvoegen", eerste, eerste)).status_code in (200, 404)
