"""What a page says, as somebody reads it: a name such as Van 't Hof has another spelling in HTML."""

from html import unescape
from io import BytesIO

import pypdf
from django.http import HttpResponse


def tekst(antwoord: HttpResponse) -> str:
    """The page with its characters as they look."""
    return unescape(antwoord.content.decode())


def lees(antwoord: HttpResponse) -> str:
    """The words of a PDF that a page gave, with single spaces."""
    return " ".join(" ".join(blad.extract_text() for blad in pypdf.PdfReader(BytesIO(antwoord.content)).pages).split())
