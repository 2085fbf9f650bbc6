"""The totals of an ESF+ report as they stand on the screen and in each of its files, read with other programs."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO

from openpyxl import load_workbook
from playwright.sync_api import Page
from pypdf import PdfReader

CODE = re.compile(r"EEC[OR]\d\d")
# an indicator on paper: its code and official name, and then men, women, non-binary and all together
OP_PAPIER = re.compile(r"(EEC[OR]\d\d) · .+?\s(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(?:\d+|–)", re.DOTALL)

Totalen = dict[str, int]


def van_scherm(page: Page) -> Totalen:
    """By code the total that the table of indicators shows; organisations that nobody entered have none."""
    rijen = page.locator("#indicatoren tbody tr").filter(has=page.locator(".indicator__code")).all()
    paren = [
        (rij.locator(".indicator__code").inner_text(), rij.locator(".getal--totaal").inner_text()) for rij in rijen
    ]
    return {CODE.match(code)[0]: int(re.match(r"\d+", getal)[0]) for code, getal in paren if getal[0].isdecimal()}


def van_csv(inhoud: bytes) -> Totalen:
    """By code the total in a CSV file with semicolons."""
    rijen = csv.DictReader(StringIO(inhoud.decode("utf-8-sig")), delimiter=";")
    return {
        CODE.match(rij["regel"])[0]: int(rij["waarde"])
        for rij in rijen
        if rij["onderdeel"] == "Cijfers" and rij["cijfer"] == "Totaal" and rij["waarde"]
    }


def van_xlsx(inhoud: bytes) -> Totalen:
    """By code the total in a workbook."""
    koppen, *rijen = load_workbook(BytesIO(inhoud), read_only=True)["Cijfers"].iter_rows(values_only=True)
    plek = next(nummer for nummer, kop in enumerate(koppen) if kop.startswith("Totaal"))
    return {CODE.match(rij[0])[0]: rij[plek] for rij in rijen if rij[plek] is not None}


def van_pdf(inhoud: bytes) -> Totalen:
    """By code the total that is printed."""
    tekst = "\n".join(pagina.extract_text() for pagina in PdfReader(BytesIO(inhoud)).pages)
    return {code: int(totaal) for code, *_, totaal in OP_PAPIER.findall(tekst)}


def csv_in_pdf(inhoud: bytes) -> Totalen:
    """By code the total in the CSV file that the PDF for the archive holds."""
    bijlagen = PdfReader(BytesIO(inhoud)).attachments
    naam = next(naam for naam in bijlagen if naam.endswith("cijfers.csv"))
    return van_csv(bijlagen[naam][0])
