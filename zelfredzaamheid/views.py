"""Measurements: what is to do, beginning, filling in, fixing, reading, correcting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import eis, haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag
from vormgeving.taal import tijd
from zelfredzaamheid import diensten
from zelfredzaamheid.forms import BeginFormulier, RedenFormulier, ScoresFormulier
from zelfredzaamheid.invullen import Invulpagina, maak_invulpagina, ververs
from zelfredzaamheid.lezen import maak_leespagina
from zelfredzaamheid.matrix import mag_bijzonder, matrix_van, noteer_bijzonder
from zelfredzaamheid.models import Meting
from zelfredzaamheid.te_doen import te_doen_voor

VOL = ["GET", "HEAD", "POST"]


@vereist(Recht.METING_INZIEN)
@require_safe
def metingen(request: Aanvraag) -> HttpResponse:
    """Measurements that were begun and those that should have been, in reach."""
    return render(
        request, "zelfredzaamheid/metingen.html", {"te_doen": te_doen_voor(request.user, timezone.localdate())}
    )


@vereist(Recht.METING_INZIEN)
@require_safe
@transaction.atomic
def metingen_van(request: Aanvraag, pk: int) -> HttpResponse:
    """The measurements of one traject: the matrix, and every version."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.METING_INZIEN, pk=pk)
    noteer_bekeken(request, traject, "metingen")
    met_bijzonder = mag_bijzonder(request.user, traject)
    matrix = matrix_van(traject, met_bijzonder=met_bijzonder)
    if matrix and met_bijzonder:
        noteer_bijzonder([meting for meting in matrix.metingen if meting], door=request.user)
    context = {
        "kop": dossierkop(traject, request.user, timezone.localdate(), actief="metingen"),
        "traject": traject,
        "matrix": matrix,
        "metingen": Meting.objects.van(traject).om_te_tonen().order_by("-datum", "-id"),
        "mag_beginnen": traject.startdatum is not None and mag(request.user, Recht.METING_INVULLEN, traject),
    }
    return render(request, "zelfredzaamheid/metingen_van.html", context)


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
def begin(request: Aanvraag, pk: int) -> HttpResponse:
    """Choose which measurement it is and of what day; a concept that is open is opened instead."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.METING_INVULLEN, pk=pk)
    concept = Meting.objects.van(traject).concept().first()
    if concept is not None:
        messages.info(request, "Er was al een meting begonnen. Hier kun je verder.")
        return redirect("zelfredzaamheid:meting", pk=concept.pk)
    bestaand = set(Meting.objects.van(traject).values_list("soort", flat=True))
    form = BeginFormulier(request.POST or None, traject=traject, bestaand=bestaand)
    if form.is_valid():
        try:
            meting = diensten.begin_meting(traject=traject, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            return redirect("zelfredzaamheid:meting", pk=meting.pk)
    context = {"form": form, "traject": traject}
    return render(request, "zelfredzaamheid/begin.html", context, status=422 if form.errors else 200)


@vereist(Recht.METING_INZIEN)
@require_http_methods(VOL)
@transaction.atomic
def meting(request: Aanvraag, pk: int) -> HttpResponse:
    """Fill in a concept, or read what was fixed."""
    gevonden = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_INZIEN, pk=pk)
    mag_invullen = mag(request.user, Recht.METING_INVULLEN, gevonden)
    if request.method == "POST":
        eis(request.user, Recht.METING_INVULLEN, gevonden)
        return _bewaar(request, maak_invulpagina(gevonden, request.user, request.POST))
    noteer_bekeken(request, gevonden.traject, "meting")
    if gevonden.is_vastgesteld or not mag_invullen:
        return render(request, "zelfredzaamheid/lezen.html", {"pagina": maak_leespagina(gevonden, request.user)})
    pagina = maak_invulpagina(gevonden, request.user)
    if pagina.met_bijzonder:
        noteer_bijzonder([gevonden], door=request.user)
    return render(request, "zelfredzaamheid/invullen.html", {"pagina": pagina, "form": pagina.formulier})


@vereist(Recht.METING_INVULLEN)
@require_POST
def concept(request: Aanvraag, pk: int) -> JsonResponse:
    """Keep what is being typed; 409 when a colleague saved in between, 422 for what cannot be read."""
    gevonden = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_INVULLEN, pk=pk)
    formulier = maak_invulpagina(gevonden, request.user, request.POST).formulier
    if not formulier.is_valid():
        return JsonResponse({"fouten": formulier.errors}, status=422)
    try:
        _bewaar_scores(request, gevonden, formulier)
    except DomeinFout as fout:
        return JsonResponse({"fout": str(fout)}, status=fout.status)
    return JsonResponse({"tijd": tijd(timezone.now())})


@vereist(Recht.METING_VASTSTELLEN)
@require_http_methods(VOL)
def verbeteren(request: Aanvraag, pk: int) -> HttpResponse:
    """Begin a correction of a fixed measurement, with the reason."""
    oud = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_VASTSTELLEN, pk=pk)
    form = RedenFormulier(request.POST or None)
    if form.is_valid():
        try:
            nieuw = diensten.verbeter_meting(meting=oud, reden=form.cleaned_data["reden"], door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            return redirect("zelfredzaamheid:meting", pk=nieuw.pk)
    context = {"form": form, "meting": oud}
    return render(request, "zelfredzaamheid/verbeteren.html", context, status=422 if form.errors else 200)


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
def weggooien(request: Aanvraag, pk: int) -> HttpResponse:
    """Ask, then throw a concept away: this cannot be undone."""
    gevonden = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_INVULLEN, pk=pk)
    if request.method != "POST":
        return render(request, "zelfredzaamheid/weggooien.html", {"meting": gevonden})
    diensten.gooi_concept_weg(meting=gevonden, door=request.user)
    messages.success(request, "Het concept is weggegooid.")
    return redirect("zelfredzaamheid:metingen_van", pk=gevonden.traject_id)


def _bewaar_scores(request: Aanvraag, gevonden: Meting, formulier: ScoresFormulier) -> Meting:
    gegevens = formulier.cleaned_data
    return diensten.bewaar_scores(
        meting=gevonden,
        invoer=formulier.invoer(),
        versie=gegevens["versie"],
        scherm=gegevens["scherm"],
        door=request.user,
    )


def _bewaar(request: Aanvraag, pagina: Invulpagina) -> HttpResponse:
    """Save, and fix when asked; what cannot be fixed yet stays saved as a concept."""
    formulier, meting_ = pagina.formulier, pagina.meting
    if not formulier.is_valid():
        return _opnieuw(request, pagina, 422)
    try:
        with transaction.atomic():
            bewaard = _bewaar_scores(request, meting_, formulier)
    except NietMeerActueel as fout:
        ververs(pagina)
        formulier.add_error(None, str(fout))
        return _opnieuw(request, pagina, fout.status)
    if "vaststellen" not in request.POST:
        messages.success(request, "De meting is bewaard. Je kunt later verder.")
        return redirect("zelfredzaamheid:metingen_van", pk=meting_.traject_id)
    eis(request.user, Recht.METING_VASTSTELLEN, meting_)
    try:
        with transaction.atomic():
            diensten.stel_meting_vast(meting=bewaard, door=request.user)
    except DomeinFout as fout:
        formulier.eist_redenen = True
        formulier.add_error(None, str(fout))
        formulier.ga_verder_vanaf(bewaard.versie)
        return _opnieuw(request, pagina, 422)
    messages.success(request, f"De {meting_.get_soort_display().lower()} is vastgesteld.")
    return redirect("zelfredzaamheid:meting", pk=meting_.pk)


def _opnieuw(request: Aanvraag, pagina: Invulpagina, status: int) -> HttpResponse:
    context: dict[str, Any] = {"pagina": pagina, "form": pagina.formulier}
    return render(request, "zelfredzaamheid/invullen.html", context, status=status)
