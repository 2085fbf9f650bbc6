"""A measurement: beginning, filling in, handing over, fixing, reading, correcting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import eis, haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, RegelGeschonden
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import noteer_bekeken
from trajecten.formulierpagina import toon_in_dossier
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag
from vormgeving.formulierpagina import Formulierpagina
from vormgeving.taal import datum, tijd
from zelfredzaamheid import diensten
from zelfredzaamheid.afspraken import eis_invullen, mag_invullen
from zelfredzaamheid.concept import METING_TERUGGEVEN, METING_VERBETEREN
from zelfredzaamheid.forms import BeginFormulier, RedenFormulier, ScoresFormulier, TerugFormulier
from zelfredzaamheid.invullen import Invulpagina, maak_invulpagina, ververs
from zelfredzaamheid.lezen import maak_leespagina
from zelfredzaamheid.matrix import noteer_bijzonder
from zelfredzaamheid.models import Meting

VOL = ["GET", "HEAD", "POST"]


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
def begin(request: Aanvraag, pk: int) -> HttpResponse:
    """Choose which measurement it is and of what day; a concept that is open is opened instead."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.METING_INVULLEN, pk=pk)
    eis_invullen(traject, request.user)
    concept = Meting.objects.van(traject).concept().first()
    if concept is not None:
        messages.info(request, "Er was al een meting begonnen. Hier kun je verder.")
        return redirect("zelfredzaamheid:invullen", pk=concept.pk)
    bestaand = set(Meting.objects.van(traject).values_list("soort", flat=True))
    form = BeginFormulier(request.POST or None, traject=traject, bestaand=bestaand)
    if form.is_valid():
        try:
            meting = diensten.begin_meting(traject=traject, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            return redirect("zelfredzaamheid:invullen", pk=meting.pk)
    context = {"form": form, "traject": traject}
    return render(request, "zelfredzaamheid/begin.html", context, status=422 if form.errors else 200)


@vereist(Recht.METING_INZIEN)
@require_safe
@transaction.atomic
def meting(request: Aanvraag, pk: int) -> HttpResponse:
    """Read a measurement; whoever may fill in a concept is led to where that is done."""
    gevonden = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_INZIEN, pk=pk)
    if not gevonden.is_vastgesteld and mag_invullen(gevonden.traject, request.user):
        return redirect("zelfredzaamheid:invullen", pk=pk)
    noteer_bekeken(request, gevonden.traject, "meting")
    return render(request, "zelfredzaamheid/lezen.html", {"pagina": maak_leespagina(gevonden, request.user)})


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
@transaction.atomic
def invullen(request: Aanvraag, pk: int) -> HttpResponse:
    """Fill in a concept; what was fixed, or is filled in by somebody else, can only be read."""
    gevonden = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_INVULLEN, pk=pk)
    if request.method == "POST":
        eis_invullen(gevonden.traject, request.user)
        return _bewaar(request, maak_invulpagina(gevonden, request.user, request.POST))
    if gevonden.is_vastgesteld or not mag_invullen(gevonden.traject, request.user):
        return redirect("zelfredzaamheid:meting", pk=pk)
    noteer_bekeken(request, gevonden.traject, "meting")
    pagina = maak_invulpagina(gevonden, request.user)
    if pagina.met_bijzonder:
        noteer_bijzonder([gevonden], door=request.user)
    return render(request, "zelfredzaamheid/invullen.html", {"pagina": pagina, "form": pagina.formulier})


@vereist(Recht.METING_INVULLEN)
@require_POST
def concept(request: Aanvraag, pk: int) -> JsonResponse:
    """Keep what is being typed; 409 when a colleague saved in between, 422 for what cannot be read."""
    gevonden = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_INVULLEN, pk=pk)
    eis_invullen(gevonden.traject, request.user)
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
            wis_concept(request.user, METING_VERBETEREN, pk)
            return redirect("zelfredzaamheid:invullen", pk=nieuw.pk)
    pagina = _metingpagina(oud, "Meting verbeteren", "Correctie beginnen")
    concept = op_pagina(request.user, METING_VERBETEREN, pk, form)
    return toon_in_dossier(request, form, pagina, oud.traject, **concept)


