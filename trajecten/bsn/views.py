"""Pages about the BSN of one deelnemer. Without a ground of the organisation none of them exists."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from toegang.adapters import moet_wachtwoord_nogmaals, naar_nogmaals
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.bsn import diensten
from trajecten.bsn.forms import BsnFormulier, ToonFormulier, VerwijderFormulier
from trajecten.bsn.queries import bsn_van, mag_bsn
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag

VOL = ["GET", "HEAD", "POST"]


@vereist(Recht.BSN_INZIEN)
@sensitive_variables("bsn")
@require_http_methods(VOL)
def tonen(request: Aanvraag, pk: int) -> HttpResponse:
    """Ask why, and the password again, and then show the BSN on the answer to that form alone."""
    traject = _traject(request, Recht.BSN_INZIEN, pk)
    if bsn_van(traject.deelnemer) is None:
        raise Http404
    if moet_wachtwoord_nogmaals(request):
        return naar_nogmaals(reverse("trajecten:bsn_tonen", args=[pk]))
    form = ToonFormulier(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"traject": traject, "form": form, "terug": _terug(pk)}
    if request.method == "POST" and form.is_valid():
        try:
            bsn = diensten.toon_bsn(traject=traject, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            return render(request, "trajecten/bsn/getoond.html", context | {"bsn": bsn})
    return render(request, "trajecten/bsn/tonen.html", context, status=422 if form.errors else 200)


@vereist(Recht.BSN_WIJZIGEN)
@sensitive_post_parameters("bsn")
@sensitive_variables("form")
@require_http_methods(VOL)
def invullen(request: Aanvraag, pk: int) -> HttpResponse:
    """Keep a BSN, or another one; what was there is not shown."""
    traject = _traject(request, Recht.BSN_WIJZIGEN, pk)
    nu = bsn_van(traject.deelnemer)
    form = BsnFormulier(request.POST if request.method == "POST" else None, versie=nu.versie if nu else 0)
    if request.method == "POST" and form.is_valid():
        try:
            diensten.leg_bsn_vast(deelnemer=traject.deelnemer, door=request.user, **form.cleaned_data)
        except NietMeerActueel:
            # of a page that says how it is now: there is nothing to put side by side
            raise
        except DomeinFout as fout:
            if isinstance(fout, diensten.DubbelBsn):
                diensten.noteer_dubbel(deelnemer=traject.deelnemer, door=request.user)
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "Het BSN is opgeslagen.")
            return redirect(_terug(pk))
    context = {"traject": traject, "form": form, "terug": _terug(pk), "nu": nu}
    return render(request, "trajecten/bsn/invullen.html", context, status=422 if form.errors else 200)


@vereist(Recht.BSN_WIJZIGEN)
@require_http_methods(VOL)
def verwijderen(request: Aanvraag, pk: int) -> HttpResponse:
    """Remove a BSN, with the reason."""
    traject = _traject(request, Recht.BSN_WIJZIGEN, pk)
    nu = bsn_van(traject.deelnemer)
    if nu is None:
        raise Http404
    form = VerwijderFormulier(request.POST if request.method == "POST" else None, versie=nu.versie)
    if request.method == "POST" and form.is_valid():
        diensten.verwijder_bsn(deelnemer=traject.deelnemer, door=request.user, **form.cleaned_data)
        messages.success(request, "Het BSN is verwijderd.")
        return redirect(_terug(pk))
    context = {"traject": traject, "form": form, "terug": _terug(pk)}
    return render(request, "trajecten/bsn/verwijderen.html", context, status=422 if form.errors else 200)


def _traject(request: Aanvraag, recht: Recht, pk: int) -> Traject:
    """The traject over which this person has `recht`. Raises Http404 also where the organisation has no ground."""
    if not mag_bsn():
        raise Http404
    return haal_op(Traject.objects.select_related("deelnemer", "programma"), request.user, recht, pk=pk)


def _terug(pk: int) -> str:
    return f"{reverse('trajecten:gegevens', args=[pk])}#bsn"
