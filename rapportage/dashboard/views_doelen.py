"""The pages on which a programmamanager keeps the targets of programmes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rapportage.dashboard import diensten
from rapportage.dashboard.forms import DoelFormulier, NieuwDoelFormulier
from rapportage.models import Programmadoel
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.views.aanvraag import Aanvraag, getal

VOL = ["GET", "HEAD", "POST"]
# programmes times years times five; more than this nobody reads on one page
HOOGSTENS = 200


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def doelen(request: Aanvraag) -> HttpResponse:
    """The targets, the latest year first."""
    rijen = Programmadoel.objects.zichtbaar_voor(request.user).om_te_tonen()[:HOOGSTENS]
    return render(request, "rapportage/dashboard/doelen.html", {"doelen": rijen})


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(VOL)
def doel_nieuw(request: Aanvraag) -> HttpResponse:
    """Set a target."""
    form = NieuwDoelFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            gesteld = diensten.stel_doel(door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"{gesteld} van {gesteld.programma} is opgeslagen.")
            return redirect("rapportage:doelen")
    status = 422 if form.errors else 200
    return render(request, "rapportage/dashboard/doel.html", {"form": form}, status=status)


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(VOL)
def doel(request: Aanvraag, pk: int) -> HttpResponse:
    """Another number for a target."""
    hier = haal_op(Programmadoel.objects.select_related("programma"), request.user, Recht.RAPPORT_MAKEN, pk=pk)
    form = DoelFormulier(request.POST or None, instance=hier)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            gegevens = {"aantal": form.cleaned_data["aantal"], "versie": form.cleaned_data["versie"]}
            try:
                diensten.wijzig_doel(doel=hier, door=request.user, **gegevens)
            except NietMeerActueel as botsing:
                if botsing.nu is None:
                    raise
                form.zet_naast(DoelFormulier(instance=botsing.nu), botsing.nu.versie)
                status = botsing.status
            else:
                messages.success(request, "Het doel is opgeslagen.")
                return redirect("rapportage:doelen")
    return render(request, "rapportage/dashboard/doel.html", {"form": form, "doel": hier}, status=status)


@vereist(Recht.RAPPORT_MAKEN)
@require_POST
def doel_weg(request: Aanvraag, pk: int) -> HttpResponse:
    """Take a target away."""
    hier = haal_op(Programmadoel, request.user, Recht.RAPPORT_MAKEN, pk=pk)
    try:
        diensten.verwijder_doel(doel=hier, versie=getal(request.POST.get("versie", "")), door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "Het doel is weggehaald.")
    return redirect("rapportage:doelen")
