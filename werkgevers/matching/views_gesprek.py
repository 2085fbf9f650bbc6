"""Klikgesprekken: planning one, moving it, what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import noteer_bekeken
from trajecten.formulierpagina import toon_in_dossier
from trajecten.models import Traject
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina
from werkgevers.matching import diensten
from werkgevers.matching.forms import CONCEPT_UITKOMST, GespreksFormulier, UitkomstFormulier
from werkgevers.matching.stand import Uitkomst
from werkgevers.models import Klikgesprek, Werkplek


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def klikgesprek_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Plan a klikgesprek about the place of `?werkplek=`."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.PLAATSING_WIJZIGEN, pk=pk)
    nummer = getal(request.GET.get("werkplek", ""))
    werkplek = Werkplek.objects.zichtbaar_voor(request.user).om_te_tonen().filter(pk=nummer).first()
    if werkplek is None:
        messages.info(request, "Kies eerst een werkplek. Plan daarna het klikgesprek.")
        return redirect("werkgevers:werk", pk=pk)
    form, status = GespreksFormulier(request.POST or None, werkplek=werkplek), None
    if request.method == "POST" and form.is_valid():
        try:
            gesprek = diensten.plan_klikgesprek(
                traject=traject, werkplek=werkplek, door=request.user, **form.argumenten()
            )
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: form)
        else:
            messages.success(request, "Het klikgesprek is gepland. Het staat in je agenda.")
            return redirect(gesprek)
    onder = f"{traject.deelnemer.naam} · {werkplek.naam} bij {werkplek.werkgever.naam}"
    terug = reverse("werkgevers:werk", args=[pk])
    pagina = Formulierpagina("Klikgesprek plannen", "Klikgesprek plannen", terug, "Werk zoeken", onder)
    return toon_in_dossier(request, form, pagina, traject, status=status)


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
@transaction.atomic
def klikgesprek(request: Aanvraag, pk: int) -> HttpResponse:
    """One klikgesprek: when, with whom, what came of it and what was agreed."""
    gesprek = haal_op(Klikgesprek.objects.om_te_tonen(), request.user, pk=pk)
    noteer_bekeken(request, gesprek.traject, "klikgesprek")
    context = {
        "gesprek": gesprek,
        "traject": gesprek.traject,
        "mag_wijzigen": mag(request.user, Recht.PLAATSING_WIJZIGEN, gesprek),
        "kan_plaatsen": gesprek.uitkomst == Uitkomst.KLIK and gesprek.plaatsing_id is None,
    }
    return render(request, "werkgevers/matching/klikgesprek.html", context)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def klikgesprek_verzetten(request: Aanvraag, pk: int) -> HttpResponse:
    """Another moment, or somebody else of the employer."""
    gesprek = _gesprek(request, pk)
    if not gesprek.is_gepland:
        messages.info(request, f"Dit klikgesprek is al {gesprek.get_staat_display().lower()}.")
        return redirect(gesprek)
    form, status = GespreksFormulier(request.POST or None, werkplek=gesprek.werkplek, gesprek=gesprek), None
    if request.method == "POST" and form.is_valid():
        try:
            diensten.verzet_klikgesprek(
                gesprek=gesprek, verwacht=form.cleaned_data["versie"], door=request.user, **form.argumenten()
            )
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: GespreksFormulier(werkplek=nu.werkplek, gesprek=nu))
        else:
            messages.success(request, "Het klikgesprek is verzet.")
            return redirect(gesprek)
    pagina = _pagina(gesprek, "Klikgesprek verzetten", "Klikgesprek verzetten")
    return toon_in_dossier(request, form, pagina, gesprek.traject, status=status)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def klikgesprek_uitkomst(request: Aanvraag, pk: int) -> HttpResponse:
    """Whether it clicked, and what was agreed."""
    gesprek = _gesprek(request, pk)
    form, status = UitkomstFormulier(request.POST or None, gesprek=gesprek), None
    concept: dict[str, Any] = op_pagina(request.user, CONCEPT_UITKOMST, pk, form)
    if request.method == "POST" and form.is_valid():
        try:
            nu = diensten.leg_uitkomst_vast(gesprek=gesprek, door=request.user, **form.argumenten())
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: UitkomstFormulier(gesprek=nu))
        else:
            wis_concept(request.user, CONCEPT_UITKOMST, pk)
            klik = nu.uitkomst == Uitkomst.KLIK
            messages.success(request, f"De uitkomst is opgeslagen.{' Maak nu de plaatsing.' if klik else ''}")
            return redirect(gesprek)
    pagina = _pagina(gesprek, "Uitkomst van het klikgesprek", "Uitkomst opslaan")
    return toon_in_dossier(request, form, pagina, gesprek.traject, status=status, **concept)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_POST
def klikgesprek_afzeggen(request: Aanvraag, pk: int) -> HttpResponse:
    """Call it off."""
    gesprek = _gesprek(request, pk)
    diensten.zeg_klikgesprek_af(gesprek=gesprek, verwacht=getal(request.POST.get("versie", "")), door=request.user)
    messages.success(request, "Het klikgesprek is afgezegd.")
    return redirect("werkgevers:werk", pk=gesprek.traject_id)


def _gesprek(request: Aanvraag, pk: int) -> Klikgesprek:
    gesprek: Klikgesprek = haal_op(Klikgesprek.objects.om_te_tonen(), request.user, Recht.PLAATSING_WIJZIGEN, pk=pk)
    return gesprek


def _pagina(gesprek: Klikgesprek, titel: str, knop: str) -> Formulierpagina:
    onder = f"{gesprek.traject.deelnemer.naam} · {gesprek.werkplek.naam} bij {gesprek.werkgever.naam}"
    dag = timezone.localdate(gesprek.gepland_op)
    return Formulierpagina(titel, knop, gesprek.get_absolute_url(), f"Klikgesprek {dag:%d-%m-%Y}", onder)
