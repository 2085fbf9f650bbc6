"""An employer stops, goes on again, or gets another fixed jobcoach because the old one left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.views.aanvraag import getal
from vormgeving.taal import datum
from werkgevers.models import Werkgever
from werkgevers.werkgever import overdragen as overdracht
from werkgevers.werkgever.forms import StopFormulier
from werkgevers.werkgever.stoppen import laat_doorgaan, stop_werkgever, wat_loopt


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def stoppen(request: Aanvraag, pk: int) -> HttpResponse:
    """Say what goes on and what is not offered any more, then let an employer stop."""
    werkgever = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    vandaag = timezone.localdate()
    form = StopFormulier(request.POST or None, versie=werkgever.versie, initial={"gestopt_op": vandaag})
    if request.method == "POST" and form.is_valid():
        try:
            gestopt = stop_werkgever(werkgever=werkgever, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))
        else:
            dag = form.cleaned_data["gestopt_op"]
            wanneer = "is gestopt" if gestopt.is_gestopt(vandaag) else f"stopt op {datum(dag)}"
            messages.success(request, f"{gestopt.naam} {wanneer}. Je kunt dit altijd terugdraaien.")
            return redirect(gestopt)
    context = {"form": form, "werkgever": werkgever, "loopt": wat_loopt(werkgever, request.user, vandaag)}
    return render(request, "werkgevers/werkgever/stoppen.html", context, status=422 if form.errors else 200)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_POST
def doorgaan(request: Aanvraag, pk: int) -> HttpResponse:
    """An employer that stopped offers its places again."""
    werkgever = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    try:
        laat_doorgaan(werkgever=werkgever, versie=getal(request.POST.get("versie", "")), door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, f"{werkgever.naam} gaat weer door.")
    return redirect(werkgever)


@vereist(Recht.WERKGEVER_OVERDRAGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def overdragen(request: Aanvraag) -> HttpResponse:
    """Whose employers, which ones, and to whom."""
    van = overdracht.met_werkgevers().filter(pk=getal(request.GET.get("van", ""))).first()
    fout, status = "", 200
    if request.method == "POST" and van is not None:
        naar = overdracht.jobcoaches().filter(pk=getal(request.POST.get("naar", ""))).first()
        try:
            gedaan = overdracht.draag_werkgevers_over(
                werkgevers=[getal(pk) for pk in request.POST.getlist("werkgever")[: overdracht.HOOGSTENS]],
                van=van,
                naar=naar or van,
                door=request.user,
            )
        except DomeinFout as bezwaar:
            fout, status = str(bezwaar), bezwaar.status
        else:
            wat = f"{gedaan[0].naam} heeft" if len(gedaan) == 1 else f"{len(gedaan)} werkgevers hebben"
            messages.success(request, f"{wat} nu {naar} als vaste jobcoach.")
            return redirect("werkgevers:werkgevers_overdragen")
    context = {
        "van": van,
        "collegas": overdracht.met_werkgevers(),
        "vertrokken": set(overdracht.vertrokken().values_list("pk", flat=True)),
        "werkgevers": overdracht.werkgevers_van(van)[: overdracht.HOOGSTENS] if van else [],
        "naar": overdracht.jobcoaches().exclude(pk=van.pk).order_by("achternaam", "voornaam", "pk") if van else [],
        "gekozen": request.POST.getlist("werkgever") if fout else None,
        "gekozen_naar": request.POST.get("naar", ""),
        "fout": fout,
    }
    return render(request, "werkgevers/werkgever/overdragen.html", context, status=status)
