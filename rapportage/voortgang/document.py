"""The voortgang report as a PDF. Everything it shows is handed in: nothing here asks the database."""

import json

from rapportage.omslag import Omslag
from rapportage.pdf import html_naar_pdf
from rapportage.voortgang.beeld import beeld
from rapportage.voortgang.cijfers import Voortgang, als_json
from vormgeving.huisstijl import Huisstijl


def als_pdf(omslag: Omslag, cijfers: Voortgang, stijl: Huisstijl) -> bytes:
    """The document in the colours of `stijl`: tagged (PDF/UA-1), in Dutch, with title and page
    numbers, and with the figures themselves as a file inside it."""
    context = {"omslag": omslag, "beeld": beeld(cijfers, stand="pdf", stijl=stijl)}
    bijlage = json.dumps(als_json(cijfers, omslag.onderwerp_code), ensure_ascii=False, indent=2)
    return html_naar_pdf("rapportage/print/voortgang.html", context, stijl, bijlage=bijlage.encode())
