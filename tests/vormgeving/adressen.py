"""Addresses for the browser tests: the gallery, and what its shell links to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from vormgeving import galerij, urls


def fout(request: HttpRequest, code: str) -> HttpResponse:
    """An error page as it looks."""
    return render(request, f"{code}.html")


def concept(request: HttpRequest) -> HttpResponse:
    """A server that keeps a draft."""
    return HttpResponse('{"tijd": "10.58 uur"}', content_type="application/json")


def stuk(request: HttpRequest) -> HttpResponse:
    """A server that fails."""
    return HttpResponse("stuk", status=500)


urlpatterns = [
    *urls.urlpatterns,
    *galerij.urlpatterns,
    path("fout/<slug:code>/", fout),
    path("concept/", concept),
    path("stuk/", stuk),
    path("uitloggen/", stuk, name="account_logout"),
    path("inloggen/", stuk, name="account_login"),
    path("code/", stuk, name="mfa_authenticate"),
]