@vereist(Recht.METING_VASTSTELLEN)
@require_http_methods(VOL)
def teruggeven(request: Aanvraag, pk: int) -> HttpResponse:
    """Give a measurement that was handed over back, with what is still to do."""
    gevonden = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_VASTSTELLEN, pk=pk)
    form = TerugFormulier(request.POST or None)
    if form.is_valid():
        try:
            diensten.geef_meting_terug(meting=gevonden, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, METING_TERUGGEVEN, pk)
            messages.success(request, "De meting is teruggegeven.")
            return redirect("zelfredzaamheid:metingen")
    pagina = _metingpagina(gevonden, "Meting teruggeven", "Meting teruggeven", "Niet teruggeven")
    concept = op_pagina(request.user, METING_TERUGGEVEN, pk, form)
    return toon_in_dossier(request, form, pagina, gevonden.traject, **concept)


def _metingpagina(meting: Meting, titel: str, knop: str, niet: str = "Niets veranderen") -> Formulierpagina:
    soort = meting.get_soort_display()
    onder = f"{soort} van {datum(meting.datum)} · {meting.traject.deelnemer.naam}"
    return Formulierpagina(titel, knop, reverse("zelfredzaamheid:meting", args=[meting.pk]), soort, onder, niet=niet)


@vereist(Recht.METING_INVULLEN)
@require_http_methods(VOL)
def weggooien(request: Aanvraag, pk: int) -> HttpResponse:
    """Ask, then throw a concept away: this cannot be undone."""
    gevonden = haal_op(Meting.objects.om_te_tonen(), request.user, Recht.METING_INVULLEN, pk=pk)
    eis_invullen(gevonden.traject, request.user)
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
    """Save, and hand over or fix when asked; what is not complete yet stays saved as a concept."""
    formulier, meting_ = pagina.formulier, pagina.meting
    if not formulier.is_valid():
        return _opnieuw(request, pagina, 422)
    try:
        with transaction.atomic():
            bewaard = _bewaar_scores(request, meting_, formulier)
    except DomeinFout as fout:
        # somebody saved, fixed or threw it away in between: what was typed here stays on the screen
        ververs(pagina)
        formulier.add_error(None, str(fout))
        return _opnieuw(request, pagina, fout.status)
    if "vaststellen" not in request.POST and "klaar" not in request.POST:
        messages.success(request, "De meting is bewaard. Je kunt later verder.")
        return redirect("zelfredzaamheid:metingen_van", pk=meting_.traject_id)
    try:
        with transaction.atomic():
            zin = _rond_af(request, bewaard, formulier)
    except DomeinFout as fout:
        formulier.eist_redenen = True
        formulier.add_error(None, str(fout))
        formulier.ga_verder_vanaf(bewaard.versie)
        return _opnieuw(request, pagina, 422)
    messages.success(request, zin)
    return redirect("zelfredzaamheid:meting", pk=meting_.pk)


def _rond_af(request: Aanvraag, bewaard: Meting, formulier: ScoresFormulier) -> str:
    """Fix the measurement, or hand it over to whoever does; returns what happened.

    Raises RegelGeschonden to ask once whether what was left empty was not discussed; handing over asks nothing.
    """
    naam = bewaard.get_soort_display().lower()
    if "klaar" in request.POST:
        diensten.zet_meting_klaar(meting=bewaard, door=request.user)
        return f"De {naam} staat klaar. De casemanager kan haar nu vaststellen."
    eis(request.user, Recht.METING_VASTSTELLEN, bewaard)
    if formulier.ingevuld and (leeg := formulier.zonder_keuze()):
        formulier.niet_gekozen = leeg
        raise RegelGeschonden(formulier.vraag)
    diensten.stel_meting_vast(meting=bewaard, door=request.user)
    return f"De {naam} is vastgesteld."


def _opnieuw(request: Aanvraag, pagina: Invulpagina, status: int) -> HttpResponse:
    context: dict[str, Any] = {"pagina": pagina, "form": pagina.formulier}
    return render(request, "zelfredzaamheid/invullen.html", context, status=status)
