"""Who guides a traject: seeing, adding, changing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.begeleiding import diensten
from trajecten.begeleiding.forms import BegeleiderFormulier
from trajecten.begeleiding.zicht import begeleiding_van
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Betrokkene, Overdracht, Traject
from trajecten.stappenplan.views import meld_in
from trajecten.views.aanvraag import Aanvraag, getal


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def begeleiding(request: Aanvraag, pk: int) -> HttpResponse:
    """Who guides now and later, who did, and the hand-overs."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, pk=pk)
    noteer_bekeken(request, traject, "begeleiding")
    vandaag = timezone.localdate()
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="gegevens"),
        "traject": traject,
        "begeleiding": begeleiding_van(traject, vandaag),
        "overdrachten": Overdracht.objects.van(traject).om_te_tonen(),
        "mag_wijzigen": mag(request.user, Recht.BEGELEIDING_WIJZIGEN, traject),
        "loopt_nog": traject.einddatum is None or traject.einddatum > vandaag,
    }
    return render(request, "trajecten/begeleiding/begeleiding.html", context)


@vereist(Recht.BEGELEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Let a colleague guide this traject as well."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.BEGELEIDING_WIJZIGEN, pk=pk)
    form = BegeleiderFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("gebruiker", "rol", "van", "tot")}
        try:
            betrokkene = diensten.voeg_begeleider_toe(traject=traject, door=request.user, **velden)
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            messages.success(request, f"{betrokkene.gebruiker.naam} begeleidt nu mee.")
            return redirect("trajecten:begeleiding", pk=pk)
    context = {"form": form, "traject": traject}
    return render(request, "trajecten/begeleiding/begeleider.html", context, status=422 if form.errors else 200)


@vereist(Recht.BEGELEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change role or period of somebody who guides."""
    betrokkene = haal_op(_betrokkenen(), request.user, Recht.BEGELEIDING_WIJZIGEN, pk=pk)
    form = BegeleiderFormulier(request.POST or None, betrokkene=betrokkene)
    if request.method == "POST" and form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("rol", "van", "tot")}
        try:
            diensten.wijzig_begeleider(
                betrokkene=betrokkene, verwacht=form.cleaned_data["versie"], door=request.user, **velden
            )
        except NietMeerActueel as fout:
            if fout.nu is None:
                raise
            form.zet_naast(BegeleiderFormulier(betrokkene=fout.nu), fout.nu.versie)
            return _wijzigpagina(request, betrokkene, form, status=409)
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            messages.success(request, "De begeleiding is gewijzigd.")
            return redirect(_verder(request, betrokkene.traject))
    return _wijzigpagina(request, betrokkene, form, status=422 if form.errors else 200)


@vereist(Recht.BEGELEIDING_WIJZIGEN)
@require_POST
def stoppen(request: Aanvraag, pk: int) -> HttpResponse:
    """Let somebody guide no longer, from today."""
    betrokkene = haal_op(_betrokkenen(), request.user, Recht.BEGELEIDING_WIJZIGEN, pk=pk)
    vandaag = timezone.localdate()
    diensten.wijzig_begeleider(
        betrokkene=betrokkene,
        verwacht=getal(request.POST.get("versie", "")),
        rol=betrokkene.rol,
        van=min(betrokkene.van, vandaag),
        tot=vandaag,
        door=request.user,
    )
    messages.success(request, f"{betrokkene.gebruiker.naam} begeleidt niet meer.")
    return redirect(_verder(request, betrokkene.traject))


def _betrokkenen() -> Any:
    return Betrokkene.objects.select_related("gebruiker", "traject__deelnemer", "traject__programma")


def _verder(request: Aanvraag, traject: Traject) -> str:
    """Back to who guides; for somebody who no longer reaches the traject to the list."""
    if mag(request.user, Recht.TRAJECT_INZIEN, traject):
        return reverse("trajecten:begeleiding", args=[traject.pk])
    return reverse("trajecten:lijst")


def _wijzigpagina(request: Aanvraag, betrokkene: Betrokkene, form: BegeleiderFormulier, *, status: int) -> HttpResponse:
    context = {"form": form, "traject": betrokkene.traject, "betrokkene": betrokkene}
    return render(request, "trajecten/begeleiding/begeleider.html", context, status=status)
