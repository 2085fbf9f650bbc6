"""The participatieladder of a traject: growth, writing down a trede, correcting one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.fragment import is_fragment
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag
from trajecten.werkgronden import Werkgrond, werkgrond_van
from zelfredzaamheid.concept import TREDE, TREDE_VERBETEREN
from zelfredzaamheid.ladder import diensten
from zelfredzaamheid.ladder.beeld import geschiedenis_van, groei_van
from zelfredzaamheid.ladder.forms import LadderFormulier
from zelfredzaamheid.ladder.voorstel import antwoorden_uit
from zelfredzaamheid.models import Ladderpositie

VOL = ["GET", "HEAD", "POST"]


@vereist(Recht.METING_INZIEN)
@require_safe
@transaction.atomic
def ladder(request: Aanvraag, pk: int) -> HttpResponse:
    """Growth on the ladder: the stairs, and every trede that was written down."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.METING_INZIEN, pk=pk)
    noteer_bekeken(request, traject, "participatieladder")
    vandaag = timezone.localdate()
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="metingen"),
        "traject": traject,
        "groei": groei_van(traject, vandaag),
        "rijen": geschiedenis_van(traject, vandaag),
        "treden": list(reversed(Ladderpositie.Trede.choices)),
        "mag_lezen": mag(request.user, Recht.VERSLAG_INZIEN, traject),
        "mag_vastleggen": mag(request.user, Recht.METING_INVULLEN, traject),
    }
    return render(request, "zelfredzaamheid/ladder/ladder.html", context)


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
def vastleggen(request: Aanvraag, pk: int) -> HttpResponse:
    """Answer the questions and choose the trede; the proposal follows the answers."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.METING_INVULLEN, pk=pk)
    grond = werkgrond_van(traject, request.user, timezone.localdate())
    begin = {vraag.value: antwoord for vraag, antwoord in antwoorden_uit(grond).items()} if grond else {}
    form = LadderFormulier(request.POST if request.method == "POST" else None, initial=begin)
    if _vraagt_voorstel(request) or not form.is_valid():
        return _formulier(request, traject, form, grond=grond)
    try:
        diensten.leg_trede_vast(
            traject=traject, oordeel=form.oordeel(), sleutel=form.cleaned_data["sleutel"], door=request.user
        )
    except DomeinFout as fout:
        form.add_error(fout.veld, str(fout))
        return _formulier(request, traject, form, grond=grond)
    wis_concept(request.user, TREDE, traject.pk)
    messages.success(request, "De trede is vastgelegd.")
    return redirect("zelfredzaamheid:ladder", pk=traject.pk)


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
def verbeteren(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct a trede with the reason; the old one stays readable."""
    posities = Ladderpositie.objects.select_related("traject__deelnemer")
    positie = haal_op(posities, request.user, Recht.METING_INVULLEN, pk=pk)
    form = LadderFormulier(request.POST if request.method == "POST" else None, corrigeert=positie)
    if _vraagt_voorstel(request) or not form.is_valid():
        return _formulier(request, positie.traject, form, positie)
    try:
        diensten.verbeter_trede(
            positie=positie,
            oordeel=form.oordeel(),
            reden=form.cleaned_data["reden_correctie"],
            sleutel=form.cleaned_data["sleutel"],
            door=request.user,
        )
    except DomeinFout as fout:
        form.add_error(fout.veld, str(fout))
        return _formulier(request, positie.traject, form, positie)
    wis_concept(request.user, TREDE_VERBETEREN, positie.pk)
    messages.success(request, "De trede is verbeterd.")
    return redirect("zelfredzaamheid:ladder", pk=positie.traject_id)


def _vraagt_voorstel(request: Aanvraag) -> bool:
    """Whether somebody only wants to know which trede the answers give."""
    return request.method == "POST" and "voorstel" in request.POST


def _formulier(
    request: Aanvraag,
    traject: Traject,
    form: LadderFormulier,
    positie: Ladderpositie | None = None,
    *,
    grond: Werkgrond | None = None,
) -> HttpResponse:
    concept = (TREDE_VERBETEREN, positie.pk) if positie else (TREDE, traject.pk)
    context: dict[str, Any] = {"form": form, "traject": traject, "positie": positie, "grond": grond}
    context |= op_pagina(request.user, *concept, form)
    if _vraagt_voorstel(request):
        if is_fragment(request):
            return render(request, "zelfredzaamheid/ladder/_voorstel.html", context)
        # only the answers count yet: what is still empty is no mistake
        form = LadderFormulier(initial=request.POST.dict(), corrigeert=positie)
        return render(request, "zelfredzaamheid/ladder/vastleggen.html", context | {"form": form, "gevraagd": True})
    return render(request, "zelfredzaamheid/ladder/vastleggen.html", context, status=422 if form.errors else 200)
