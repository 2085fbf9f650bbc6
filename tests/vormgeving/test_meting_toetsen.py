"""Filling in a measurement with the keyboard, and what happens around it."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def meting(pagina: Page, galerij_adres: str) -> Page:
    pagina.goto(f"{galerij_adres}/galerij/")
    return pagina


def rij(page: Page, naam: str):
    return page.get_by_role("radiogroup", name=naam)


def test_een_cijfer_kiest_en_gaat_door(meting):
    rij(meting, "Huisvesting").get_by_role("radio").first.focus()
    meting.keyboard.press("4")
    expect(rij(meting, "Huisvesting").get_by_role("radio", name="4 voldoende")).to_be_checked()
    expect(rij(meting, "Huisvesting").locator("[data-verschil]")).to_contain_text("+2")
    expect(rij(meting, "Basale ADL").get_by_role("radio").first).to_be_focused()


def test_een_lagere_score_vraagt_waarom(meting):
    adl = rij(meting, "Basale ADL")
    expect(adl.get_by_label("Waarom is basale adl lager dan vorige keer?")).to_be_hidden()
    adl.get_by_role("radio").first.focus()
    meting.keyboard.press("3")
    expect(adl.locator("[data-verschil]")).to_contain_text("−2")
    expect(adl.get_by_label("Waarom is basale adl lager dan vorige keer?")).to_be_focused()
    meting.keyboard.type("2 dagen ziek")
    expect(adl.get_by_role("radio", name="3 beperkt")).to_be_checked()


def test_een_1_vraagt_meteen_om_een_stap(meting):
    adl = rij(meting, "Basale ADL")
    stap = adl.get_by_label("Eerste stap voor basale adl")
    expect(stap).to_be_hidden()
    adl.get_by_role("radio").first.focus()
    meting.keyboard.press("1")
    expect(stap).to_be_visible()
    expect(adl.get_by_label("Of: waarom komt er geen stap?")).to_be_visible()
    adl.get_by_role("radio", name="1 acute").focus()
    meting.keyboard.press("2")
    expect(stap).to_be_hidden()


def test_n_opent_de_toelichting_en_typen_blijft_typen(meting):
    rij(meting, "Huisvesting").get_by_role("radio").first.focus()
    meting.keyboard.press("n")
    toelichting = meting.get_by_role("textbox", name="Toelichting bij huisvesting")
    expect(toelichting).to_be_focused()
    meting.keyboard.type("nieuw huis 5")
    expect(toelichting).to_have_value("nieuw huis 5")
    expect(rij(meting, "Huisvesting").get_by_role("radio", name="2 niet")).to_be_checked()


def test_buiten_een_rij_doen_de_toetsen_niets(meting):
    meting.get_by_role("link", name="Alle signalen").focus()
    meting.keyboard.press("5")
    expect(rij(meting, "Basale ADL").locator("input:checked")).to_have_count(0)


def test_sneltoetsen_zijn_uit_te_zetten(meting):
    meting.evaluate("localStorage.setItem('stapsteen-sneltoetsen-uit', 'ja')")
    rij(meting, "Huisvesting").get_by_role("radio").first.focus()
    meting.keyboard.press("5")
    expect(rij(meting, "Huisvesting").get_by_role("radio", name="2 niet")).to_be_checked()


def test_de_teller_telt_mee(meting):
    expect(meting.locator("[data-ingevuld]")).to_have_text("2 van 3 ingevuld")
    rij(meting, "Basale ADL").get_by_role("radio", name="5 volledig").check()
    expect(meting.locator("[data-ingevuld]")).to_have_text("3 van 3 ingevuld")


def test_nooit_vooraf_ingevuld_wel_te_zien_wat_het_was(meting):
    adl = rij(meting, "Basale ADL")
    expect(adl.locator("input:checked")).to_have_count(0)
    expect(adl.get_by_role("radio", name="5 volledig zelfredzaam, vorige score")).to_be_visible()


def test_een_concept_wordt_bewaard_tijdens_het_typen(meting):
    meting.evaluate(
        """() => {
          const formulier = document.querySelector('#id_verslag').form;
          formulier.dataset.conceptUrl = '/concept/';
          const plek = document.createElement('span');
          plek.dataset.conceptMelding = '';
          formulier.append(plek);
        }"""
    )
    meting.get_by_label("Kort verslag").fill("Goed gesprek.")
    expect(meting.get_by_text("Concept bewaard om 10.58 uur")).to_be_visible()


def test_een_mislukte_htmx_vraag_staat_in_de_vaste_plek(meting):
    assert meting.evaluate("[htmx.config.includeIndicatorStyles, htmx.config.allowEval]") == [False, False]
    meting.evaluate("htmx.ajax('GET', '/stuk/', {target: '#inhoud'}).catch(() => {})")
    expect(meting.get_by_role("status").get_by_text("Het is niet gelukt")).to_be_visible()
