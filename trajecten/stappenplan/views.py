"""The page of the stappenplan, and what is done with its steps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.formulierpagina import toon_in_dossier
from trajecten.models import Doorverwijzing, Stap, Traject
from trajecten.stappenplan import diensten
from trajecten.stappenplan.forms import (
    CONCEPT_AFSLUITEN,
    CONCEPT_STAP,
    CONCEPT_STAP_WIJZIGEN,
    AfsluitFormulier,
    StapFormulier,
)
from trajecten.stappenplan.verwijsregels import verwijsregels
from trajecten.stappenplan.zicht import (
    Lezer,
    klare_regels,
    lezer_van,
    noteer_bijzonder,
    onderwerp_voor,
    plan_van,
    wat_voor,
    wie_voor,
)
from trajecten.views.aanvraag import Aanvraag, getal
from vormgeving.formulierpagina import Formulierpagina

KLAAR_PER_PAGINA = 25
RICHTINGEN = {"omhoog": -1, "omlaag": 1}
GEEN_DIAGNOSE = (
    "Noem geen diagnose. Schrijf op wat er nodig is, niet wat iemand heeft.",
    "De deelnemer kan alles lezen wat hier staat. Schrijf het zoals je het samen zei.",
    "Gaat het over gezondheid of justitie? Dan ziet alleen de casemanager van dit traject waar het over gaat.",
)


@vereist(Recht.STAPPENPLAN_INZIEN)
@require_safe
@transaction.atomic
def stappenplan(request: Aanvraag, pk: int) -> HttpResponse:
    """The open steps in order, what the latest meting asks for, referrals, and what was done."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.STAPPENPLAN_INZIEN, pk=pk)
    noteer_bekeken(request, traject, "stappenplan")
    vandaag, vanaf = timezone.localdate(), getal(request.GET.get("vanaf", ""))
    plan = plan_van(traject, request.user, vandaag)
    klaar = list(Stap.objects.van(traject).klaar().om_te_tonen()[vanaf : vanaf + KLAAR_PER_PAGINA])
    verwijzingen = list(Doorverwijzing.objects.van(traject).om_te_tonen())
    if plan.toont_bijzonder or any(d.bijzonder and plan.lezer.leest(d) for d in [*klaar, *verwijzingen]):
        noteer_bijzonder(traject, door=request.user)
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="stappenplan"),
        "traject": traject,
        "plan": plan,
        "klaar": klare_regels(klaar, plan.lezer),
        "volgende": vanaf + KLAAR_PER_PAGINA if plan.aantal_klaar > vanaf + KLAAR_PER_PAGINA else None,
        "verwijzingen": verwijsregels(verwijzingen, plan.lezer, vandaag),
        "loopt_nog": traject.einddatum is None or traject.einddatum > vandaag,
        "vandaag": vandaag,
    }
    return render(request, "trajecten/stappenplan/stappenplan.html", context)


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def stap_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Add a step; `?leefgebied=` chooses one beforehand."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.STAPPENPLAN_WIJZIGEN, pk=pk)
    form = StapFormulier(request.POST or None, traject=traject, leefgebied=request.GET.get("leefgebied", ""))
    concept = op_pagina(request.user, CONCEPT_STAP, pk, form)
    if request.method == "POST" and form.is_valid():
        try:
            diensten.maak_stap(
                traject=traject, sleutel=form.cleaned_data["sleutel"], door=request.user, **form.argumenten()
            )
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            wis_concept(request.user, CONCEPT_STAP, pk)
            messages.success(request, "De stap staat in het stappenplan.")
            return redirect("trajecten:stappenplan", pk=pk)
    pagina = planpagina(traject, "Stap toevoegen", "Stap opslaan", "Geen stap toevoegen")
    return toon_in_dossier(request, form, pagina, traject, **concept)


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_POST
def uit_meting(request: Aanvraag, pk: int) -> HttpResponse:
    """Make in one click the first step of a leefgebied with a low score, or of all of them."""
    traject = haal_op(Traject, request.user, Recht.STAPPENPLAN_WIJZIGEN, pk=pk)
    # only what this person may know to be low: another code makes nothing, and tells nothing
    aanbod = [deel.leefgebied.code for deel in plan_van(traject, request.user, timezone.localdate()).aanbod]
    gevraagd = [code for code in aanbod if code in request.POST.getlist("leefgebied")]
    stappen = diensten.maak_eerste_stappen(traject=traject, leefgebieden=gevraagd, door=request.user)
    if len(stappen) == 1:
        messages.success(request, "De stap staat in het stappenplan. Maak hem hier concreter.")
        return redirect("trajecten:stap", pk=stappen[0].pk)
    if stappen:
        messages.success(request, f"{len(stappen)} stappen staan in het stappenplan. Maak ze nog concreter.")
    else:
        messages.info(request, "Deze stap staat al in het stappenplan.")
    return redirect("trajecten:stappenplan", pk=pk)


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_POST
def volgorde_terug(request: Aanvraag, pk: int) -> HttpResponse:
    """Back to the order of urgency."""
    traject = haal_op(Traject, request.user, Recht.STAPPENPLAN_WIJZIGEN, pk=pk)
    diensten.herstel_volgorde(traject=traject, door=request.user)
    messages.success(request, "De dringendste stap staat weer bovenaan.")
    return redirect("trajecten:stappenplan", pk=pk)


