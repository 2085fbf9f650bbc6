"""The pages on which a beheerder keeps up programmes and projects."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import NietMeerActueel
from toegang.matrix import Recht
from trajecten.beheer import diensten
from trajecten.beheer.forms import NieuwProgrammaFormulier, ProgrammaFormulier, SubsidieprojectFormulier
from trajecten.models import Programma, Subsidieproject
from trajecten.views.aanvraag import Aanvraag


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def overzicht(request: Aanvraag) -> HttpResponse:
    """Everything that this person keeps up, each with what it is for."""
    return render(request, "trajecten/beheer/overzicht.html")


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def programmas(request: Aanvraag) -> HttpResponse:
    """The programmes, those in use first."""
    alle = Programma.objects.voor_beheer(timezone.localdate())
    return render(request, "trajecten/beheer/programmas.html", {"programmas": alle})


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def programma_nieuw(request: Aanvraag) -> HttpResponse:
    """Add a programme; its route comes after it."""
    form = NieuwProgrammaFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        nieuw = diensten.maak_programma(velden=form.velden(), door=request.user)
        messages.success(request, f"{nieuw.naam} is toegevoegd. Leg nu de route.")
        return redirect("bouwstenen:route", pk=nieuw.pk)
    return _formulier(request, form, "trajecten/beheer/programma.html")


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def programma(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a programme."""
    hier = haal_op(Programma, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    form = ProgrammaFormulier(request.POST or None, instance=hier)
    if request.method == "POST" and form.is_valid():
        versie = form.cleaned_data["versie"]
        try:
            diensten.wijzig_programma(programma=hier, velden=form.velden(), versie=versie, door=request.user)
        except NietMeerActueel as botsing:
            zet_naast(form, botsing)
        else:
            messages.success(request, f"{hier.naam} is opgeslagen.")
            return redirect("trajecten:programmas")
    return _formulier(request, form, "trajecten/beheer/programma.html", programma=Programma.objects.get(pk=pk))


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def programma_actief(request: Aanvraag, pk: int) -> HttpResponse:
    """Take a programme out of use, or into it again."""
    hier = haal_op(Programma, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    actief = request.POST.get("actief") == "ja"
    diensten.zet_programma_actief(programma=hier, actief=actief, door=request.user)
    wat = "is weer in gebruik" if actief else "is niet meer in gebruik. Wie erin zit, gaat gewoon door"
    messages.success(request, f"{hier.naam} {wat}.")
    return redirect("trajecten:programmas")


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def subsidieprojecten(request: Aanvraag) -> HttpResponse:
    """The projects, the latest period first."""
    alle = Subsidieproject.objects.voor_beheer(timezone.localdate())
    return render(request, "trajecten/beheer/subsidieprojecten.html", {"projecten": alle})


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def subsidieproject(request: Aanvraag, pk: int | None = None) -> HttpResponse:
    """Add a project, or with `pk` change one."""
    hier = haal_op(Subsidieproject, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk) if pk else None
    form = SubsidieprojectFormulier(request.POST or None, instance=hier)
    if request.method == "POST" and form.is_valid():
        try:
            if hier is None:
                diensten.maak_subsidieproject(velden=form.velden(), door=request.user)
            else:
                versie = form.cleaned_data["versie"]
                diensten.wijzig_subsidieproject(project=hier, velden=form.velden(), versie=versie, door=request.user)
        except NietMeerActueel as botsing:
            zet_naast(form, botsing)
        else:
            messages.success(request, f"{form.cleaned_data['naam']} is opgeslagen.")
            return redirect("trajecten:subsidieprojecten")
    project = Subsidieproject.objects.get(pk=pk) if pk else None
    return _formulier(request, form, "trajecten/beheer/subsidieproject.html", project=project)


def zet_naast(form: Any, botsing: NietMeerActueel) -> None:
    """Show in `form` what a colleague saved meanwhile beside what was typed; raises on when it is gone."""
    if botsing.nu is None:
        raise botsing
    form.zet_naast(type(form)(instance=botsing.nu), botsing.nu.versie)


def status_van(form: Any) -> int:
    """409 for a form that shows a colleague's change beside it, 422 for one with mistakes, else 200."""
    if getattr(form, "verschillen", ()):
        return 409
    return 422 if form.errors else 200


def _formulier(request: Aanvraag, form: BaseForm, sjabloon: str, **extra: Any) -> HttpResponse:
    """The page with this form."""
    return render(request, sjabloon, {"form": form, **extra}, status=status_van(form))
