"""Pages of ESF+ projects: targets and entered numbers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rapportage.esf import diensten
from rapportage.esf.forms import DoelenFormulier, OpgaveFormulier
from rapportage.esf.tabellen import doelentabel
from rapportage.models import EsfOpgave
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.models import Subsidieproject
from vormgeving.versies import versie_uit


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
def projecten(request: Aanvraag) -> HttpResponse:
    """All projects of ESF+, the latest period first."""
    alle = Subsidieproject.objects.voor_beheer(timezone.localdate()).filter(soort=Subsidieproject.Soort.ESF)
    return render(request, "rapportage/esf/projecten.html", {"projecten": alle})


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
def project(request: Aanvraag, pk: int) -> HttpResponse:
    """Targets and entered numbers of one project, and who entered them when."""
    hier = _project(request, pk)
    context = {
        "project": hier,
        "doelen": doelentabel(diensten.doelen_van(hier)),
        "opgaven": EsfOpgave.objects.filter(subsidieproject=hier).select_related("door"),
    }
    return render(request, "rapportage/esf/project.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def doelen(request: Aanvraag, pk: int) -> HttpResponse:
    """Set the targets of a project."""
    hier = _project(request, pk)
    form = DoelenFormulier(request.POST or None, doelen=diensten.doelen_van(hier))
    if form.is_valid():
        versie = form.cleaned_data["versie"]
        try:
            diensten.bewaar_doelen(project=hier, doelen=form.doelen, versie=versie, door=request.user)
        except NietMeerActueel as botsing:
            form.zet_naast(DoelenFormulier(doelen=botsing.nu), versie_uit(botsing.nu))
        else:
            messages.success(request, "De doelen zijn opgeslagen.")
            return redirect("rapportage:esf_project", pk=hier.pk)
    return _formulier(request, form, hier, "Doelen", "Doelen opslaan")


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def opgave_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Enter how many organisations got support in a period."""
    hier = _project(request, pk)
    form = OpgaveFormulier(request.POST or None)
    if form.is_valid():
        try:
            diensten.geef_op(project=hier, door=request.user, **form.velden())
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "De opgave is opgeslagen.")
            return redirect("rapportage:esf_project", pk=hier.pk)
    return _formulier(request, form, hier, "Opgave toevoegen", "Opgave opslaan")


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def opgave(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct what was entered."""
    hier = haal_op(EsfOpgave.objects.select_related("subsidieproject"), request.user, Recht.RAPPORT_MAKEN, pk=pk)
    van = hier.subsidieproject
    form = OpgaveFormulier(request.POST or None, instance=hier)
    if form.is_valid():
        try:
            diensten.verbeter_opgave(
                opgave=hier, versie=form.cleaned_data["versie"], door=request.user, **form.velden()
            )
        except NietMeerActueel as botsing:
            if botsing.nu is None:
                raise
            form.zet_naast(OpgaveFormulier(instance=botsing.nu), botsing.nu.versie)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "De opgave is opgeslagen.")
            return redirect("rapportage:esf_project", pk=van.pk)
    return _formulier(request, form, van, "Opgave verbeteren", "Opgave opslaan")


def _project(request: Aanvraag, pk: int) -> Subsidieproject:
    """A project of ESF+. Raises Http404 for another one."""
    bron = Subsidieproject.objects.filter(soort=Subsidieproject.Soort.ESF)
    return haal_op(bron, request.user, Recht.RAPPORT_MAKEN, pk=pk)


def _formulier(request: Aanvraag, form: Any, hier: Subsidieproject, titel: str, knop: str) -> HttpResponse:
    """The page with this form: 409 when it shows a colleague's change beside it, 422 with mistakes."""
    status = 409 if getattr(form, "verschillen", ()) else 422 if form.errors else 200
    context = {"form": form, "project": hier, "titel": titel, "knop": knop}
    return render(request, "rapportage/esf/formulier.html", context, status=status)
