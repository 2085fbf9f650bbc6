"""What the organisation teaches: leerlijnen and their modules."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onderwijs.diensten.leerlijnen import bewaar
from onderwijs.forms_leerlijn import LeerlijnFormulier, ModuleFormulier
from onderwijs.models import Leerlijn, Module
from onderwijs.views.formulierpagina import toon_formulier
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.formulierfouten import leg_ernaast
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from vormgeving.formulierpagina import Formulierpagina


@vereist(Recht.LEERLIJN_BEHEREN)
@require_safe
def lijst(request: Aanvraag) -> HttpResponse:
    """All leerlijnen with their modules."""
    return render(request, "onderwijs/leerlijnen.html", {"leerlijnen": Leerlijn.objects.met_modules()})


@vereist(Recht.LEERLIJN_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag) -> HttpResponse:
    """A new leerlijn."""
    return _bewerk(request, LeerlijnFormulier, Leerlijn(), "Leerlijn maken")


@vereist(Recht.LEERLIJN_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def leerlijn(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a leerlijn."""
    return _bewerk(request, LeerlijnFormulier, haal_op(Leerlijn, request.user, pk=pk), "Leerlijn wijzigen")


@vereist(Recht.LEERLIJN_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def module_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """A new module of a leerlijn."""
    van = haal_op(Leerlijn, request.user, pk=pk)
    volgorde = van.modules.count() + 1
    return _bewerk(request, ModuleFormulier, Module(leerlijn=van, volgorde=volgorde), f"Module bij {van} maken")


@vereist(Recht.LEERLIJN_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def module(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a module."""
    gezien = haal_op(Module.objects.select_related("leerlijn"), request.user, pk=pk)
    return _bewerk(request, ModuleFormulier, gezien, f"Module van {gezien.leerlijn} wijzigen")


def _bewerk(request: Aanvraag, soort: Any, rij: Leerlijn | Module, titel: str) -> HttpResponse:
    formulier, status = soort(request.POST or None, instance=rij), None
    if request.method == "POST" and formulier.is_valid():
        try:
            bewaar(rij=formulier.instance, versie=formulier.cleaned_data["versie"], door=request.user)
        except NietMeerActueel as fout:
            status = leg_ernaast(formulier, lambda nu: soort(instance=nu), fout)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"{rij} is opgeslagen.")
            return redirect("onderwijs:leerlijnen")
    pagina = Formulierpagina(
        titel, f"{rij._meta.verbose_name} opslaan".capitalize(), reverse("onderwijs:leerlijnen"), "Leerlijnen"
    )
    return toon_formulier(request, formulier, pagina, status=status)
