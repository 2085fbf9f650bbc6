"""Pages of koppels: making one from a dossier, looking at one, changing and closing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from onderwijs.koppel import diensten
from onderwijs.koppel.forms import (
    CONCEPT,
    CONCEPT_AFSLUITEN,
    CONCEPT_WIJZIGEN,
    LEERMEESTER,
    AfsluitFormulier,
    KoppelFormulier,
    WijzigFormulier,
    eerste_dag_erna,
)
from onderwijs.koppel.zicht import kandidaten, koppelregels
from onderwijs.models import Koppel
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.formulierfouten import leg_ernaast
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import noteer_bekeken
from trajecten.models import Traject


@vereist(Recht.KOPPEL_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Make a koppel of this deelnemer and another one."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.KOPPEL_WIJZIGEN, pk=pk)
    anderen = kandidaten(traject, request.user, timezone.localdate())
    form = KoppelFormulier(request.POST or None, traject=traject, kandidaten=anderen)
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        mensen = [traject, velden["ander"]] if velden["rol"] == LEERMEESTER else [velden["ander"], traject]
        try:
            koppel = diensten.koppel_mensen(
                leermeester=mensen[0],
                gezel=mensen[1],
                vak=velden["vak"],
                doelen=velden["doelen"],
                van=velden["van"],
                tot=eerste_dag_erna(velden["laatste_dag"]),
                door=request.user,
            )
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, CONCEPT, traject.pk)
            messages.success(request, f"{koppel} zijn nu een koppel.")
            return redirect(koppel)
    context = {
        "form": form,
        "titel": "Leermeester en gezel koppelen",
        "onder": traject.deelnemer.naam,
        "knop": "Koppel opslaan",
        "terug": traject.get_absolute_url(),
        "terugnaam": traject.deelnemer.naam,
    }
    return _formulier(request, context | op_pagina(request.user, CONCEPT, traject.pk, form))


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def koppel(request: Aanvraag, pk: int) -> HttpResponse:
    """One koppel; it is part of the dossiers of both, so looking at it is noted for both that may be seen."""
    gevraagd = haal_op(Koppel.objects.met_mensen(), request.user, pk=pk)
    vandaag = timezone.localdate()
    mensen = [gevraagd.leermeester, gevraagd.gezel]
    # seen from the other one, each line shows the name as far as it may be known
    regels = [koppelregels(ander, [gevraagd], request.user, vandaag)[0] for ander in reversed(mensen)]
    for traject, regel in zip(mensen, regels, strict=True):
        if regel.ander_url:
            noteer_bekeken(request, traject, "koppel")
    context = {
        "koppel": gevraagd,
        "leermeester": regels[0],
        "gezel": regels[1],
        "wijzigen": gevraagd.is_open and mag(request.user, Recht.KOPPEL_WIJZIGEN, gevraagd),
    }
    return render(request, "onderwijs/koppel/koppel.html", context)


@vereist(Recht.KOPPEL_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change what is learned, the goals and the days."""
    gevraagd = haal_op(Koppel.objects.met_mensen(), request.user, Recht.KOPPEL_WIJZIGEN, pk=pk)
    form, status = WijzigFormulier(request.POST or None, koppel=gevraagd), None
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        try:
            diensten.wijzig_koppel(
                koppel=gevraagd,
                vak=velden["vak"],
                doelen=velden["doelen"],
                van=velden["van"],
                tot=eerste_dag_erna(velden["laatste_dag"]),
                versie=velden["versie"],
                door=request.user,
            )
        except NietMeerActueel as fout:
            status = leg_ernaast(form, lambda nu: WijzigFormulier(koppel=nu), fout)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, CONCEPT_WIJZIGEN, gevraagd.pk)
            messages.success(request, "Het koppel is opgeslagen.")
            return redirect(gevraagd)
    context = _over(gevraagd, form, titel="Koppel wijzigen", knop="Koppel opslaan")
    return _formulier(request, context | op_pagina(request.user, CONCEPT_WIJZIGEN, gevraagd.pk, form), status=status)


@vereist(Recht.KOPPEL_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def afsluiten(request: Aanvraag, pk: int) -> HttpResponse:
    """Close a koppel, with what teaching taught the leermeester."""
    gevraagd = haal_op(Koppel.objects.met_mensen(), request.user, Recht.KOPPEL_WIJZIGEN, pk=pk)
    form, status = AfsluitFormulier(request.POST or None, koppel=gevraagd), None
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        try:
            diensten.sluit_koppel(
                koppel=gevraagd,
                uitkomst=velden["uitkomst"],
                tot=eerste_dag_erna(velden["laatste_dag"]),
                leermeester_leerde=velden["leermeester_leerde"],
                vandaag=timezone.localdate(),
                versie=velden["versie"],
                door=request.user,
            )
        except NietMeerActueel as fout:
            status = leg_ernaast(form, lambda nu: AfsluitFormulier(koppel=nu), fout)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, CONCEPT_AFSLUITEN, gevraagd.pk)
            messages.success(request, "Het koppel is afgesloten.")
            return redirect(gevraagd)
    context = _over(gevraagd, form, titel="Koppel afsluiten", knop="Koppel afsluiten")
    return _formulier(request, context | op_pagina(request.user, CONCEPT_AFSLUITEN, gevraagd.pk, form), status=status)


def _over(gevraagd: Koppel, form: Any, *, titel: str, knop: str) -> dict[str, Any]:
    return {
        "form": form,
        "titel": titel,
        "onder": str(gevraagd),
        "knop": knop,
        "terug": reverse("onderwijs:koppel", args=[gevraagd.pk]),
        "terugnaam": str(gevraagd),
    }


def _formulier(request: Aanvraag, context: dict[str, Any], *, status: int | None = None) -> HttpResponse:
    status = status or (422 if context["form"].errors else 200)
    return render(request, "onderwijs/koppel/formulier.html", context, status=status)
