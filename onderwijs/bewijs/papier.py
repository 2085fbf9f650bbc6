"""A certificate of ours as PDF, from what is kept with the proof on the day that it is given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import organisaties
from onderwijs.models import Bewijssoort
from trajecten.models import Subsidieproject
from vormgeving.huisstijl import van_tokens
from vormgeving.pdf import STATISCH, html_naar_pdf

if TYPE_CHECKING:
    from onderwijs.models import Bewijs
    from trajecten.models import Traject

EU_VLAG = STATISCH / "img" / "eu-vlag.svg"
SJABLOON = "onderwijs/bewijs/papier/certificaat.html"
PRAKTIJK_SJABLOON = "onderwijs/bewijs/papier/praktijkverklaring.html"
PRINTBLAD = "certificaat.css"


def papier_van(bewijs: Bewijs, *, voorbeeld: bool = False) -> bytes:
    """The certificate as PDF/UA in the look of the organisation at hand; `voorbeeld` says on it that it is none yet.

    Raises KeyError for a proof that is not ours.
    """
    organisatie = organisaties.huidige()
    is_praktijk = bewijs.soort.herkomst == Bewijssoort.Herkomst.WERKPROCESSEN
    return html_naar_pdf(
        PRAKTIJK_SJABLOON if is_praktijk else SJABLOON,
        op_papier(bewijs) | {"voorbeeld": voorbeeld},
        van_tokens(organisatie.huisstijl if organisatie else None),
        printblad=PRINTBLAD,
    )


def op_papier(bewijs: Bewijs) -> dict[str, Any]:
    """What stands on it. Where ESF+ pays for the traject the paper says so (domein §3.5)."""
    organisatie = organisaties.huidige()
    inhoud = bewijs.inhoud
    geboren = inhoud["geboortedatum"]
    return {
        "titel": str(bewijs.soort),
        "is_mdt": bewijs.soort.herkomst == Bewijssoort.Herkomst.MDT,
        "inhoud": inhoud,
        "delen": [_deel(deel) for deel in inhoud["delen"]],
        "geboren": date.fromisoformat(geboren) if geboren else None,
        "van": date.fromisoformat(inhoud["van"]),
        "laatste_dag": date.fromisoformat(inhoud["laatste_dag"]),
        "datum": bewijs.datum,
        "uitgever": bewijs.uitgever,
        "organisatie": organisatie.naam if organisatie else bewijs.uitgever,
        "nummer": bewijs.papiernummer,
        "eu_vlag": EU_VLAG.as_uri() if _esf_betaalt(bewijs.traject) else "",
    }


def _deel(deel: dict[str, str]) -> dict[str, Any]:
    """One line of it, with the day as a day where there is one."""
    return {**deel, "dag": date.fromisoformat(deel["dag"]) if deel.get("dag") else None}


def _esf_betaalt(traject: Traject) -> bool:
    """Whether ESF+ pays for `traject`: since it began, or since it joined later."""
    esf = Subsidieproject.Soort.ESF
    if traject.subsidieproject and traject.subsidieproject.soort == esf:
        return True
    return bool(traject.financiering.filter(subsidieproject__soort=esf).exists())
