"""The page of the beheerder about the certificate with which documents are sealed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

import organisaties
from toegang.aanvraag import Aanvraag
from toegang.adapters import moet_wachtwoord_nogmaals, naar_nogmaals
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from werkgevers.verzegeling.beheer import verzegelen
from werkgevers.verzegeling.diensten import neem_certificaat_in_gebruik
from werkgevers.verzegeling.forms import CertificaatFormulier
from werkgevers.verzegeling.regels import Certificaatsoort
from werkgevers.verzegeling.sleutel import maak_zegelsleutel

IN_GEBRUIK = "Dit certificaat is nu in gebruik. Wat nog geen document had, krijgt er zo een."


@vereist(Recht.PROGRAMMA_BEHEREN)
@sensitive_post_parameters("wachtwoord")
@require_http_methods(["GET", "HEAD", "POST"])
def zegelcertificaat(request: Aanvraag) -> HttpResponse:
    """Which certificate is in use and until when; take an own one in, from a PKCS#12 file with its password.

    Whoever replaces the key types the own password first, unless that was done a moment ago: before the file is
    chosen, so that no choice is lost.
    """
    if request.method == "POST" and moet_wachtwoord_nogmaals(request):
        return naar_nogmaals(reverse("werkgevers:zegelcertificaat"))
    form = CertificaatFormulier(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            neem_certificaat_in_gebruik(
                sleutel=form.cleaned_data["sleutel"], soort=Certificaatsoort.EIGEN, door=request.user
            )
        except DomeinFout as fout:
            form.add_error("bestand", str(fout))
        else:
            messages.success(request, IN_GEBRUIK)
            return redirect("werkgevers:zegelcertificaat")
    context = {
        "form": form,
        "verzegelen": verzegelen(timezone.now()),
        "eerst_wachtwoord": moet_wachtwoord_nogmaals(request),
    }
    status = 422 if form.errors else 200
    return render(request, "werkgevers/verzegeling/certificaat.html", context, status=status)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def zegelcertificaat_maken(request: Aanvraag) -> HttpResponse:
    """Make a certificate of the organisation's own: it shows a change, not who the organisation is."""
    if moet_wachtwoord_nogmaals(request):
        return naar_nogmaals(reverse("werkgevers:zegelcertificaat"))
    organisatie = organisaties.huidige()
    assert organisatie is not None, "a page belongs to an organisation"
    sleutel = maak_zegelsleutel(organisatie.naam, nu=timezone.now())
    neem_certificaat_in_gebruik(sleutel=sleutel, soort=Certificaatsoort.ZELFGEMAAKT, door=request.user)
    messages.success(request, IN_GEBRUIK)
    return redirect("werkgevers:zegelcertificaat")
