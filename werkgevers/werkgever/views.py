"""Employers: the list, the page of one, its contact log."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.views.aanvraag import getal
from werkgevers.models import Werkgever
from werkgevers.werkgever.lijst import Vraag, maak_lijst
from werkgevers.werkgever.pagina import maak_contactenpagina, maak_pagina
from werkgevers.werkgever.samenvoegen import onlangs_opgegaan


@vereist(Recht.WERKGEVER_INZIEN)
@require_safe
def werkgevers(request: Aanvraag) -> HttpResponse:
    """Employers in order of name, by name, sector or fixed jobcoach."""
    lijst = maak_lijst(request.user, Vraag.uit(request.GET), timezone.localdate())
    context = {
        "lijst": lijst,
        "mag_wijzigen": mag(request.user, Recht.WERKGEVER_WIJZIGEN),
        "mag_overdragen": mag(request.user, Recht.WERKGEVER_OVERDRAGEN),
        "ziet_plaatsingen": mag(request.user, Recht.PLAATSING_INZIEN),
    }
    return render(request, "werkgevers/werkgever/lijst.html", context)


@vereist(Recht.WERKGEVER_INZIEN)
@require_safe
def werkgever(request: Aanvraag, pk: int) -> HttpResponse:
    """One employer."""
    vandaag = timezone.localdate()
    if samen := Werkgever.objects.filter(pk=pk, opgegaan_in__isnull=False).first():
        messages.info(request, f"{samen.naam} is met deze werkgever samengevoegd.")
        return redirect("werkgevers:werkgever", pk=samen.opgegaan_in_id)
    gezien = haal_op(Werkgever.objects.select_related("vaste_jobcoach"), request.user, pk=pk)
    context = {
        "pagina": maak_pagina(gezien, request.user, vandaag),
        "werkgever": gezien,
        "vandaag": vandaag,
        "samengevoegd": onlangs_opgegaan(gezien),
    }
    return render(request, "werkgevers/werkgever/werkgever.html", context)


@vereist(Recht.WERKGEVER_INZIEN)
@require_safe
def contacten(request: Aanvraag, pk: int) -> HttpResponse:
    """All contact with one employer."""
    gezien = haal_op(Werkgever, request.user, pk=pk)
    context = {
        "pagina": maak_contactenpagina(gezien, getal(request.GET.get("na", ""))),
        "werkgever": gezien,
        "mag_wijzigen": mag(request.user, Recht.WERKGEVER_WIJZIGEN),
    }
    return render(request, "werkgevers/werkgever/contacten.html", context)
