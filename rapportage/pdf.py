"""A report as PDF: the print stylesheet of reports, the European flag, and the figures inside the file."""

from typing import Any

from vormgeving import pdf
from vormgeving.huisstijl import Huisstijl

PRINTBLAD = "rapport-print.css"
EU_VLAG = pdf.STATISCH / "img" / "eu-vlag.svg"


def html_naar_pdf(sjabloon: str, context: dict[str, Any], stijl: Huisstijl, *, bijlage: bytes) -> bytes:
    """Render a template of `rapportage/print/` as PDF in the colours of `stijl`.

    `bijlage` is JSON that travels inside the document as cijfers.json.
    """
    cijfers = pdf.Bijlage("cijfers.json", bijlage.decode(), "De cijfers van dit rapport")
    return pdf.html_naar_pdf(
        sjabloon, {**context, "eu_vlag": EU_VLAG.as_uri()}, stijl, printblad=PRINTBLAD, bijlagen=[cijfers]
    )