@vereist(Recht.STAPPENPLAN_INZIEN)
@require_safe
def stap(request: Aanvraag, pk: int) -> HttpResponse:
    """One step, with a form for who may change it, and how it was before.

    Who may not know what it is about sees only that it is there.
    """
    gevraagd = haal_op(Stap.objects.om_te_tonen(), request.user, pk=pk)
    return _stappagina(request, gevraagd, lezer_van(gevraagd.traject, request.user))


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def stap_wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Save the form of the page of a step; opened by itself it leads to that page."""
    gevraagd, lezer = _leesbare_stap(request, pk)
    if request.method != "POST":
        return redirect("trajecten:stap", pk=pk)
    form = StapFormulier(request.POST, traject=gevraagd.traject, stap=gevraagd, lezer=lezer)
    if form.is_valid():
        try:
            diensten.wijzig_stap(
                stap=gevraagd, verwacht=form.cleaned_data["versie"], door=request.user, **form.argumenten()
            )
        except NietMeerActueel as fout:
            nu: Stap = fout.nu  # steps are never removed
            form.zet_naast(StapFormulier(traject=nu.traject, stap=nu, lezer=lezer), nu.versie)
            return _stappagina(request, nu, lezer, form, status=409)
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            wis_concept(request.user, CONCEPT_STAP_WIJZIGEN, pk)
            messages.success(request, "De stap is gewijzigd.")
            return redirect("trajecten:stappenplan", pk=gevraagd.traject_id)
    return _stappagina(request, gevraagd, lezer, form, status=422)


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def stap_afsluiten(request: Aanvraag, pk: int) -> HttpResponse:
    """Done, or no longer needed, and what came of it."""
    gevraagd, lezer = _leesbare_stap(request, pk)
    form = AfsluitFormulier(request.POST or None, stap=gevraagd)
    if request.method == "POST" and form.is_valid():
        try:
            diensten.sluit_stap(stap=gevraagd, door=request.user, **form.argumenten())
        except NietMeerActueel as fout:
            nu: Stap = fout.nu
            form.zet_naast(AfsluitFormulier(stap=nu), nu.versie)
            return _afsluitpagina(request, nu, lezer, form, status=409)
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            wis_concept(request.user, CONCEPT_AFSLUITEN, pk)
            messages.success(request, "De stap is afgesloten.")
            return redirect("trajecten:stappenplan", pk=gevraagd.traject_id)
    return _afsluitpagina(request, gevraagd, lezer, form, status=422 if form.errors else 200)


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_POST
def stap_openen(request: Aanvraag, pk: int) -> HttpResponse:
    """Open again what was closed too soon."""
    gevraagd, _ = _leesbare_stap(request, pk)
    diensten.heropen_stap(stap=gevraagd, verwacht=getal(request.POST.get("versie", "")), door=request.user)
    messages.success(request, "De stap is weer open.")
    return redirect("trajecten:stappenplan", pk=gevraagd.traject_id)


@vereist(Recht.STAPPENPLAN_WIJZIGEN)
@require_POST
def stap_verplaatsen(request: Aanvraag, pk: int) -> HttpResponse:
    """One place up or down."""
    gevraagd = haal_op(Stap.objects.om_te_tonen(), request.user, Recht.STAPPENPLAN_WIJZIGEN, pk=pk)
    plaatsen = RICHTINGEN.get(request.POST.get("richting", ""), 0)
    plan = plan_van(gevraagd.traject, request.user, timezone.localdate())
    diensten.verplaats_stap(stap=gevraagd, plaatsen=plaatsen, zichtbaar=plan.plekken, door=request.user)
    antwoord = redirect("trajecten:stappenplan", pk=gevraagd.traject_id)
    antwoord["Location"] += f"#stap-{pk}"
    return antwoord


def meld_in(form: Any, fout: DomeinFout) -> None:
    """Put what a dienst says at its field, or above the form."""
    form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))


def _leesbare_stap(request: Aanvraag, pk: int) -> tuple[Stap, Lezer]:
    """The step, provided that this person may change the plan and knows what the step is about."""
    gevraagd = haal_op(Stap.objects.om_te_tonen(), request.user, Recht.STAPPENPLAN_WIJZIGEN, pk=pk)
    lezer = lezer_van(gevraagd.traject, request.user)
    if not lezer.leest(gevraagd):
        raise PermissionDenied("Deze stap gaat over een persoonlijk onderwerp. Vraag het aan de casemanager.")
    return gevraagd, lezer


@transaction.atomic
def _stappagina(
    request: Aanvraag, stap: Stap, lezer: Lezer, form: StapFormulier | None = None, status: int = 200
) -> HttpResponse:
    leest = lezer.leest(stap)
    if form is None and stap.is_open and lezer.wijzigen and leest:
        form = StapFormulier(traject=stap.traject, stap=stap, lezer=lezer)
    noteer_bekeken(request, stap.traject, "stap")
    if stap.bijzonder and leest:
        noteer_bijzonder(stap.traject, door=request.user)
    context = {
        "form": form,
        "stap": stap,
        "traject": stap.traject,
        "wat": wat_voor(stap, lezer),
        "wie": wie_voor(stap, lezer),
        "onderwerp": onderwerp_voor(stap, lezer),
        "lezer": lezer,
        "leest": leest,
        "geen_diagnose": GEEN_DIAGNOSE,
        "versies": stap.versies.select_related("vastgelegd_door") if leest else [],
    }
    if form is not None:
        context |= op_pagina(request.user, CONCEPT_STAP_WIJZIGEN, stap.pk, form)
    return render(request, "trajecten/stappenplan/stap.html", context, status=status)


def _afsluitpagina(request: Aanvraag, stap: Stap, lezer: Lezer, form: AfsluitFormulier, *, status: int) -> HttpResponse:
    pagina = Formulierpagina(
        "Stap afsluiten",
        "Stap afsluiten",
        reverse("trajecten:stappenplan", args=[stap.traject_id]),
        "Stappenplan",
        f"{wat_voor(stap, lezer)} · {wie_voor(stap, lezer)}",
        niet="Stap open laten",
    )
    concept = op_pagina(request.user, CONCEPT_AFSLUITEN, stap.pk, form)
    return toon_in_dossier(request, form, pagina, stap.traject, status=status, **concept)


def planpagina(traject: Traject, titel: str, knop: str, niet: str, icoon: str = "check") -> Formulierpagina:
    """A page with a form about something new in the stappenplan, with what does not belong in it."""
    return Formulierpagina(
        titel,
        knop,
        reverse("trajecten:stappenplan", args=[traject.pk]),
        "Stappenplan",
        f"{traject.deelnemer.naam} · {traject.programma.naam}",
        GEEN_DIAGNOSE,
        niet,
        icoon,
    )
