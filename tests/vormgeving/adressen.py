"""Addresses for the browser tests: the gallery, and what its shell links to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import path

from vormgeving import galerij, urls


def fout(request: HttpRequest, code: str) -> HttpResponse:
    """An error page as it looks."""
    return render(request, f"{code}.html")


def concept(request: HttpRequest) -> HttpResponse:
    """A server that keeps a draft."""
    return HttpResponse('{"tijd": "10.58 uur"}', content_type="application/json")


def dossierkaarten(request: HttpRequest) -> HttpResponse:
    """Cards of a dossier in the order of a phone, each so many lines high."""
    kaarten = [("smal", 4), ("breed", 20), ("smal", 2), ("breed", 20), ("breed", 9), ("smal", 6)]
    secties = "".join(
        f'<section class="kaart dossier__paneel dossier__paneel--{kolom}" id="k{i}">{"<p>regel</p>" * regels}</section>'
        for i, (kolom, regels) in enumerate(kaarten)
    )
    bladen = "".join(
        f'<link rel="stylesheet" href="{static(f"css/{blad}.css")}">' for blad in ("tokens", "pagina", "trajecten")
    )
    script = f'<script src="{static("js/dossier.js")}" type="module"></script>'
    merk = f'<link rel="icon" href="{static("img/merk.svg")}">'
    return HttpResponse(f'<!doctype html>{merk}{bladen}{script}<div class="dossier">{secties}</div>')


def stuk(request: HttpRequest) -> HttpResponse:
    """A server that fails."""
    return HttpResponse("stuk", status=500)


urlpatterns = [
    *urls.urlpatterns,
    *galerij.urlpatterns,
    path("fout/<slug:code>/", fout),
    path("concept/", concept),
    path("stuk/", stuk),
    path("dossierkaarten/", dossierkaarten),
    path("uitloggen/", stuk, name="account_logout"),
    path("inloggen/", stuk, name="account_login"),
    path("code/", stuk, name="mfa_authenticate"),
]
