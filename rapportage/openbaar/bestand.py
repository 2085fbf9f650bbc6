"""The public version of a report as a file in any format."""

import json
from collections.abc import Callable, Mapping

import organisaties
from rapportage.openbaar.versie import UITLEG, OpenbareVersie
from rapportage.pdf import EU_VLAG, PRINTBLAD
from rapportage.schrijvers import SCHRIJVERS
from vormgeving import pdf
from vormgeving.huisstijl import Huisstijl, van_tokens


def als_pdf(versie: OpenbareVersie, stijl: Huisstijl) -> bytes:
    """The document in the colours of `stijl`: tagged, in Dutch, with the same tables inside as CSV and JSON."""
    bijlagen = [
        pdf.Bijlage("cijfers.json", _json(versie).decode(), "De cijfers van deze openbare versie"),
        pdf.Bijlage("cijfers.csv", _tabellen("csv", versie).decode(), "De cijfers van deze openbare versie als tabel"),
    ]
    context = {"versie": versie, "omslag": versie.omslag, "uitleg": UITLEG, "eu_vlag": EU_VLAG.as_uri()}
    return pdf.html_naar_pdf("rapportage/print/openbaar.html", context, stijl, printblad=PRINTBLAD, bijlagen=bijlagen)


def _pdf(versie: OpenbareVersie) -> bytes:
    organisatie = organisaties.huidige()
    return als_pdf(versie, van_tokens(organisatie.huisstijl if organisatie else None))


def _json(versie: OpenbareVersie) -> bytes:
    return (json.dumps(versie.als_json, ensure_ascii=False, indent=2) + "\n").encode()


def _tabellen(formaat: str, versie: OpenbareVersie) -> bytes:
    return SCHRIJVERS[formaat].schrijf(versie.verantwoording, versie.tabellen)


MAKERS: Mapping[str, Callable[[OpenbareVersie], bytes]] = {
    "pdf": _pdf,
    "xlsx": lambda versie: _tabellen("xlsx", versie),
    "csv": lambda versie: _tabellen("csv", versie),
    "json": _json,
}
