"""The main job, end to end: contact, meting, terugval, rapport, logboek; each by the one whose work it is.

The story runs against the demo with its sample data. What one person does, the next one finds, so the tests of
this file run in its order, in one process (`--dist loadfile`).
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.verhalen.conftest import BUREAU, TELEFOON, Bezoeker, zet_aan

ORGANISATIE = "De Werkmakerij"
KLAAR_BINNEN = 60_000
GEBEURD = (
    "Contact gelogd",
    "Meting vastgesteld",
    "Terug naar een eerdere bouwsteen",
    "Rapport gemaakt",
    "Rapport gedownload",
    "Dossier bekeken",
)
Kom = Callable[..., Bezoeker]


def _kies(page: Page, vraag: str, antwoord: str) -> None:
    """Choose one of the answers to a question."""
    groep = page.get_by_role("group", name=re.compile(vraag))
    groep.get_by_role("radio", name=antwoord, exact=True).check()


def _open_dossier(page: Page, naam: str) -> None:
    page.goto(_adres(page, "/deelnemers/"))
    page.get_by_label(re.compile("Zoek op naam")).fill(naam)
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name=naam).first.click()
    expect(page.get_by_role("heading", level=1, name=naam)).to_be_visible()


def _adres(page: Page, pad: str) -> str:
    return re.match(r"https?://[^/]+", page.url)[0] + pad


def _eerste_deelnemer(page: Page) -> str:
    """The name on the first row of the list of somebody who is in bouwsteen 3 now."""
    page.goto(_adres(page, "/deelnemers/?bouwsteen=3"))
    return page.locator("main a[href^='/trajecten/']").first.inner_text().strip()


@pytest.mark.parametrize("scherm", [TELEFOON, BUREAU], ids=["telefoon", "bureau"])
def test_jobcoach_legt_een_contact_vast(bezoeker: Kom, scherm: dict[str, int]):
    jobcoach = bezoeker(scherm)
    page = jobcoach.kies_rol(ORGANISATIE, "Jobcoach")
    jobcoach.bekijk("mijn-dag")
    verslag = f"Geoefend met op tijd komen ({scherm['width']})."
    _kies(page, "Soort contact", "Gesprek")
    _kies(page, "Hoe lang", "30 min")
    page.get_by_label(re.compile("Kort verslag")).fill(verslag)
    page.get_by_role("button", name="Contact opslaan").click()
    expect(page.get_by_role("status").filter(has_text="opgeslagen")).to_be_visible()
    jobcoach.bekijk("contact-opgeslagen")
    page.goto(_adres(page, "/deelnemers/"))
    jobcoach.bekijk("deelnemers")
    page.locator("main a[href^='/trajecten/']").first.click()
    jobcoach.bekijk("dossier-jobcoach")


@pytest.mark.parametrize("scherm", [TELEFOON, BUREAU], ids=["telefoon", "bureau"])
def test_een_contact_zonder_duur_blijft_staan_met_een_uitleg(bezoeker: Kom, scherm: dict[str, int]):
    jobcoach = bezoeker(scherm)
    page = jobcoach.kies_rol(ORGANISATIE, "Jobcoach")
    page.get_by_label(re.compile("Kort verslag")).fill("Dit verslag blijft staan.")
    page.get_by_role("button", name="Contact opslaan").click()
    expect(page.get_by_text(re.compile("niet goed ingevuld")).first).to_be_visible()
    expect(page.get_by_label(re.compile("Kort verslag"))).to_have_value("Dit verslag blijft staan.")
    jobcoach.bekijk("contact-fout")


def test_casemanager_stelt_een_tussenmeting_vast_en_stuurt_iemand_terug(bezoeker: Kom):
    casemanager = bezoeker()
    page = casemanager.kies_rol(ORGANISATIE, "Casemanager")
    naam = _eerste_deelnemer(page)
    _open_dossier(page, naam)
    casemanager.bekijk("dossier")
    _stel_tussenmeting_vast(casemanager)
    _open_dossier(page, naam)
    _ga_terug_naar_bouwsteen_1(casemanager)
    assert casemanager.klachten == []


def _stel_tussenmeting_vast(casemanager: Bezoeker) -> None:
    page = casemanager.page
    page.get_by_role("link", name="Meting starten").click()
    _kies(page, "Welke meting", "Tussenmeting")
    casemanager.bekijk("meting-starten")
    page.get_by_role("button", name="Meting starten").click()
    page.wait_for_url(re.compile(r"/metingen/\d+/"))
    for rij in page.get_by_role("radiogroup").all():
        zet_aan(rij.get_by_role("radio").nth(4))
    expect(page.get_by_text("13 van 13 ingevuld").first).to_be_visible()
    casemanager.bekijk("meting")
    page.get_by_role("button", name="Meting vaststellen").click()
    expect(page.get_by_role("status").filter(has_text="vastgesteld")).to_be_visible()
    casemanager.bekijk("meting-vastgesteld")


def _ga_terug_naar_bouwsteen_1(casemanager: Bezoeker) -> None:
    page = casemanager.page
    page.get_by_role("link", name="Bouwstenen", exact=True).click()
    casemanager.bekijk("bouwstenen")
    page.get_by_role("link", name="Terug naar een eerdere bouwsteen").click()
    page.get_by_role("radio", name=re.compile(r"^1\. ")).check()
    page.get_by_label(re.compile("Waarom gaan jullie terug")).fill("Eerst weer een vaste woonplek.")
    _kies(page, "tijdelijk", "Nee")
    casemanager.bekijk("bouwsteen-terug")
    page.get_by_role("button", name="Gevolgen bekijken").click()
    expect(page.get_by_role("button", name="Terug naar een eerdere bouwsteen")).to_be_visible()
    casemanager.bekijk("bouwsteen-gevolgen")
    page.get_by_role("button", name="Terug naar een eerdere bouwsteen").click()
    expect(page.get_by_role("status").first).to_be_visible()
    expect(page.get_by_text(re.compile("Terug naar bouwsteen 1")).first).to_be_visible()
    casemanager.bekijk("bouwsteen-terug-gezet")


def test_programmamanager_maakt_het_voortgangsrapport_en_leest_de_pdf(bezoeker: Kom, tmp_path: Path):
    manager = bezoeker()
    page = manager.kies_rol(ORGANISATIE, "Programmamanager")
    manager.bekijk("mijn-dag-programmamanager")
    page.goto(_adres(page, "/rapporten/"))
    manager.bekijk("rapporten")
    page.get_by_role("link", name="Rapport maken").click()
    manager.bekijk("rapport-maken")
    page.locator("main").get_by_role("button", name="Rapport maken").click()
    expect(page.get_by_role("link", name=re.compile("Concept als PDF"))).to_be_visible(timeout=KLAAR_BINNEN)
    manager.bekijk("rapport")
    with page.expect_download() as ophalen:
        page.get_by_role("link", name=re.compile("Concept als PDF")).click()
    pdf = PdfReader(BytesIO(Path(ophalen.value.path()).read_bytes()))
    tekst = "\n".join(pagina.extract_text() for pagina in pdf.pages)
    assert "Waar staan de deelnemers?" in tekst
    assert "De Werkmakerij" in tekst


def test_beheerder_vindt_alles_terug_in_het_logboek(bezoeker: Kom):
    """Runs after the others, in the same process and against the same demo."""
    beheerder = bezoeker()
    page = beheerder.kies_rol(ORGANISATIE, "Beheerder")
    for soort in GEBEURD:
        page.goto(_adres(page, "/logboek/"))
        page.get_by_label("Soort").select_option(label=soort)
        page.get_by_role("button", name="Logboek doorzoeken").click()
        expect(page.locator("main").get_by_text(soort).last).to_be_visible()
        assert page.locator("main tbody tr").count() >= 1, soort
    beheerder.bekijk("logboek")
    for pad, naam in (("/gebruikers/", "gebruikers"), ("/inlezen/", "inlezen")):
        page.goto(_adres(page, pad))
        beheerder.bekijk(naam)
