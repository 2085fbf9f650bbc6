"""The page of the beheerder: on which ground the organisation keeps a BSN."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from toegang.aanvraag import Aanvraag
from toegang.adapters import moet_wachtwoord_nogmaals, naar_nogmaals
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.bsn import instellen
from trajecten.bsn.forms import InstellingFormulier
from trajecten.bsn.queries import instelling as bsninstelling
from trajecten.bsn.sleutels import heeft_sleutel
from trajecten.models import Burgerservicenummer


@vereist(Recht.BSN_INSTELLEN)
@require_http_methods(["GET", "HEAD", "POST"])
def instelling(request: Aanvraag) -> HttpResponse:
    """Choose a ground with its reason, or none; who does so types the password again first."""
    if moet_wachtwoord_nogmaals(request):
        return naar_nogmaals(reverse("trajecten:bsn_instelling"))
    aantal = Burgerservicenummer.objects.count()
    ingevuld = request.POST if request.method == "POST" else None
    form, status = InstellingFormulier(ingevuld, instelling=bsninstelling(), aantal=aantal), 200
    if request.method == "POST" and form.is_valid():
        velden = {"verwijder": False, **form.cleaned_data}
        try:
            weg = instellen.stel_bsn_in(door=request.user, **velden)
        except NietMeerActueel:
            nu = bsninstelling()
            form.zet_naast(InstellingFormulier(instelling=nu, aantal=aantal), nu.versie)
            status = NietMeerActueel.status
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            erbij = f" {weg} keer een BSN verwijderd." if weg else ""
            messages.success(request, f"De instelling is opgeslagen.{erbij}")
            return redirect("trajecten:bsn_instelling")
    if form.errors and status != NietMeerActueel.status:
        status = 422
    context = {"form": form, "aantal": aantal, "heeft_sleutel": heeft_sleutel()}
    return render(request, "trajecten/bsn/instelling.html", context, status=status)
