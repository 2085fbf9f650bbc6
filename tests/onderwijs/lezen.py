"""What a page says, as somebody reads it: a name such as Van 't Hof has another spelling in HTML."""

from html import unescape

from django.http import HttpResponse


def tekst(antwoord: HttpResponse) -> str:
    """The page with its characters as they look."""
    return unescape(antwoord.content.decode())
