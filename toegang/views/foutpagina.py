"""The page for a request that cannot be read, also before any view was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render
from django.views.defaults import bad_request

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TE_VEEL: dict[type[Exception], str] = {
    TooManyFilesSent: "Je stuurde te veel bestanden tegelijk. Ga terug en voeg ze één voor één toe.",
    TooManyFieldsSent: "Je stuurde te veel antwoorden tegelijk. Ga terug en stuur ze in delen.",
    RequestDataTooBig: "Je stuurde te veel tekst tegelijk. Ga terug en stuur het in delen.",
}


def slecht_verzoek(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was wrong and what to do, in the look of the organisation; without it where no organisation is known yet."""
    if not hasattr(request, "user") or not hasattr(request, "organisatie"):
        return bad_request(request, exception)
    tekst = next((zin for soort, zin in TE_VEEL.items() if isinstance(exception, soort)), "")
    return render(request, "te_veel.html" if tekst else "400.html", {"tekst": tekst}, status=400)
