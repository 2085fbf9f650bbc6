"""The day's work without JavaScript: every form is sent as a form, and every answer is a page."""

import re

from playwright.sync_api import expect

from tests.verhalen.conftest import TELEFOON, Bezoeker, Kom, zet_aan
from tests.verhalen.organisaties import WERKMAKERIJ

CASEMANAGER = "Marloes Tanis"
VERSLAG = "Samen de week doorgenomen, zonder haast."
STAP = "Samen een brief aan de gemeente schrijven"


def test_een_casemanager_doet_haar_werk_zonder_javascript(bezoeker: Kom):
    casemanager = bezoeker(javascript=False)
    casemanager.kies_rol(WERKMAKERIJ, "Casemanager")
    dossier = _eigen_dossier(casemanager)
    _leg_contact_vast(casemanager, dossier)
    _zet_een_stap(casemanager, dossier)
    _meet(casemanager, dossier)
    _ga_naar_de_volgende_bouwsteen(casemanager, dossier)
    _dien_de_week_in(casemanager)
    assert casemanager.naar(f"{dossier}contacten/").ok
    assert VERSLAG in casemanager.page.locator("main").inner_text()
    assert casemanager.klachten == []


def test_een_trainer_legt_zonder_javascript_vast_wie_er_was(bezoeker: Kom):
    trainer = bezoeker(TELEFOON, javascript=False)
    page = trainer.kies_rol(WERKMAKERIJ, "Trainer")
    trainer.naar("/groepen/")
    page.locator("main h2 a").first.click()
    page.get_by_role("link", name=re.compile("^Aanwezigheid")).first.click()
    rijen = page.get_by_role("radiogroup").all()
    for rij in rijen:
        zet_aan(rij.get_by_role("radio", name="Was er"))
    trainer.druk_op("Aanwezigheid opslaan")
    trainer.zie_gelukt(f"opgeslagen: {len(rijen)} van {len(rijen)} waren er")
    assert rijen
    assert trainer.klachten == []


def _eigen_dossier(casemanager: Bezoeker) -> str:
    """The address of a dossier of her own, of somebody who is in bouwsteen 2 now."""
    page = casemanager.page
    casemanager.naar("/deelnemers/")
    ik = page.locator("select[name=begeleider] option", has_text=CASEMANAGER).get_attribute("value")
    casemanager.naar(f"/deelnemers/?bouwsteen=2&begeleider={ik}")
    return page.locator("main a[href$='/contact/']").first.get_attribute("href").removesuffix("contact/")


def _leg_contact_vast(casemanager: Bezoeker, dossier: str) -> None:
    casemanager.naar(f"{dossier}contact/")
    casemanager.kies("Soort contact", "Gesprek")
    casemanager.kies("Hoe lang", "30 min")
    casemanager.page.get_by_label(re.compile("Kort verslag")).fill(VERSLAG)
    casemanager.druk_op("Contact opslaan")
    casemanager.zie_gelukt("opgeslagen")


def _zet_een_stap(casemanager: Bezoeker, dossier: str) -> None:
    casemanager.naar(f"{dossier}stappenplan/nieuw/")
    casemanager.page.get_by_label(re.compile("Wat gaat er gebeuren")).fill(STAP)
    casemanager.druk_op("Stap opslaan")
    expect(casemanager.page.locator("main").get_by_text(STAP).first).to_be_visible()


def _meet(casemanager: Bezoeker, dossier: str) -> None:
    page = casemanager.page
    casemanager.naar(f"{dossier}meting/")
    casemanager.kies("Welke meting", "Tussenmeting")
    casemanager.druk_op("Meting starten")
    page.wait_for_url(re.compile(r"/metingen/\d+/"))
    for rij in page.get_by_role("radiogroup").all():
        zet_aan(rij.get_by_role("radio").nth(4))
    casemanager.druk_op("Meting vaststellen")
    casemanager.zie_gelukt("vastgesteld")


def _ga_naar_de_volgende_bouwsteen(casemanager: Bezoeker, dossier: str) -> None:
    """The page with what changes comes first, and only then does anything change."""
    main = casemanager.page.locator("main")
    casemanager.naar(f"{dossier}bouwsteen/verder/")
    casemanager.kies("^Vindt ", "Ja, stabiel")
    casemanager.kies("^Vind jij", "Ja, stabiel")
    casemanager.druk_op("Gevolgen bekijken")
    expect(main.get_by_role("heading", name="Wat verandert er?")).to_be_visible()
    casemanager.druk_op("Naar de volgende bouwsteen")
    expect(main.get_by_role("button", name="Laatste stap terugdraaien")).to_be_visible()


def _dien_de_week_in(casemanager: Bezoeker) -> None:
    casemanager.naar("/uren/")
    casemanager.druk_op("Week indienen")
    casemanager.zie_gelukt("ingediend")
