"""What somebody types while taking a step in a route, or laying one, is kept: for that person, in that phase."""

import pytest
from django.urls import reverse
from django.utils import timezone

from bouwstenen.concept import STEEN, STEEN_NIEUW, code_van, over_plaats
from bouwstenen.models import Fase
from bouwstenen.plaats import lees_plaats
from bouwstenen.regels import Overgang
from tests.fabrieken.bouwstenen import FaseFactory, weken_geleden
from trajecten.concepten import concept_url
from trajecten.models import Concept

REDEN = "Er is eerst rust nodig."


@pytest.fixture
def in_twee(traject, steen) -> Fase:
    FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(8))
    return FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(8), reden="stabiel")


def adres(traject, naam):
    return reverse(f"bouwstenen:{naam}", args=[traject.pk])


def bewaaradres(traject, overgang):
    return concept_url(code_van(overgang), over_plaats(lees_plaats(traject, timezone.localdate())))


def pagina(klant, url) -> str:
    return klant.get(url).content.decode()


@pytest.mark.parametrize(
    ("overgang", "velden"),
    [
        (Overgang.TERUG, {"tijdelijk": "nee"}),
        (Overgang.LANGER, {"verwacht_tot": "01-01-2099"}),
        (Overgang.VERDER, {"deelnemer_stabiel": "nee", "casemanager_stabiel": "ja"}),
    ],
)
def test_het_concept_van_een_stap_staat_er_weer_en_is_weg_na_bevestigen(
    klant, casemanager, traject, in_twee, overgang, velden
):
    klant.force_login(casemanager)
    vandaag = f"{timezone.localdate():%d-%m-%Y}"
    invoer = {"vanuit": in_twee.pk, "reden": REDEN, "startdatum": vandaag} | velden
    bewaaradres_ = bewaaradres(traject, overgang)
    assert klant.post(bewaaradres_, invoer).status_code == 200
    stap = adres(traject, overgang)
    assert REDEN in pagina(klant, stap)
    assert f'data-concept-url="{bewaaradres_}"' in pagina(klant, stap)
    if overgang == Overgang.TERUG:
        invoer["bouwsteen"] = Fase.objects.exclude(pk=in_twee.pk).get().bouwsteen_id
    klant.post(stap, invoer)
    assert Concept.objects.exists(), "gevolgen bekijken slaat nog niets op"
    assert klant.post(stap, invoer | {"bevestigd": "1"}).status_code == 302
    assert not Concept.objects.exists()


def test_een_reden_hoort_bij_een_fase_en_komt_niet_terug_in_een_volgende(klant, casemanager, traject, steen, in_twee):
    klant.force_login(casemanager)
    klant.post(bewaaradres(traject, Overgang.TERUG), {"vanuit": in_twee.pk, "reden": REDEN})
    Fase.objects.filter(pk=in_twee.pk).update(einddatum=weken_geleden(1))
    FaseFactory(traject=traject, bouwsteen=steen[3], startdatum=weken_geleden(1), reden="stabiel")
    assert REDEN not in pagina(klant, adres(traject, "terug"))


def test_een_ander_krijgt_het_concept_niet_en_wie_geen_stap_zet_bewaart_er_geen(
    klant, casemanager, jobcoach, collega_ander_team, traject, in_twee
):
    url = bewaaradres(traject, Overgang.TERUG)
    for persoon, status in ((jobcoach, 403), (collega_ander_team, 404), (casemanager, 200)):
        klant.force_login(persoon)
        assert klant.post(url, {"reden": REDEN}).status_code == status
    assert klant.post(concept_url(code_van(Overgang.TERUG), "x-y"), {"reden": REDEN}).status_code == 404
    assert Concept.objects.get().gebruiker == casemanager


def test_het_concept_van_een_bouwsteen_van_de_route(klant, beheerder, casemanager, steen):
    hier, programma = steen[1], steen[1].route.programma
    klant.force_login(beheerder)
    doel = "Een ritme vinden dat past."
    for code, over, url in (
        (STEEN, hier.pk, reverse("bouwstenen:steen", args=[hier.pk])),
        (STEEN_NIEUW, programma.pk, reverse("bouwstenen:steen_nieuw", args=[programma.pk])),
    ):
        assert klant.post(concept_url(code, over), {"doel": doel}).status_code == 200
        assert doel in pagina(klant, url)
    velden = {"naam": hier.naam, "doel": doel, "deel": hier.deel, "plaats": hier.plaats, "norm_eenheid": "week"}
    opgeslagen = klant.post(reverse("bouwstenen:steen", args=[hier.pk]), velden | {"versie": hier.versie})
    assert opgeslagen.status_code == 302
    assert Concept.objects.get().code == STEEN_NIEUW
    klant.force_login(casemanager)
    assert klant.post(concept_url(STEEN, hier.pk), {"doel": doel}).status_code == 404
