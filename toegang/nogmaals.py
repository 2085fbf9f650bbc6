"""Data about people leaves the system only with somebody who typed the password a moment ago."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from toegang.adapters import moet_wachtwoord_nogmaals, naar_nogmaals
from toegang.verzending import pad_hier

UITLEG = "In dit bestand staan gegevens van mensen. Vul eerst je wachtwoord in. Kies het bestand daarna nog een keer."


def eerst_wachtwoord(request: HttpRequest) -> HttpResponse | None:
    """What to answer when a file with data about people is asked for: the page that asks the password, or None.

    From there somebody comes back on the page with the link, and not in the file: a download would leave them on the
    page with the password, as if nothing happened. Ask it after the rights, so that nobody learns what there is.
    """
    if not moet_wachtwoord_nogmaals(request):
        return None
    messages.info(request, UITLEG)
    return naar_nogmaals(pad_hier(request, request.headers.get("referer")) or "/")
