"""A certificate of ours as PDF, from what was kept on the day that it was given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from onderwijs.models import Bewijssoort
from trajecten.models import Subsidieproject
from vormgeving.pdf import STATISCH, html_naar_pdf

if TYPE_CHECKING:
    from onderwijs.models import Bewijs
    from vormgeving.huisstijl import Huisstijl

EU_VLAG = STATISCH / "img" / "eu-vlag.svg"
SJABLOON = "onderwijs/bewijs/papier/certificaat.html"
PRINTBLAD = "certificaat.css"


def certificaat_pdf(bewijs: Bewijs, stijl: Huisstijl) -> bytes:
    """The certificate as PDF/UA in the house style; raises KeyError for a proof that is not ours."""
    return html_naar_pdf(SJABLOON, op_papier(bewijs), stijl, printblad=PRINTBLAD)


def op_papier(bewijs: Bewijs) -> dict[str, Any]:
    """What stands on it. Where ESF+ pays for the traject the paper says so (domein §3.5)."""
    inhoud = bewijs.inhoud
    project = bewijs.traject.subsidieproject
    geboren = inhoud["geboortedatum"]
    return {
        "titel": str(bewijs.soort),
        "is_mdt": bewijs.soort.herkomst == Bewijssoort.Herkomst.MDT,
        "inhoud": inhoud,
        "geboren": date.fromisoformat(geboren) if geboren else None,
        "van": date.fromisoformat(inhoud["van"]),
        "laatste_dag": date.fromisoformat(inhoud["laatste_dag"]),
        "datum": bewijs.datum,
        "organisatie": bewijs.uitgever,
        "nummer": f"{bewijs.traject.trajectnummer}-{bewijs.pk}",
        "eu_vlag": EU_VLAG.as_uri() if project and project.soort == Subsidieproject.Soort.ESF else "",
    }
