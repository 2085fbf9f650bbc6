"""In a real browser: what you typed is there when you come back, and two people see both their texts."""

import re

import pytest
from playwright.sync_api import expect

from tests.fabrieken.trajecten import TrajectFactory
from toegang.matrix import Rol
from trajecten.models import Concept, Contactmoment, Signaalinstelling

VERSLAG = "Daan schildert nu zelf de kozijnen."
INSTELLING = "/beheer/signalen/geen_contact/"


@pytest.fixture
def jobcoach(medewerker):
    return medewerker(Rol.JOBCOACH)


@pytest.fixture
def contact(jobcoach):
    return f"/trajecten/{TrajectFactory(begeleid_door=[jobcoach]).pk}/contact/"


def test_wat_je_typt_staat_er_nog_als_je_terugkomt(aan_het_werk, jobcoach, contact, server):
    pagina = aan_het_werk(jobcoach, contact)
    pagina.get_by_label("Kort verslag").fill(VERSLAG)
    expect(pagina.get_by_text("Concept bewaard om")).to_be_visible()
    pagina.goto(f"{server}/deelnemers/")
    pagina.goto(f"{server}{contact}")
    expect(pagina.get_by_text("Je concept van")).to_be_visible()
    expect(pagina.get_by_label("Kort verslag")).to_have_value(VERSLAG)
    pagina.get_by_role("group", name="Soort contact").get_by_role("radio", name="Gesprek").check(force=True)
    pagina.get_by_role("group", name="Hoe lang?").get_by_role("radio", name="30 min").check(force=True)
    pagina.get_by_role("button", name="Contact opslaan").click()
    pagina.wait_for_url(re.compile(r"/trajecten/\d+/$"))
    assert Contactmoment.objects.filter(medewerker=jobcoach, onderwerp=VERSLAG).count() == 1
    assert not Concept.objects.filter(gebruiker=jobcoach).exists()


def test_een_concept_weggooien_begint_opnieuw(aan_het_werk, jobcoach, contact, server):
    pagina = aan_het_werk(jobcoach, contact)
    pagina.get_by_label("Kort verslag").fill(VERSLAG)
    expect(pagina.get_by_text("Concept bewaard om")).to_be_visible()
    pagina.goto(f"{server}{contact}")
    pagina.get_by_role("button", name="Weggooien").click()
    expect(pagina.get_by_label("Kort verslag")).to_have_value("")


def test_verloopt_het_inloggen_onder_het_typen_dan_vraagt_de_pagina_het_ter_plekke(
    aan_het_werk, jobcoach, contact, verloop, log_ter_plekke_in
):
    pagina = aan_het_werk(jobcoach, contact)
    verloop()
    pagina.get_by_label("Kort verslag").fill(VERSLAG)
    log_ter_plekke_in(pagina, jobcoach)
    expect(pagina.get_by_text("Concept bewaard om")).to_be_visible()
    assert Concept.objects.get(gebruiker=jobcoach).velden["onderwerp"] == [VERSLAG]


@pytest.mark.parametrize("javascript", [True, False])
def test_twee_mensen_zien_elkaars_tekst_naast_die_van_zichzelf(aan_het_werk, medewerker, javascript):
    Signaalinstelling.objects.all().delete()
    een, twee = (aan_het_werk(medewerker(Rol.BEHEERDER), INSTELLING, javascript=javascript) for _ in range(2))
    een.get_by_label("Hoeveel dagen na de norm?").fill("3")
    twee.get_by_label("Hoeveel dagen na de norm?").fill("5")
    een.get_by_role("button", name="Instelling opslaan").click()
    een.wait_for_url(re.compile("/beheer/signalen/$"))
    twee.get_by_role("button", name="Instelling opslaan").click()
    botsing = twee.get_by_role("region", name="Jullie teksten naast elkaar")
    expect(botsing).to_contain_text(re.compile(r"Wat jij typte\s*5\s*Wat er nu staat\s*3"))
    expect(twee.get_by_label("Hoeveel dagen na de norm?")).to_have_value("5")
    assert Signaalinstelling.objects.get().drempels["extra_dagen"] == 3
    twee.get_by_role("button", name="Instelling opslaan").click()
    twee.wait_for_url(re.compile("/beheer/signalen/$"))
    assert Signaalinstelling.objects.get().drempels["extra_dagen"] == 5
