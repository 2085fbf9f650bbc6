"""The jobcoach makes a report about a deelnemer for the school, takes it along in three formats, and makes it final."""

import csv
import re
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.verhalen.conftest import Bezoeker, Kom, zet_aan
from tests.verhalen.organisaties import WERKMAKERIJ

# a report is made by the worker, in seconds
KLAAR_MILLISECONDEN = 60_000


def test_van_dossier_tot_definitief_rapport_voor_de_school(bezoeker: Kom):
    coach = bezoeker()
    page = coach.kies_rol(WERKMAKERIJ, "Jobcoach")
    _vraag_een_rapport_voor_de_school(coach)
    expect(page.get_by_role("link", name=re.compile("Concept als PDF"))).to_be_visible(timeout=KLAAR_MILLISECONDEN)
    coach.bekijk("jobcoach-deelnemerrapport")
    coach.beeld("jobcoach-deelnemerrapport")
    _eis_gelijke_getallen(page)
    page.get_by_role("link", name="Definitief maken").click()
    coach.druk_op("Rapport definitief maken")
    expect(page.get_by_role("link", name=re.compile("PDF voor het archief"))).to_be_visible(timeout=KLAAR_MILLISECONDEN)
    assert "cijfers.csv" in PdfReader(BytesIO(_bestand(page, "PDF voor het archief"))).attachments
    assert coach.klachten == []


def _vraag_een_rapport_voor_de_school(coach: Bezoeker) -> None:
    """From the list to the dossier of somebody who is busy, and there to the choices."""
    page, main = coach.page, coach.page.locator("main")
    coach.naar("/deelnemers/?stand=lopend")
    main.locator("a[href^='/trajecten/']").first.click()
    main.get_by_text("Meer", exact=True).click()
    page.get_by_role("link", name="Rapport maken").click()
    coach.kies("Voor wie", "De school")
    leefgebieden = page.get_by_role("checkbox", name="Leefgebieden")
    leefgebieden.press("Space")
    expect(leefgebieden).not_to_be_checked()
    zet_aan(page.get_by_role("checkbox", name="Bouwstenen"))
    page.get_by_label("Laatste dag").fill(f"{timezone.localdate() - timedelta(days=1):%d-%m-%Y}")
    coach.bekijk("jobcoach-deelnemerrapport-kiezen")
    coach.druk_op("Rapport maken")


def _eis_gelijke_getallen(page: Page) -> None:
    """Screen, CSV, XLSX and PDF hold the same numbers."""
    gezien = dict(_paren(page.locator(".kengetallen").inner_text()))
    als_csv = csv.DictReader(StringIO(_bestand(page, "Cijfers als CSV").decode("utf-8-sig")), delimiter=";")
    assert {rij["regel"]: rij["waarde"] for rij in als_csv if rij["onderdeel"] == "In het kort"} == gezien
    blad = load_workbook(BytesIO(_bestand(page, "Cijfers als Excel")))["In het kort"]
    getallen = {naam: float(getal) for naam, getal in list(blad.values)[1:]}
    assert getallen == {naam: float(getal.replace(",", ".")) for naam, getal in gezien.items()}
    pdf = PdfReader(BytesIO(_bestand(page, "Concept als PDF")))
    assert "Leefgebieden" not in "".join(pagina.extract_text() for pagina in pdf.pages)


def _paren(tekst: str) -> list[tuple[str, str]]:
    """The name and the number of each figure at the top of the page."""
    regels = [regel for regel in tekst.splitlines() if regel.strip()]
    return [(regels[plek], regels[plek + 1]) for plek in range(0, len(regels), 3)]


def _bestand(page: Page, knop: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(knop)).click()
    return Path(download.value.path()).read_bytes()
