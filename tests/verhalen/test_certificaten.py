"""Certificates, each in the organisation that gives it: made on the screen and read as a PDF."""

import base64
import re
from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.verhalen.conftest import Bezoeker, Kom
from tests.verhalen.organisaties import WERKMAKERIJ, WERKSHOP

# the first dossiers of the sample data; what somebody may not see answers 404
ZOEK = """async patroon => {
  for (let nummer = 1; nummer < 150; nummer += 1) {
    const antwoord = await fetch(`/trajecten/${nummer}/opleiding/`);
    const gevonden = antwoord.ok && (await antwoord.text()).match(patroon);
    if (gevonden) return gevonden[1];
  }
  return "";
}"""
BESTAND = """adres => fetch(adres).then(antwoord => antwoord.arrayBuffer()).then(inhoud => {
  let tekst = "";
  for (const teken of new Uint8Array(inhoud)) tekst += String.fromCharCode(teken);
  return btoa(tekst);
})"""


def test_een_mdt_certificaat_wordt_uitgegeven_en_blijft_te_lezen(bezoeker: Kom):
    begeleider = bezoeker()
    begeleider.kies_rol(WERKSHOP, "Casemanager")
    begeleider.naar(_zoek(begeleider, r"/trajecten/\d+/certificaat/mdt/"))
    naam = begeleider.page.get_by_role("heading", level=1).inner_text()
    begeleider.bekijk("certificaat-mdt")
    begeleider.druk_op("Certificaat uitgeven")
    begeleider.zie_gelukt("uitgegeven")
    tekst = _lees_pdf(begeleider)
    assert naam in tekst
    assert "MDT" in tekst or "Maatschappelijke Diensttijd" in tekst


def test_een_praktijkverklaring_noemt_wat_iemand_leerde(bezoeker: Kom):
    begeleider = bezoeker()
    begeleider.kies_rol(WERKMAKERIJ, "Jobcoach")
    verklaring = _zoek(begeleider, r"/praktijkverklaringen/\d+/")
    for link in ("Werkprocessen toevoegen", "Gegevens wijzigen", "Volgende werkproces bespreken"):
        begeleider.naar(verklaring)
        begeleider.page.get_by_role("link", name=link).click()
        expect(begeleider.page).not_to_have_url(re.compile(f"{verklaring}$"))
        begeleider.bekijk(f"praktijkverklaring-{link.split()[0].lower()}")
    begeleider.naar(verklaring)
    volgende = begeleider.page.get_by_role("link", name=re.compile("^Volgende werkproces bespreken"))
    while volgende.count():
        volgende.first.click()
        begeleider.kies("Hoe gaat het", "Kan het zelf")
        begeleider.druk_op("Werkproces opslaan")
        begeleider.zie_gelukt("Opgeslagen")
    begeleider.bekijk("praktijkverklaring")
    begeleider.beeld("werk-praktijkverklaring")
    begeleider.page.get_by_role("link", name="Praktijkverklaring afgeven").click()
    begeleider.bekijk("praktijkverklaring-afgeven")
    begeleider.druk_op("Praktijkverklaring afgeven")
    expect(begeleider.page.get_by_role("status").first).to_be_visible()
    assert "Schuurt en plamuurt hout" in _lees_pdf(begeleider)


def _zoek(begeleider: Bezoeker, adres: str) -> str:
    """The first such address on the pages of education that this person sees."""
    gevonden = begeleider.page.evaluate(ZOEK, f'href="({adres})"')
    assert gevonden, f"Niemand heeft {adres}."
    return gevonden


def _lees_pdf(begeleider: Bezoeker) -> str:
    """The words of the paper that the page of a proof opens."""
    knop = begeleider.page.get_by_role("link", name=re.compile(r"openen \(PDF\)"))
    inhoud = base64.b64decode(begeleider.page.evaluate(BESTAND, knop.get_attribute("href")))
    return "\n".join(pagina.extract_text() for pagina in PdfReader(BytesIO(inhoud)).pages)
