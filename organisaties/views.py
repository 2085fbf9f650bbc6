"""Pages of the platform: which organisations there are, how they are, and adding one.

These views never look into the schema of another organisation. Who may open them is decided in
config/urls.py: this app does not know users.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from organisaties import sjablonen
from organisaties.adressen import adres_van
from organisaties.diensten import NieuweOrganisatie, maak_organisatie, zet_actief
from organisaties.forms import OrganisatieFormulier
from organisaties.middleware import Verzoek
from organisaties.models import Organisatie
from organisaties.overzicht import stand_van, standen

# answered before any organisation is looked up (config/gezond.py), so it has no name to reverse
GEZONDHEID = "/gezond"
View = Callable[..., HttpResponse]


def alleen_platform(view: View) -> View:
    """Answer 404 in every organisation that is not of kind platform, as if the page did not exist."""

    @wraps(view)
    def bewaakt(request: Verzoek, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.organisatie is None or not request.organisatie.is_platform:
            raise Http404("Deze pagina is er niet.")
        return view(request, *args, **kwargs)

    return bewaakt


def lijst(request: Verzoek) -> HttpResponse:
    """All organisations with the state of their schemas."""
    return render(request, "organisaties/lijst.html", {"standen": standen(), "gezondheid": GEZONDHEID})


@require_http_methods(["GET", "POST"])
def toevoegen(request: Verzoek) -> HttpResponse:
    """Add an organisation, and go on to the page that shows what came of it."""
    form = OrganisatieFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = maak_organisatie(door=request.user, **form.voor_dienst())
        except ValidationError as fout:
            form.neem_fouten_over(fout)
        else:
            messages.success(request, _resultaat(nieuw))
            return redirect("organisaties:organisatie", schema=nieuw.organisatie.schema_name)
    return render(request, "organisaties/toevoegen.html", {"form": form}, status=422 if form.errors else 200)


def organisatie(request: Verzoek, schema: str) -> HttpResponse:
    """One organisation: its address, version, size, and the switch."""
    gekozen = get_object_or_404(Organisatie.objects.op_naam(), schema_name=schema)
    gegevens = {
        "stand": stand_van(gekozen),
        "adres": adres_van(gekozen),
        "begonnen_met": sjablonen.titel(gekozen.sjabloon) or "Geen programma's",
        "eigen": gekozen == request.organisatie,
    }
    return render(request, "organisaties/organisatie.html", gegevens)


@require_POST
def aanzetten(request: Verzoek, schema: str) -> HttpResponse:
    """Let the organisation work again."""
    gekozen = get_object_or_404(Organisatie, schema_name=schema)
    zet_actief(organisatie=gekozen, actief=True, door=request.user)
    messages.success(request, f"{gekozen.naam} staat weer aan.")
    return redirect("organisaties:organisatie", schema=schema)


@require_POST
def uitzetten(request: Verzoek, schema: str) -> HttpResponse:
    """Let the organisation's addresses answer 404 and refuse its tasks; nothing is thrown away."""
    gekozen = get_object_or_404(Organisatie, schema_name=schema)
    if gekozen == request.organisatie:
        messages.error(request, "Je kunt de organisatie waarin je werkt niet uitzetten.")
    else:
        zet_actief(organisatie=gekozen, actief=False, door=request.user)
        messages.success(request, f"{gekozen.naam} staat uit. Niemand kan er meer inloggen.")
    return redirect("organisaties:organisatie", schema=schema)


def _resultaat(nieuw: NieuweOrganisatie) -> str:
    seconden = f"{nieuw.seconden:.1f}".replace(".", ",")
    zinnen = [f"{nieuw.organisatie.naam} staat klaar op {nieuw.adres} (gemaakt in {seconden} seconden)."]
    if nieuw.programmas:
        zinnen.append(f"Programma's: {', '.join(nieuw.programmas)}.")
    if nieuw.uitgenodigd:
        zinnen.append(f"De uitnodiging is verstuurd naar {nieuw.uitgenodigd}.")
    return " ".join(zinnen)
