"""Werkplekken: the list, the page of one, and the form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from vormgeving.formulierpagina import Formulierpagina
from werkgevers.formulierpagina import toon_formulier
from werkgevers.models import Werkgever, Werkplek
from werkgevers.werkplek.diensten import bewaar_werkplek
from werkgevers.werkplek.forms import CONCEPT_WERKPLEK, CONCEPT_WERKPLEK_WIJZIGEN, WerkplekFormulier
from werkgevers.werkplek.lijst import TONEN, Vraag, maak_lijst
from werkgevers.werkplek.pagina import maak_pagina

UITLEG = (
    "Een werkplek is wat een werkgever biedt. Zodra iemand er begint, maak je een plaatsing.",
    "Met sector, dagen, uren, niveau en vaardigheden zoeken we een passende plek. Wat je niet invult, is in overleg.",
)


@vereist(Recht.WERKGEVER_INZIEN)
@require_safe
def werkplekken(request: Aanvraag) -> HttpResponse:
    """What is free per sector, the places themselves, and what schools ask for."""
    lijst = maak_lijst(request.user, Vraag.uit(request.GET), timezone.localdate())
    context = {
        "lijst": lijst,
        "tonen": TONEN,
        "vandaag": timezone.localdate(),
        "mag_wijzigen": mag(request.user, Recht.WERKGEVER_WIJZIGEN),
    }
    return render(request, "werkgevers/werkplek/lijst.html", context)


@vereist(Recht.WERKGEVER_INZIEN)
@require_safe
def werkplek(request: Aanvraag, pk: int) -> HttpResponse:
    """One werkplek."""
    vandaag = timezone.localdate()
    gezien = haal_op(Werkplek.objects.met_vrij(vandaag).om_te_tonen(), request.user, pk=pk)
    context = {"pagina": maak_pagina(gezien, request.user, vandaag), "werkplek": gezien, "vandaag": vandaag}
    return render(request, "werkgevers/werkplek/werkplek.html", context)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def werkplek_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """A new werkplek of one employer."""
    werkgever = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    terug = reverse("werkgevers:werkgever", args=[pk])
    pagina = Formulierpagina("Werkplek toevoegen", "Werkplek opslaan", terug, werkgever.naam, uitleg=UITLEG)
    return _bewerk(request, Werkplek(werkgever=werkgever), pagina, CONCEPT_WERKPLEK, pk)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def werkplek_wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a werkplek."""
    rij = haal_op(Werkplek.objects.select_related("werkgever"), request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    pagina = Formulierpagina(
        "Werkplek wijzigen", "Werkplek opslaan", rij.get_absolute_url(), rij.naam, rij.werkgever.naam, UITLEG
    )
    return _bewerk(request, rij, pagina, CONCEPT_WERKPLEK_WIJZIGEN, pk)


def _bewerk(request: Aanvraag, rij: Werkplek, pagina: Formulierpagina, concept: str, over: int) -> HttpResponse:
    """Show the form, or save what was sent and go to the page of the werkplek."""
    form, status = WerkplekFormulier(request.POST or None, instance=rij), None
    op_de_pagina: dict[str, Any] = op_pagina(request.user, concept, over, form)
    if request.method == "POST" and form.is_valid():
        try:
            bewaard = bewaar_werkplek(rij=form.instance, versie=form.cleaned_data["versie"], door=request.user)
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: WerkplekFormulier(instance=nu))
        else:
            wis_concept(request.user, concept, over)
            messages.success(request, "De werkplek is opgeslagen.")
            return redirect(bewaard)
    return toon_formulier(request, form, pagina, status=status, **op_de_pagina)
