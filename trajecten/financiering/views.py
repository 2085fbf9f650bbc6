"""Who pays along for a traject."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.dossier import dossierkop
from trajecten.financiering.diensten import beeindig_meebetalen, laat_meebetalen
from trajecten.financiering.forms import FinancieringFormulier, StopFormulier
from trajecten.models import Financiering, Traject
from trajecten.views.aanvraag import Aanvraag


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def meebetalen(request: Aanvraag, pk: int) -> HttpResponse:
    """Let a second project pay along."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.TRAJECT_WIJZIGEN, pk=pk)
    form = FinancieringFormulier(request.POST or None, initial={"van": timezone.localdate()})
    if form.is_valid():
        try:
            laat_meebetalen(traject=traject, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "Dit project betaalt mee. Bij een uur kies je voor welk project het telt.")
            return redirect("trajecten:gegevens", pk=traject.pk)
    return _pagina(request, traject, form, "Project laten meebetalen")


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def meebetalen_stoppen(request: Aanvraag, pk: int) -> HttpResponse:
    """Let a project pay no longer from some day on."""
    bron = Financiering.objects.select_related("subsidieproject")
    financiering = haal_op(bron, request.user, Recht.TRAJECT_WIJZIGEN, pk=pk)
    traject = Traject.objects.voor_lijst().get(pk=financiering.traject_id)
    form = StopFormulier(request.POST or None, initial={"tot": timezone.localdate()})
    if form.is_valid():
        tot = form.cleaned_data["tot"] + timedelta(days=1)
        try:
            beeindig_meebetalen(financiering=financiering, tot=tot, door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"{financiering.subsidieproject.naam} betaalt dan niet meer mee.")
            return redirect("trajecten:gegevens", pk=traject.pk)
    return _pagina(request, traject, form, f"{financiering.subsidieproject.naam}: tot wanneer?")


def _pagina(
    request: Aanvraag, traject: Traject, form: FinancieringFormulier | StopFormulier, titel: str
) -> HttpResponse:
    kop = dossierkop(traject, request.user, timezone.localdate(), actief="gegevens")
    context = {"kop": kop, "form": form, "titel": titel, "traject": traject}
    return render(request, "trajecten/uren/financiering.html", context, status=422 if form.is_bound else 200)
