"""A report as PDF: its pages, the European flag, and the figures themselves as files inside it."""

import json

from rapportage.schrijvers import SCHRIJVERS
from rapportage.soorten import Uitkomst
from vormgeving import pdf
from vormgeving.huisstijl import Huisstijl

PRINTBLAD = "rapport-print.css"
EU_VLAG = pdf.STATISCH / "img" / "eu-vlag.svg"


def als_pdf(uitkomst: Uitkomst, stijl: Huisstijl, *, variant: str = pdf.VARIANT) -> bytes:
    """The document in the colours of `stijl`: tagged, in Dutch, with cijfers.json and cijfers.csv inside.

    Everything it shows is in `uitkomst`: nothing here asks the database. `variant` as vormgeving.pdf has them.
    """
    blad = uitkomst.definitie.blad(uitkomst.omslag, uitkomst.cijfers, stijl)
    cijfers = json.dumps(uitkomst.als_json, ensure_ascii=False, indent=2)
    tabellen = SCHRIJVERS["csv"].schrijf(uitkomst.omslag.verantwoording, uitkomst.tabellen).decode()
    bijlagen = [
        pdf.Bijlage("cijfers.json", cijfers, "De cijfers van dit rapport"),
        pdf.Bijlage("cijfers.csv", tabellen, "De cijfers van dit rapport als tabel"),
    ]
    context = {**blad.context, "eu_vlag": EU_VLAG.as_uri()}
    return pdf.html_naar_pdf(blad.sjabloon, context, stijl, printblad=PRINTBLAD, bijlagen=bijlagen, variant=variant)
