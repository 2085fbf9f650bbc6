"""The pages on which a beheerder keeps the evaluation forms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.models import Programma
from trajecten.views.aanvraag import Aanvraag
from werkgevers.evaluatie.formulieren import formulier_algemeen, maak_versie, neem_terug
from werkgevers.evaluatie.formulierformulier import ALGEMEEN, CONCEPT_FORMULIER, FormulierFormulier
from werkgevers.models import Evaluatieformulier


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def formulieren(request: Aanvraag) -> HttpResponse:
    """The form for all programmes, and which programmes have one of their own."""
    algemeen = formulier_algemeen()
    eigen = Evaluatieformulier.objects.in_gebruik().filter(programma__isnull=False).prefetch_related("regels")
    per_programma = {formulier.programma_id: formulier for formulier in eigen}
    rijen = [(p, per_programma.get(p.pk)) for p in Programma.objects.filter(actief=True).order_by("naam", "id")]
    return render(request, "werkgevers/evaluatie/formulieren.html", {"algemeen": algemeen, "rijen": rijen})


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def formulier(request: Aanvraag, pk: int | None = None) -> HttpResponse:
    """The form of a programme (without `pk`: of all programmes); saving makes the next version."""
    programma = haal_op(Programma, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk) if pk else None
    huidig = Evaluatieformulier.objects.van_programma(programma).in_gebruik().first()
    form = _form(huidig, request.POST or None)
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            maak_versie(programma=programma, door=request.user, **form.argumenten())
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, _form)
        else:
            wis_concept(request.user, CONCEPT_FORMULIER, _over(programma))
            messages.success(request, "Het formulier is opgeslagen. Nieuwe evaluaties gebruiken het vanaf nu.")
            return redirect("werkgevers:evaluatieformulieren")
    context = {
        "form": form,
        "programma": programma,
        "huidig": huidig,
        "terug": reverse("werkgevers:evaluatieformulieren"),
    } | op_pagina(request.user, CONCEPT_FORMULIER, _over(programma), form)
    status = status or (422 if form.errors else 200)
    return render(request, "werkgevers/evaluatie/formulier.html", context, status=status)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def formulier_terugnemen(request: Aanvraag, pk: int) -> HttpResponse:
    """Let a programme use the form for all programmes again."""
    programma = haal_op(Programma, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    eigen = Evaluatieformulier.objects.van_programma(programma).in_gebruik().first()
    if eigen is not None:
        neem_terug(formulier=eigen, door=request.user)
    messages.success(request, f"{programma} gebruikt weer het formulier voor alle programma's.")
    return redirect("werkgevers:evaluatieformulieren")


def _form(huidig: Evaluatieformulier | None, data: Any = None) -> FormulierFormulier:
    """The form of a version; a programme without one begins with that of all programmes."""
    return FormulierFormulier(data, formulier=huidig or formulier_algemeen(), versie=huidig.nummer if huidig else 0)


def _over(programma: Programma | None) -> str:
    return str(programma.pk) if programma else ALGEMEEN
