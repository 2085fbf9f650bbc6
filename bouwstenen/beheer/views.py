"""The pages on which a beheerder lays the route of a programme."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bouwstenen.beheer import diensten, kopie, lijsten
from bouwstenen.beheer.beeld import beeld_van, lijsten_van
from bouwstenen.beheer.forms import RegelFormulier, SteenFormulier, WoordFormulier
from bouwstenen.beheer.regels import Richting
from bouwstenen.concept import STEEN, STEEN_NIEUW
from bouwstenen.models import Bouwsteen
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.matrix import Recht
from trajecten.beheer.views import status_van, zet_naast
from trajecten.concepten import op_pagina, wis_concept
from trajecten.models import Programma
from trajecten.views.aanvraag import Aanvraag, getal


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def route(request: Aanvraag, pk: int) -> HttpResponse:
    """The route of a programme in order, with the house it makes; POST says what a part is called."""
    programma = haal_op(Programma, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    beeld = beeld_van(programma)
    form = WoordFormulier(request.POST or None, initial={"woord": beeld.woord})
    if request.method == "POST" and form.is_valid():
        diensten.zet_woord(programma=programma, woord=form.cleaned_data["woord"], door=request.user)
        messages.success(request, "Het woord is opgeslagen.")
        return redirect("bouwstenen:route", pk=pk)
    context = {"programma": programma, "beeld": beeld, "form": form}
    return render(request, "bouwstenen/beheer/route.html", context, status=422 if form.errors else 200)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def steen_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Add a bouwsteen at the end of the route."""
    programma = haal_op(Programma, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    form = SteenFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            steen = diensten.voeg_steen_toe(programma=programma, velden=form.velden(), door=request.user)
        except RegelGeschonden as fout:
            form.add_error(None, str(fout))
        else:
            wis_concept(request.user, STEEN_NIEUW, pk)
            messages.success(request, f"{steen.naam} is toegevoegd.")
            return redirect("bouwstenen:steen", pk=steen.pk)
    return _steenpagina(request, form, programma, None)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def steen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a bouwsteen, and see its goals and modules."""
    hier = _steen(request, pk)
    form = SteenFormulier(request.POST or None, instance=hier)
    if request.method == "POST" and form.is_valid():
        versie = form.cleaned_data["versie"]
        try:
            diensten.wijzig_steen(steen=hier, velden=form.velden(), versie=versie, door=request.user)
        except NietMeerActueel as botsing:
            zet_naast(form, botsing)
        else:
            wis_concept(request.user, STEEN, pk)
            messages.success(request, f"{hier.naam} is opgeslagen. Het geldt vanaf nu.")
            return redirect("bouwstenen:route", pk=hier.route.programma_id)
    return _steenpagina(request, form, hier.route.programma, _steen(request, pk))


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def steen_verplaatsen(request: Aanvraag, pk: int, richting: Richting) -> HttpResponse:
    """Move a bouwsteen one place up or down."""
    hier = _steen(request, pk)
    nummer = getal(request.POST.get("nummer", ""))
    try:
        diensten.verplaats_steen(steen=hier, richting=richting, nummer=nummer, door=request.user)
    except RegelGeschonden as fout:
        messages.error(request, str(fout))
    return redirect("bouwstenen:route", pk=hier.route.programma_id)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def steen_verwijderen(request: Aanvraag, pk: int) -> HttpResponse:
    """Remove a bouwsteen in which nobody ever was."""
    hier = _steen(request, pk)
    naam = hier.naam
    diensten.verwijder_steen(steen=hier, door=request.user)
    messages.success(request, f"{naam} is verwijderd.")
    return redirect("bouwstenen:route", pk=hier.route.programma_id)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def steen_vervallen(request: Aanvraag, pk: int) -> HttpResponse:
    """Let a bouwsteen be started no longer, or be used again."""
    hier = _steen(request, pk)
    vervallen = request.POST.get("vervallen") == "ja"
    diensten.zet_steen_vervallen(steen=hier, vervallen=vervallen, door=request.user)
    wat = "vervalt: niemand begint er meer aan" if vervallen else "is weer in gebruik"
    messages.success(request, f"{hier.naam} {wat}.")
    return redirect("bouwstenen:route", pk=hier.route.programma_id)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def regel_nieuw(request: Aanvraag, pk: int, lijst: str) -> HttpResponse:
    """Add a goal or a module to a bouwsteen."""
    hier, soort = _steen(request, pk), lijsten.LIJSTEN[lijst]
    form = RegelFormulier(request.POST)
    if form.is_valid():
        try:
            velden = form.cleaned_data
            lijsten.voeg_regel_toe(
                lijst=soort, steen=hier, tekst=velden["tekst"], bijzonder=velden["bijzonder"], door=request.user
            )
        except RegelGeschonden as fout:
            form.add_error("tekst", str(fout))
    return _na_regel(request, form, hier, soort)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def regel(request: Aanvraag, pk: int, lijst: str) -> HttpResponse:
    """Reword a goal or a module, or with `weg` take it out of use."""
    soort = lijsten.LIJSTEN[lijst]
    rij = _regel(request, soort, pk)
    hier = _steen(request, rij.bouwsteen_id)
    form = RegelFormulier(request.POST)
    if form.is_valid():
        tekst, was = form.cleaned_data["tekst"], form.cleaned_data["was"]
        try:
            if "weg" in request.POST:
                lijsten.haal_regel_weg(lijst=soort, regel=rij, was=was, door=request.user)
            else:
                bijzonder = form.cleaned_data["bijzonder"]
                lijsten.wijzig_regel(
                    lijst=soort, regel=rij, tekst=tekst, was=was, bijzonder=bijzonder, door=request.user
                )
        except RegelGeschonden as fout:
            form.add_error("tekst", str(fout))
    return _na_regel(request, form, hier, soort)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def regel_verplaatsen(request: Aanvraag, pk: int, lijst: str, richting: Richting) -> HttpResponse:
    """Move a goal or a module one place up or down."""
    soort = lijsten.LIJSTEN[lijst]
    rij, was = _regel(request, soort, pk), getal(request.POST.get("was", ""))
    lijsten.verplaats_regel(lijst=soort, regel=rij, richting=richting, was=was, door=request.user)
    return _naar_lijst(rij.bouwsteen, soort)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def programma_kopieren(request: Aanvraag, pk: int) -> HttpResponse:
    """Copy a programme with its route."""
    programma = haal_op(Programma, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    nieuw = kopie.kopieer_programma(programma=programma, door=request.user)
    messages.success(request, "Dit is de kopie. Geef het programma een eigen naam.")
    return redirect("trajecten:programma", pk=nieuw.pk)


def _steen(request: Aanvraag, pk: int) -> Bouwsteen:
    stenen = Bouwsteen.objects.met_gebruik().select_related("route__programma")
    return haal_op(stenen, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)


def _regel(request: Aanvraag, lijst: lijsten.Lijst, pk: int) -> Any:
    regels = lijst.model.objects.select_related("bouwsteen__route__programma")
    return haal_op(regels, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)


def _na_regel(request: Aanvraag, form: RegelFormulier, steen: Bouwsteen, lijst: lijsten.Lijst) -> HttpResponse:
    """Back to the list; with a mistake the page of the bouwsteen says what is wrong (422)."""
    if not form.errors:
        return _naar_lijst(steen, lijst)
    pagina = SteenFormulier(instance=steen)
    extra = {"fout_in": lijst.code, "fout": form.errors["tekst"][0], "getypt": request.POST.get("tekst", "")}
    return _steenpagina(request, pagina, steen.route.programma, steen, status=422, **extra)


def _naar_lijst(steen: Bouwsteen, lijst: lijsten.Lijst) -> HttpResponse:
    antwoord = redirect("bouwstenen:steen", pk=steen.pk)
    antwoord["Location"] += f"#{lijst.code}"
    return antwoord


def _steenpagina(
    request: Aanvraag,
    form: SteenFormulier,
    programma: Programma,
    steen: Bouwsteen | None,
    status: int | None = None,
    **extra: Any,
) -> HttpResponse:
    context = {
        "form": form,
        "programma": programma,
        "steen": steen,
        "woord": beeld_van(programma).woord,
        "lijsten": lijsten_van(steen) if steen else [],
        **op_pagina(request.user, *((STEEN, steen.pk) if steen else (STEEN_NIEUW, programma.pk)), form),
        **extra,
    }
    return render(request, "bouwstenen/beheer/steen.html", context, status=status or status_van(form))
