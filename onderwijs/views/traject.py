"""From a dossier: put somebody on a waiting list, and choose the modules of the personal plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from onderwijs.aanbod import aanbod_voor
from onderwijs.diensten.deelnames import zet_op_wachtlijst
from onderwijs.diensten.leerlijnen import kies_modules
from onderwijs.forms_leerlijn import ModulekeuzeFormulier
from onderwijs.models import Groep
from onderwijs.plan import plan_voor
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, RegelGeschonden
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Traject
from trajecten.planmodules import bron_van
from trajecten.views.aanvraag import getal


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def groepen(request: Aanvraag, pk: int) -> HttpResponse:
    """What is offered to this traject; a POST puts it on the waiting list of one group."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.TRAJECT_WIJZIGEN, pk=pk)
    if request.method == "POST":
        groep = Groep.objects.open().voor_programma(traject.programma).filter(pk=getal(request.POST.get("groep", "")))
        if (gekozen := groep.first()) is None:
            raise RegelGeschonden("Kies een groep die open is.")
        zet_op_wachtlijst(groep=gekozen, traject=traject, door=request.user)
        messages.success(
            request,
            f"{traject.deelnemer.roepnaam} staat op de wachtlijst van {gekozen}. De trainer kijkt wie erin past.",
        )
        return redirect("onderwijs:traject_groepen", pk=pk)
    return _toon(request, traject)


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def modules(request: Aanvraag, pk: int) -> HttpResponse:
    """Choose the modules of the personal plan."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.TRAJECT_WIJZIGEN, pk=pk)
    if request.method != "POST":
        return _toon(request, traject)
    aanbod = aanbod_voor(traject, timezone.localdate())
    formulier = ModulekeuzeFormulier(request.POST, mogelijk=aanbod.mogelijk)
    if formulier.is_valid():
        try:
            kies_modules(
                traject=traject,
                modules=list(formulier.cleaned_data["modules"].select_related("leerlijn")),
                afwijking=formulier.cleaned_data["afwijking"],
                door=request.user,
            )
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
            # once it is asked for, it is not something that can stay empty
            formulier.fields["afwijking"].required = fout.veld == "afwijking"
        else:
            messages.success(request, f"De modules van {traject.deelnemer.roepnaam} zijn opgeslagen.")
            return redirect("onderwijs:traject_groepen", pk=pk)
    return _toon(request, traject, formulier)


def _toon(request: Aanvraag, traject: Traject, formulier: ModulekeuzeFormulier | None = None) -> HttpResponse:
    vandaag = timezone.localdate()
    noteer_bekeken(request, traject, "groepen")
    context = {
        **_plan(request, traject),
        "kop": dossierkop(traject, request.user, vandaag, actief=""),
        "traject": traject,
        "aanbod": aanbod_voor(traject, vandaag, gekozen=formulier["modules"].value() if formulier else None),
        "form": formulier,
    }
    return render(request, "onderwijs/traject_groepen.html", context, status=422 if formulier else 200)


def _plan(request: Aanvraag, traject: Traject) -> dict[str, object]:
    """The personal plan where the route offers modules, and where it is changed or seen; `plan` is None elsewhere."""
    bron = bron_van(traject)
    if bron is None:
        return {"plan": None}
    wijzigen = mag(request.user, bron.recht, traject)
    url = reverse(bron.wijzignaam if wijzigen else bron.urlnaam, args=[traject.pk])
    return {"plan": plan_voor(traject, bron), "plan_url": url, "plan_wijzigen": wijzigen}
