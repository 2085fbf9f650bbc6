"""What the beheerder sets about measuring."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.models import Programma
from trajecten.views.aanvraag import Aanvraag
from zelfredzaamheid.diensten import zet_meetafspraken
from zelfredzaamheid.forms import MeetafsprakenFormulier


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def afspraken(request: Aanvraag) -> HttpResponse:
    """Per programme who prepares a measurement and who fixes it."""
    programmas = list(Programma.objects.filter(actief=True))
    form = MeetafsprakenFormulier(request.POST if request.method == "POST" else None, programmas=programmas)
    if form.is_valid():
        try:
            gewijzigd = zet_meetafspraken(keuzes=form.keuzes, door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "De afspraken zijn opgeslagen." if gewijzigd else "Er is niets veranderd.")
            return redirect("zelfredzaamheid:afspraken")
    return render(request, "zelfredzaamheid/afspraken.html", {"form": form}, status=422 if form.errors else 200)
