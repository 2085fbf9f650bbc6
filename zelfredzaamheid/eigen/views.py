"""The deelnemer's own scores: filling them in together, reading them, correcting them."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import noteer_bekeken
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag
from zelfredzaamheid.concept import EIGEN, EIGEN_VERBETEREN
from zelfredzaamheid.eigen import diensten
from zelfredzaamheid.eigen.forms import EigenFormulier
from zelfredzaamheid.matrix import mag_bijzonder, noteer_bijzonder
from zelfredzaamheid.models import EigenMeting
from zelfredzaamheid.queries import EigenMetingQuerySet
from zelfredzaamheid.stand import instrument_van

VOL = ["GET", "HEAD", "POST"]


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
def invullen(request: Aanvraag, pk: int) -> HttpResponse:
    """Fill in together with the deelnemer; what the professional scored is nowhere on this page."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.METING_INVULLEN, pk=pk)
    gegevens = request.POST if request.method == "POST" else None
    form = EigenFormulier(gegevens, gebieden=list(instrument_van(traject).leefgebieden.all()))
    if form.is_valid():
        try:
            diensten.leg_eigen_scores_vast(
                traject=traject,
                datum=form.cleaned_data["datum"],
                scores=form.scores(),
                toelichting=form.cleaned_data["toelichting"],
                sleutel=form.cleaned_data["sleutel"],
                door=request.user,
            )
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, EIGEN, traject.pk)
            messages.success(request, f"De eigen scores van {traject.deelnemer.roepnaam} zijn opgeslagen.")
            return redirect("zelfredzaamheid:metingen_van", pk=traject.pk)
    context = {"form": form, "traject": traject} | op_pagina(request.user, EIGEN, traject.pk, form)
    return render(request, "zelfredzaamheid/eigen/invullen.html", context, status=422 if form.errors else 200)


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
@transaction.atomic
def verbeteren(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct own scores with the reason; the old ones stay readable."""
    meting = haal_op(_metingen(), request.user, Recht.METING_INVULLEN, pk=pk)
    gebieden = list(meting.instrument.leefgebieden.all())
    met_bijzonder = mag_bijzonder(request.user, meting.traject)
    dicht = frozenset() if met_bijzonder else frozenset(g.pk for g in gebieden if g.bijzonder)
    gegevens = request.POST if request.method == "POST" else None
    form = EigenFormulier(gegevens, gebieden=gebieden, corrigeert=meting, dicht=dicht)
    if form.is_valid():
        try:
            with transaction.atomic():
                diensten.verbeter_eigen_scores(
                    meting=meting,
                    datum=form.cleaned_data["datum"],
                    scores=form.scores(),
                    toelichting=form.cleaned_data["toelichting"],
                    reden=form.cleaned_data["reden_correctie"],
                    sleutel=form.cleaned_data["sleutel"],
                    door=request.user,
                )
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, EIGEN_VERBETEREN, pk)
            messages.success(request, "De eigen scores zijn verbeterd.")
            return redirect("zelfredzaamheid:metingen_van", pk=meting.traject_id)
    if met_bijzonder:
        noteer_bijzonder([], eigen=[meting], door=request.user)
    context = {"form": form, "traject": meting.traject, "meting": meting}
    context |= op_pagina(request.user, EIGEN_VERBETEREN, pk, form)
    return render(request, "zelfredzaamheid/eigen/invullen.html", context, status=422 if form.errors else 200)


@vereist(Recht.METING_INZIEN)
@require_safe
@transaction.atomic
def lezen(request: Aanvraag, pk: int) -> HttpResponse:
    """Read the own scores of one day."""
    meting = haal_op(_metingen(), request.user, Recht.METING_INZIEN, pk=pk)
    noteer_bekeken(request, meting.traject, "eigen scores")
    met_bijzonder = mag_bijzonder(request.user, meting.traject)
    if met_bijzonder:
        noteer_bijzonder([], eigen=[meting], door=request.user)
    scores = {score.leefgebied_id: score.score for score in meting.scores.all()}
    correctie = EigenMeting.objects.filter(vervangt=meting).first()
    context = {
        "meting": meting,
        "correctie": correctie,
        "rijen": [
            (gebied, scores.get(gebied.pk), gebied.bijzonder and not met_bijzonder)
            for gebied in meting.instrument.leefgebieden.all()
        ],
        "mag_lezen": mag(request.user, Recht.VERSLAG_INZIEN, meting.traject),
        "mag_verbeteren": correctie is None and mag(request.user, Recht.METING_INVULLEN, meting),
    }
    return render(request, "zelfredzaamheid/eigen/lezen.html", context)


def _metingen() -> EigenMetingQuerySet:
    return EigenMeting.objects.met_scores().select_related("traject__deelnemer", "vervangt")
