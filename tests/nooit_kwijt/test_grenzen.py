"""What is kept for somebody is bounded, kept once, and never stands in the way of what only looks."""

import pytest
from django.test import RequestFactory

from tests.fabrieken.trajecten import TrajectFactory
from toegang.models import OnderbrokenInvoer
from toegang.verzending import ONDERBROKEN_HOOGSTENS, maak_bewijs, pad_hier
from trajecten.concepten import HOOGSTENS_PER_PERSOON, bewaar_concept
from trajecten.models import Concept


def stuur(klant, bewijs, naam="Team Noord"):
    return klant.post("/gebruikers/teams/", {"naam": naam, "verzending": bewijs})


def test_het_oudste_concept_van_iemand_gaat_weg(jobcoach, casemanager):
    bewaar_concept(gebruiker=casemanager, code="proef", over="1", gegevens={"tekst": ["blijft"]})
    for nummer in range(HOOGSTENS_PER_PERSOON + 2):
        bewaar_concept(gebruiker=jobcoach, code="proef", over=str(nummer), gegevens={"tekst": ["x"]})
    bewaard = set(Concept.objects.filter(gebruiker=jobcoach).values_list("over", flat=True))
    assert bewaard == {str(nummer) for nummer in range(2, HOOGSTENS_PER_PERSOON + 2)}
    assert Concept.objects.filter(gebruiker=casemanager).count() == 1


def test_een_concept_dat_je_weer_opent_is_niet_het_oudste(jobcoach):
    for nummer in (*range(HOOGSTENS_PER_PERSOON), 0, HOOGSTENS_PER_PERSOON):
        bewaar_concept(gebruiker=jobcoach, code="proef", over=str(nummer), gegevens={"tekst": ["x"]})
    assert Concept.objects.filter(over="0").exists()
    assert not Concept.objects.filter(over="1").exists()


def test_hetzelfde_formulier_wordt_een_keer_bewaard_en_een_ander_antwoord_apart(klant, beheerder):
    bewijs = maak_bewijs(beheerder)
    eerste, tweede = stuur(klant, bewijs)["Location"], stuur(klant, bewijs)["Location"]
    assert eerste == tweede
    assert stuur(klant, bewijs, naam="Team Zuid")["Location"] != eerste
    assert sorted(i.velden[0][1] for i in OnderbrokenInvoer.objects.all()) == ["Team Noord", "Team Zuid"]


def test_van_wat_wacht_blijft_het_laatste(klant, beheerder, jobcoach):
    stuur(klant, maak_bewijs(jobcoach))
    for nummer in range(ONDERBROKEN_HOOGSTENS + 3):
        stuur(klant, maak_bewijs(beheerder), naam=f"Team {nummer}")
    van_beheerder = OnderbrokenInvoer.objects.filter(gebruiker=beheerder)
    namen = {invoer.velden[0][1] for invoer in van_beheerder}
    assert namen == {f"Team {nummer}" for nummer in range(3, ONDERBROKEN_HOOGSTENS + 3)}
    assert OnderbrokenInvoer.objects.filter(gebruiker=jobcoach).count() == 1


@pytest.mark.parametrize(
    ("adres", "pad"),
    [
        ("http://testserver/uren/?week=1", "/uren/?week=1"),
        ("http://testserver//kwaad.example/x", "/kwaad.example/x"),
        ("http://testserver/\\kwaad.example", "/kwaad.example"),
        ("http://kwaad.example/uren/", ""),
        ("http://[", ""),
        (None, ""),
    ],
)
def test_terug_naar_een_pagina_is_altijd_een_pagina_van_ons(adres, pad):
    assert pad_hier(RequestFactory().get("/"), adres) == pad


def test_zoeken_naar_dubbelen_na_het_opslaan_blijft_stil(klant, jobcoach, casemanager):
    klant.force_login(casemanager)
    bewijs = maak_bewijs(casemanager)
    klant.post("/account/", {"voornaam": "Carla", "achternaam": "Smit", "versie": 1, "verzending": bewijs})
    htmx = {"HX-Request": "true"}
    for velden in ({}, {"voornaam": "S"}, {"voornaam": "Sami", "geboortedatum": "31-2"}):
        antwoord = klant.post("/aanmelden/dubbelen/", velden | {"verzending": bewijs}, headers=htmx)
        assert (antwoord.status_code, "HX-Retarget" in antwoord) == (200, False)
    traject = TrajectFactory(wachtend=True, begeleid_door=[casemanager])
    toelating = klant.post(f"/trajecten/{traject.pk}/starten/toelating/", {"verzending": bewijs}, headers=htmx)
    assert toelating.status_code == 200
