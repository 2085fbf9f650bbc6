"""A signed evaluation on paper: what was signed, and the sheet that proves it. No database, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vormgeving import pdf
from vormgeving.huisstijl import Huisstijl
from werkgevers.evaluatie.inhoud import Inhoud

SJABLOON = "werkgevers/verzegeling/document.html"
PRINTBLAD = "verzegeling-print.css"
BIJLAGE = "evaluatie.json"


@dataclass(frozen=True)
class Handtekening:
    """One signature: who set it, for which party, when and in which way."""

    partij: str
    naam: str
    functie: str
    op: datetime
    wijze: str


@dataclass(frozen=True)
class Voorval:
    """One thing that happened on the way to the signatures."""

    op: datetime
    wat: str
    wie: str
    toelichting: str


@dataclass(frozen=True)
class Bewijsblad:
    """The sheet behind the evaluation: hash of what was signed, each signature, each event, and how to verify it.

    `sha256` goes over the canonical content, which travels inside the PDF; `code` is as it stands on paper.
    """

    sha256: str
    bevroren_op: datetime
    bevroren_door: str
    handtekeningen: Sequence[Handtekening]
    zonder_collega: bool
    voorvallen: Sequence[Voorval]
    code: str
    controleadres: str
    certificaat: str
    vingerafdruk: str


def als_pdf(inhoud: Inhoud, bevroren: bytes, blad: Bewijsblad, stijl: Huisstijl) -> bytes:
    """The evaluation and its sheet as PDF/A-3a, in the colours of `stijl`, with `bevroren` as a file inside it."""
    context = {
        "inhoud": inhoud,
        "laatste_dag": laatste_dag(inhoud.tot),
        "met_toelichting": any(regel.toelichting for regel in inhoud.regels),
        "weken": [(week.van, laatste_dag(week.tot), week.minuten) for week in inhoud.weken],
        "blad": blad,
        "bijlage": BIJLAGE,
    }
    bijlage = pdf.Bijlage(BIJLAGE, bevroren.decode(), "De inhoud die is getekend, zoals zij is vastgezet")
    return pdf.html_naar_pdf(SJABLOON, context, stijl, printblad=PRINTBLAD, bijlagen=[bijlage], variant=pdf.BLIJVEND)


def laatste_dag(tot: date | None) -> date | None:
    """The last day of a period that ends before `tot`; None for one that goes on."""
    return tot - timedelta(days=1) if tot else None
