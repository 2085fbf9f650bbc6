"""The pages on which a beheerder keeps up the lists of choices."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.beheer.views import status_van
from trajecten.keuzelijsten import diensten
from trajecten.keuzelijsten.forms import KeuzeFormulier
from trajecten.keuzelijsten.regels import UITLEG
from trajecten.models import Code, Codelijst
from trajecten.views.aanvraag import Aanvraag, getal


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def keuzelijsten(request: Aanvraag) -> HttpResponse:
    """The lists, each with how many choices are on and off."""
    tellingen = (
        Code.objects.order_by().values("lijst").annotate(aan=Count("pk", filter=Q(actief=True)), alle=Count("pk"))
    )
    per_lijst = {telling["lijst"]: telling for telling in tellingen}
    lijsten = [
        {
            "lijst": lijst,
            "uitleg": UITLEG[lijst],
            "aan": telling.get("aan", 0),
            "uit": telling.get("alle", 0) - telling.get("aan", 0),
        }
        for lijst in Codelijst
        for telling in [per_lijst.get(lijst, {})]
    ]
    return render(request, "trajecten/keuzelijsten/overzicht.html", {"lijsten": lijsten})


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def keuzelijst(request: Aanvraag, lijst: str) -> HttpResponse:
    """The choices of one list in their order."""
    soort = _lijst(lijst)
    keuzes = Code.objects.filter(lijst=soort).order_by("volgorde", "id")
    return render(
        request, "trajecten/keuzelijsten/lijst.html", {"lijst": soort, "uitleg": UITLEG[soort], "keuzes": keuzes}
    )


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def keuze_nieuw(request: Aanvraag, lijst: str) -> HttpResponse:
    """Add a choice to a list."""
    soort = _lijst(lijst)
    form = KeuzeFormulier(request.POST or None, lijst=soort)
    if request.method == "POST" and form.is_valid():
        try:
            keuze = diensten.maak_keuze(lijst=soort, door=request.user, **form.invoer())
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"{keuze.naam} staat in de lijst.")
            return redirect("trajecten:keuzelijst", lijst=soort)
    return _pagina(request, form, lijst=soort)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def keuze(request: Aanvraag, pk: int) -> HttpResponse:
    """Call a choice otherwise."""
    hier = haal_op(Code, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    form = KeuzeFormulier(request.POST or None, instance=hier, lijst=hier.lijst)
    if request.method == "POST" and form.is_valid():
        versie = form.cleaned_data["versie"]
        try:
            diensten.wijzig_keuze(keuze=hier, versie=versie, door=request.user, **form.invoer())
        except NietMeerActueel as botsing:
            if botsing.nu is None:
                raise
            form.zet_naast(KeuzeFormulier(instance=botsing.nu, lijst=hier.lijst), botsing.nu.versie)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"{form.cleaned_data['naam']} is opgeslagen.")
            return redirect("trajecten:keuzelijst", lijst=hier.lijst)
    return _pagina(request, form, lijst=Codelijst(hier.lijst), keuze=Code.objects.get(pk=pk))


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def keuze_aan(request: Aanvraag, pk: int) -> HttpResponse:
    """Offer a choice again, or no longer."""
    hier = haal_op(Code, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    aan = request.POST.get("aan") == "ja"
    try:
        diensten.zet_keuze_aan(keuze=hier, aan=aan, door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        wat = "is weer te kiezen" if aan else "is niet meer te kiezen. Waar het al stond, blijft het te lezen"
        messages.success(request, f"{hier.naam} {wat}.")
    return redirect("trajecten:keuzelijst", lijst=hier.lijst)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_POST
def keuze_verplaatsen(request: Aanvraag, pk: int) -> HttpResponse:
    """One place up or down."""
    hier = haal_op(Code, request.user, Recht.PROGRAMMA_BEHEREN, pk=pk)
    omhoog, plaats = request.POST.get("omhoog") == "ja", getal(request.POST.get("plaats", ""))
    diensten.verplaats_keuze(keuze=hier, plaats=plaats, omhoog=omhoog, door=request.user)
    return redirect(f"{reverse('trajecten:keuzelijst', args=[hier.lijst])}#keuze-{hier.pk}")


def _lijst(naam: str) -> Codelijst:
    try:
        return Codelijst(naam)
    except ValueError as fout:
        raise Http404 from fout


def _pagina(request: Aanvraag, form: KeuzeFormulier, **extra: Any) -> HttpResponse:
    return render(request, "trajecten/keuzelijsten/keuze.html", {"form": form, **extra}, status=status_van(form))
