"""Schools and what can be learned there."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onderwijs.models import Onderwijsinstelling, Opleiding
from onderwijs.opleiding.diensten import bewaar_aanbod
from onderwijs.opleiding.forms import InstellingFormulier, OpleidingFormulier
from onderwijs.opleiding.formulierpagina import Afloop, behandel, naar_url
from onderwijs.opleiding.lijst import maak_scholenlijst
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina


@vereist(Recht.OPLEIDING_BEHEREN)
@require_safe
def instellingen(request: Aanvraag) -> HttpResponse:
    """All schools, by name."""
    pagina = maak_scholenlijst(na=getal(request.GET.get("na", "")))
    return render(request, "onderwijs/opleiding/instellingen.html", {"pagina": pagina})


@vereist(Recht.OPLEIDING_BEHEREN)
@require_safe
def instelling(request: Aanvraag, pk: int) -> HttpResponse:
    """One school with what can be learned there."""
    school = haal_op(Onderwijsinstelling, request.user, pk=pk)
    opleidingen = school.opleidingen.order_by("-actief", "naam", "pk")
    return render(request, "onderwijs/opleiding/instelling.html", {"instelling": school, "opleidingen": opleidingen})


@vereist(Recht.OPLEIDING_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def instelling_nieuw(request: Aanvraag) -> HttpResponse:
    """Add a school."""
    return _bewerk_instelling(request, Onderwijsinstelling(), "School toevoegen", reverse("onderwijs:instellingen"))


@vereist(Recht.OPLEIDING_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def instelling_wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a school."""
    school = haal_op(Onderwijsinstelling, request.user, pk=pk)
    return _bewerk_instelling(request, school, "School wijzigen", school.get_absolute_url())


@vereist(Recht.OPLEIDING_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def opleiding_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Add an opleiding to a school."""
    school = haal_op(Onderwijsinstelling, request.user, pk=pk)
    return _bewerk_opleiding(request, Opleiding(instelling=school), f"Opleiding van {school} toevoegen")


@vereist(Recht.OPLEIDING_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def opleiding(request: Aanvraag, pk: int) -> HttpResponse:
    """Change an opleiding."""
    gezien = haal_op(Opleiding.objects.select_related("instelling"), request.user, pk=pk)
    return _bewerk_opleiding(request, gezien, f"Opleiding van {gezien.instelling} wijzigen")


def _bewerk_instelling(request: Aanvraag, rij: Onderwijsinstelling, titel: str, terug: str) -> HttpResponse:
    formulier = InstellingFormulier(request.POST or None, instance=rij)
    afloop = Afloop(
        doe=lambda: bewaar_aanbod(rij=formulier.instance, versie=formulier.cleaned_data["versie"], door=request.user),
        melding=lambda school: f"{school} is opgeslagen.",
        naar=naar_url,
        huidig=lambda nu: InstellingFormulier(instance=nu),
    )
    return behandel(request, formulier, Formulierpagina(titel, "School opslaan", terug, "Scholen"), afloop)


def _bewerk_opleiding(request: Aanvraag, rij: Opleiding, titel: str) -> HttpResponse:
    formulier = OpleidingFormulier(request.POST or None, instance=rij)
    terug = rij.instelling.get_absolute_url()
    afloop = Afloop(
        doe=lambda: bewaar_aanbod(rij=formulier.instance, versie=formulier.cleaned_data["versie"], door=request.user),
        melding=lambda gemaakt: f"{gemaakt} is opgeslagen.",
        naar=lambda _: terug,
        huidig=lambda nu: OpleidingFormulier(instance=nu),
    )
    pagina = Formulierpagina(titel, "Opleiding opslaan", terug, rij.instelling.naam)
    return behandel(request, formulier, pagina, afloop)
