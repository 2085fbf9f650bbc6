"""The start of a traject, with each rule of admission beforehand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from toegang.controle import haal_op
from toegang.decorators import schrijft_niet, vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.aanmelden import regels
from trajecten.aanmelden.concept import STARTEN
from trajecten.aanmelden.diensten.starten import start_traject, toelating_van
from trajecten.aanmelden.forms.wijzigen import StartFormulier
from trajecten.concepten import op_pagina, wis_concept
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag


@vereist(Recht.FASE_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def starten(request: Aanvraag, pk: int) -> HttpResponse:
    """Start a traject that waits; where a rule says no, with the reason."""
    traject = _haal_op(request, pk)
    formulier = StartFormulier(
        request.POST if request.method == "POST" else None, initial={"startdatum": timezone.localdate()}
    )
    if traject.startdatum is not None:
        messages.info(request, "Dit traject is al gestart.")
        return redirect("trajecten:gegevens", pk=traject.pk)
    if formulier.is_valid():
        try:
            start_traject(traject=traject, door=request.user, **formulier.cleaned_data)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, STARTEN, pk)
            messages.success(request, f"Het traject van {traject.deelnemer.naam} is gestart.")
            return redirect(traject)
    context = op_pagina(request.user, STARTEN, pk, formulier) | _context(traject, formulier)
    return render(request, "trajecten/aanmelden/starten.html", context, status=422 if formulier.errors else 200)


@schrijft_niet
@vereist(Recht.FASE_WIJZIGEN)
@require_POST
def toelating(request: Aanvraag, pk: int) -> HttpResponse:
    """The rules for the day and the project that are chosen so far."""
    traject = _haal_op(request, pk)
    return render(request, "trajecten/aanmelden/_toelating.html", _context(traject, StartFormulier(request.POST)))


def _haal_op(request: Aanvraag, pk: int) -> Traject:
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    return haal_op(trajecten, request.user, Recht.FASE_WIJZIGEN, pk=pk)


def _context(traject: Traject, formulier: StartFormulier) -> dict[str, object]:
    startdatum, project = formulier.zoveel_als_kan()
    standen = toelating_van(traject, startdatum, project) if startdatum else []
    return {
        "traject": traject,
        "formulier": formulier,
        "standen": standen,
        "past": regels.voldoet(standen),
        "wachttijd": regels.wachttijd_in_woorden(traject.aanmelddatum, None, timezone.localdate()),
    }
