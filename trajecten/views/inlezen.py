"""Pages for reading in lists: handing them in, what is wrong with them, and doing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.importeren import diensten, voortgang
from trajecten.importeren.forms import LijstenFormulier
from trajecten.importeren.meldingen import HOOGSTENS
from trajecten.models import Inleesmelding, Inlezing
from trajecten.views.aanvraag import Aanvraag

PER_PAGINA = 25
MELDINGEN_PER_PAGINA = 100


@vereist(Recht.IMPORTEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def lijst(request: Aanvraag) -> HttpResponse:
    """Hand in lists, and what was handed in before."""
    form = LijstenFormulier(request.POST, request.FILES) if request.method == "POST" else LijstenFormulier()
    if form.is_bound and form.is_valid():
        inlezing = diensten.zet_lijsten_klaar(bestanden=form.cleaned_data["lijsten"], door=request.user)
        return redirect(inlezing)
    inlezingen = Inlezing.objects.zichtbaar_voor(request.user).voor_lijst()
    context = {"form": form, **_pagina(inlezingen, request.GET.get("voor", ""))}
    return render(request, "trajecten/importeren_lijst.html", context, status=_status(form))


@vereist(Recht.IMPORTEREN)
@require_safe
def inlezing(request: Aanvraag, pk: int) -> HttpResponse:
    """One set of lists: how far it is, or what came of it."""
    gevraagd = haal_op(Inlezing.objects.select_related("gevraagd_door"), request.user, pk=pk)
    stil = voortgang.is_stil(gevraagd, timezone.now())
    if request.htmx:
        # while it goes on only the progress is swapped; afterwards the whole page is new
        if stil or not gevraagd.is_onderweg:
            return HttpResponseClientRefresh()
        context = {"inlezing": gevraagd, "stap": voortgang.stap_van(gevraagd)}
        return render(request, "trajecten/importeren_inlezing.html#stand", context)
    context = {
        "inlezing": gevraagd,
        "stap": voortgang.stap_van(gevraagd),
        "stil": stil,
        **_meldingen(request, gevraagd),
    }
    return render(request, "trajecten/importeren_inlezing.html", context)


@vereist(Recht.IMPORTEREN)
@require_POST
def lees_in(request: Aanvraag, pk: int) -> HttpResponse:
    """Read in what was checked."""
    gevraagd = haal_op(Inlezing, request.user, pk=pk)
    try:
        diensten.vraag_inlezen(inlezing=gevraagd, door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    return redirect(gevraagd)


@vereist(Recht.IMPORTEREN)
@require_POST
def opnieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Start again what was broken off."""
    gevraagd = haal_op(Inlezing, request.user, pk=pk)
    try:
        diensten.begin_opnieuw(inlezing=gevraagd, door=request.user, nu=timezone.now())
    except DomeinFout as fout:
        messages.error(request, str(fout))
    return redirect(gevraagd)


@vereist(Recht.IMPORTEREN)
@require_POST
def gooi_weg(request: Aanvraag, pk: int) -> HttpResponse:
    """Throw away lists that will not be read in."""
    gevraagd = haal_op(Inlezing, request.user, pk=pk)
    try:
        diensten.gooi_lijsten_weg(inlezing=gevraagd, door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return redirect(gevraagd)
    messages.success(request, "De lijsten zijn weggegooid.")
    return redirect("trajecten:inlezen")


def _status(form: LijstenFormulier) -> int:
    if not form.errors:
        return 200
    return 413 if form.is_te_groot else 422


def _sleutel(tekst: str) -> int | None:
    return int(tekst) if tekst.isdecimal() and len(tekst) < 19 else None


def _pagina(inlezingen, voor: str) -> dict[str, object]:
    sleutel = _sleutel(voor)
    rijen = list(inlezingen.ouder_dan(sleutel)[: PER_PAGINA + 1])
    volgende = rijen[PER_PAGINA - 1].pk if len(rijen) > PER_PAGINA else None
    return {"inlezingen": rijen[:PER_PAGINA], "volgende": volgende, "eerste": sleutel is None}


def _meldingen(request: Aanvraag, gevraagd: Inlezing) -> dict[str, object]:
    """The page of errors, or of remarks when there are no errors or they were asked for."""
    soorten = Inleesmelding.Soort
    soort = request.GET.get("toon", "")
    if soort not in soorten.values:
        soort = soorten.FOUT if gevraagd.aantal_fouten else soorten.OPMERKING
    na = _sleutel(request.GET.get("na", ""))
    rijen = list(gevraagd.meldingen.van_soort(soort).na(na or 0)[: MELDINGEN_PER_PAGINA + 1])
    volgende = rijen[MELDINGEN_PER_PAGINA - 1].pk if len(rijen) > MELDINGEN_PER_PAGINA else None
    return {
        "hoogstens": HOOGSTENS,
        "soort": soort,
        "meldingen": rijen[:MELDINGEN_PER_PAGINA],
        "volgende": volgende,
        "eerste": not na,
    }
