"""Referrals: make one, see one, write down where it stands."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import noteer_bekeken
from trajecten.formulierpagina import toon_in_dossier
from trajecten.models import Doorverwijzing, Traject
from trajecten.stappenplan import verwijzen
from trajecten.stappenplan.forms import CONCEPT_DOORVERWIJZING, CONCEPT_STAND
from trajecten.stappenplan.verwijsformulieren import StandFormulier, VerwijsFormulier
from trajecten.stappenplan.verwijsregels import verwijsregels
from trajecten.stappenplan.views import GEEN_DIAGNOSE, meld_in, planpagina
from trajecten.stappenplan.zicht import lezer_van, noteer_bijzonder
from trajecten.views.aanvraag import Aanvraag


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Ask somebody else to help."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.STAPPENPLAN_WIJZIGEN, pk=pk)
    form = VerwijsFormulier(request.POST or None, traject=traject)
    concept = op_pagina(request.user, CONCEPT_DOORVERWIJZING, pk, form)
    if request.method == "POST" and form.is_valid():
        try:
            verwijzen.verwijs_door(traject=traject, door=request.user, **form.argumenten())
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            wis_concept(request.user, CONCEPT_DOORVERWIJZING, pk)
            messages.success(request, "De doorverwijzing is opgeslagen.")
            return redirect("trajecten:stappenplan", pk=pk)
    pagina = planpagina(traject, "Doorverwijzen", "Doorverwijzing opslaan", "Niet doorverwijzen", "send")
    return toon_in_dossier(request, form, pagina, traject, **concept)


@vereist(Recht.STAPPENPLAN_INZIEN)
@require_safe
def doorverwijzing(request: Aanvraag, pk: int) -> HttpResponse:
    """One referral with its history, and a form for who may write down where it stands now."""
    return _pagina(request, haal_op(Doorverwijzing.objects.om_te_tonen(), request.user, pk=pk), None)


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def bijwerken(request: Aanvraag, pk: int) -> HttpResponse:
    """Save where a referral stands now; opened by itself it leads to the page of the referral."""
    verwijzingen = Doorverwijzing.objects.om_te_tonen()
    verwijzing = haal_op(verwijzingen, request.user, Recht.STAPPENPLAN_WIJZIGEN, pk=pk)
    if request.method != "POST":
        return redirect("trajecten:doorverwijzing", pk=pk)
    if not lezer_van(verwijzing.traject, request.user).leest(verwijzing):
        raise PermissionDenied("Dit gaat over een persoonlijk onderwerp. Vraag het aan de casemanager.")
    form = StandFormulier(request.POST, verwijzing=verwijzing)
    if form.is_valid():
        try:
            verwijzen.zet_stand(verwijzing=verwijzing, door=request.user, **form.argumenten())
        except NietMeerActueel as fout:
            nu: Doorverwijzing = fout.nu  # referrals are never removed
            form.zet_naast(StandFormulier(verwijzing=nu), nu.versie)
            return _pagina(request, nu, form, status=409)
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            wis_concept(request.user, CONCEPT_STAND, pk)
            messages.success(request, "Hoe het nu staat, is opgeslagen.")
            return redirect("trajecten:stappenplan", pk=verwijzing.traject_id)
    return _pagina(request, verwijzing, form, status=422)


@transaction.atomic
def _pagina(
    request: Aanvraag, verwijzing: Doorverwijzing, form: StandFormulier | None, status: int = 200
) -> HttpResponse:
    lezer = lezer_van(verwijzing.traject, request.user)
    leest = lezer.leest(verwijzing)
    if form is None and leest and lezer.wijzigen and not verwijzing.is_klaar:
        form = StandFormulier(verwijzing=verwijzing)
    noteer_bekeken(request, verwijzing.traject, "doorverwijzing")
    if verwijzing.bijzonder and leest:
        noteer_bijzonder(verwijzing.traject, door=request.user)
    context = {
        "form": form,
        "traject": verwijzing.traject,
        "regel": verwijsregels([verwijzing], lezer, timezone.localdate())[0],
        "geen_diagnose": GEEN_DIAGNOSE,
        "stappen": verwijzing.stappen.select_related("vastgelegd_door").order_by("-id") if leest else [],
    }
    if form is not None:
        context |= op_pagina(request.user, CONCEPT_STAND, verwijzing.pk, form)
    return render(request, "trajecten/stappenplan/doorverwijzing.html", context, status=status)
