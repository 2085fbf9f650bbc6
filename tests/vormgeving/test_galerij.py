"""All components in a real browser, under the real Content-Security-Policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from vormgeving.paletten import PALETTEN

REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ORGANISATIES = sorted(set(PALETTEN) - {"stapsteen"})
BUITEN_BEELD = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.tabel-scroll, svg, .tabs, .vh, thead'))
  .map(e => e.tagName + '.' + e.className).slice(0, 5)"""
TE_KLEIN = """() => [...document.querySelectorAll('a, button, summary, select, .keuze__optie, .score__optie')]
  .filter(e => e.checkVisibility() && !e.closest('p:not(.los), .vh') && !e.matches('.nl-skip-link'))
  .map(e => [e.className, Math.round(e.getBoundingClientRect().height)])
  .filter(([naam, hoogte]) => hoogte < 43)"""


def overtredingen(page: Page) -> list[tuple[str, list[str]]]:
    gevonden = Axe().run(page, options={"runOnly": REGELS}).response["violations"]
    return [(regel["id"], [knoop["target"] for knoop in regel["nodes"]][:3]) for regel in gevonden]


@pytest.mark.parametrize("stijl", ORGANISATIES)
@pytest.mark.parametrize("breedte", [1280, 390])
def test_axe_vindt_niets_in_vijf_huisstijlen(pagina, galerij_adres, stijl, breedte):
    pagina.set_viewport_size({"width": breedte, "height": 800})
    pagina.goto(f"{galerij_adres}/galerij/?stijl={stijl}")
    assert overtredingen(pagina) == []


def test_huisstijlen_staan_naast_elkaar(pagina, galerij_adres):
    pagina.goto(f"{galerij_adres}/galerij/huisstijlen/")
    kleuren = {
        pagina.get_by_role("region", name=naam)
        .get_by_role("link", name="Contact loggen")
        .evaluate("knop => getComputedStyle(knop).backgroundColor")
        for naam in (
            "De Werkmakerij",
            "De Participatiefabriek",
            "HW Werkt!",
            "Stichting Werkshop",
            "Jongerenloket Purmerend",
        )
    }
    assert len(kleuren) == 5
    assert overtredingen(pagina) == []


@pytest.mark.parametrize("breedte", [320, 640, 820])
def test_niets_schuift_opzij(pagina, galerij_adres, breedte):
    pagina.set_viewport_size({"width": breedte, "height": 800})
    pagina.goto(f"{galerij_adres}/galerij/?stijl=werkmakerij")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    assert pagina.evaluate(BUITEN_BEELD) == []


def test_op_een_telefoon_is_alles_groot_genoeg_om_aan_te_tikken(pagina, galerij_adres):
    pagina.set_viewport_size({"width": 390, "height": 800})
    pagina.goto(f"{galerij_adres}/galerij/?stijl=werkmakerij")
    assert pagina.evaluate(TE_KLEIN) == []


def test_op_een_telefoon_staat_de_open_tab_in_beeld(pagina, galerij_adres):
    pagina.set_viewport_size({"width": 320, "height": 800})
    pagina.goto(f"{galerij_adres}/galerij/?stijl=werkmakerij")
    tabs = pagina.get_by_role("navigation", name="Onderdelen", exact=True)
    tabs.evaluate("balk => balk.scrollIntoView()")
    expect(tabs.get_by_role("link", name="Contact")).to_be_in_viewport(ratio=1)
    expect(tabs.get_by_role("link", name="Overzicht")).not_to_be_in_viewport()


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_een_foutpagina_zegt_wat_er_is_en_wat_je_kunt_doen(pagina, galerij_adres, code):
    pagina.goto(f"{galerij_adres}/fout/{code}/")
    assert pagina.get_by_role("heading", level=1).count() == 1
    expect(pagina.get_by_role("link", name="Naar het begin")).to_be_visible()
    assert overtredingen(pagina) == []


def test_de_eerste_tab_is_naar_de_inhoud(pagina, galerij_adres):
    pagina.goto(f"{galerij_adres}/fout/404/")
    pagina.keyboard.press("Tab")
    link = pagina.get_by_role("link", name="Naar de inhoud")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"


def test_na_fouten_staat_de_focus_op_het_overzicht(pagina, galerij_adres):
    pagina.goto(f"{galerij_adres}/galerij/")
    assert pagina.title().startswith("Fout: ")
    expect(pagina.locator("[data-foutoverzicht]")).to_be_focused()
    pagina.get_by_role("link", name="Kort verslag: Vul dit in.").click()
    assert pagina.evaluate("location.hash") == "#id_verslag"


def test_gekozen_knop_heeft_een_vinkje_en_is_met_pijlen_te_verzetten(pagina, galerij_adres):
    pagina.goto(f"{galerij_adres}/galerij/")
    groep = pagina.get_by_role("group", name="Soort contact")
    groep.get_by_role("radio", name="Werkplek").focus()
    pagina.keyboard.press("ArrowRight")
    expect(groep.get_by_role("radio", name="Gesprek")).to_be_checked()
    expect(groep.locator(".keuze__vink:visible")).to_have_count(1)


def test_anders_vraagt_om_minuten(pagina, galerij_adres):
    pagina.goto(f"{galerij_adres}/galerij/")
    getal = pagina.get_by_label("Anders: hoeveel minuten?")
    expect(getal).to_be_hidden()
    pagina.get_by_role("group", name="Hoe lang?").get_by_role("radio", name="Anders").check()
    expect(getal).to_be_visible()


def test_zonder_javascript_is_alles_er(chromium, galerij_adres):
    with chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}) as context:
        pagina = context.new_page()
        pagina.goto(f"{galerij_adres}/galerij/")
        expect(pagina.get_by_label("Anders: hoeveel minuten?")).to_be_visible()
        pagina.get_by_label("Snelmenu").get_by_text("Meer").click()
        expect(pagina.get_by_label("Snelmenu").get_by_role("link", name="Rapporten")).to_be_visible()


def test_het_menu_klapt_dicht_met_escape(pagina, galerij_adres):
    pagina.goto(f"{galerij_adres}/galerij/")
    naam = pagina.locator("summary", has_text="Samira El Idrissi")
    naam.click()
    expect(pagina.get_by_role("button", name="Uitloggen")).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(pagina.get_by_role("button", name="Uitloggen")).to_be_hidden()
    expect(naam).to_be_focused()
