"""What a beheerder sets about placements."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from toegang.aanvraag import Aanvraag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from werkgevers.plaatsing.duur import stand, zet_duren
from werkgevers.plaatsing.formulieren import DurenFormulier


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def plaatsingsregels(request: Aanvraag) -> HttpResponse:
    """Per kind of placement how long it lasts at most."""
    form = DurenFormulier(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        try:
            gewijzigd = zet_duren(keuzes=form.keuzes(), was=form.cleaned_data["stand"], door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))
            status = fout.status
            # what was typed stays; the next save starts from what is there now
            gegevens = request.POST.copy()
            gegevens["stand"] = stand()
            form.data = gegevens
        else:
            messages.success(request, "De regels zijn opgeslagen." if gewijzigd else "Er is niets veranderd.")
            return redirect("werkgevers:plaatsingsregels")
    elif form.is_bound:
        status = 422
    return render(request, "werkgevers/plaatsing/regels.html", {"form": form}, status=status)
